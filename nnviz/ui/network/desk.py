"""A network on a student's desk: its plan and numbers, its graphs and runs, and its link."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.run import Run
from nnviz.engine.stops import Pace
from nnviz.networks import scalars
from nnviz.networks.architecture import Network
from nnviz.networks.weights import read_weights
from nnviz.ui.network.document import NetworkDocument
from nnviz.ui.session.desk import Desk, Followed
from nnviz.ui.session.runs import graph_of, run_of

VIEWS = {"matrices": "Vectors and matrices", "scalars": "Scalar nodes"}
"""The two graphs of one network."""


@dataclass
class NetworkDesk(Desk[NetworkDocument]):
    """One student's open network.

    Attributes
    ----------
    refused : why the last numbers changed on a card were not taken, by the name of their input
    """

    refused: dict[str, str] = field(default_factory=dict)

    def take(self, followed: Followed[NetworkDocument]) -> None:
        """Put another network on the desk, and step to where it stands."""
        super().take(followed)
        self.refused = {}

    def open_preset(self, key: str) -> None:
        """Open a network of the texts at its start."""
        self.take(Followed(NetworkDocument.of_preset(key), 0, Pace(), ()))

    def rebuild(self, **changes: Any) -> None:
        """Change the network's plan."""
        self.refused = {}
        plan = replace(self.document.network, **changes)
        self.change(self.document.resized(plan))

    def open_weights(self, data: bytes) -> None:
        """Open the layers of a file of weights.

        Raises
        ------
        ValueError : it holds no layers, or more than a network may have here
        """
        self.refused = {}
        self.change(self.document.with_weights(read_weights(data)))
        self.walk.restart()

    def set_tensor(self, name: str, value: Value) -> None:
        """Other numbers for a vector or matrix, if they fit."""
        try:
            self.change(self.document.with_tensor(name, value))
            self.refused.pop(name, None)
        except ValueError as error:
            self.refused[name] = str(error)

    def refusal(self, name: str, value: Value) -> str:
        """Why numbers can't be those of a vector or matrix, or nothing if they can."""
        try:
            self.document.with_tensor(name, value)
        except ValueError as error:
            return str(error)
        return ""

    def take_all(self, values: Mapping[str, Value]) -> None:
        """Other numbers for inputs of the graph on show, by their names in it."""
        document = self.document
        network = document.network
        if document.view == "scalars":
            numbers = {name: float(value) for name, value in values.items()}
            changed = scalars.with_entries(network, document.tensors, numbers)
        else:
            changed = network.tensors({name: np.asarray(each) for name, each in values.items()})
        for name, value in changed.items():
            if not np.array_equal(value, document.tensors[name]):
                self.set_tensor(name, value)

    @property
    def graph(self) -> Graph:
        """The graph on show."""
        return graph_in(self.document.network, self.document.view)

    @property
    def run(self) -> Run:
        """The run on show."""
        document = self.document
        return run_in(document.network, document.view, document.tensors)

    @property
    def matrices(self) -> Run:
        """The run in vectors and matrices, with biases of their own."""
        plan = replace(self.document.network, clamped=False)
        return run_in(plan, "matrices", self.document.tensors)

    def look(self, **changes: Any) -> None:
        """Look at the same network in another way."""
        self.set(**changes)
        if "view" in changes:
            self.walk.restart()

    def show_entry(self, name: str) -> None:
        """Show the scalar card that an entry of a matrix is, where its gradient is complete."""
        self.look(view="scalars")
        self.walk.move(
            max(
                (index for index, step in enumerate(self.run.steps, 1) if step.input == name),
                default=0,
            )
        )


def graph_in(network: Network, view: str) -> Graph:
    """The graph of a network, in matrices or in scalars."""
    if view == "matrices":
        return graph_of(network.program, network.parameters)
    return graph_of(scalars.program(network), scalars.parameters(network))


def run_in(network: Network, view: str, tensors: dict[str, Any]) -> Run:
    """The run of a network, in matrices or in scalars."""
    values = network.values(tensors) if view == "matrices" else scalars.inputs(network, tensors)
    graph = graph_in(network, view)
    return run_of(graph, {name: values[name] for name in graph.inputs})
