"""Every question of the lab is computed and has one true answer; every start shows its bug."""

import pytest

import nnviz
from nnviz.engine.steps import Frame
from nnviz.lessons.bugs import BUGS, CODE, SAMPLES, STARTS, fixed
from nnviz.lessons.predictions import MOST_CHOICES, RIGHT, question
from nnviz.mistakes.faults import faults, wrong_inputs
from nnviz.mistakes.run import BrokenRun, break_run
from nnviz.views.notation.weights import guess
from nnviz.views.steps import formulas, table, words


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


def told(sample: str, bug: str) -> tuple[str, str]:
    """What a broken pass says at its first wrong step: in words and as a formula."""
    broken = runs(sample)[bug]
    frame = Frame(broken, faults(broken)[0].index)
    return words.sentence(frame), formulas.of_step(frame)


def test_overwriting_is_told_as_such() -> None:
    sentence, formula = told("square", "overwritten")
    assert "takes the place of the 3 that stood there" in sentence
    assert "added up" not in sentence
    assert r"\cancel{3} \to" in formula
    broken = runs("square")["overwritten"]
    assert [row["gradient"] for row in table.rows(broken)][-2:] == ["3, to be overwritten", "3"]


@pytest.mark.parametrize(
    ("sample", "bug", "said"),
    [
        ("book-graph", "own-operand", "local is taken as −2, but L changes 5 times as fast as c"),
        ("book-graph", "upstream-dropped", "Upstream is taken as 1, but L changes −2 times"),
        ("difference", "sign-dropped", "local is taken as 1, but e changes −1 times as fast as b"),
        ("simple-example", "depth-first", "Upstream is taken as"),
        ("weights", "updated-inside", "local is taken as"),
    ],
)
def test_a_broken_factor_is_told_beside_the_true_one(sample: str, bug: str, said: str) -> None:
    sentence, formula = told(sample, bug)
    assert said in sentence
    assert r"\neq" in formula


def test_what_was_left_by_an_earlier_pass_is_told() -> None:
    sentence, _ = told("book-graph", "unzeroed")
    assert "that stood there before this pass" in sentence
