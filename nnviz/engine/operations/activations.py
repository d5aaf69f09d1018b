"""The activation functions of neural units (SLP 6.1; CMU, activation functions)."""

import math

from nnviz.engine import ieee
from nnviz.engine.operations.operation import Kink, Local, Operation

LEAK = 0.01
"""The slope of leaky ReLU below 0."""

NEAR_ONE = 0.95
"""A number above this has lost more than a digit when it is subtracted from 1."""


def _sigmoid_slope(a: ieee.Number, y: ieee.Number) -> ieee.Number:
    # 1 − y is y e^−a too.
    return ieee.refined(y * (1.0 - y), y > NEAR_ONE, lambda a, y: y * y * ieee.exp(-a), a, y)


def _tanh_slope(a: ieee.Number, y: ieee.Number) -> ieee.Number:
    square = y * y
    return ieee.refined(1.0 - square, square > NEAR_ONE, _one_by_cosh_squared, a)


def _one_by_cosh_squared(a: ieee.Number) -> ieee.Number:
    share = ieee.divide(1.0, ieee.cosh(a))
    return share * share


SIGMOID = Operation(
    name="sigmoid",
    title="sigmoid",
    forward=ieee.sigmoid,
    local=(
        Local(
            _sigmoid_slope,
            latex=r"\sigma(<a>)\,(1 - \sigma(<a>))",
            numpy="<y> * (1 - <y>)",
        ),
    ),
    text="σ(<a>)",
    latex=r"\sigma(<a>)",
    numpy="1 / (1 + np.exp(-<a>))",
    torch="torch.sigmoid(<a>)",
    functions=("sigmoid", "σ"),
    source="SLP Eq. 6.3, Fig. 6.1",
)

TANH = Operation(
    name="tanh",
    title="hyperbolic tangent",
    forward=ieee.tanh,
    local=(Local(_tanh_slope, latex=r"1 - \tanh^2(<a>)", numpy="1 - <y> ** 2"),),
    text="tanh(<a>)",
    latex=r"\tanh(<a>)",
    numpy="np.tanh(<a>)",
    torch="torch.tanh(<a>)",
    functions=("tanh",),
    source="SLP 6.1",
)


def _relu(a: float) -> float:
    return a if a > 0 or a != a else 0.0


RELU = Operation(
    name="relu",
    title="rectified linear unit",
    forward=ieee.Kernel(_relu, lambda a: ieee.maximum.arrays(a, 0.0)),
    # 1 at 0 by the textbook's convention (SLP 6.6.4); PyTorch takes 0.
    local=(
        Local(
            lambda a, y: 1.0 - (a < 0),
            latex=r"\begin{cases} 0 & <a> < 0 \\ 1 & <a> \ge 0 \end{cases}",
            numpy="np.where(<a> < 0, 0.0, 1.0)",
        ),
    ),
    text="ReLU(<a>)",
    latex=r"\operatorname{ReLU}(<a>)",
    numpy="np.maximum(<a>, 0)",
    torch="torch.where(<a> < 0, 0.0, <a>)",
    functions=("relu", "ReLU"),
    gate=True,
    kink=Kink(
        lambda a: a == 0,
        "ReLU has a corner at 0, so no derivative there. "
        "The textbook's convention is 1 (PyTorch takes 0).",
    ),
    source="SLP 6.1 and 6.6.4",
)

LEAKY_RELU = Operation(
    name="leaky_relu",
    title="leaky ReLU",
    forward=ieee.Kernel(
        lambda a: a if a > 0 else LEAK * a,
        lambda a: ieee.where(a > 0, a, LEAK * a),
    ),
    local=(
        Local(
            lambda a, y: ieee.where(a > 0, 1.0, LEAK),
            latex=r"\begin{cases} 0.01 & <a> \le 0 \\ 1 & <a> > 0 \end{cases}",
            numpy=f"np.where(<a> > 0, 1.0, {LEAK})",
        ),
    ),
    text="leakyReLU(<a>)",
    latex=r"\operatorname{LeakyReLU}(<a>)",
    numpy=f"np.where(<a> > 0, <a>, {LEAK} * <a>)",
    torch=f"torch.nn.functional.leaky_relu(<a>, {LEAK})",
    functions=("leaky_relu",),
    kink=Kink(
        lambda a: a == 0,
        "Leaky ReLU has a corner at 0, so no derivative there. We use 0.01, the slope on its left.",
    ),
    source="CMU, activation functions",
)

ELU = Operation(
    name="elu",
    title="exponential linear unit",
    forward=ieee.Kernel(
        lambda a: math.expm1(a) if a < 0 else a,
        lambda a: ieee.where(a < 0, ieee.expm1.arrays(a), a),
    ),
    local=(
        Local(
            lambda a, y: ieee.where(a < 0, ieee.exp(a), 1.0),
            latex=r"\begin{cases} e^{<a>} & <a> < 0 \\ 1 & <a> \ge 0 \end{cases}",
            numpy="np.where(<a> < 0, np.exp(<a>), 1.0)",
        ),
    ),
    text="ELU(<a>)",
    latex=r"\operatorname{ELU}(<a>)",
    numpy="np.where(<a> < 0, np.expm1(<a>), <a>)",
    torch="torch.nn.functional.elu(<a>)",
    functions=("elu",),
    source="CMU, activation functions",
)


def _gelu(a: ieee.Number) -> ieee.Number:
    return a * _normal_cdf(a)


def _normal_cdf(a: ieee.Number) -> ieee.Number:
    return 0.5 * ieee.erfc(a * -math.sqrt(0.5))


def _normal_pdf(a: ieee.Number) -> ieee.Number:
    return ieee.exp(-0.5 * a * a) * (1.0 / math.sqrt(2.0 * math.pi))


GELU = Operation(
    name="gelu",
    title="Gaussian error linear unit",
    forward=ieee.Kernel(_gelu, _gelu),
    local=(
        Local(
            lambda a, y: _normal_cdf(a) + a * _normal_pdf(a),
            latex=r"\Phi(<a>) + <a>\,\varphi(<a>)",
            numpy="(0.5 * erfc(-<a> / np.sqrt(2))"
            " + <a> * np.exp(-<a> ** 2 / 2) / np.sqrt(2 * np.pi))",
        ),
    ),
    text="GELU(<a>)",
    latex=r"\operatorname{GELU}(<a>)",
    numpy="0.5 * <a> * erfc(-<a> / np.sqrt(2))",
    torch="torch.nn.functional.gelu(<a>)",
    functions=("gelu",),
)

SOFTPLUS = Operation(
    name="softplus",
    title="softplus",
    forward=ieee.softplus,
    local=(
        Local(
            lambda a, y: ieee.sigmoid(a),
            latex=r"\sigma(<a>)",
            numpy="1 / (1 + np.exp(-<a>))",
        ),
    ),
    text="softplus(<a>)",
    latex=r"\operatorname{softplus}(<a>)",
    numpy="np.logaddexp(0.0, <a>)",
    torch="torch.logaddexp(torch.zeros_like(<a>), <a>)",
    functions=("softplus",),
)

STEP = Operation(
    name="step",
    title="step (perceptron)",
    forward=ieee.Kernel(lambda a: 1.0 if a > 0 else 0.0, lambda a: 1.0 * (a > 0)),
    local=(Local(lambda a, y: 0.0, latex="0", numpy="0.0"),),
    text="step(<a>)",
    latex=r"\operatorname{step}(<a>)",
    numpy="np.where(<a> > 0, 1.0, 0.0)",
    torch="torch.sign(torch.relu(<a>))",
    functions=("step",),
    gate=True,
    kink=Kink(
        lambda a: a == 0,
        "The step jumps at 0, so it has no derivative there. We use 0, its slope everywhere else.",
    ),
    source="SLP Eq. 6.7",
)

ACTIVATIONS = (SIGMOID, TANH, RELU, LEAKY_RELU, ELU, GELU, SOFTPLUS, STEP)
