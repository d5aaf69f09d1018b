"""Classifiers: softmax with its loss, multinomial regression, and the sentiment of a review."""

from math import exp, log

import numpy as np

from nnviz.lessons.lesson import Lesson
from nnviz.networks.classifier import Classifier
from nnviz.networks.regression import (
    MULTINOMIAL,
    logistic_inputs,
    logistic_parameters,
    logistic_program,
)

SOFTMAX = Lesson(
    key="softmax",
    title="Softmax and negative log likelihood",
    source="SLP 6.3, Eqs 6.10–6.11, and 6.6.1, Eqs 6.26–6.28",
    program="yhat = softmax(z)\np = dot(y, yhat)\nL = -log(p)",
    inputs={
        "z": np.array([0.6, 1.1, -1.5, 1.2, 3.2, -1.1]),
        "y": np.array([0.0, 0.0, 0.0, 0.0, 1.0, 0.0]),
    },
    notice="Six scores become six probabilities; the fifth class gets 0.74. The gradient at z is "
    "ŷ − y: only the correct class's score is pulled up.",
    answers={
        **{"yhat_1": 0.054825408857653565, "yhat_2": 0.09039181775844465},
        **{"yhat_3": 0.006713723746217652, "yhat_4": 0.09989840821862692},
        **{"yhat_5": 0.738154942521309, "yhat_6": 0.01001569889774816},
        **{"p": 0.738154942521309, "dL/dz_5": 0.738154942521309 - 1},
    },
)

# With these numbers z = [0.1, 0.6, 0.4].
_TOTAL = exp(0.1) + exp(0.6) + exp(0.4)

MULTINOMIAL_REGRESSION = Lesson(
    key="multinomial-regression",
    title="Multinomial regression with its loss",
    source="SLP Eqs 6.26–6.30",
    program=MULTINOMIAL,
    inputs={
        "W": np.array([[0.5, -0.3], [-0.2, 0.4], [0.1, 0.2]]),
        "x": np.array([1.0, 2.0]),
        "b": np.array([0.2, 0.0, -0.1]),
        "y": np.array([0.0, 1.0, 0.0]),
    },
    notice="The gradient of the weight from input i to class k is −(yₖ − ŷₖ) xᵢ. The row of the "
    "correct class is moved in the direction of x, every other row against it.",
    parameters=("W", "b"),
    answers={
        **{"yhat_1": exp(0.1) / _TOTAL, "yhat_2": exp(0.6) / _TOTAL, "yhat_3": exp(0.4) / _TOTAL},
        **{"L": log(_TOTAL) - 0.6, "dL/dW_21": exp(0.6) / _TOTAL - 1},
        **{"dL/dW_12": 2 * exp(0.1) / _TOTAL, "dL/db_3": exp(0.4) / _TOTAL},
    },
)

SENTIMENT = Lesson(
    key="sentiment",
    title="The sentiment of a review, by one unit",
    source="SLP 6.4, with the features and weights of logistic regression (older drafts, 5.1.1)",
    program=logistic_program(6),
    inputs={**logistic_inputs([2.5, -5, -1.2, 0.5, 2, 0.7], 0.1, [3, 2, 1, 3, 0, 4.19], 1)},
    notice="Three positive words against two negative ones, a no, three pronouns, no ! and "
    "ln(66) = 4.19: the unit says positive with p = 0.70. The weight of ! gets no gradient, "
    "because its input is 0.",
    parameters=logistic_parameters(6),
    ranges={"y": (0, 1)},
    answers={
        **{"z": 0.833, "yhat": 0.6969888901292717, "L": 0.3609858079049309},
        **{"dL/dw5": 0, "dL/dw1": (0.6969888901292717 - 1) * 3},
    },
)

SENTIMENT_WITH_HIDDEN_LAYER = Lesson(
    key="sentiment-hidden",
    title="The sentiment of a review, with a hidden layer",
    source="SLP 6.4, Fig. 6.10",
    program=Classifier(2, 3).program,
    inputs={
        "W": np.array(
            [
                [2.0, -2.0, 0.0, 0.3, 0.8, 0.0],
                [-2.0, 2.0, 0.5, 0.0, 0.0, 0.0],
                [-1.0, -1.0, 0.0, -0.2, -1.0, 0.4],
            ]
        ),
        "x": np.array([3, 2, 1, 3, 0, 4.19]),
        "b": np.array([-1.0, -1.0, 0.5]),
        "U": np.array([[3.0, 0.0, -1.0], [0.0, 3.0, -1.0], [-1.0, -1.0, 2.0]]),
        "y": np.array([1.0, 0.0, 0.0]),
    },
    notice="Hidden unit 1 is for praise, unit 2 for complaint, unit 3 for little of "
    "either. The gradient at z is ŷ − y again, and Uᵀ carries it to the hidden layer.",
    parameters=("W", "b", "U"),
)

CLASSIFIERS = (SOFTMAX, MULTINOMIAL_REGRESSION, SENTIMENT, SENTIMENT_WITH_HIDDEN_LAYER)
"""Classifiers with their losses, for more classes than two and for features of a text."""
