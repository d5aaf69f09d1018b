"""Small networks as scalar nodes: the chapter's two-layer network and the lecture's."""

from nnviz.lessons.lesson import Lesson

XOR_NETWORK = Lesson(
    key="xor-network",
    title="The XOR network, two layers",
    source="SLP 6.2.1, Fig. 6.6, after Goodfellow et al. 2016",
    program="z1 = w11*x1 + w12*x2 + b1\n"
    "z2 = w21*x1 + w22*x2 + b2\n"
    "h1 = relu(z1)\n"
    "h2 = relu(z2)\n"
    "y1 = u1*h1 + u2*h2 + c",
    inputs={
        **{"w11": 1, "x1": 1, "w12": 1, "x2": 0, "b1": 0},
        **{"w21": 1, "w22": 1, "b2": -1, "u1": 1, "u2": -2, "c": 0},
    },
    notice="Try the four inputs 00, 01, 10 and 11: the output is x₁ XOR x₂. At 01 and 10 the "
    "second unit stands at 0, on the corner of ReLU.",
    parameters=("w11", "w12", "b1", "w21", "w22", "b2", "u1", "u2", "c"),
    ranges={"x1": (0, 1), "x2": (0, 1)},
    answers={"z1": 1, "z2": 0, "h1": 1, "h2": 0, "y1": 1},
)

TWO_LAYER_NETWORK = Lesson(
    key="two-layer-network",
    title="A two-layer network with its loss",
    source="SLP 6.6.4, Fig. 6.18, Eqs 6.35–6.43",
    program="z1_1 = w1_11*x1 + w1_12*x2 + b1_1\n"
    "z1_2 = w1_21*x1 + w1_22*x2 + b1_2\n"
    "a1_1 = relu(z1_1)\n"
    "a1_2 = relu(z1_2)\n"
    "z2 = w2_11*a1_1 + w2_12*a1_2 + b2_1\n"
    "a2 = sigmoid(z2)\n"
    "L = cross_entropy(a2, y)",
    inputs={
        **{"w1_11": 0.3, "x1": 1, "w1_12": -0.2, "x2": 0.5, "b1_1": 0.1},
        **{"w1_21": 0.4, "w1_22": 0.6, "b1_2": -0.1},
        **{"w2_11": 0.7, "w2_12": -0.5, "b2_1": 0.2, "y": 1},
    },
    notice="The book leaves the backward pass to the reader: here it is. It starts with "
    "∂L/∂z₂ = a₂ − y, and x₁ and x₂ each collect a gradient from both hidden units.",
    parameters=(
        *("w1_11", "w1_12", "b1_1", "w1_21", "w1_22", "b1_2"),
        *("w2_11", "w2_12", "b2_1"),
    ),
    ranges={"y": (0, 1)},
)

CMU_NETWORK = Lesson(
    key="cmu-network",
    title="One hidden layer, sigmoid units",
    source="CMU 10-301, neural network with one hidden layer",
    program="a1 = alpha_11*x1 + alpha_12*x2\n"
    "a2 = alpha_21*x1 + alpha_22*x2\n"
    "z1 = sigmoid(a1)\n"
    "z2 = sigmoid(a2)\n"
    "b = beta_1*z1 + beta_2*z2\n"
    "yhat = sigmoid(b)\n"
    "J = squared_error(yhat, y)",
    inputs={
        **{"alpha_11": 0.5, "x1": 1, "alpha_12": -0.4, "x2": 2},
        **{"alpha_21": 0.3, "alpha_22": 0.8, "beta_1": 1, "beta_2": -1, "y": 1},
    },
    notice="Each sigmoid multiplies the gradient by at most ¼, and weights and inputs multiply it "
    "too. Compare the gradients of the β with those of the α, which are one layer further from J.",
    parameters=("alpha_11", "alpha_12", "alpha_21", "alpha_22", "beta_1", "beta_2"),
    ranges={"y": (0, 1)},
)

NETWORKS = (XOR_NETWORK, TWO_LAYER_NETWORK, CMU_NETWORK)
