"""The elementary functions: exponential, logarithms, root, |x|, sign, max and min."""

import math

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

EXPM1 = Operation(
    name="expm1",
    title="exponential less 1",
    forward=ieee.expm1,
    local=(Local(lambda a, y: ieee.exp(a), latex=r"e^{<a>}", numpy="np.exp(<a>)"),),
    text="expm1(<a>)",
    latex=r"(e^{<a>} - 1)",
    numpy="np.expm1(<a>)",
    torch="torch.expm1(<a>)",
    functions=("expm1",),
)

LOG1P = Operation(
    name="log1p",
    title="natural logarithm of 1 and more",
    forward=ieee.log1p,
    local=(
        Local(
            lambda a, y: ieee.divide(1.0, 1.0 + a),
            latex=r"\frac{1}{1 + <a>}",
            numpy="1 / (1 + <a>)",
        ),
    ),
    text="log1p(<a>)",
    latex=r"\log(1 + <a>)",
    numpy="np.log1p(<a>)",
    torch="torch.log1p(<a>)",
    functions=("log1p",),
    sample=((-0.8, 4.0),),
)


def _logarithm(base: int, kernel: ieee.Kernel) -> Operation:
    name = f"log{base}"
    scale = 1.0 / math.log(base)
    return Operation(
        name=name,
        title=f"logarithm to base {base}",
        forward=kernel,
        local=(
            Local(
                lambda a, y: ieee.divide(scale, a),
                latex=rf"\frac{{1}}{{<a> \ln {base}}}",
                numpy=f"1 / (<a> * np.log({base}))",
            ),
        ),
        text=f"{name}(<a>)",
        latex=rf"\log_{{{base}}}(<a>)",
        numpy=f"np.{name}(<a>)",
        torch=f"torch.{name}(<a>)",
        functions=(name,),
        sample=((0.2, 4.0),),
    )


LOG2 = _logarithm(2, ieee.log2)
LOG10 = _logarithm(10, ieee.log10)

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

ERF = Operation(
    name="erf",
    title="error function",
    forward=ieee.erf,
    local=(
        Local(
            lambda a, y: ieee.exp(-a * a) * (2.0 / math.sqrt(math.pi)),
            latex=r"\tfrac{2}{\sqrt{\pi}} e^{-<a>^2}",
            numpy="2 / np.sqrt(np.pi) * np.exp(-(<a> ** 2))",
        ),
    ),
    text="erf(<a>)",
    latex=r"\operatorname{erf}(<a>)",
    numpy="erf(<a>)",
    torch="torch.erf(<a>)",
    functions=("erf",),
)

ERFC = Operation(
    name="erfc",
    title="complementary error function",
    forward=ieee.erfc,
    local=(
        Local(
            lambda a, y: ieee.exp(-a * a) * (-2.0 / math.sqrt(math.pi)),
            latex=r"-\tfrac{2}{\sqrt{\pi}} e^{-<a>^2}",
            numpy="-2 / np.sqrt(np.pi) * np.exp(-(<a> ** 2))",
        ),
    ),
    text="erfc(<a>)",
    latex=r"\operatorname{erfc}(<a>)",
    numpy="erfc(<a>)",
    torch="torch.erfc(<a>)",
    functions=("erfc",),
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
    kink=Kink(
        lambda a: a == 0,
        "|x| has a corner at 0, so no derivative there. We use 0, as PyTorch does.",
    ),
)

SIGN = Operation(
    name="sign",
    title="sign",
    forward=ieee.sign,
    local=(Local(lambda a, y: 0.0, latex="0", numpy="0.0"),),
    text="sign(<a>)",
    latex=r"\operatorname{sign}(<a>)",
    numpy="(1.0 * (<a> > 0) - (<a> < 0))",
    torch="torch.sign(<a>)",
    functions=("sign",),
    kink=Kink(
        lambda a: a == 0,
        "The sign jumps at 0, so it has no derivative there. "
        "We use 0, its slope everywhere else, as PyTorch does.",
    ),
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
    "At a tie the two operands change places, so there is no derivative. "
    "We give each ½, as PyTorch does.",
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

ELEMENTARY = (
    *(EXP, EXPM1, LOG, LOG1P, LOG2, LOG10, SQRT, ERF, ERFC),
    *(ABS, SIGN, MAX, MIN),
)
