"""Reading a link: what can be used, with the usual value for all else, which is told of."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar

from nnviz.engine.ieee import Value
from nnviz.engine.names import canonical
from nnviz.engine.stops import Pace
from nnviz.language.values import unbarred

MAX_STEP = 1_000_000

MOST_CHARACTERS = 400_000
"""Characters that one part of a link may have: as many as a value may be typed in."""

MOST_IN_ALL = 1_000_000
"""Characters that a link may have with all its parts, in a file too."""

PACES: tuple[Literal["edge", "node"], ...] = ("edge", "node")
"""How finely a backward pass may be walked."""

LEAST_RATE = 1e-9
"""The smallest learning rate that a page takes."""

LARGEST_SEED = 9999
"""The largest seed of what is drawn at random on a page."""

Usual = TypeVar("Usual")
Word = TypeVar("Word", bound=str)


class Link:
    """A link while a page reads it; what can't be used is noted in `ignored`.

    >>> link = Link({"b": "x", "gate": "OR"})
    >>> link.choice("gate", ("AND", "OR"), "AND"), link.number("b", 1.0), link.ignored
    ('OR', 1.0, ['the b x'])
    """

    def __init__(self, query: Mapping[str, str]) -> None:
        self.ignored: list[str] = []
        self.query = self._short_enough(query)

    def _short_enough(self, query: Mapping[str, str]) -> Mapping[str, str]:
        """The parts of a link that are read at all."""
        lengths = {name: len(name) + len(written) for name, written in query.items()}
        if sum(lengths.values()) > MOST_IN_ALL:
            self.ignored.append(
                f"all of it, as it has {sum(lengths.values()):,} characters and the limit is "
                f"{MOST_IN_ALL:,}"
            )
            return {}
        long = [name for name, length in lengths.items() if length > MOST_CHARACTERS]
        self.ignored += [
            f"the {name[:30]}, as it has {lengths[name]:,} characters and the limit is "
            f"{MOST_CHARACTERS:,}"
            for name in long
        ]
        return {name: written for name, written in query.items() if name not in long}

    def choice(self, name: str, choices: Sequence[Word], usual: Word) -> Word:
        """One of several words."""
        written = self.query.get(name, usual)
        chosen = next((word for word in choices if word == written), None)
        return self.ignore(name, usual) if chosen is None else chosen

    def number(
        self, name: str, usual: float, least: float = -math.inf, most: float = math.inf
    ) -> float:
        """A finite number, between bounds that belong to it."""
        if name not in self.query:
            return usual
        value = finite(self.query[name])
        if value is not None and least <= value <= most:
            return value
        return self.ignore(name, usual)

    def numbers(
        self, name: str, usual: tuple[float, ...], least: int = 0, most: int = 0
    ) -> tuple[float, ...]:
        """Finite numbers between commas, from `least` to `most`; as many as usual if not said."""
        if name not in self.query:
            return usual
        values = tuple(map(finite, self.query[name].split(",", 1000)))
        known = tuple(value for value in values if value is not None)
        fits = (least or len(usual)) <= len(values) <= (most or len(usual))
        return known if fits and len(known) == len(values) else self.ignore(name, usual)

    def whole(self, name: str, usual: Usual, least: int, most: int) -> int | Usual:
        """A whole number, between bounds that belong to it."""
        written = self.query.get(name, str(usual))
        if re.fullmatch(r"[0-9]{1,7}", written) and least <= int(written) <= most:
            return int(written)
        return self.ignore(name, usual)

    def inputs(self) -> dict[str, Value]:
        """The value of each input of a graph: a number, a vector or a matrix, also of infinities.

        >>> Link({"inputs": "a:-inf,W:[1|0.5]"}).inputs()
        {'a': -inf, 'W': array([1. , 0.5])}
        """
        inputs: dict[str, Value] = {}
        for item in filter(None, self.query.get("inputs", "").split(",")):
            name, _, written = item.rpartition(":")
            value = unbarred(written, infinite=True)
            if name and value is not None:
                inputs[canonical(name)] = value
            else:
                self.ignored.append(f"the input {item[:30]}")
        return inputs

    def step(self) -> int:
        """How far the student has stepped."""
        return self.whole("step", 0, 0, MAX_STEP)

    def pace(self) -> Pace:
        """How finely, and from where."""
        return Pace(
            by=self.choice("by", PACES, "edge"),
            begin=self.choice("begin", ("forward", "backward"), "forward"),
        )

    def predict(self) -> bool:
        """Whether the student is asked before each step."""
        return self.choice("predict", ("yes", "no"), "no") == "yes"

    def ignore(self, name: str, usual: Usual) -> Usual:
        """Note that a part of the link can't be used, and take what is usual."""
        self.ignored.append(f"the {name} {self.query[name][:30]}")
        return usual


def finite(written: Any) -> float | None:
    """A finite number as it was written, or None."""
    try:
        value = float(written)
    except (TypeError, ValueError, OverflowError):
        return None
    return value if math.isfinite(value) else None


def walked(step: int, pace: Pace) -> dict[str, str]:
    """A walk as a link carries it."""
    return {"step": str(step), "by": pace.by, "begin": pace.begin}


def plain(*values: float) -> str:
    """Numbers as a link carries them, exactly.

    >>> plain(1.0, -0.25)
    '1,-0.25'
    """
    return ",".join(repr(float(value)).removesuffix(".0") for value in values)
