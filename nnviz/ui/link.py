"""Reading a link: what can be used, with the usual value for all else, which is told of."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

Usual = TypeVar("Usual")
Word = TypeVar("Word", bound=str)


class Link:
    """A link while a page reads it; what can't be used is noted in `ignored`.

    >>> link = Link({"b": "x", "gate": "OR"})
    >>> link.choice("gate", ("AND", "OR"), "AND"), link.number("b", 1.0), link.ignored
    ('OR', 1.0, ['the b x'])
    """

    def __init__(self, query: Mapping[str, str]) -> None:
        self.query = query
        self.ignored: list[str] = []

    def choice(self, name: str, choices: Sequence[Word], usual: Word) -> Word:
        """One of several words."""
        written = self.query.get(name, usual)
        chosen = next((word for word in choices if word == written), None)
        return self._ignore(name, usual) if chosen is None else chosen

    def number(
        self, name: str, usual: float, least: float = -math.inf, most: float = math.inf
    ) -> float:
        """A finite number, between bounds that belong to it."""
        if name not in self.query:
            return usual
        value = finite(self.query[name])
        if value is not None and least <= value <= most:
            return value
        return self._ignore(name, usual)

    def numbers(
        self, name: str, usual: tuple[float, ...], least: int = 0, most: int = 0
    ) -> tuple[float, ...]:
        """Finite numbers between commas, from `least` to `most`; as many as usual if not said."""
        if name not in self.query:
            return usual
        values = tuple(map(finite, self.query[name].split(",", 1000)))
        known = tuple(value for value in values if value is not None)
        fits = (least or len(usual)) <= len(values) <= (most or len(usual))
        return known if fits and len(known) == len(values) else self._ignore(name, usual)

    def whole(self, name: str, usual: int, least: int, most: int) -> int:
        """A whole number, between bounds that belong to it."""
        written = self.query.get(name, str(usual))
        if re.fullmatch(r"[0-9]{1,7}", written) and least <= int(written) <= most:
            return int(written)
        return self._ignore(name, usual)

    def _ignore(self, name: str, usual: Usual) -> Usual:
        self.ignored.append(f"the {name} {self.query[name][:30]}")
        return usual


def finite(written: Any) -> float | None:
    """A finite number as it was written, or None."""
    try:
        value = float(written)
    except (TypeError, ValueError, OverflowError):
        return None
    return value if math.isfinite(value) else None


def plain(*values: float) -> str:
    """Numbers as a link carries them, exactly.

    >>> plain(1.0, -0.25)
    '1,-0.25'
    """
    return ",".join(repr(float(value)).removesuffix(".0") for value in values)
