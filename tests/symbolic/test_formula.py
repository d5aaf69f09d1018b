"""A formula's value needs no luck: neither with digits nor with other threads."""

from concurrent.futures import ThreadPoolExecutor

from nnviz.symbolic.formula import Row, value

CANCELLING = [
    ("Number", "1e30"),
    ("Symbol", "x"),
    ("Add", 0, 1),
    ("Number", "-1e30"),
    ("Add", 2, 3),
]
"""(1e30 + x) − 1e30, of which a float would keep nothing of x."""


def test_what_cancels_costs_no_digits() -> None:
    assert value(CANCELLING, {"x": 1.0}) == 1.0


def long(rows: int) -> list[Row]:
    """So many rows before the sum: x + 1e30 − 1e30 is x if the digits last to the end."""
    sec = [("Symbol", "x"), *[("sec", 0)] * rows]
    end = len(sec)
    return [
        *sec,
        ("Number", "1e30"),
        ("Add", 0, end),
        ("Number", "-1e30"),
        ("Add", end + 1, end + 2),
    ]


def test_a_student_who_is_done_takes_no_digits_from_one_at_work() -> None:
    with ThreadPoolExecutor(2) as threads:
        short_work = threads.submit(value, long(1_000), {"x": 1.0})
        long_work = threads.submit(value, long(10_000), {"x": 1.0})
    assert short_work.result() == long_work.result() == 1.0
