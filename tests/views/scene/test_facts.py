"""Each step makes known what it computes, so that the last step knows what the run knows."""

from collections.abc import Callable

import numpy as np
import pytest

import nnviz
from nnviz.derivatives.dual import Dual
from nnviz.views.notation.numbers import short
from nnviz.views.scene import facts, steps
from nnviz.views.scene.facts import Fact
from tests.runs import KINDS, book


def texts(run: nnviz.Run, index: int) -> dict[str, tuple[str, ...]]:
    return {fact.place: fact.texts for fact in facts.facts(run)[index]}


def at_last(run: nnviz.Run) -> dict[str, Fact]:
    return {fact.place: fact for known in facts.facts(run) for fact in known}


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS.keys())
def test_the_last_step_knows_every_value_and_gradient(make: Callable[[], nnviz.Run]) -> None:
    run = make()
    known = at_last(run)
    carried = run.tangents if isinstance(run, Dual) else run.gradients
    for name, slot in run.graph.slots.items():
        for kind, value in (("v", run.value[name]), ("g", carried[slot])):
            fact = known[f"{facts.card(slot)}{kind}"]
            if not np.ndim(value):
                assert fact.texts == (short(value),)
            elif fact.colours:
                assert set(fact.colours) <= set(range(7))
            else:
                assert fact.texts[1:] == tuple(map(short, np.ravel(value).tolist()))
    assert {facts.wire(number) for number in range(len(run.graph.edges))} <= set(known)


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS.keys())
def test_there_are_facts_for_every_step_and_each_concerns_something(
    make: Callable[[], nnviz.Run],
) -> None:
    run = make()
    known = facts.facts(run)
    assert len(known) == len(run.steps) + 1
    concerned = steps.concerned(run, known)
    assert concerned[0] == []
    assert all(keys for keys in concerned[1:])


def test_before_the_first_step_only_the_inputs_are_known() -> None:
    assert texts(book(), 0) == {"n0v": ("−2",), "n1v": ("3",), "n2v": ("1",)}


def test_a_sum_is_marked_until_it_is_complete() -> None:
    run = KINDS["used twice"]()
    assert texts(run, 3)["n0g"] == ("3 + …",)
    assert texts(run, 4)["n0g"] == ("6",)


def test_a_gradient_that_will_be_overwritten_is_marked_otherwise() -> None:
    run = KINDS["overwritten"]()
    marks = {fact.texts[0][-1] for known in facts.facts(run) for fact in known}
    assert "…" in marks
    assert not any("+ …" in fact.texts[0] for known in facts.facts(run) for fact in known)


def test_what_a_pass_before_left_stands_there_from_the_first() -> None:
    assert texts(KINDS["not zeroed"](), 0)["n0g"] == ("8 + …",)


def test_nodes_that_the_output_does_not_use_get_0_when_the_pass_starts() -> None:
    run = KINDS["unused"]()
    seed = len(run.graph.operation_slots) + 1
    slots = run.graph.slots
    assert texts(run, seed)[f"n{slots['b']}g"] == ("0",)
    assert steps.concerned(run, facts.facts(run))[seed] == [f"n{slots['L']}"]


def test_forward_mode_makes_a_value_its_tangent_and_the_shares_known_at_once() -> None:
    run = KINDS["forward mode"]()
    known = texts(run, 2)
    assert [place for place in known if place.startswith("e")]
    assert known[f"n{run.graph.slots['e']}g"] == ("2",)


def test_a_card_leads_to_its_value_and_then_to_its_gradient() -> None:
    assert steps.leads(book())["n4"] == (1, 8)
    assert steps.leads(KINDS["forward mode"]())["n6"] == (3, 3)
