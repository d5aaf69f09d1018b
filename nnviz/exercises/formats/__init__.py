"""Sheets in the formats of learning platforms, of printers and of programs, one entry each."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from nnviz.exercises.formats import gift, html, keys, moodle, qti
from nnviz.exercises.sheet import Variant


class Format(NamedTuple):
    """One format.

    Attributes
    ----------
    title : for lists
    name : of the file
    write : makes its text from a title and the variants
    """

    title: str
    name: str
    write: Callable[[str, Sequence[Variant]], str]


FORMATS: dict[str, tuple[Format, ...]] = {
    "moodle": (Format("Moodle XML", "moodle.xml", moodle.write),),
    "gift": (Format("GIFT", "questions.gift.txt", gift.write),),
    "qti": (Format("QTI 1.2", "qti.xml", qti.write),),
    "html": (
        Format("Sheets to print", "sheets.html", html.blank),
        Format("The key to print", "key.html", html.key),
    ),
    "json": (Format("Keys as JSON", "exercises.json", keys.json_text),),
    "csv": (Format("Keys as CSV", "key.csv", keys.csv_text),),
}
"""What each format's files are."""
