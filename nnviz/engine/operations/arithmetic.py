"""Sums, products, quotients and powers."""

from nnviz.engine import ieee
from nnviz.engine.operations.operation import Local, Operation, first, one, second

ADD = Operation(
    name="+",
    title="sum",
    forward=ieee.add,
    local=(
        Local(one, latex="1", numpy="1"),
        Local(one, latex="1", numpy="1"),
    ),
    text="<a> + <b>",
    latex="<a> + <b>",
    numpy="<a> + <b>",
    torch="<a> + <b>",
    infix=True,
)

SUBTRACT = Operation(
    name="-",
    title="difference",
    forward=ieee.subtract,
    local=(
        Local(one, latex="1", numpy="1"),
        Local(lambda a, b, y: -1.0, latex="-1", numpy="-1"),
    ),
    text="<a> − <b>",
    latex="<a> - <b>",
    numpy="<a> - <b>",
    torch="<a> - <b>",
    infix=True,
)

MULTIPLY = Operation(
    name="*",
    title="product",
    forward=ieee.multiply,
    local=(
        Local(second, latex="<b>", numpy="<b>"),
        Local(first, latex="<a>", numpy="<a>"),
    ),
    text="<a> · <b>",
    latex=r"<a> \cdot <b>",
    numpy="<a> * <b>",
    torch="<a> * <b>",
    infix=True,
)

DIVIDE = Operation(
    name="/",
    title="quotient",
    forward=ieee.divide,
    local=(
        Local(lambda a, b, y: ieee.divide(1.0, b), latex=r"\frac{1}{<b>}", numpy="1 / <b>"),
        Local(lambda a, b, y: ieee.divide(-y, b), latex=r"-\frac{<a>}{<b>^2}", numpy="-<y> / <b>"),
    ),
    text="<a> / <b>",
    latex=r"\frac{<a>}{<b>}",
    numpy="<a> / <b>",
    torch="<a> / <b>",
    infix=True,
    sample=((-3.0, 3.0), (0.5, 3.0)),
)


def _power_by_base(a: ieee.Number, b: ieee.Number, y: ieee.Number) -> ieee.Number:
    # At exponent 0 the power is the constant 1: slope 0, even where a^(b-1) is infinite.
    return ieee.where(b == 0, 0.0, b * ieee.power(a, b - 1.0))


def _power_by_exponent(a: ieee.Number, b: ieee.Number, y: ieee.Number) -> ieee.Number:
    # 0^b is the constant 0 for b > 0: slope 0, although log 0 is infinite.
    return ieee.where((a == 0) & (b >= 0), 0.0, y * ieee.log(a))


POWER = Operation(
    name="^",
    title="power",
    forward=ieee.power,
    local=(
        Local(
            _power_by_base,
            latex=r"<b> \cdot {<a>}^{<b-1>}",
            numpy="slope_by_base(<a>, <b>)",
        ),
        Local(
            _power_by_exponent, latex=r"{<a>}^{<b>} \log <a>", numpy="slope_by_exponent(<a>, <b>)"
        ),
    ),
    text="<a>^<b>",
    latex="{<a>}^{<b>}",
    numpy="np.power(<a>, <b>)",
    torch="torch.pow(<a>, <b>)",
    functions=("pow",),
    infix=True,
    sample=((0.3, 3.0), (-2.0, 2.0)),
)

NEGATE = Operation(
    name="negate",
    title="negative",
    forward=ieee.negate,
    local=(Local(lambda a, y: -1.0, latex="-1", numpy="-1"),),
    text="−<a>",
    latex="-<a>",
    numpy="-<a>",
    torch="-<a>",
    infix=True,
)

IDENTITY = Operation(
    name="identity",
    title="identity",
    forward=ieee.identity,
    local=(Local(one, latex="1", numpy="1"),),
    text="<a>",
    latex="<a>",
    numpy="1.0 * <a>",
    torch="1.0 * <a>",
)

ARITHMETIC = (ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, NEGATE, IDENTITY)
