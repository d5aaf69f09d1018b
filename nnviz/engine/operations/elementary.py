"""The elementary functions: exponential, logarithm, root, trigonometric, |x|, max and min."""

from nnviz.engine import ieee
from nnviz.engine.operations.operation import Kink, Local, Operation

EXP = Operation(
    name="exp",
    title="exponential",
    forward=ieee.exp,
    local=(Local(lambda a, y: y, latex=r"e^{<a>}", numpy="<y>"),),
    text="exp(<a>)",
    latex=r"\exp(<a>)",
    numpy="np.exp(<a>)",
    torch="torch.exp(<a>)",
    functions=("exp",),
)

LOG = Operation(
    name="log",
    title="natural logarithm",
    forward=ieee.log,
    local=(Local(lambda a, y: ieee.divide(1.0, a), latex=r"\frac{1}{<a>}", numpy="1 / <a>"),),
    text="log(<a>)",
    latex=r"\log(<a>)",
    numpy="np.log(<a>)",
    torch="torch.log(<a>)",
    functions=("log", "ln"),
    sample=((0.2, 4.0),),
)

SQRT = Operation(
    name="sqrt",
    title="square root",
    forward=ieee.sqrt,
    local=(
        Local(
            lambda a, y: ieee.divide(0.5, y),
            latex=r"\frac{1}{2 \sqrt{<a>}}",
            numpy="0.5 / <y>",
        ),
    ),
    text="√(<a>)",
    latex=r"\sqrt{<a>}",
    numpy="np.sqrt(<a>)",
    torch="torch.sqrt(<a>)",
    functions=("sqrt",),
    sample=((0.2, 4.0),),
)

SIN = Operation(
    name="sin",
    title="sine",
    forward=ieee.sin,
    local=(Local(lambda a, y: ieee.cos(a), latex=r"\cos(<a>)", numpy="np.cos(<a>)"),),
    text="sin(<a>)",
    latex=r"\sin(<a>)",
    numpy="np.sin(<a>)",
    torch="torch.sin(<a>)",
    functions=("sin",),
)

COS = Operation(
    name="cos",
    title="cosine",
    forward=ieee.cos,
    local=(Local(lambda a, y: -ieee.sin(a), latex=r"-\sin(<a>)", numpy="-np.sin(<a>)"),),
    text="cos(<a>)",
    latex=r"\cos(<a>)",
    numpy="np.cos(<a>)",
    torch="torch.cos(<a>)",
    functions=("cos",),
)

TAN = Operation(
    name="tan",
    title="tangent",
    forward=ieee.tan,
    local=(Local(lambda a, y: 1.0 + y * y, latex=r"1 + \tan^2(<a>)", numpy="1 + <y> ** 2"),),
    text="tan(<a>)",
    latex=r"\tan(<a>)",
    numpy="np.tan(<a>)",
    torch="torch.tan(<a>)",
    functions=("tan",),
    sample=((-1.2, 1.2),),
)

SINH = Operation(
    name="sinh",
    title="hyperbolic sine",
    forward=ieee.sinh,
    local=(Local(lambda a, y: ieee.cosh(a), latex=r"\cosh(<a>)", numpy="np.cosh(<a>)"),),
    text="sinh(<a>)",
    latex=r"\sinh(<a>)",
    numpy="np.sinh(<a>)",
    torch="torch.sinh(<a>)",
    functions=("sinh",),
)

COSH = Operation(
    name="cosh",
    title="hyperbolic cosine",
    forward=ieee.cosh,
    local=(Local(lambda a, y: ieee.sinh(a), latex=r"\sinh(<a>)", numpy="np.sinh(<a>)"),),
    text="cosh(<a>)",
    latex=r"\cosh(<a>)",
    numpy="np.cosh(<a>)",
    torch="torch.cosh(<a>)",
    functions=("cosh",),
)

ABS = Operation(
    name="abs",
    title="absolute value",
    forward=ieee.absolute,
    local=(
        Local(
            lambda a, y: 1.0 * (a > 0) - (a < 0),
            latex=r"\operatorname{sign}(<a>)",
            numpy="(1.0 * (<a> > 0) - (<a> < 0))",
        ),
    ),
    text="|<a>|",
    latex=r"\lvert <a> \rvert",
    numpy="np.abs(<a>)",
    torch="torch.abs(<a>)",
    functions=("abs",),
    kink=Kink(lambda a: a == 0, "|x| has a corner at 0, so no derivative there. We use 0."),
)

_A_ABOVE = Local(
    lambda a, b, y: 1.0 - (a < b) - 0.5 * (a == b),
    latex=r"\begin{cases} 1 & <a> > <b> \\ \frac{1}{2} & <a> = <b> \\ 0 & <a> < <b> \end{cases}",
    numpy="(1.0 - (<a> < <b>) - 0.5 * (<a> == <b>))",
)
_B_ABOVE = Local(
    lambda a, b, y: 1.0 - (b < a) - 0.5 * (a == b),
    latex=r"\begin{cases} 1 & <b> > <a> \\ \frac{1}{2} & <b> = <a> \\ 0 & <b> < <a> \end{cases}",
    numpy="(1.0 - (<b> < <a>) - 0.5 * (<a> == <b>))",
)
_TIE = Kink(
    lambda a, b: a == b,
    "At a tie the two operands change places, so there is no derivative. We give each ½.",
)

MAX = Operation(
    name="max",
    title="the larger",
    forward=ieee.maximum,
    local=(_A_ABOVE, _B_ABOVE),
    text="max(<a>, <b>)",
    latex=r"\max(<a>, <b>)",
    numpy="np.maximum(<a>, <b>)",
    torch="torch.maximum(<a>, <b>)",
    functions=("max",),
    gate=True,
    kink=_TIE,
)

MIN = Operation(
    name="min",
    title="the smaller",
    forward=ieee.minimum,
    local=(_B_ABOVE, _A_ABOVE),
    text="min(<a>, <b>)",
    latex=r"\min(<a>, <b>)",
    numpy="np.minimum(<a>, <b>)",
    torch="torch.minimum(<a>, <b>)",
    functions=("min",),
    gate=True,
    kink=_TIE,
)

ELEMENTARY = (EXP, LOG, SQRT, SIN, COS, TAN, SINH, COSH, ABS, MAX, MIN)
