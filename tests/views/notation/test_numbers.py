"""A number is printed right to the digits shown, and short."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.views.notation import numbers


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (-10.0, "−10"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.3333"),
        (1208.3812, "1208"),
        (123456.0, "123456"),
        (12345.6, "12346"),
        (999.96, "1000"),
        (1e6, "1e6"),
        (1 - 3.566e-7, "0.9999996"),
        (-(1 - 1.1e-8), "−0.99999999"),
        (1 - 4e-5, "0.99996"),
        (1 - 1e-10, "1"),
        (1 + 1e-7, "1"),
        (-1.23456e-10, "−1.235e−10"),
        (0.00012345, "0.0001234"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "nan"),
    ],
)
def test_short(number: float, shown: str) -> None:
    assert numbers.short(number) == shown


@given(st.floats(-1.797e308, 1.797e308))
def test_what_is_shown_is_the_number_to_four_digits(number: float) -> None:
    shown = numbers.short(number)
    assert len(shown) <= 11
    read = float(shown.replace("−", "-"))
    assert math.isclose(read, number, rel_tol=5.1e-4, abs_tol=5e-324)


@given(st.floats())
def test_source_is_exact(number: float) -> None:
    read = float(numbers.source(number).replace("np.", ""))
    assert read == number or math.isnan(number)
