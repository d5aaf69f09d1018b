"""One unit: the neural unit of the chapter, the perceptron, and logistic regression."""

from nnviz.lessons.lesson import Lesson

NEURAL_UNIT = Lesson(
    key="neural-unit",
    title="One neural unit",
    source="SLP 6.1, Fig. 6.2",
    program="z = w1*x1 + w2*x2 + w3*x3 + b\ny = sigmoid(z)",
    inputs={
        **{"w1": 0.2, "x1": 0.5, "w2": 0.3, "x2": 0.6, "w3": 0.9, "x3": 0.1},
        **{"b": 0.5},
    },
    notice="The unit adds up weighted inputs and a bias, z = 0.87, and squashes the sum to "
    "y = 0.70. The local gradient of the sigmoid is y(1 − y), never more than ¼.",
    parameters=("w1", "w2", "w3", "b"),
    answers={"z": 0.87, "y": 0.7047456979980911},
)

PERCEPTRON = Lesson(
    key="perceptron",
    title="A perceptron for AND",
    source="SLP 6.2, Eq. 6.7, Fig. 6.4",
    program="z = w1*x1 + w2*x2 + b\ny = step(z)",
    inputs={"w1": 1, "x1": 1, "w2": 1, "x2": 1, "b": -1},
    notice="Try the four inputs 00, 01, 10 and 11: only 11 lies on the positive side. The step is "
    "flat, so every gradient is 0: a perceptron needs a learning rule of its own.",
    parameters=("w1", "w2", "b"),
    ranges={"x1": (0, 1), "x2": (0, 1)},
    answers={"z": 1, "y": 1, "dy/dw1": 0, "dy/db": 0},
)

LOGISTIC_REGRESSION = Lesson(
    key="logistic-regression",
    title="Logistic regression with its loss",
    source="SLP Eq. 6.29; CMU 10-301, Case 1",
    program="z = w1*x1 + w2*x2 + b\nyhat = sigmoid(z)\nL = cross_entropy(yhat, y)",
    inputs={**{"w1": 0.5, "x1": 1, "w2": -0.3, "x2": 2, "b": 0.1}, **{"y": 1}},
    notice="The gradient at z is ŷ − y: the long fractions of the cross-entropy and of the sigmoid "
    "cancel. So ∂L/∂w₁ is (ŷ − y) x₁.",
    parameters=("w1", "w2", "b"),
    ranges={"y": (0, 1)},
    # z = 0.5 - 0.6 + 0.1 = 0, so yhat = 1/2 and dL/dw_j = (1/2 - 1) x_j.
    answers={"yhat": 0.5, "dL/dz": -0.5, "dL/dw1": -0.5, "dL/dw2": -1.0, "dL/db": -0.5},
)

UNITS = (NEURAL_UNIT, PERCEPTRON, LOGISTIC_REGRESSION)
