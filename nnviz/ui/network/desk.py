"""A network on a student's desk: its plan and numbers, its graphs and runs, and its link."""

from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.run import Run
from nnviz.lessons.presets import PRESETS
from nnviz.networks import scalars
from nnviz.networks.architecture import Network
from nnviz.ui.network.document import NetworkDocument
from nnviz.ui.session.address import Address
from nnviz.ui.session.history import History
from nnviz.ui.session.runs import graph_of, run_of
from nnviz.ui.session.walk import Walk

VIEWS = {"matrices": "Vectors and matrices", "scalars": "Scalar nodes"}
"""The two graphs of one network."""


@dataclass
class NetworkDesk:
    """One student's open network.

    Attributes
    ----------
    history : the network with its numbers, and its past
    walk : where the student is in the run
    address : the links of the page
    refused : why the last numbers typed into a box were not taken, by the box's name
    """

    history: History[NetworkDocument]
    walk: Walk = field(default_factory=Walk)
    address: Address = field(default_factory=Address)
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def blueprint(self) -> NetworkDocument:
        """The network as it stands."""
        return self.history.present

    def open(self, blueprint: NetworkDocument) -> None:
        """Put another network on the desk, and step to where it stands."""
        self.history.change(blueprint)
        self.walk.step, self.walk.pace = blueprint.step, blueprint.pace
        self.refused = {}

    def rebuild(self, **changes: Any) -> None:
        """Change the network's plan."""
        self.refused = {}
        plan = replace(self.blueprint.network, **changes)
        self.history.change(self.blueprint.resized(plan))

    def take(self, name: str, value: Value) -> None:
        """Other numbers for a vector or matrix, if they fit."""
        try:
            self.history.change(self.blueprint.with_tensor(name, value))
            self.refused.pop(name, None)
        except ValueError as error:
            self.refused[name] = str(error)

    @property
    def graph(self) -> Graph:
        """The graph on show."""
        return graph_in(self.blueprint.network, self.blueprint.view)

    @property
    def run(self) -> Run:
        """The run on show."""
        plan = self.blueprint
        return run_in(plan.network, plan.view, plan.tensors)

    @property
    def matrices(self) -> Run:
        """The run in vectors and matrices, with biases of their own."""
        plan = replace(self.blueprint.network, clamped=False)
        return run_in(plan, "matrices", self.blueprint.tensors)

    def look(self, **changes: Any) -> None:
        """Look at the same network in another way."""
        self.history.change(replace(self.blueprint, **changes))
        if "view" in changes:
            self.walk.restart()

    def show_entry(self, name: str) -> None:
        """Show the scalar card that an entry of a matrix is, where its gradient is complete."""
        self.look(view="scalars")
        self.walk.step = max(
            (index for index, step in enumerate(self.run.steps, 1) if step.input == name), default=0
        )

    def link(self) -> dict[str, str]:
        """What the address bar shall hold now."""
        at = replace(self.blueprint, step=self.walk.step, pace=self.walk.pace)
        return self.address.wrote(at.to_query())


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


def current(*, arrived: bool) -> NetworkDesk:
    """The desk of this session; a link that was followed opens on it first."""
    desk: NetworkDesk | None = st.session_state.get("network")
    if desk is None:
        desk = NetworkDesk(History(NetworkDocument.of_preset(next(iter(PRESETS)))))
        st.session_state["network"] = desk
        desk.open(NetworkDocument.from_query(desk.address.followed(arrived=True) or {}))
        desk.history = History(desk.blueprint)
    elif (query := desk.address.followed(arrived=arrived)) is not None:
        desk.open(NetworkDocument.from_query(query))
    return desk
