"""The choices of the section Regression, and the run that they ask for."""

from dataclasses import dataclass, replace

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.engine.run import Run
from nnviz.lessons import LESSONS
from nnviz.networks.regression import (
    MULTINOMIAL,
    logistic_inputs,
    logistic_parameters,
    logistic_program,
    padded,
)
from nnviz.ui.session.fields import choice, number, numbers, whole
from nnviz.ui.session.link import Link
from nnviz.ui.session.linked import Linked
from nnviz.ui.session.runs import graph_of, run_of

KINDS = {"logistic": "Logistic: two classes", "multinomial": "Multinomial: more classes"}
MOST_INPUTS, MOST_CLASSES = 6, 5

LOGISTIC = LESSONS["logistic-regression"].numbers
SOFT = LESSONS["multinomial-regression"].inputs


@dataclass(frozen=True)
class RegressionChoices(Linked):
    """What a link carries of the section.

    Attributes
    ----------
    kind : in `KINDS`
    weights : of logistic regression, one for each input
    rows : of multinomial regression, the rows of W one after another
    bias, biases : of either
    inputs : x, the same for both
    label : y of logistic regression
    correct : the correct class of multinomial regression, counted from 1
    """

    FIRST = ("kind", "w", "W", "b", "biases")

    inputs: tuple[float, ...] = numbers(
        tuple(np.ravel(SOFT["x"]).tolist()), 1, MOST_INPUTS, name="x"
    )
    biases: tuple[float, ...] = numbers(tuple(np.ravel(SOFT["b"]).tolist()), 2, MOST_CLASSES)
    weights: tuple[float, ...] = numbers((LOGISTIC["w1"], LOGISTIC["w2"]), 1, MOST_INPUTS, name="w")
    rows: tuple[float, ...] = numbers(
        tuple(np.ravel(SOFT["W"]).tolist()), 2, MOST_INPUTS * MOST_CLASSES, name="W"
    )
    kind: str = choice("logistic", tuple(KINDS), looked_at=True)
    bias: float = number(0.3, name="b")
    label: str = choice("1", ("0", "1"), name="y")
    correct: int = whole(2, 1, MOST_CLASSES, name="class")

    def settled(self, link: Link) -> "RegressionChoices":
        """With all sizes as the inputs and the biases have them."""
        inputs, classes = len(self.inputs), len(self.biases)
        weights, rows = self.weights, self.rows
        if len(weights) != inputs:
            link.ignored.append(f"the w, {len(weights)} for {inputs} inputs")
            weights = (*weights, *(0.0,) * inputs)[:inputs]
        if len(rows) != inputs * classes:
            link.ignored.append(f"the W, {len(rows)} for {inputs} inputs and {classes} b")
            rows = (0.0,) * (inputs * classes)
        return replace(self, weights=weights, rows=rows, correct=min(self.correct, classes))

    @property
    def matrix(self) -> Array:
        """W of multinomial regression, classes × inputs."""
        return np.array(self.rows).reshape(len(self.biases), len(self.inputs))

    def resized(self, inputs: int, classes: int) -> "RegressionChoices":
        """With more or fewer inputs and classes; what is new weighs nothing."""
        return replace(
            self,
            weights=tuple(padded(np.array(self.weights), (inputs,)).tolist()),
            rows=tuple(padded(self.matrix, (classes, inputs)).ravel().tolist()),
            biases=tuple(padded(np.array(self.biases), (classes,)).tolist()),
            inputs=tuple(padded(np.array(self.inputs), (inputs,), fill=1.0).tolist()),
            correct=min(self.correct, classes),
        )

    @property
    def program(self) -> str:
        """Of the kind on show."""
        return logistic_program(len(self.inputs)) if self.kind == "logistic" else MULTINOMIAL

    @property
    def run(self) -> Run:
        """The graph of the kind on show."""
        if self.kind == "logistic":
            graph = graph_of(self.program, logistic_parameters(len(self.inputs)))
            named = logistic_inputs(self.weights, self.bias, self.inputs, float(self.label))
            return run_of(graph, named)
        values = {
            **{"W": self.matrix, "x": np.array(self.inputs), "b": np.array(self.biases)},
            "y": np.eye(len(self.biases))[self.correct - 1],
        }
        return run_of(graph_of(self.program, ("W", "b")), values)
