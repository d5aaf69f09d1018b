"""Numbers, vectors and matrices are read as students type them."""

from typing import Any

import pytest

from tests.player.js.conftest import Stage


def call(stage: Stage, function: str, *given: Any) -> Any:
    return stage.page.evaluate(
        """
        async ([name, given]) => {
          const found = (await import("/js/numbers.js"))[name](...given);
          return typeof found === "number" && !Number.isFinite(found) ? String(found) : found;
        }
        """,
        [function, given],
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("−2", -2),
        ("-2.50", -2.5),
        (".5", 0.5),
        ("1/4", 0.25),
        ("−4/−8", 0.5),
        ("2e-3", 0.002),
        (" + 7 ", 7),
        ("inf", "Infinity"),
        ("−∞", "-Infinity"),
        ("nan", "NaN"),
        ("", None),
        ("a", None),
        ("1/0", None),
        ("1/2/3", None),
        ("2x", None),
        ("1,5", None),
        ("0x10", None),
    ],
)
def test_a_number_is_read_or_refused(stage: Stage, text: str, number: Any) -> None:
    assert call(stage, "readNumber", text) == number


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("[[1, 2], [3, 4]]", [1, 2, 3, 4]),
        ("1 2; 3 −4", [1, 2, 3, -4]),
        ("(1/2, 2)", [0.5, 2]),
        ("", []),
        ("[1, two]", None),
    ],
)
def test_entries_are_read_whatever_separates_them(stage: Stage, text: str, entries: Any) -> None:
    assert call(stage, "readEntries", text) == entries


@pytest.mark.parametrize("text", ["2×3", "(2, 3)", "2 by 3", "[2,3]"])
def test_a_shape_is_read(stage: Stage, text: str) -> None:
    assert call(stage, "readShape", text) == [2, 3]


@pytest.mark.parametrize(
    ("start", "units", "fine", "end"),
    [
        (3, 5, False, 3.5),
        (3, 5, True, 3.5),
        (3, 0.5, True, 3.05),
        (0.3, -4, False, 0.26),
        (0, 2, False, 0.2),
        (120, 1, False, 130),
        (-2.34, 1, False, -2.2),
        (1e-9, 1, False, 1e-7),
    ],
)
def test_a_nudged_number_stays_one_for_the_head(
    stage: Stage, start: float, units: float, fine: bool, end: float
) -> None:
    assert call(stage, "nudged", start, units, fine) == end


def test_a_value_is_written_as_it_is_read(stage: Stage) -> None:
    assert call(stage, "writeValue", [[1, -2.5], [1e-9, "inf"]]) == "[[1, −2.5], [1e−9, inf]]"
    assert call(stage, "shaped", [1, 2, 3, 4, 5, 6], [2, 3]) == [[1, 2, 3], [4, 5, 6]]


@pytest.mark.parametrize(
    ("answer", "value", "right"),
    [
        (-2.004, -2, True),
        (-2.006, -2, False),
        (float("inf"), "inf", True),
        (float("inf"), "-inf", False),
        (float("nan"), "nan", True),
        (0, "nan", False),
    ],
)
def test_an_answer_is_right_within_its_tolerance(
    stage: Stage, answer: float, value: Any, right: bool
) -> None:
    assert call(stage, "agrees", answer, value, [0.0025, 0.001]) is right
