"""Names and expressions as spans of type, measured by the advances of the fonts they are set in.

The fonts come along with nnviz (`fonts/`, made by `tools/fonts.py`), so a text is as wide in every
browser as it is here, and a box can be made wide enough for it.
"""

import json
import re
import unicodedata
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import NamedTuple

from nnviz.engine.graph import Node
from nnviz.engine.ieee import Value
from nnviz.engine.operations import fill
from nnviz.views.notation import expressions, names, numbers

_FONTS = Path(__file__).with_name("fonts")


def _advances(font: str) -> dict[str, int]:
    found: dict[str, int] = json.loads((_FONTS / f"{font}.json").read_text("utf-8"))
    return found


_REGULAR = _advances("math")
_BOLD = _REGULAR | _advances("bold")

SMALL = 0.72
"""The size of an index, as a share of the name's."""

SHIFTS = {-1: 0.24, 0: 0.0, 1: -0.36}
"""How far below the line each level stands, as a share of the size."""

_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵀ", "0123456789−⊤", strict=True))
_ITALIC_GREEK = {chr(0x3B1 + place): chr(0x1D6FC + place) for place in range(25)}
_FIRST_OPERAND = 0xE000
"""Operands stand in a template as letters of Unicode's private area, until they are set."""

_TOKEN = re.compile(r"[^\W\d_]{2,}|.", re.DOTALL)


class Span(NamedTuple):
    """Type on the line, or lower (-1) or higher (1) and smaller."""

    text: str
    level: int = 0


Spans = tuple[Span, ...]


@lru_cache(maxsize=4096)
def name(written: str) -> Spans:
    """A node's name: letters in italics, its layer raised in brackets, its index lowered.

    >>> name("w1_12")
    (Span(text='𝑤', level=0), Span(text='[1]', level=1), Span(text='12', level=-1))
    """
    base, layer, subscript = names.split(written)
    parts = [Span(_italic(names.letter(base)))]
    if layer:
        parts.append(Span(f"[{layer}]", 1))
    if subscript:
        parts.append(Span(subscript, -1))
    return tuple(parts)


def statement(node: Node) -> Spans:
    """A node's name, and what it computes if it is no input.

    >>> "".join(span.text for span in statement(Node("d", "*", (2.0, "b"), "intermediate")))
    '𝑑 = 2 · 𝑏'
    """
    if not node.operation:
        return name(node.name)
    return joined((*name(node.name), Span(" = "), *_expression(node)))


def partial(of: str, by: str) -> Spans:
    """A partial derivative between two nodes, on one line.

    >>> "".join(span.text for span in partial("L", "b"))
    '∂𝐿/∂𝑏'
    """
    return joined((Span("∂"), *name(of), Span("/∂"), *name(by)))


def _expression(node: Node) -> Spans:
    infix = expressions.operation_of(node).infix
    operands = [_operand(operand, infix=infix) for operand in node.operands]
    if node.operation == "^":
        base, exponent = operands
        return joined((*base, Span("".join(span.text for span in exponent).strip("()"), 1)))
    marks = tuple(chr(_FIRST_OPERAND + place) for place in range(len(operands)))
    parts: list[Span] = []
    for token in _TOKEN.findall(fill(expressions.operation_of(node).text, marks)):
        place = ord(token) - _FIRST_OPERAND if len(token) == 1 else -1
        if 0 <= place < len(operands):
            parts += operands[place]
        elif token in _RAISED:
            parts.append(Span(_RAISED[token], 1))
        else:
            parts.append(Span(_italic(token) if len(token) == 1 else token))
    return joined(parts)


def _operand(operand: str | Value, *, infix: bool) -> Spans:
    if isinstance(operand, str):
        return name(operand)
    written = numbers.short(operand)
    return (Span(f"({written})" if infix and written.startswith("−") else written),)


def joined(spans: "Spans | list[Span]") -> Spans:
    """Spans of which no two neighbours have the same level."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].level == span.level:
            found[-1] = Span(found[-1].text + span.text, span.level)
        elif span.text:
            found.append(span)
    return tuple(found)


def _italic(letters: str) -> str:
    """Latin and Greek letters in italics; whatever else as it is, an accent after its letter."""
    return "".join(map(_italic_letter, unicodedata.normalize("NFD", letters)))


def _italic_letter(letter: str) -> str:
    if letter == "h":
        return "ℎ"
    if letter.isascii() and letter.isalpha():
        return chr((0x1D44E - 97 if letter.islower() else 0x1D434 - 65) + ord(letter))
    return _ITALIC_GREEK.get(letter, letter)


@lru_cache(maxsize=8192)
def width(written: str | Spans, size: float, *, bold: bool = False) -> float:
    """How wide a text is at a size, in pixels; an index below stands under the one above.

    >>> round(width("−0.1234", 16), 1)
    55.0
    """
    if isinstance(written, str):
        advances = _BOLD if bold else _REGULAR
        return sum(_advance(letter, advances) for letter in written) * size / 1000
    total = above = 0.0
    for span in written:
        wide = width(span.text, size * (SMALL if span.level else 1), bold=bold)
        total += max(0.0, wide - above) if span.level < 0 else wide
        above = wide if span.level > 0 else 0.0
    return total


def _advance(letter: str, advances: dict[str, int]) -> int:
    """Of a letter; for one that the fonts lack, what another font is likely to take."""
    if letter in advances:
        return advances[letter]
    if unicodedata.combining(letter):
        return 0
    return 1000 if unicodedata.east_asian_width(letter) in "WF" else 700


class Set(NamedTuple):
    """A text as it is set: its spans and their size."""

    spans: Spans
    size: float


def fitted(spans: Spans, size: float, room: float, least: float) -> Set:
    """A text in the largest type in which it fits; cut with dots where the least is too large.

    >>> fitted((Span("long" * 9),), 18, 100, 12).spans
    (Span(text='longlonglonglong…', level=0),)
    """
    needed = width(spans, size)
    if needed <= room:
        return Set(spans, size)
    smaller = round(size * room / needed - 0.05, 1)
    if smaller >= least:
        return Set(spans, smaller)
    while width((*spans, Span("…")), least) > room and spans:
        *first, last = spans
        spans = joined((*first, Span(last.text[:-1], last.level)))
    return Set(joined((*spans, Span("…"))), least)


@lru_cache(maxsize=4096)
def tspans(written: Spans, size: float) -> str:
    """Spans as SVG, for the inside of a `text`. The next text goes on at the base line."""
    parts, level, back, on = [], 0.0, 0.0, 0.0
    for span in (*written, Span("")):
        wanted = SHIFTS[span.level] * size
        shift = f' dy="{wanted - level:.1f}"' if wanted != level else ""
        across = -back if span.level < 0 else on
        shift += f' dx="{across:.1f}"' if across else ""
        small = f' font-size="{size * SMALL:.1f}"' if span.level else ""
        if span.text or shift:
            # An empty text would not move the next one, so a space of no width stands in it.
            parts.append(f"<tspan{shift}{small}>{escape(span.text) or chr(0x200B)}</tspan>")
        wide = width(span.text, size * SMALL)
        on = max(0.0, back - wide) if span.level < 0 else 0.0
        back = wide if span.level > 0 else 0.0
        level = wanted
    return "".join(parts)
