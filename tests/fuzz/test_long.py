"""Long hostile text is refused or read in one go, wherever text comes in."""

from contextlib import suppress
from itertools import cycle

import pytest

import nnviz
from nnviz.engine.inputs import InputError
from nnviz.language.errors import ExpressionError
from nnviz.language.values import ValueTextError, read_value
from nnviz.text.features import read
from nnviz.text.lexicons import NEGATIVE, POSITIVE, lexicons, read_words
from nnviz.text.tokens import tokenize
from nnviz.ui.controls.encoding import EncodingError, decoded
from nnviz.ui.session.files import json_of
from nnviz.ui.training.sheet import DataError
from nnviz.ui.training.tables import read_table
from tests.ui.links.opening import DOCUMENTS

LENGTH = 100_000

WORDS = lexicons(POSITIVE, NEGATIVE)

PIECES = {
    "digits": "9",
    "powers": "1e",
    "brackets": "[",
    "blanks": " ",
    "lines": "a\n",
    "pairs": "a:1,",
    "bars": "[1|",
    "quotes": '["a",',
    "steps": "a=b;",
    "marks": "<b>&",
}
"""What a text repeats that costs a careless reader more than its length."""


def repeated(piece: str) -> str:
    return piece * (LENGTH // len(piece))


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_no_reader_gives_way(piece: str) -> None:
    text = repeated(piece) + "x"
    with suppress(ExpressionError, InputError):
        nnviz.parse(text)
    with suppress(ValueTextError):
        read_value(text)
    with suppress(ValueTextError):
        read_value(f"[{text}]")
    with suppress(DataError, EncodingError):
        read_table(decoded(text.encode()))
    with suppress(ValueError):
        json_of(text)
    assert len(tokenize(text)) <= len(text)
    assert len(read(text, WORDS).values) == 6
    assert len(read_words(text)) <= len(text)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_part_of_a_link_gives_way(name: str) -> None:
    follow = DOCUMENTS[name]
    for part, piece in zip(follow({}).written, cycle(PIECES.values())):
        written = follow({part: repeated(piece)}).written
        assert follow(written).written == written
