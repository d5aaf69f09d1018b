"""Rounds of hostile input: each is a seed's worth, and raises where something gives way."""

import json
from collections.abc import Callable
from contextlib import suppress
from random import Random

import numpy as np
from streamlit.testing.v1 import AppTest

import nnviz
from nnviz.engine.inputs import InputError
from nnviz.language.errors import ExpressionError
from nnviz.language.values import ValueTextError, read_value
from nnviz.ui.controls.encoding import EncodingError, decoded
from nnviz.ui.page import PAGES
from nnviz.ui.training.sheet import DataError
from nnviz.ui.training.tables import from_json, read_table, to_json
from tests.browser.server import ROOT
from tests.fuzz import hostile
from tests.fuzz.acting import Student
from tests.ui.links.opening import DOCUMENTS

PATIENCE = 60
"""Seconds after which a page counts as frozen."""

ACTS = 8
"""What a student does on a page in one round."""


class GaveWayError(AssertionError):
    """Something gave way. The message says after which input."""


def programs(seed: int) -> None:
    """A program is read, or refused; it runs, or its inputs do not fit."""
    rng = Random(seed)
    text = hostile.program(rng)
    with suppress(ExpressionError, InputError):
        graph = nnviz.parse(text)
        nnviz.run(graph, {name: float(rng.choice((0.5, 0, -2))) for name in graph.inputs})


def values(seed: int) -> None:
    """A value is read, or refused."""
    with suppress(ValueTextError):
        assert np.isfinite(read_value(hostile.text(Random(seed)))).all()


def links(seed: int) -> None:
    """A link of every document is read, and the link that it writes reads as the same."""
    rng = Random(seed)
    for name, read in DOCUMENTS.items():
        written = read(hostile.query(rng, read({}).written)).written
        again = read(written)
        assert again.written == written, name
        assert again.ignored == (), name


def tables(seed: int) -> None:
    """A table is read, or refused; what was read is saved and opened as the same."""
    with suppress(DataError, EncodingError):
        data = read_table(decoded(hostile.table(Random(seed))))
        assert to_json(from_json(json.loads(json.dumps(to_json(data))))) == to_json(data)


def student(page: str, seed: int) -> None:
    """A student follows a link to a page, and does there whatever comes to mind.

    Parameters
    ----------
    page : its key
    seed : of the student
    """
    rng = Random(seed)
    usual = DOCUMENTS[page]({}).written
    saved = json.dumps(usual | {"inputs": {"x": 2}, "settings": usual, "data": None})
    app = AppTest.from_file(str(ROOT / PAGES[page].file), default_timeout=PATIENCE)
    visitor = Student(app, rng, saved)
    try:
        visitor.open(hostile.query(rng, usual))
        for _ in range(ACTS):
            visitor.act()
    except Exception as error:
        done = "\n".join(visitor.did)
        raise GaveWayError(f"{page}, seed {seed}: {error}\nAfter:\n{done}") from error


QUICK: dict[str, Callable[[int], None]] = {
    "programs": programs,
    "values": values,
    "links": links,
    "tables": tables,
}
"""Rounds without a page, by what they try."""

VISITED = tuple(page for page in PAGES if page != "home")
"""Pages where students act."""
