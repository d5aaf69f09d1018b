"""What a student writes for a run's gradients: which number each answer is for."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.engine.linear import LinearMap
from nnviz.engine.names import canonical
from nnviz.engine.plan import Slot
from nnviz.engine.run import Run
from nnviz.engine.shapes import Shape, describe
from nnviz.mistakes.uses import Use, Uses
from nnviz.mistakes.written import Written, read_written

Part: TypeAlias = Literal["gradient", "upstream", "local", "downstream"]

EDGE_PARTS: tuple[Part, ...] = ("upstream", "local", "downstream")

_ARROW = re.compile(r"\s*(?:->|→)\s*")


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
