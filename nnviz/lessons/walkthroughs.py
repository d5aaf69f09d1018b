"""Small graphs from lectures and tutorials that learners come from, with the numbers they print."""

from nnviz.lessons.lesson import Lesson

RATE = 0.5
"""The learning rate of the step-by-step network."""


def _gradient(before: float, after: float) -> float:
    """The gradient that a step of descent with `RATE` has followed.

    >>> round(_gradient(0.4, 0.35), 12)
    0.1
    """
    return (before - after) / RATE


STEP_BY_STEP = Lesson(
    key="step-by-step",
    title="A 2-2-2 network, one step of descent",
    source="M. Mazur, A Step by Step Backpropagation Example, 2015",
    program="h1 = sigmoid(w1*i1 + w2*i2 + b1)\n"
    "h2 = sigmoid(w3*i1 + w4*i2 + b1)\n"
    "o1 = sigmoid(w5*h1 + w6*h2 + b2)\n"
    "o2 = sigmoid(w7*h1 + w8*h2 + b2)\n"
    "E1 = squared_error(o1, t1)\n"
    "E2 = squared_error(o2, t2)\n"
    "E = E1 + E2",
    inputs={
        **{"w1": 0.15, "i1": 0.05, "w2": 0.2, "i2": 0.1, "b1": 0.35, "w3": 0.25, "w4": 0.3},
        **{"w5": 0.4, "w6": 0.45, "b2": 0.6, "w7": 0.5, "w8": 0.55, "t1": 0.01, "t2": 0.99},
    },
    notice="One step of descent with η = 0.5 takes w₅ from 0.4 to 0.35891648 and w₁ from 0.15 to "
    "0.149780716. The tutorial changes no biases; their gradients are here all the same.",
    parameters=tuple(f"w{n}" for n in range(1, 9)),
    answers={
        **{"h1": 0.593269992, "h2": 0.596884378, "o1": 0.75136507, "o2": 0.772928465},
        **{"E1": 0.274811083, "E2": 0.023560026, "E": 0.298371109},
        **{"dE/dw1": _gradient(0.15, 0.149780716), "dE/dw2": _gradient(0.2, 0.19956143)},
        **{"dE/dw3": _gradient(0.25, 0.24975114), "dE/dw4": _gradient(0.3, 0.29950229)},
        **{"dE/dw5": _gradient(0.4, 0.35891648), "dE/dw6": _gradient(0.45, 0.408666186)},
        **{"dE/dw7": _gradient(0.5, 0.511301270), "dE/dw8": _gradient(0.55, 0.561370121)},
    },
    tolerance=2e-8,
)

PRODUCT_OF_A_SUM = Lesson(
    key="product-of-a-sum",
    title="f = (x + y)z",
    source="CS231n, Backpropagation, Intuitions",
    program="q = x + y\nf = q*z",
    inputs={"x": -2, "y": 5, "z": -4},
    notice="The sum passes its upstream gradient on unchanged to both inputs. The product "
    "multiplies it by the other operand.",
    answers={"q": 3, "f": -12, "df/dq": -4, "df/dx": -4, "df/dy": -4, "df/dz": 3},
)

PLANE_NEURON = Lesson(
    key="plane-neuron",
    title="A sigmoid neuron with two inputs",
    source="CS231n, Backpropagation, Intuitions: sigmoid example",
    program="d = w0*x0 + w1*x1 + w2\nf = sigmoid(d)",
    inputs={"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3},
    notice="The sigmoid's local gradient (1 − f)f is 0.2 here. Each weight gets it times its "
    "input, and each input gets it times its weight.",
    parameters=("w0", "w1", "w2"),
    answers={
        **{"d": 1, "f": 0.73, "df/dd": 0.2},
        **{"df/dw0": -0.2, "df/dx0": 0.39, "df/dw1": -0.39, "df/dx1": -0.59, "df/dw2": 0.2},
    },
    tolerance=0.005,
)

TWO_PATHS = Lesson(
    key="two-paths",
    title="e = (a + b)(b + 1)",
    source="C. Olah, Calculus on Computational Graphs: Backpropagation, 2015",
    program="c = a + b\nd = b + 1\ne = c*d",
    inputs={"a": 2, "b": 1},
    notice="b reaches e along two paths, through c and through d. Its gradient is the sum over "
    "both: 1·2 + 1·3 = 5.",
    answers={"c": 3, "d": 2, "e": 6, "de/dc": 2, "de/dd": 3, "de/da": 2, "de/db": 5},
)

LECTURE_NEURON = Lesson(
    key="lecture-neuron",
    title="o = tanh(x₁w₁ + x₂w₂ + b)",
    source="A. Karpathy, micrograd lecture, 2022",
    program="n = x1*w1 + x2*w2 + b\no = tanh(n)",
    inputs={"x1": 2, "w1": -3, "x2": 0, "w2": 1, "b": 6.8813735870195432},
    notice="The bias was chosen so that tanh has slope 1 − o² = 0.5. w₂ gets gradient 0, because "
    "its input x₂ is 0.",
    parameters=("w1", "w2", "b"),
    answers={
        **{"n": 0.8813735870195432, "o": 0.7071067811865476, "do/dn": 0.5, "do/db": 0.5},
        **{"do/dx1": -1.5, "do/dw1": 1, "do/dx2": 0.5, "do/dw2": 0},
    },
)

WALKTHROUGHS = (STEP_BY_STEP, PRODUCT_OF_A_SUM, PLANE_NEURON, TWO_PATHS, LECTURE_NEURON)
