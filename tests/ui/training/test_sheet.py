"""The cells of a table are found whatever stands between them, or the line and reason are told."""

import pytest

from nnviz.ui.training.sheet import DataError, lines

TABLE = [["0.5", "1", "red"], ["2", "0.25", "dark blue"]]


@pytest.mark.parametrize(
    "text",
    [
        "0.5,1,red\n2,0.25,dark blue",
        "0,5;1;red\n2;0,25;dark blue",
        "0,5\t1\tred\n2\t0,25\tdark blue",
        '0,5 1 red\n2 0,25 "dark blue"',
        "0.5|1|red\n2|0.25|dark blue",
        '"0,5","1","red"\n"2","0,25","dark blue"',
        '0.5, 1, "red"\r\n2, 0.25, "dark blue"\r\n',
        "0.5;1;red\r2;0.25;dark blue\r",
        "0,5;1;red;;\r\n2;0,25;dark blue;;\r\n;;;;\r\n",
        "sep=;\r\n0,5;1;red\r\n2;0,25;dark blue\r\n",
        '"sep=\t"\r\n0,5\t1\tred\r\n2\t0,25\tdark blue\r\n',
    ],
)
def test_exports_of_spreadsheet_programs_are_one_table(text: str) -> None:
    assert [line.cells for line in lines(text)] == TABLE


def test_a_line_has_the_number_that_it_begins_at() -> None:
    text = 'sep=;\nx;y;z\n\n1;2;"two\nlines"\n3;4;b'
    assert [line.number for line in lines(text)] == [2, 4, 6]


def test_names_in_the_first_line_do_not_hide_what_stands_between_cells() -> None:
    assert lines("x one;x two;label, as seen\n0,5;1;a")[1].cells == ["0.5", "1", "a"]


def test_words_keep_their_commas() -> None:
    assert lines('1;2;"red, dark"\n3;4;b')[0].cells == ["1", "2", "red, dark"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('1,2,a\n3,4,"b\n5,6,c', "Line 2 has a quotation mark"),
        ('1,2,a\n3,4,"b"c\n', "Line 2 has a quotation mark"),
        ("0,5;1;a\n0.5;1;b", "Line 1: 0,5 has a comma, but a number of line 2 has a point"),
        ("1,234;2;a\n3;4;b", "Line 1: 1,234 is read in thousands"),
        ("sep=x\n1x2xa", "Line 1 says that x stands between cells"),
    ],
)
def test_what_is_not_certain_is_told(text: str, told: str) -> None:
    with pytest.raises(DataError) as error:
        lines(text)
    assert told in str(error.value)
