"""What a student writes for a run's gradients: which number is meant, and when it is right."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from numbers import Real
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.engine.inputs import value as as_value
from nnviz.engine.linear import LinearMap
from nnviz.engine.names import canonical
from nnviz.engine.plan import Slot
from nnviz.engine.run import Run
from nnviz.engine.shapes import Shape, describe
from nnviz.language.values import ValueTextError, read_value
from nnviz.mistakes.uses import Use, Uses

Part: TypeAlias = Literal["gradient", "upstream", "local", "downstream"]

EDGE_PARTS: tuple[Part, ...] = ("upstream", "local", "downstream")

RELATIVE, ABSOLUTE = 0.01, 1e-3
"""How far an answer may be off: so much of the right number, or so much."""

EXACT = 1e-6
"""How near, in proportion, a number is to another if it was computed and not rounded by hand."""

LONGEST_TOLD = 60
"""Characters of an answer that can't be read, in the message that says so."""

# A number begins where its digits do, and each of them can belong to one part only: so no text
# costs more than its length.
_NUMBER = r"[+-]?(?<![\d.])(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
_FRACTION = re.compile(rf"({_NUMBER})\s*/\s*({_NUMBER})")
_DECIMAL = re.compile(r"[+-]?(\d*)\.(\d+)")
_ARROW = re.compile(r"\s*(?:->|→)\s*")
_MINUS = str.maketrans(dict.fromkeys("−–‐‑", "-"))
_NOT_FINITE = {"inf": np.inf, "∞": np.inf, "-inf": -np.inf, "-∞": -np.inf, "nan": np.nan}


class Written(NamedTuple):
    """A number, vector or matrix as a student wrote it.

    Attributes
    ----------
    value : that is meant
    text : as it was typed
    computed : true if a program computed it, so that it is right in nearly all digits or wrong
    """

    value: Value
    text: str
    computed: bool = False


class Asked(NamedTuple):
    """Which number an answer is for.

    Attributes
    ----------
    part : a node's gradient, or one of the three numbers of an edge
    place : of the node on the tape, or of the edge in `graph.edges`
    """

    part: Part
    place: int


class Answer(NamedTuple):
    """One answer, read: what stands at a node, or at up to three numbers of an edge."""

    at: str
    written: dict[Asked, Written]


def read_answers(
    uses: Uses, answers: Mapping[str, Any], *, computed: bool = False
) -> tuple[Answer, ...]:
    """Read answers by the names of nodes (`b`) and edges (`d->b`).

    Parameters
    ----------
    uses : the edges of the run
    answers : numbers, arrays or texts; for an edge its downstream gradient, or a dict of
        `upstream`, `local` and `downstream`
    computed : true if a program computed them

    Raises
    ------
    InputError : a name that the graph does not have, no number, or a wrong shape
    """
    read = tuple(_answer(uses, str(at), given) for at, given in answers.items())
    if not computed:
        return read
    return tuple(
        answer._replace(
            written={asked: w._replace(computed=True) for asked, w in answer.written.items()}
        )
        for answer in read
    )


def _answer(uses: Uses, at: str, given: Any) -> Answer:
    if not _ARROW.search(at):
        if isinstance(given, Mapping):
            raise InputError(
                f"{at} is a node, which has one gradient. Upstream, local and downstream belong "
                f'to an edge: write it as "d->b", from the result back to its operand.'
            )
        asked = Asked("gradient", _slot(uses.run, at))
        return Answer(at, {asked: _written(uses, asked, at, given)})
    use = _use(uses, at)
    parts = given if isinstance(given, Mapping) else {"downstream": given}
    if unknown := [part for part in parts if part not in EDGE_PARTS]:
        raise InputError(
            f"{at} has no {unknown[0]!r}. An edge has {', '.join(EDGE_PARTS[:-1])} and "
            f"{EDGE_PARTS[-1]}."
        )
    if not parts:
        raise InputError(f"{at} has no number. Give its {', '.join(EDGE_PARTS)}, or one of them.")
    asked_parts = {Asked(part, use.number): parts[part] for part in EDGE_PARTS if part in parts}
    return Answer(
        at,
        {
            asked: _written(uses, asked, f"{asked.part} of {at}", number)
            for asked, number in asked_parts.items()
        },
    )


def _slot(run: Run, name: str) -> Slot:
    slots = run.graph.slots
    if canonical(name) in slots:
        return slots[canonical(name)]
    close = get_close_matches(name, slots, n=1)
    meant = f" Did you mean {close[0]}?" if close else ""
    raise InputError(
        f"{name} is no node of this graph (its nodes: {', '.join(slots)}).{meant} "
        'An edge is written as "d->b", from the result back to its operand.'
    )


def edge_name(use: Use) -> str:
    """What an edge is called: `d->b`, and `L->x#2` for the second of several between two nodes.

    >>> from nnviz import parse, run
    >>> [edge_name(use) for use in Uses(run(parse("L = x*x"), {"x": 3}))]
    ['L->x', 'L->x#2']
    """
    edge, names = use.edge, use.around.graph.names
    alike = [each for each in use.around.into[edge.target] if each.edge.source == edge.source]
    number = alike.index(use) + 1
    return f"{names[edge.target]}->{names[edge.source]}" + (f"#{number}" if number > 1 else "")


def edges_at(uses: Uses, at: str) -> tuple[int, ...]:
    """The edges over which a number comes, by their places in `graph.edges`.

    Of a node these are all that bring a part of its gradient; of an edge it is that edge.

    Raises
    ------
    InputError : a name that the graph does not have

    >>> from nnviz import parse, run
    >>> uses = Uses(run(parse("L = x*x"), {"x": 3}))
    >>> edges_at(uses, "x"), edges_at(uses, "L->x#2"), edges_at(uses, "L")
    ((0, 1), (1,), ())
    """
    if _ARROW.search(at):
        return (_use(uses, at).number,)
    slot = _slot(uses.run, at)
    return tuple(use.number for use in uses if use.edge.source == slot)


def _use(uses: Uses, at: str) -> Use:
    target, source = (canonical(name.strip()) for name in _ARROW.split(at, maxsplit=1))
    source, _, number = source.partition("#")
    names = {edge_name(use): use for use in uses}
    wanted = f"{target}->{source}" + (f"#{number}" if number not in ("", "1") else "")
    if wanted in names:
        return names[wanted]
    for name in (target, source):
        _slot(uses.run, name)
    turned = f"{source}->{target}"
    hint = (
        f" Write {turned}: from the result back to its operand."
        if turned in names
        else f" The edges are {', '.join(list(names)[:12])}."
    )
    raise InputError(f"{at} is no edge that a gradient goes over.{hint}")


def _written(uses: Uses, asked: Asked, at: str, given: Any) -> Written:
    """Read one number, vector or matrix, and see that its shape can be meant."""
    written = read_written(at, given)
    shapes = possible_shapes(uses, asked)
    shape = np.shape(written.value)
    if shape in shapes:
        return written
    if np.size(written.value) == 1 and () in shapes:
        return written._replace(value=float(np.ravel(written.value)[0]))
    if shape == (1, 1)[: len(shape)] and len(shapes[0]) == 1 and shapes[0][0] == 1:
        return written._replace(value=np.reshape(written.value, shapes[0]))
    raise InputError(
        f"{describe(at, shapes[0])}, but {describe('what was written', shape)}. "
        "A gradient has the shape of what it belongs to."
    )


def _short(given: str) -> str:
    return given if len(given) <= LONGEST_TOLD else f"{given[:LONGEST_TOLD]}…"


def read_written(at: str, given: Any) -> Written:
    """Read a number, a vector or a matrix; texts may have fractions and exponents.

    Raises
    ------
    InputError : it is none

    >>> read_written("b", "-4/3").value, read_written("b", "2e-3").value
    (-1.3333333333333333, 0.002)
    """
    if not isinstance(given, str):
        if isinstance(given, bool) or given is None:
            raise InputError(f"{at} must be a number, but it is {given!r}.")
        if isinstance(given, list | tuple):
            given = _with_texts_read(at, given)
        number = as_value(at, given)
        return Written(number, repr(float(number)) if isinstance(given, Real) else "")
    text = given.translate(_MINUS).strip()
    if text.lower() in _NOT_FINITE:
        return Written(_NOT_FINITE[text.lower()], text)
    try:
        value = read_value(_FRACTION.sub(_divided, text))
    except (ValueTextError, ZeroDivisionError) as error:
        reason = f" {error}" if "[" in text and isinstance(error, ValueTextError) else ""
        raise InputError(
            f"{at} must be a number, such as −2, 0.333, 2e−3 or −4/3, but it is {_short(given)!r}."
            f"{reason}"
        ) from None
    return Written(value, text)


def _with_texts_read(at: str, given: Any) -> Any:
    """Nested lists, with the numbers for their texts."""
    if isinstance(given, list | tuple):
        return [_with_texts_read(at, each) for each in given]
    return read_written(at, given).value if isinstance(given, str) else given


def _divided(match: re.Match[str]) -> str:
    return repr(float(match[1]) / float(match[2]))


def possible_shapes(uses: Uses, asked: Asked) -> list[Shape]:
    """The shapes that an answer may have, the right one first.

    A matrix may come transposed, as that is a mistake that has a name. A local gradient may be
    written entry by entry, or as the matrix of all slopes.
    """
    if asked.part == "local":
        return [np.shape(form) for form in local_forms(uses.all[asked.place].true)]
    if asked.part == "gradient":
        slot = asked.place
    else:
        edge = uses.all[asked.place].edge
        slot = edge.target if asked.part == "upstream" else edge.source
    shape = uses.shape(slot)
    return [shape, shape[::-1]]


def local_forms(local: LinearMap) -> list[Value]:
    """The ways to write a local gradient: a slope, entry by entry, as a Jacobian, as Wᵀ."""
    forms: list[Value] = []
    if local.slopes is not None:
        shape = local.shape[0]
        forms.append(np.broadcast_to(local.slopes, shape) if shape else float(local.slopes))
    if any(local.shape) and (jacobian := local.jacobian) is not None:
        shape = local.shape[0] + local.shape[1]
        forms += [jacobian, jacobian.T, jacobian.reshape(shape)]
    if local.operation.name in ("@", "dot"):
        other = local.operands[1 - local.place]
        forms += [other, np.transpose(other)]
    return forms or [np.ones(local.shape[1])]


def agrees(written: Written, right: Value) -> bool:
    """True if an answer is right: within 1 % or 0.001, or in all the digits that were typed.

    One that was computed has to be exact.

    >>> agrees(Written(0.33, "0.33"), 1 / 3), agrees(Written(0.3, "0.3"), 1 / 3)
    (True, False)
    >>> agrees(Written(0.33, "", computed=True), 1 / 3)
    False
    """
    if written.computed:
        return is_exact(written, right)
    if type(written.value) is float and type(right) is float:
        return abs(written.value - right) <= _allowed(written.text, right) or _alike(
            written.value, right
        )
    if np.shape(written.value) != np.shape(right):
        return False
    value, wanted = np.asarray(written.value), np.asarray(right)
    with np.errstate(invalid="ignore"):
        near = np.abs(value - wanted) <= np.maximum(RELATIVE * np.abs(wanted), ABSOLUTE)
    return bool(np.all(near | (value == wanted) | (np.isnan(value) & np.isnan(wanted))))


def is_exact(written: Written, number: Value) -> bool:
    """True if an answer is a number to all of its digits."""
    value, number = np.asarray(written.value), np.asarray(number)
    return value.shape == number.shape and bool(
        np.allclose(value, number, rtol=EXACT, atol=EXACT * ABSOLUTE, equal_nan=True)
    )


def _alike(value: float, right: float) -> bool:
    return value == right or (value != value and right != right)


def _allowed(text: str, right: float) -> float:
    """How far a number may be off; a rounded one as far as rounding may take it.

    One digit alone is no rounded number: 0.5 is not meant for 0.46.
    """
    allowed = max(RELATIVE * abs(right), ABSOLUTE)
    if decimal := _DECIMAL.fullmatch(text):
        digits = (decimal[1] + decimal[2]).lstrip("0")
        if len(digits) > 1:
            return max(allowed, 0.5 * 10.0 ** -len(decimal[2]) * (1 + EXACT))
    return allowed
