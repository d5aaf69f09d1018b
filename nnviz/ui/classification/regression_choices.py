"""The choices of the section Regression, and the run that they ask for."""

from dataclasses import dataclass

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
from nnviz.ui.session.link import Link, plain
from nnviz.ui.session.runs import graph_of, run_of

KINDS = {"logistic": "Logistic: two classes", "multinomial": "Multinomial: more classes"}
MOST_INPUTS, MOST_CLASSES = 6, 5

LOGISTIC = LESSONS["logistic-regression"].numbers
SOFT = LESSONS["multinomial-regression"].inputs


@dataclass(frozen=True)
class RegressionChoices:
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

    kind: str = "logistic"
    weights: tuple[float, ...] = (LOGISTIC["w1"], LOGISTIC["w2"])
    rows: tuple[float, ...] = tuple(np.ravel(SOFT["W"]).tolist())
    bias: float = 0.3
    biases: tuple[float, ...] = tuple(np.ravel(SOFT["b"]).tolist())
    inputs: tuple[float, ...] = tuple(np.ravel(SOFT["x"]).tolist())
    label: str = "1"
    correct: int = 2

    @classmethod
    def read(cls, link: Link) -> "RegressionChoices":
        """The choices that a link asks for; all sizes follow the inputs and the biases."""
        usual = cls()
        inputs = link.numbers("x", usual.inputs, 1, MOST_INPUTS)
        biases = link.numbers("biases", usual.biases, 2, MOST_CLASSES)
        weights = link.numbers("w", usual.weights, 1, MOST_INPUTS)
        rows = link.numbers("W", usual.rows, 2, MOST_INPUTS * MOST_CLASSES)
        if len(weights) != len(inputs):
            link.ignored.append(f"the w, {len(weights)} for {len(inputs)} inputs")
            weights = (*weights, *(0.0,) * len(inputs))[: len(inputs)]
        if len(rows) != len(inputs) * len(biases):
            link.ignored.append(f"the W, {len(rows)} for {len(inputs)} inputs and {len(biases)} b")
            rows = (0.0,) * (len(inputs) * len(biases))
        return cls(
            link.choice("kind", tuple(KINDS), usual.kind),
            weights,
            rows,
            link.number("b", usual.bias),
            biases,
            inputs,
            link.choice("y", ("0", "1"), usual.label),
            min(link.whole("class", usual.correct, 1, MOST_CLASSES), len(biases)),
        )

    def query(self) -> dict[str, str]:
        """All choices, as a link writes them."""
        return {
            "kind": self.kind,
            "w": plain(*self.weights),
            "W": plain(*self.rows),
            "b": plain(self.bias),
            "biases": plain(*self.biases),
            "x": plain(*self.inputs),
            "y": self.label,
            "class": str(self.correct),
        }

    @property
    def matrix(self) -> Array:
        """W of multinomial regression, classes × inputs."""
        return np.array(self.rows).reshape(len(self.biases), len(self.inputs))

    def resized(self, inputs: int, classes: int) -> "RegressionChoices":
        """With more or fewer inputs and classes; what is new weighs nothing."""
        return RegressionChoices(
            self.kind,
            tuple(padded(np.array(self.weights), (inputs,)).tolist()),
            tuple(padded(self.matrix, (classes, inputs)).ravel().tolist()),
            self.bias,
            tuple(padded(np.array(self.biases), (classes,)).tolist()),
            tuple(padded(np.array(self.inputs), (inputs,), fill=1.0).tolist()),
            self.label,
            min(self.correct, classes),
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
