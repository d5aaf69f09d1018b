"""Classifiers: softmax with its loss, multinomial regression, and the sentiment of a review."""

import numpy as np

from nnviz.lessons.lesson import Lesson

SOFTMAX = Lesson(
    key="softmax",
    title="Softmax and negative log likelihood",
    source="SLP 6.3, Eqs 6.10–6.11; the loss: Eqs 6.26–6.28",
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

CLASSIFIERS = (SOFTMAX,)
