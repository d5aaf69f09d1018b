"""One unit: the neural unit of the chapter, and logistic regression with its loss."""

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

UNITS = (NEURAL_UNIT, LOGISTIC_REGRESSION)
