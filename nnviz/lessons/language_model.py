"""Networks that read words, in small: every number of a language model and of a classifier."""

import numpy as np

from nnviz.lessons.lesson import Lesson

LANGUAGE_MODEL = Lesson(
    key="language-model",
    title="A neural language model in small",
    source="SLP 6.5, Figs 6.11–6.14, Eq. 6.24",
    program="e1 = embedding(E, x1)\n"
    "e2 = embedding(E, x2)\n"
    "e = concat(e1, e2)\n"
    "s = W @ e + b\n"
    "h = sigmoid(s)\n"
    "z = U @ h\n"
    "yhat = softmax(z)\n"
    "L = cross_entropy(yhat, y)",
    inputs={
        "E": np.array([[0.5, -1.0], [1.0, 0.0], [-0.5, 1.0], [2.0, 0.5]]),
        **{"x1": 1.0, "x2": 2.0},
        "W": np.array([[0.5, -0.5, 1.0, 0.0], [1.0, 0.5, -1.0, 0.5]]),
        "b": np.array([0.1, -0.1]),
        "U": np.array([[0.5, 0.0], [-1.0, 1.0], [0.0, 0.5], [1.0, 1.0]]),
        "y": np.array([0.0, 0.0, 0.0, 1.0]),
    },
    notice="The vocabulary is for, all, the, fish, with ids 0 to 3. After all (id 1) and the "
    "(id 2) comes fish. The gradient of E arrives in rows 1 and 2 alone: those that were read.",
    parameters=("E", "W", "b", "U"),
    ranges={"x1": (0, 3), "x2": (0, 3)},
)

POOLED_CLASSIFIER = Lesson(
    key="pooled-classifier",
    title="A classifier of pooled embeddings in small",
    source="SLP 6.5, Eqs 6.21–6.22, Fig. 6.13",
    program="e = embedding(E, words)\n"
    "x = mean_pool(e)\n"
    "s = x @ W + b\n"
    "h = sigmoid(s)\n"
    "z = h @ U\n"
    "yhat = softmax(z)\n"
    "L = cross_entropy(yhat, y)",
    inputs={
        "E": np.array([[0.3, 0.0], [0.0, 0.3], [1.2, -0.6], [-1.0, 0.8]]),
        "words": np.array([0.0, 1.0, 2.0]),
        "W": np.array([[1.0, -0.5], [-1.0, 0.5]]),
        "b": np.array([0.2, 0.0]),
        "U": np.array([[2.0, -1.0, 0.0], [-1.0, 1.0, 0.5]]),
        "y": np.array([1.0, 0.0, 0.0]),
    },
    notice="The rows of E are dessert, was, great and awful; the classes positive, negative and "
    "neutral. “dessert was great” is the mean of three rows, and each of them gets a third of the "
    "gradient of x. Add words: x keeps its size.",
    parameters=("E", "W", "b", "U"),
)

LANGUAGE = (LANGUAGE_MODEL, POOLED_CLASSIFIER)
