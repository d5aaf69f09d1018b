"""Which mistakes give a number: every rule tried on a run, from a student's own numbers on.

A rule may have been followed all the way, just here, or once somewhere on the way. Only where
none of these gives the number, two rules are tried together.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.linear import LinearMap
from nnviz.engine.plan import Slot
from nnviz.mistakes.answers import Asked, local_forms
from nnviz.mistakes.passes import Local, Pass
from nnviz.mistakes.table import MISTAKES
from nnviz.mistakes.uses import Use, Uses
from nnviz.mistakes.walk import Found, Held, total
from nnviz.mistakes.written import Written, agrees, is_exact

MOST_NAMED = 3
"""Mistakes that are named for one answer."""

WITH_ANOTHER = ("one-path", "sign-turned")
"""The mistakes, other than wrong local gradients, that are tried together with one of those."""


class Suspicion(NamedTuple):
    """Mistakes that give an answer.

    Attributes
    ----------
    keys : of the mistakes, most likely first; of two at once, both
    together : whether it takes both
    """

    keys: tuple[str, ...]
    together: bool


class Suspect(NamedTuple):
    """One way of a mistake, on one run.

    Attributes
    ----------
    key : of the mistake
    way : the pass
    wrong : for each edge whose local gradient it changes, what it puts there
    """

    key: str
    way: Pass
    wrong: dict[int, LinearMap]

    @property
    def is_local(self) -> bool:
        """True if all that is wrong are local gradients."""
        return isinstance(self.way, Local)


class Suspects:
    """Every mistake, tried on a run with a student's own numbers held.

    Attributes
    ----------
    uses : the edges of the run
    held : the numbers that the student has written
    follows : the right rule, from these numbers on
    all : the ways of all mistakes that change something on this graph
    """

    def __init__(self, uses: Uses, held: Held) -> None:
        self.uses = uses
        self.held = held
        self.follows = Found(self.uses, Pass(), held)
        suspects = (
            Suspect(key, way, _wrong(way, uses))
            for key, mistake in MISTAKES.items()
            for way in mistake.ways
        )
        self.all = [each for each in suspects if each.wrong or not each.is_local]

    def named(self, asked: Asked, written: Written) -> Suspicion:
        """The mistakes that give an answer; none where nothing fits."""
        for tried in (self.numbers, self._once):
            fits = _best(written, tried(asked))
            if fits:
                return Suspicion(fits, together=False)
        pairs = _best(written, self._pairs(asked))
        return Suspicion(tuple(pairs[0].split()) if pairs else (), together=True)

    def numbers(self, asked: Asked) -> Iterator[tuple[str, Value]]:
        """What each mistake gives for a number, made just here or all the way."""
        for suspect, found in zip(self.all, self._everywhere, strict=True):
            for number in (*self._here(suspect, asked), *_numbers(found, asked)):
                yield suspect.key, number

    @cached_property
    def _everywhere(self) -> list[Found]:
        return [Found(self.uses, each.way, self.held, (each.wrong,)) for each in self.all]

    def _here(self, suspect: Suspect, asked: Asked) -> Iterator[Value]:
        """What a rule gives if everything before was right."""
        if asked.part == "local":
            use = self.uses.all[asked.place]
            yield from local_forms(suspect.wrong.get(use.number, use.true))
        elif asked.part == "downstream":
            yield self._crossed(suspect, self.uses.all[asked.place])
        else:
            yield self._gathered(suspect, self._node(asked))

    def _node(self, asked: Asked) -> Slot:
        """The node whose gradient is asked for, or is upstream of an edge."""
        if asked.part == "gradient":
            return asked.place
        return self.uses.all[asked.place].edge.target

    def _crossed(self, suspect: Suspect, use: Use) -> Value:
        """What a rule brings over one edge, from what the student multiplies by there."""
        target = use.edge.target
        upstream = self.held.upstream.get(
            use.number, self.held.gradients.get(target, self.follows.gradients[target])
        )
        way = suspect.way
        local = suspect.wrong.get(use.number, use.true)
        return way.downstream(way.upstream(upstream, use), local, use)

    def _gathered(self, suspect: Suspect, slot: Slot) -> Value:
        """What a rule makes of what comes to one node."""
        way, uses = suspect.way, self.uses.leaving[slot]
        if not uses:
            gradient = way.seed(self.uses) if slot == self.uses.graph.output_slot else 0.0
            return way.settled(gradient, slot, self.uses)
        arrived: list[Value] = []
        for use in uses:
            crossed = self._crossed(suspect, use)
            downstream = self.held.downstream.get(use.number, crossed)
            arrived = [total(way.counted([*arrived, downstream]))]
        return way.settled(arrived[0], slot, self.uses)

    def _once(self, asked: Asked) -> Iterator[tuple[str, Value]]:
        """What a mistake gives that was made at one edge alone."""
        if asked.part == "local":
            return
        slot = self._node(asked)
        for key, changes in self._slips:
            if slot not in changes:
                continue
            if asked.part == "downstream":
                moved = self.uses.all[asked.place].true.pull(changes[slot])
                yield key, self.follows.downstream[asked.place] + moved
            else:
                yield key, self.follows.gradients[slot] + changes[slot]

    @cached_property
    def _slips(self) -> list[tuple[str, dict[Slot, Value]]]:
        """Each mistake at each single edge: by how much it changes every node's gradient."""
        found = []
        for suspect in self.all:
            numbers = suspect.wrong if suspect.is_local else range(len(self.uses.all))
            for use in (self.uses.all[number] for number in numbers):
                wrong = self._crossed(suspect, use)
                if _differs(wrong, self.follows.downstream[use.number]):
                    change = np.subtract(wrong, self.follows.downstream[use.number])
                    found.append((suspect.key, self._spread(use, change)))
        for use in self.uses:
            if len(self.uses.leaving[use.edge.source]) > 1:
                change = np.negative(self.follows.downstream[use.number])
                found.append(("one-path", self._spread(use, change)))
        return found

    def _spread(self, use: Use, change: Any) -> dict[Slot, Value]:
        """How a change of what one edge brings changes the gradients below: linearly."""
        begin = use.edge.source
        changes: dict[Slot, Any] = {begin: change if np.ndim(change) else float(change)}
        fixed = self.held.downstream.keys() | self.held.upstream.keys()
        for target in self.uses.order:
            if target > begin or target not in changes or target in self.held.gradients:
                continue
            for below in self.uses.into[target]:
                if below.number not in fixed:
                    moved = below.true.pull(changes[target])
                    changes[below.edge.source] = changes.get(below.edge.source, 0.0) + moved
        return changes

    def _pairs(self, asked: Asked) -> Iterator[tuple[str, Value]]:
        """What two mistakes give that were both made all the way; the keys with a blank between."""
        for keys, found in self._together:
            for number in _numbers(found, asked):
                yield keys, number

    @cached_property
    def _together(self) -> list[tuple[str, Found]]:
        firsts = {each.key: each for each in reversed(self.all)}
        local = [each for each in reversed(firsts.values()) if each.is_local]
        other = [firsts[key] for key in WITH_ANOTHER if key in firsts]
        pairs = [*combinations(local, 2), *((one, two) for one in other for two in local)]
        return [
            (
                f"{one.key} {two.key}",
                Found(self.uses, one.way, self.held, (one.wrong, two.wrong)),
            )
            for one, two in pairs
        ]


def _wrong(way: Pass, uses: Uses) -> dict[int, LinearMap]:
    """The local gradients that a way changes, by the number of their edge."""
    if not isinstance(way, Local):
        return {}
    maps = ((use, way.local(use)) for use in uses)
    return {use.number: local for use, local in maps if local is not use.true}


def _differs(wrong: Value, right: Value) -> bool:
    if type(wrong) is float:
        return wrong != right
    return np.shape(wrong) == np.shape(right) and not np.array_equal(wrong, right)


def _numbers(found: Found, asked: Asked) -> Iterator[Value]:
    """What a pass found for a number that is asked."""
    if asked.part == "gradient":
        yield found.gradients[asked.place]
    elif asked.part == "local":
        yield from local_forms(found.local[asked.place])
    else:
        yield getattr(found, asked.part)[asked.place]


def _best(written: Written, numbers: Iterator[tuple[str, Value]]) -> tuple[str, ...]:
    """The keys that give an answer; if some give it to all of its digits, only these."""
    exact: dict[str, None] = {}
    near: dict[str, None] = {}
    for key, number in numbers:
        if agrees(written, number):
            near[key] = None
            if is_exact(written, number):
                exact[key] = None
    return tuple(exact or near)[:MOST_NAMED]
