"""What a student has open on the network page, and how it stands in a link or a file."""

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from nnviz.engine.ieee import Array, Value
from nnviz.engine.stops import Pace
from nnviz.lessons.presets import PRESETS, random_tensors
from nnviz.networks import targets
from nnviz.networks.architecture import ACTIVATIONS, OUTPUTS, Network
from nnviz.ui.session.files import json_of
from nnviz.ui.session.link import Link, barred, plain, unbarred

MOST_INPUTS, MOST_LAYERS, MOST_UNITS, MOST_OUTPUTS = 6, 3, 8, 6
"""How large a network may be here."""

MOST_EXAMPLES = 50
"""Rows in the table of examples."""

FIRST_RATE = 0.5
"""The learning rate until the student chooses one."""


@dataclass(frozen=True, eq=False)
class NetworkDocument:
    """A network with its numbers, and how it is looked at.

    Attributes
    ----------
    network : its plan
    tensors : a vector or matrix for each of the network's `shapes`
    examples : rows of inputs and targets to learn from
    view : as scalar nodes, or as vectors and matrices
    arrows : what the arrows of the layered picture show
    step, pace : how far the student has stepped, and how
    rate : the learning rate
    ignored : what a link asked for and could not be used
    """

    network: Network
    tensors: dict[str, Array]
    examples: Array
    view: Literal["matrices", "scalars"] = "matrices"
    arrows: Literal["weight", "gradient"] = "weight"
    step: int = 0
    pace: Pace = field(default=Pace())
    rate: float = FIRST_RATE
    ignored: tuple[str, ...] = ()

    @classmethod
    def of_preset(cls, key: str) -> "NetworkDocument":
        """A preset, opened at its start, with its own input as the one example."""
        preset = PRESETS[key]
        row = np.concatenate([preset.tensors["x"], preset.tensors["y"]])
        examples = preset.examples if preset.examples is not None else row[None, :]
        return cls(preset.network, preset.tensors, examples)

    def resized(self, network: Network) -> "NetworkDocument":
        """Another plan. Numbers that still have a place keep it; new places are random."""
        fresh = random_tensors(network, seed=0)
        for name, values in fresh.items():
            if (old := self.tensors.get(name)) is not None and old.ndim == values.ndim:
                common = tuple(map(slice, map(min, old.shape, values.shape)))
                values[common] = old[common]
        fresh["y"] = targets.carried_over(self.network, network, self.tensors["y"][None])[0]
        x, y = np.split(self.examples, [self.network.sizes[0]], axis=1)
        y = targets.carried_over(self.network, network, y)
        rows = np.hstack([_fitted(x, network.sizes[0]), y])
        return replace(self, network=network, tensors=fresh, examples=rows)

    def refusal(self, example: Array) -> str:
        """Why a row of inputs and targets can't be learned from; empty if it can."""
        return targets.refusal(self.network, example[self.network.sizes[0] :])

    def with_tensor(self, name: str, value: Value) -> "NetworkDocument":
        """Other numbers in one vector or matrix.

        Raises
        ------
        ValueError : the shape does not fit; the message says which is expected
        """
        shape = self.network.shapes[name]
        given = np.atleast_1d(np.asarray(value, dtype=np.float64))
        if given.shape != shape and given.size == int(np.prod(shape)) and 1 in shape:
            given = given.reshape(shape)
        if given.shape != shape:
            expected, found = ("×".join(map(str, each)) for each in (shape, given.shape))
            raise ValueError(f"{name} must be {expected}, but this is {found}.")
        if name == "y" and (reason := targets.refusal(self.network, given)):
            raise ValueError(reason)
        return replace(self, tensors=self.tensors | {name: given})

    def holds(self, tensors: Mapping[str, Array], but: Container[str] = ()) -> bool:
        """Whether its numbers are these, those of some names left aside."""
        return all(
            np.array_equal(self.tensors[name], values)
            for name, values in tensors.items()
            if name not in but
        )

    def to_query(self) -> dict[str, str]:
        """The link to this state."""
        network = self.network
        query = {
            "sizes": "-".join(map(str, network.sizes)),
            "hidden": "-".join(network.hidden),
            "output": network.output,
            **{name: barred(values) for name, values in self.tensors.items()},
            "examples": barred(self.examples),
            "step": str(self.step),
        }
        options = {
            "clamped": ("yes" if network.clamped else "no", "no"),
            "view": (self.view, "matrices"),
            "arrows": (self.arrows, "weight"),
            "by": (self.pace.by, "edge"),
            "begin": (self.pace.begin, "forward"),
            "rate": (plain(self.rate), plain(FIRST_RATE)),
        }
        return query | {name: value for name, (value, usual) in options.items() if value != usual}

    def to_json(self) -> str:
        """The same as a file."""
        return json.dumps(self.to_query(), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "NetworkDocument":
        """Read a saved file.

        Raises
        ------
        ValueError : it is no file of this page; the message says why
        """
        data = json_of(text)
        if not isinstance(data, dict) or not all(isinstance(each, str) for each in data.values()):
            raise ValueError("it must be an object of texts, as it is saved here.")
        document = cls.from_query(data)
        if document.ignored:
            raise ValueError(f"{document.ignored[0]} can't be used.")
        return document

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "NetworkDocument":
        """Read a link. What can't be used is left out, and told of in `ignored`.

        >>> query = {"sizes": "2-3-1", "hidden": "tanh", "W1": "oops"}
        >>> document = NetworkDocument.from_query(query)
        >>> document.network.sizes, document.ignored
        ((2, 3, 1), ('W1',))
        """
        link = Link(query)
        document = cls.of_preset(link.choice("preset", tuple(PRESETS), next(iter(PRESETS))))
        if "sizes" in query:
            network = _network(query)
            if network is None:
                link.ignored.append("the sizes of the network")
            else:
                document = document.resized(network)
        for name in document.network.shapes:
            if name in query:
                try:
                    document = document.with_tensor(name, _read(query[name]))
                except ValueError:
                    link.ignored.append(name)
        examples = _examples(query.get("examples"), document)
        if examples is None:
            link.ignored.append("the examples")
            examples = document.examples
        return replace(
            document,
            examples=examples,
            view=link.choice("view", ("matrices", "scalars"), "matrices"),
            arrows=link.choice("arrows", ("weight", "gradient"), "weight"),
            pace=link.pace(),
            step=link.step(),
            rate=link.rate(FIRST_RATE),
            ignored=tuple(link.ignored),
        )


def _read(written: str) -> Value:
    """The value in a link.

    Raises
    ------
    ValueError : there is none
    """
    if (value := unbarred(written)) is None:
        raise ValueError(f"{written[:30]} is no number, vector or matrix.")
    return value


def _fitted(columns: Array, width: int) -> Array:
    """So many columns, the missing ones 0."""
    fitted = np.zeros((len(columns), width))
    common = min(width, columns.shape[1])
    fitted[:, :common] = columns[:, :common]
    return fitted


def _network(query: Mapping[str, str]) -> Network | None:
    """The plan in a link, or None where it makes no sense."""
    parts = query["sizes"].split("-")
    hidden = tuple(filter(None, query.get("hidden", "").split("-")))
    output = query.get("output", "sigmoid")
    if not all(part.isascii() and part.isdigit() and len(part) == 1 for part in parts):
        return None
    sizes = tuple(map(int, parts))
    fits = (
        2 <= len(sizes) <= MOST_LAYERS + 2
        and 1 <= sizes[0] <= MOST_INPUTS
        and 1 <= sizes[-1] <= MOST_OUTPUTS
        and all(1 <= size <= MOST_UNITS for size in sizes[1:-1])
        and len(hidden) == len(sizes) - 2
        and all(name in ACTIVATIONS for name in hidden)
    )
    if not fits or output not in OUTPUTS or (output == "softmax" and sizes[-1] == 1):
        return None
    return Network(sizes, hidden, output, query.get("clamped") == "yes")


def _examples(written: str | None, document: NetworkDocument) -> Array | None:
    if written is None:
        return document.examples
    if (value := unbarred(written)) is None:
        return None
    table = np.atleast_2d(value)
    width = document.network.sizes[0] + document.network.sizes[-1]
    fits = table.shape[1] == width and len(table) <= MOST_EXAMPLES
    return table if fits and not any(map(document.refusal, table)) else None
