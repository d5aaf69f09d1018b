"""Sine, cosine, tangent, their hyperbolic kin and their inverses."""

from nnviz.engine import ieee
from nnviz.engine.operations.operation import Kink, Local, Operation

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


def _arc(name: str, title: str, kernel: ieee.Kernel, local: Local, *, bounded: bool) -> Operation:
    return Operation(
        name=f"arc{name}",
        title=f"arc {title}",
        forward=kernel,
        local=(local,),
        text=f"arc{name}(<a>)",
        latex=rf"\arc{name}(<a>)",
        numpy=f"np.arc{name}(<a>)",
        torch=f"torch.a{name}(<a>)",
        functions=(f"arc{name}",),
        sample=((-0.9, 0.9),) if bounded else ((-3.0, 3.0),),
    )


ARCSIN = _arc(
    "sin",
    "sine",
    ieee.arcsin,
    Local(
        lambda a, y: ieee.divide(1.0, ieee.sqrt(1.0 - a * a)),
        latex=r"\frac{1}{\sqrt{1 - <a>^2}}",
        numpy="1 / np.sqrt(1 - <a> * <a>)",
    ),
    bounded=True,
)
ARCCOS = _arc(
    "cos",
    "cosine",
    ieee.arccos,
    Local(
        lambda a, y: ieee.divide(-1.0, ieee.sqrt(1.0 - a * a)),
        latex=r"-\frac{1}{\sqrt{1 - <a>^2}}",
        numpy="-1 / np.sqrt(1 - <a> * <a>)",
    ),
    bounded=True,
)
ARCTAN = _arc(
    "tan",
    "tangent",
    ieee.arctan,
    Local(
        lambda a, y: ieee.divide(1.0, 1.0 + a * a),
        latex=r"\frac{1}{1 + <a>^2}",
        numpy="1 / (1 + <a> * <a>)",
    ),
    bounded=False,
)


def _by_distance(a: ieee.Number, square: ieee.Number) -> ieee.Number:
    """A coordinate by the squared distance from the origin; 0 there, where there is no angle."""
    return ieee.where(square == 0, 0.0, ieee.divide(a, square))


ARCTAN2 = Operation(
    name="arctan2",
    title="angle of a point",
    forward=ieee.arctan2,
    local=(
        Local(
            lambda a, b, y: _by_distance(b, a * a + b * b),
            latex=r"\frac{<b>}{<a>^2 + <b>^2}",
            numpy="by_distance(<b>, <a> * <a> + <b> * <b>)",
        ),
        Local(
            lambda a, b, y: _by_distance(-a, a * a + b * b),
            latex=r"-\frac{<a>}{<a>^2 + <b>^2}",
            numpy="by_distance(-<a>, <a> * <a> + <b> * <b>)",
        ),
    ),
    text="arctan2(<a>, <b>)",
    latex=r"\operatorname{arctan2}(<a>, <b>)",
    numpy="np.arctan2(<a>, <b>)",
    torch="torch.atan2(<a>, <b>)",
    functions=("arctan2",),
    sample=((-3.0, 3.0), (0.5, 3.0)),
    kink=Kink(
        lambda a, b: (a == 0) & (b == 0),
        "The origin has no angle, so no derivative there. We use 0, as PyTorch does.",
    ),
)

TRIGONOMETRIC = (SIN, COS, TAN, SINH, COSH, ARCSIN, ARCCOS, ARCTAN, ARCTAN2)
