"""What a student has open on the network page, and how it stands in a link or a file."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from nnviz.engine.ieee import Array, Value
from nnviz.language.values import barred, unbarred
from nnviz.lessons.presets import PRESETS, random_tensors
from nnviz.networks import targets
from nnviz.networks.architecture import ACTIVATIONS, OUTPUTS, Network
from nnviz.ui.session.fields import choice, number
from nnviz.ui.session.link import LEAST_RATE, Link
from nnviz.ui.session.linked import Asked, Linked, declared

MOST_INPUTS, MOST_LAYERS, MOST_UNITS, MOST_OUTPUTS = 6, 3, 8, 6
"""How large a network may be here."""

MOST_EXAMPLES = 50
"""Rows in the table of examples."""


LARGEST = Network((1,) * (MOST_LAYERS + 2), ("relu",) * MOST_LAYERS, "sigmoid")
"""A network of the most layers: its `shapes` have all names that a vector or matrix may have."""

_FIRST = next(iter(PRESETS.values()))


def _plan(_: str, network: Network) -> dict[str, str]:
    """The plan of a network, as a link carries it; a loss that goes without saying is left out."""
    return {
        "sizes": "-".join(map(str, network.sizes)),
        "hidden": "-".join(network.hidden),
        "output": network.output,
        "clamped": "yes" if network.clamped else "no",
        **({} if network == replace(network, loss="cross-entropy") else {"loss": network.loss}),
    }


def _each(_: str, tensors: dict[str, Array]) -> dict[str, str]:
    """The vectors and matrices, each under its own name in a link."""
    return {name: barred(values) for name, values in tensors.items()}


def _tensors(asked: Asked) -> dict[str, Array]:
    """The vectors and matrices of a link; the others are as they were."""
    document: NetworkDocument = asked.document
    for name in document.network.shapes:
        if name in asked.link.query:
            try:
                document = document.with_tensor(name, _read(asked.link.query[name]))
            except ValueError:
                asked.link.ignored.append(name)
    return document.tensors


def _read(written: str) -> Value:
    """The value in a link.

    Raises
    ------
    ValueError : there is none
    """
    if (value := unbarred(written)) is None:
        raise ValueError(f"{written[:30]} is no number, vector or matrix.")
    return value


def _examples(asked: Asked) -> Array:
    """The table of examples of a link."""
    document: NetworkDocument = asked.document
    if asked.written is None:
        return document.examples
    value = unbarred(asked.written)
    table = np.atleast_2d(np.empty((1, 0)) if value is None else value)
    width = document.network.sizes[0] + document.network.sizes[-1]
    fits = table.shape[1] == width and len(table) <= MOST_EXAMPLES
    if fits and not any(map(document.refusal, table)):
        return table
    asked.link.ignored.append("the examples")
    return document.examples


@dataclass(frozen=True, eq=False)
class NetworkDocument(Linked):
    """A network with its numbers, and how it is looked at.

    Attributes
    ----------
    network : its plan
    tensors : a vector or matrix for each of the network's `shapes`
    examples : rows of inputs and targets to learn from
    view : as scalar nodes, or as vectors and matrices
    arrows : what the arrows of the layered picture show
    rate : the learning rate
    """

    ALWAYS = ("sizes", "hidden", "output", *LARGEST.shapes, "examples", "step")
    FIRST = (*ALWAYS, "clamped", "loss", "view", "arrows", "by", "begin")

    network: Network = declared(_FIRST.network, lambda asked: asked.usual, _plan)
    tensors: dict[str, Array] = declared({**_FIRST.tensors}, _tensors, _each)
    examples: Array = declared(_FIRST.rows, _examples, lambda name, rows: {name: barred(rows)})
    view: Literal["matrices", "scalars"] = choice(
        "matrices", ("matrices", "scalars"), looked_at=True
    )
    arrows: Literal["weight", "gradient"] = choice("weight", ("weight", "gradient"), looked_at=True)
    rate: float = number(0.5, LEAST_RATE, title="learning rate η")

    @classmethod
    def of_preset(cls, key: str) -> "NetworkDocument":
        """A preset, opened at its start, with its own input as the one example."""
        preset = PRESETS[key]
        return cls(preset.network, preset.tensors, preset.rows)

    @classmethod
    def begun(cls, link: Link) -> "NetworkDocument":
        """The preset that a link names, or the usual one, in the sizes that the link asks for."""
        document = cls.of_preset(link.choice("preset", tuple(PRESETS), next(iter(PRESETS))))
        if "sizes" not in link.query:
            return document
        if (network := _network(link.query)) is None:
            link.ignored.append("the sizes of the network")
            return document
        return document.resized(network)

    def with_weights(self, layers: Mapping[str, Array]) -> "NetworkDocument":
        """With other weights and biases, and as many layers and units as they are for.

        Hidden layers keep their activations; new ones are ReLU.

        Raises
        ------
        ValueError : the network would be larger than networks may be here
        """
        matrices = [layers[name] for name in layers if name.startswith("W")]
        sizes = (matrices[0].shape[1], *map(len, matrices))
        if not _fits(sizes):
            raise ValueError(
                f"its layers have {'-'.join(map(str, sizes))} units. The limits here are "
                f"{MOST_INPUTS} inputs, {MOST_LAYERS} hidden layers of {MOST_UNITS} units and "
                f"{MOST_OUTPUTS} outputs."
            )
        hidden = (*self.network.hidden, *["relu"] * len(sizes))[: len(sizes) - 2]
        several = sizes[-1] > 1 or self.network.output != "softmax"
        ending = self.network if several else replace(self.network, output="sigmoid")
        plan = replace(ending, sizes=sizes, hidden=hidden)
        resized = self.resized(plan)
        return replace(resized, tensors=resized.tensors | dict(layers))

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


def _fits(sizes: tuple[int, ...]) -> bool:
    """Whether a network may have so many inputs, units in each layer, and outputs."""
    return (
        2 <= len(sizes) <= MOST_LAYERS + 2
        and 1 <= sizes[0] <= MOST_INPUTS
        and 1 <= sizes[-1] <= MOST_OUTPUTS
        and all(1 <= size <= MOST_UNITS for size in sizes[1:-1])
    )


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
        _fits(sizes)
        and len(hidden) == len(sizes) - 2
        and all(name in ACTIVATIONS for name in hidden)
    )
    loss = query.get("loss", "squared error" if output == "linear" else "cross-entropy")
    ending = next((each for each in OUTPUTS if each == (output, loss)), None)
    if not fits or ending is None or (output == "softmax" and sizes[-1] == 1):
        return None
    return Network(sizes, hidden, ending[0], query.get("clamped") == "yes", ending[1])
