"""A value of micrograd, or of the lecture that builds it, as a run."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from math import isclose, isnan
from typing import Any

from nnviz.engine.builder import GraphBuilder
from nnviz.engine.names import canonical
from nnviz.engine.operations import FUNCTIONS, OPERATIONS, Operation
from nnviz.engine.plan import Slot
from nnviz.engine.reading import Note, Reading
from nnviz.engine.run import Run, run
from nnviz.language.functions.elsewhere import meant
from nnviz.tracing.judged import judged
from nnviz.tracing.naming import Free
from nnviz.tracing.places import TraceError

RELATIVE = 1e-9
"""How near a value is to what its operation gives."""


def from_micrograd(value: Any) -> Run:
    """The graph of a value of micrograd, with every gradient, and what is wrong with its own.

    Takes micrograd's `Value` and those that learners write along with the lecture: objects with
    `data`, `grad`, `_prev`, `_op` and, if there is one, `label`. A value is named by its label,
    or by the caller's variable. Where backward() was called, each `.grad` is compared with the
    right one; `graph.notes` tell the first that is wrong, and which rule gives it.

    Parameters
    ----------
    value : the output, such as the loss

    Raises
    ------
    TraceError : a value is not what its operation gives of its operands now, or the operation is
        not known

    >>> from micrograd.engine import Value
    >>> a, b, c = Value(3.0), Value(1.0), Value(-2.0)
    >>> L = c * (a + 2 * b)
    >>> L.backward()
    >>> from_micrograd(L).gradient["b"], from_micrograd(L).graph.notes
    (-4.0, ())

    Source: Andrej Karpathy, micrograd, and the lecture "The spelled-out intro to neural networks
    and backpropagation".
    """
    caller = sys._getframe(1)
    known = _of_variables({**caller.f_globals, **caller.f_locals}, type(value))
    order = _ordered(value)
    names = _names(order, known)
    builder = GraphBuilder()
    slots: dict[int, Slot] = {}
    for each in order:
        if each._prev:
            operation, operands = _operation(each)
            placed = (
                slots[id(part)] if hasattr(part, "data") else builder.constant(part)
                for part in operands
            )
            slots[id(each)] = builder.apply(operation, *placed)
            builder.names[slots[id(each)]] = names[id(each)]
        elif id(each) in names:
            slots[id(each)] = builder.input(names[id(each)])
        else:
            slots[id(each)] = builder.constant(float(each.data))
    named = [each for each in order if id(each) in names]
    inputs = {names[id(each)]: float(each.data) for each in named if not each._prev}
    output = slots[id(value)]
    if not value._prev:
        output = builder.apply(OPERATIONS["identity"], output)
    gradients = {names[id(each)]: float(each.grad) for each in named}
    return _with_notes(run(builder.build(output), inputs), gradients)


def _with_notes(done: Run, gradients: Mapping[str, float]) -> Run:
    """The run with a note on the first wrong one of the gradients that its values hold."""
    first = judged(done, gradients).first if any(gradients.values()) else None
    if first is None:
        return done
    note = Note(0, f"Your .grad is first wrong at {first.at}. {first.text}")
    graph = done.graph.read_as(Reading((note,)))
    return Run(graph, done.values, done.gradients, done.local, done.downstream)


def _ordered(output: Any) -> list[Any]:
    """Every value that the output is computed from, operands first, without recursion."""
    done: set[int] = set()
    order: list[Any] = []
    ahead: list[tuple[Any, Iterator[Any]]] = [(output, iter(_sorted(output._prev)))]
    entered = {id(output)}
    while ahead:
        value, operands = ahead[-1]
        for operand in operands:
            if id(operand) not in entered:
                entered.add(id(operand))
                ahead.append((operand, iter(_sorted(operand._prev))))
                break
        else:
            ahead.pop()
            done.add(id(value))
            order.append(value)
    return order


def _sorted(operands: Any) -> list[Any]:
    """Operands in an order that does not change from run to run, where they are a set."""
    if isinstance(operands, (list, tuple)):
        return list(operands)
    return sorted(operands, key=lambda each: (getattr(each, "label", ""), each.data))


def _operation(value: Any) -> tuple[Operation, tuple[Any, ...]]:
    """What a value is computed by, and from: the operands, in an order that gives the value."""
    written = str(value._op)
    operands = _sorted(value._prev)
    sign, exponent = written, None
    if written.startswith("**"):
        sign, exponent = "^", written.removeprefix("**")
        operands = [*operands[:1], *([_number(exponent)] if exponent else operands[1:])]
    known = {"neg": "negate", "pow": "^"}.get(sign.lower(), meant(sign, "np"))
    operation = OPERATIONS.get(known) or FUNCTIONS.get(known) or FUNCTIONS.get(known.lower())
    if operation is None or operation.forward is None:
        raise TraceError(
            f"{_told(value)} has the operation {written!r}, which nnviz does not know. Its "
            f"operations have names such as +, *, **2, tanh, exp, relu."
        )
    if operation.arity == 2 and len(operands) == 1:
        operands *= 2
    for ordered in permutations(operands):
        if len(ordered) == operation.arity and _gives(operation, ordered, float(value.data)):
            return operation, ordered
    raise TraceError(
        f"{_told(value)} is {float(value.data):g}, but {written} of its operands "
        f"{', '.join(f'{_data(each):g}' for each in operands)} is another number. If data was "
        "changed, compute the output again, forward and backward, before you look at it."
    )


def _gives(operation: Operation, operands: tuple[Any, ...], data: float) -> bool:
    result = operation.floats(*map(_data, operands))
    return isclose(result, data, rel_tol=RELATIVE, abs_tol=RELATIVE) or (
        isnan(result) and isnan(data)
    )


def _data(operand: Any) -> float:
    return float(getattr(operand, "data", operand))


def _number(exponent: str) -> float:
    try:
        return float(exponent)
    except ValueError:
        raise TraceError(f"The exponent {exponent!r} of a power is not a number.") from None


def _told(value: Any) -> str:
    label = getattr(value, "label", "")
    return f"The value {label}" if label else "A value"


def _of_variables(variables: Mapping[str, Any], kind: type) -> dict[int, str]:
    """The values that the caller's variables hold, by themselves or in lists."""
    found: dict[int, str] = {}
    for name, held in variables.items():
        if isinstance(held, kind):
            found.setdefault(id(held), name)
    for name, held in variables.items():
        for number, each in enumerate(_several(name, held), 1):
            if isinstance(each, kind):
                found.setdefault(id(each), f"{name}{number}")
    return found


def _several(name: str, held: Any) -> Iterable[Any]:
    """The values in a list, or the parameters of a network."""
    if name.startswith("_") or isinstance(held, type):
        return ()
    if isinstance(held, (list, tuple)):
        return held
    if type(held).__module__ == "builtins" or not callable(getattr(held, "parameters", None)):
        return ()
    parameters: Iterable[Any] = held.parameters()
    return parameters


def _names(order: list[Any], variables: Mapping[int, str]) -> dict[int, str]:
    """A name for each value: its label, its variable, or a number.

    A whole number that nobody has named, such as the 2 in 2*x, is a constant and has none.
    """
    names: dict[int, str] = {}
    taken: set[str] = set()
    for each in order:
        label = str(getattr(each, "label", "") or variables.get(id(each), ""))
        name = canonical("_".join(filter(None, map(_word, label.split()))))
        if name and name not in taken:
            names[id(each)] = name
            taken.add(name)
    free = Free(taken)
    for each in order:
        constant = not each._prev and float(each.data).is_integer() and each is not order[-1]
        if id(each) not in names and not constant:
            names[id(each)] = free.name("v" if each._prev else "in")
    return names


def _word(text: str) -> str:
    """The letters and digits of a label; what else stands there becomes _."""
    word = "".join(sign if sign.isalnum() or sign == "_" else "_" for sign in text).strip("_")
    return f"_{word}" if word[:1].isdigit() else word
