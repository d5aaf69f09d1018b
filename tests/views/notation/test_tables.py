"""Columns of numbers are marked as such, with their titles; other columns are left as they are."""

import pytest

from nnviz.views.notation.tables import table


def is_of_numbers(*cells: str) -> bool:
    markup = table(("name", "column"), [("row", cell) for cell in cells])
    return '<th scope="col" class="number">column</th>' in markup


@pytest.mark.parametrize(
    "cells",
    [("1", "−2.5"), ("1e−9", "nan", "−∞"), ("1,234", ""), ("48.5\N{NO-BREAK SPACE}%", "0.3 %")],
)
def test_a_column_of_numbers_is_marked_even_with_empty_cells(cells: tuple[str, ...]) -> None:
    assert is_of_numbers(*cells)


@pytest.mark.parametrize("cells", [("1", "one"), ("3 · 2 = 6",), ("",), ("✓ right",), ("2×",)])
def test_a_column_with_anything_else_is_not(cells: tuple[str, ...]) -> None:
    assert not is_of_numbers(*cells)


def test_a_table_without_rows_has_its_titles() -> None:
    assert "<th" in table(("name", "column"), [])
