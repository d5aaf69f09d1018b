"""Every question of the lab is computed and has one true answer; every start shows its bug."""

import pytest

import nnviz
from nnviz.engine.broken import BrokenRun, break_run
from nnviz.engine.faults import faults, wrong_inputs
from nnviz.lessons.bugs import BUGS, CODE, SAMPLES, STARTS, fixed
from nnviz.lessons.predictions import MOST_CHOICES, RIGHT, question
from nnviz.views.trainable import guess


def runs(sample: str) -> dict[str, BrokenRun]:
    graph = nnviz.parse(SAMPLES[sample].program)
    weights = frozenset(guess(graph.inputs))
    return {
        key: break_run(graph, SAMPLES[sample].inputs, bug.breaks(weights, 0.1))
        for key, bug in BUGS.items()
    }


@pytest.mark.parametrize("key", STARTS)
def test_every_start_shows_its_bug(key: str) -> None:
    assert faults(runs(STARTS[key].sample)[STARTS[key].bug])


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_question_has_one_true_answer_among_different_ones(sample: str) -> None:
    broken = runs(sample)
    for key in BUGS:
        asked = question(key, broken)
        outcomes = {choice.key: choice.outcome for choice in asked.choices}
        assert 2 <= len(asked.choices) <= MOST_CHOICES
        assert len({repr(outcome) for outcome in outcomes.values()}) == len(asked.choices)
        if asked.about == "number":
            assert outcomes[asked.answer] == pytest.approx(broken[key].gradient[asked.name])
        else:
            assert outcomes[asked.answer] == wrong_inputs(broken[key])
        assert (asked.answer == RIGHT) == (not wrong_inputs(broken[key]))


@pytest.mark.parametrize("key", BUGS)
def test_the_fix_is_one_line(key: str) -> None:
    lines = fixed(BUGS[key]).split("\n")
    assert [line[2:] for line in lines if line.startswith("+ ")] == [CODE[BUGS[key].line]]
    assert [line[2:] for line in lines if line.startswith("- ")] == (
        [BUGS[key].wrong] if BUGS[key].wrong else []
    )
