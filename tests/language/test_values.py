"""Values are read as typed or pasted, in time that goes with their length."""

import math

import pytest

from nnviz.language.values import MOST_CHARACTERS, ValueTextError, read_value


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[1" + "2" * 20_000 + "x]", "20,002 characters long"),
        ("[" + " " * 100_000 + "x]", "is no number: x"),
        ("[[1" + "] " * 50_000 + "]", "one too many"),
        ("[[1]" + " " * 100_000 + "x[2]]", "rows in brackets"),
        ("1" * (MOST_CHARACTERS + 1), "the limit is 400,000"),
        ("nan", "must be a finite number"),
        ("inf", "must be a finite number"),
        ("1e999", "too large"),
    ],
    ids=str.__len__,
)
def test_what_is_no_value_is_told(text: str, told: str) -> None:
    with pytest.raises(ValueTextError, match=told):
        read_value(text)


def test_infinities_are_values_where_they_are_allowed() -> None:
    assert read_value("-∞", infinite=True) == -math.inf
    with pytest.raises(ValueTextError, match="finite"):
        read_value("nan", infinite=True)
