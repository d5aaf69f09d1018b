"""What an operation is: a forward kernel and one local derivative for each operand."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from nnviz.engine.ieee import Kernel
from nnviz.engine.shapes import Shape

_PLACEHOLDER = re.compile(r"<(b-1|all|[abyu])>")


def fill(template: str, operands: tuple[str, ...], result: str = "y", upstream: str = "u") -> str:
    """Put operands `<a>`, `<b>` or `<all>`, result `<y>` and upstream `<u>` into a template.

    >>> fill("<b> * <a> ** (<b> - 1)", ("x", "3"))
    '3 * x ** (3 - 1)'
    """
    named = dict(zip("ab", operands, strict=False)) | {"y": result, "u": upstream}
    named["all"] = ", ".join(operands)
    if len(operands) == 2:
        named["b-1"] = _less_one(operands[1])
    return _PLACEHOLDER.sub(lambda match: named[match[1]], template)


def first(a: Any, *rest: Any) -> Any:
    """The rule of a local gradient that is the first operand's value."""
    return a


def second(a: Any, b: Any, *rest: Any) -> Any:
    """The rule of a local gradient that is the second operand's value."""
    return b


def one(*values: Any) -> float:
    """The rule of a local gradient that is 1 everywhere."""
    return 1.0


class Local(NamedTuple):
    """The local gradient of an operation's result by one of its operands.

    `rule` takes the operands' values and then the result's; `latex` and `numpy` say the same in
    templates, where `<a>` and `<b>` stand for the operands, `<b-1>` for one less, and `<y>` for
    the result.
    """

    rule: Callable[..., Any]
    latex: str
    numpy: str


class Linear(NamedTuple):
    """The local gradient of a vector or matrix by one of the operands: a linear map.

    `pull` takes the upstream gradient, all operands, the result and the operand's place among
    them, and gives the downstream gradient; `push` takes a change of the operand instead, and
    gives the change of the result. `latex`, `text` and `numpy` write what `pull` does in
    templates, with `<u>` for the upstream gradient; `rows_latex` and `rows_text` where an operand
    is a matrix with an example in each row, if that differs. `blocked` says that nothing flows.
    """

    pull: Callable[..., Any]
    push: Callable[..., Any]
    latex: str
    text: str
    numpy: str
    blocked: bool = False
    rows_latex: str = ""
    rows_text: str = ""


class Whole(NamedTuple):
    """What an operation does with vectors and matrices that is not entry by entry.

    `shape` gives the result's shape from the operands', or raises `ShapeError`. The templates say
    how it is written where that differs from what the operation does with numbers; `rows_latex`
    where an operand is a matrix with an example in each row, if that differs again.
    """

    shape: Callable[..., Shape]
    forward: Callable[..., Any]
    local: tuple[Linear, ...]
    text: str = ""
    latex: str = ""
    numpy: str = ""
    torch: str = ""
    rows_latex: str = ""


def _less_one(exponent: str) -> str:
    return str(int(exponent) - 1) if exponent.isdigit() else f"{exponent} - 1"


class Doubt(NamedTuple):
    """Operands that an operation is hardly meant for, and what to say of them."""

    of: Callable[..., bool]
    text: str


class Kink(NamedTuple):
    """Where an operation has no derivative, and the value that stands in for it there."""

    at: Callable[..., bool]
    convention: str


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One operation, whole: everything that any part of nnviz knows about it.

    Attributes
    ----------
    name : what the record calls it, such as `*` or `sigmoid`
    title : its name in words
    forward : the kernel on floats, and entry by entry on arrays; None if there is only `whole`
    local : one `Local` for each operand
    whole : what it does with vectors and matrices, if that is not entry by entry
    variadic : true if it takes any number of operands, which share the one entry of `whole.local`
    text, latex, numpy, torch : the result in templates of `<a>` and `<b>`, or `<all>`
    functions : the names that the language knows it by
    infix : true if it is written between or before its operands, so that they need brackets
    gate : true if a local gradient of 0 is a closed gate, which passes exactly 0 downstream,
        even if the upstream gradient is infinite
    sample : for each operand, an interval from which tests may draw
    kink : where there is no derivative, or None
    doubt : operands that it computes with but that can hardly be meant, or None
    source : the equation or figure of the textbook (SLP) or the lecture (CMU)
    floats, arrays : the two forms of the kernel
    rules : the rules of `local`, with None for a second operand that it does not take
    """

    name: str
    title: str
    forward: Kernel | None
    local: tuple[Local, ...]
    text: str
    latex: str
    numpy: str
    torch: str
    whole: Whole | None = None
    variadic: bool = False
    functions: tuple[str, ...] = ()
    infix: bool = False
    gate: bool = False
    sample: tuple[tuple[float, float], ...] = field(default=((-3.0, 3.0), (-3.0, 3.0)))
    kink: Kink | None = None
    doubt: Doubt | None = None
    source: str = ""
    floats: Callable[..., Any] = field(init=False)
    arrays: Callable[..., Any] = field(init=False)
    rules: tuple[Callable[..., Any] | None, Callable[..., Any] | None] = field(init=False)

    def __post_init__(self) -> None:
        # Read by every node of every graph, so kept where one look-up finds them.
        first, second, *_ = (*(local.rule for local in self.local), None, None)
        object.__setattr__(self, "floats", self.forward.floats if self.forward else None)
        object.__setattr__(self, "arrays", self.forward.arrays if self.forward else None)
        object.__setattr__(self, "rules", (first, second))

    @property
    def arity(self) -> int:
        """How many operands it takes, if that is fixed."""
        return len(self.local or (self.whole.local if self.whole else ()))

    def linear(self, place: int) -> Linear:
        """The linear map by the operand at a place."""
        assert self.whole is not None
        return self.whole.local[0 if self.variadic else place]
