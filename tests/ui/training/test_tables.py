"""A table of the student's own is read, or refused with the line and the reason."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.learning.data import TWO_POINTS, make
from nnviz.ui.training.sheet import DataError
from nnviz.ui.training.tables import (
    from_json,
    from_link,
    is_linked,
    read_table,
    to_json,
    with_classes,
    with_numbers,
    written,
)


@pytest.mark.parametrize(
    "text",
    [
        "0,0,no\n1,1,yes",
        "0, 0, no\n1, 1, yes",
        "x1;x2;y\n0;0;no\n1;1;yes",
        "0\t0\tno\n1\t1\tyes\n",
        "x1 x2 y\n0 0 no\n1 1 yes",
        "\n  0   0  no \n\n1 \t 1 yes  ",
        "0 0 no\n1 1 'yes'".replace("'", '"'),
    ],
)
def test_tables_of_every_kind_are_read(text: str) -> None:
    data = read_table(text)
    assert data.points.tolist() == [[0, 0], [1, 1]]
    assert data.labels.tolist() == [0, 1]
    assert data.classes == 2


def test_spaces_belong_to_a_label_where_other_marks_stand_between() -> None:
    assert read_table("0, 0, dark red\n1, 1, blue").titles == ("blue", "dark red")
    assert read_table('0 0 "dark red"\n1 1 blue').titles == ("blue", "dark red")


def test_classes_keep_the_names_that_were_typed() -> None:
    data = read_table("0,0,red\n1,1,blue")
    assert data.titles == ("blue", "red")
    assert from_json(to_json(data)).titles == ("blue", "red")
    assert data.with_point((0, 1), 2).titles == ("blue", "red", "2")


def test_many_different_numbers_are_a_regression() -> None:
    data = read_table("\n".join(f"{i},{i},{i / 10}" for i in range(9)))
    assert data.classes == 0
    assert data.labels[3] == 0.3


@pytest.mark.parametrize("inputs", range(1, 7))
@pytest.mark.parametrize("mark", [",", ";", "\t", "|", " "])
def test_one_to_six_inputs_are_read_with_every_mark(inputs: int, mark: str) -> None:
    rows = [[str(row + place) for place in range(inputs)] for row in (1, 2)]
    text = "\n".join(mark.join([*row, word]) for row, word in zip(rows, "ab", strict=True))
    data = read_table(text)
    assert data.points.tolist() == [[float(cell) for cell in row] for row in rows]
    assert data.titles == ("a", "b")
    again = from_link(written(data))
    assert again is not None
    assert again.points.tolist() == data.points.tolist()


@pytest.mark.parametrize(
    "targets",
    [
        *([0.1, 0.7], [0.5, 0.5, 1.5], [2, 4, 6, 8], [0, 2], [1, 3], [10, 20, 30]),
        *([1.5, 2.5, 1.5], [0, 1, 2, 3, 4], [-1, 0, 1], [1e6, 2e6], ["1", "1.0", "2"]),
    ],
)
def test_numbers_are_never_made_classes_unasked(targets: list[Any]) -> None:
    data = read_table("\n".join(f"{row},{target}" for row, target in enumerate(targets)))
    assert data.classes == 0
    assert data.labels.tolist() == [*map(float, targets)]


@pytest.mark.parametrize("numbers", [(0, 1), (1, 2), (0, 1, 2), (1, 2, 3, 4), (-1, 1)])
def test_numbers_that_only_number_classes_are_classes(numbers: tuple[int, ...]) -> None:
    data = read_table("\n".join(f"{row},0,{number}" for row, number in enumerate(numbers)))
    assert data.titles == tuple(map(str, numbers))


@pytest.mark.parametrize("targets", [("0", "1"), ("-1", "1"), ("0.5", "2.25"), ("-1e-05", "3")])
def test_targets_are_learned_in_the_other_way_where_it_is_asked(targets: tuple[str, str]) -> None:
    data = read_table(f"5,{targets[0]}\n6,{targets[1]}")
    regression = data if data.classes == 0 else with_numbers(data)
    assert regression is not None
    classes = with_classes(regression)
    assert classes is not None
    assert classes.classes == 2
    back = with_numbers(classes)
    assert back is not None
    assert back.labels.tolist() == regression.labels.tolist() == [*map(float, targets)]


def test_words_have_no_numbers_and_many_numbers_no_classes() -> None:
    assert with_numbers(read_table("1,a\n2,b")) is None
    assert with_classes(read_table("\n".join(f"{row},{row}" for row in range(9)))) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "at least two lines"),
        ("1,2,a", "at least two lines"),
        ("1,2,a\n3,4", "Line 2 has 2 cells"),
        ("1 2 a\n3,4,b", "Line 2 has 1 cell"),
        ("1 2 a\n3 4 dark blue", "Line 2 has 4 cells"),
        ("1\n3", "Line 1 has 1 cell"),
        ("1 2 3 4 5 6 7 a\n1 2 3 4 5 6 7 b", "Line 1 has 8 cells"),
        ("1,2,a\nx,4,b", "Line 2: x can't be used"),
        ("1,2,a\n,4,b", "Line 2: an empty cell can't be used"),
        ("1,2,a\ninf,4,b", "Line 2: inf can't be used"),
        ("1,2,a\n3,4,a", "nothing to tell apart"),
        ("\n".join(f"1,2,k{i}" for i in range(6)), "6 classes"),
        ("1,2,a\n" * 2001, "2,001 lines"),
        ("x" * 1_100_000, "1,100,000 characters"),
    ],
)
def test_what_cannot_be_learned_from_is_refused(text: str, told: str) -> None:
    with pytest.raises(DataError) as error:
        read_table(text)
    assert told in str(error.value)


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(DataError):
        data = read_table(text)
        assert len(data.points) == len(data.labels) >= 2


@pytest.mark.parametrize(
    "data", [TWO_POINTS.with_point((0.1, 0.3), label=3), make("slope", 9), make("moons", 30)]
)
def test_a_saved_run_holds_its_data_exactly(data: Any) -> None:
    again = from_json(json.loads(json.dumps(to_json(data))))
    assert again.points.tolist() == data.points.tolist()
    assert again.labels.tolist() == data.labels.tolist()
    assert again.classes == data.classes


def test_a_link_holds_few_data_exactly() -> None:
    few = TWO_POINTS.with_point((0.1, 1 / 3), label=2)
    again = from_link(written(few))
    assert again is not None
    assert to_json(again) == to_json(few)
    assert is_linked(few)
    assert not is_linked(make("moons", 200))
    assert from_link(written(None)) is None


@pytest.mark.parametrize("written", ["3", "[[1,2]]", '{"points":[[NaN,0],[1,1]]}'])
def test_other_data_in_a_link_are_refused(written: str) -> None:
    with pytest.raises(DataError):
        from_link(written)


@pytest.mark.parametrize(
    "change",
    [
        {"points": [[0, 0]]},
        {"points": "many"},
        {"points": [[0, float("nan")], [1, 1]]},
        {"labels": [0, 5]},
        {"labels": None},
        {"classes": 1},
        {"classes": "2"},
        {"classes": 2.0},
        {"classes": True},
        {"names": ["\ud800", "b"]},
        {"names": [1, 2]},
        {"names": ["a", "b", "c"]},
        {"names": 2},
    ],
)
def test_other_data_in_a_saved_run_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(DataError):
        from_json(to_json(TWO_POINTS) | change)


def test_a_byte_order_mark_and_a_header_do_not_shift_the_lines() -> None:
    assert len(read_table("\ufeff0,0,no\n1,1,yes").labels) == 2
    with pytest.raises(DataError, match="Line 4"):
        read_table("x1,x2,label\n0,0,no\n\n1,oops,yes")
    with pytest.raises(DataError, match=r"Line 1: o\.1"):
        read_table("o.1,0.2,a\n1,1,b")
    with pytest.raises(DataError, match="1e308 can't be used"):
        read_table("1e308,0,a\n0,0,b")


def test_what_was_read_can_be_read_back_from_its_link() -> None:
    data = read_table(f"0,0,{'a' * 19} b\n1,1,b\n   \n")
    again = from_link(written(data))
    assert again is not None
    assert again.titles == data.titles == ("a" * 19, "b")
    with pytest.raises(DataError, match="first 20 characters"):
        read_table(f"0,0,{'a' * 19} b\n1,1,{'a' * 19}")


def test_names_of_classes_are_short_and_differ() -> None:
    long = "a" * 30
    assert read_table(f"0,0,{long}\n1,1,b").titles == ("a" * 20, "b")
    saved = to_json(TWO_POINTS)
    assert from_json(saved | {"names": ["a\n\n# b", long]}).titles == ("a # b", "a" * 20)
    with pytest.raises(DataError, match="first 20 characters"):
        read_table(f"0,0,{long}b\n1,1,{long}c")
    with pytest.raises(DataError, match="first 20 characters"):
        from_json(saved | {"names": ["a", "a"]})
    with pytest.raises(DataError):
        from_json(saved | {"names": ["a", " "]})
