"""What people paste is read as they mean it, or they are told and led to it by suggestions."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import nnviz
from nnviz.engine.names import canonical
from tests.language.following import Outcome, follow
from tests.language.pasted import PASTED, Pasted

PUBLISHED: list[dict[str, Any]] = json.loads(
    Path("tests/data/published_programs.json").read_text(encoding="utf-8")
)
"""Public programs as their sources write them, with published values or those of PyTorch."""

OTHER_NAMES = {
    *("batchnorm-matrix", "prod-773", "conv2d-lexai", "vae-kl", "svm-hinge"),
}
"""Programs whose stated inputs are not the variables of the text."""

CONVENTIONS = {
    "jax-2342-relu": "x",  # the textbook's slope at 0 is 1
    "softmax-ce-by-hand": "y",  # y only picks an entry; its slope depends on how that is written
}
"""Programs in which the slope by one input is a matter of convention."""


def numbers(value: Any) -> Any:
    if isinstance(value, list):
        return [numbers(each) for each in value]
    return float(value)


def follow_published(case: Mapping[str, Any]) -> Outcome:
    def is_right(run: nnviz.Run) -> bool:
        expected = {
            canonical(name): numbers(gradient)
            for name, gradient in case["gradients"].items()
            if gradient is not None and CONVENTIONS.get(case["key"]) != name
        }
        value = run.value[run.graph.output]
        return np.isclose(value, numbers(case["value"]), equal_nan=True) and all(
            np.allclose(run.gradient[name], gradient, rtol=1e-6, atol=1e-9, equal_nan=True)
            for name, gradient in expected.items()
        )

    inputs = {name: numbers(value) for name, value in case["inputs"].items()}
    return follow(case["typed"], inputs, is_right)


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: case["key"])
def test_no_published_program_is_misread_in_silence(case: dict[str, Any]) -> None:
    outcome = follow_published(case)
    assert not outcome.silent, outcome.tried
    assert outcome.kind != "not right" or case["key"] in OTHER_NAMES, outcome.tried


def test_more_than_85_of_100_published_programs_become_right() -> None:
    kinds = Counter(follow_published(case).kind for case in PUBLISHED)
    assert kinds["not right"] <= 0.15 * len(PUBLISHED)


def slopes(pasted: Pasted, name: str) -> Any:
    """Central differences of the function that is meant."""
    given = {each: np.array(value, dtype=float) for each, value in pasted.inputs.items()}
    found = np.zeros(given[name].shape)
    for place in np.ndindex(found.shape):
        ends = []
        for step in (1e-5, -1e-5):
            moved = given[name].copy()
            moved[place] += step
            ends.append(float(pasted.meant(*(given | {name: moved}).values())))
        found[place] = (ends[0] - ends[1]) / 2e-5
    return found


@pytest.mark.parametrize("pasted", PASTED.values(), ids=PASTED.keys())
def test_what_is_pasted_becomes_what_is_meant(pasted: Pasted) -> None:
    given = {name: np.array(value, dtype=float) for name, value in pasted.inputs.items()}

    def is_right(run: nnviz.Run) -> bool:
        names = [
            canonical(name) for name in given if name not in ("X", "y") or not run.graph.row_numbers
        ]
        return np.isclose(
            run.value[run.graph.output], float(pasted.meant(*given.values()))
        ) and all(
            np.allclose(run.gradient[name], slopes(pasted, name), rtol=1e-4, atol=1e-6)
            for name in names
        )

    outcome = follow(pasted.typed, pasted.inputs, is_right)
    assert outcome.kind != "not right", outcome.tried
    assert not outcome.silent, outcome.tried


@pytest.mark.parametrize(
    "program",
    [
        "L = −log p(y|x)",
        "y = x' + x''",
        "while i < 3:\n    x = x*2\n    i += 1",
        "try:\n    y = x**2\nexcept Exception:\n    y = 0",
        "params = {'w': 2.0, 'b': 1.0}\ny = params['w'] * x + params['b']",
        "y = x[:, 0]",
        "y = (z := w*x + b)**2",
        "def f(x):\n    return x**2, x**3\ny, z = f(x)",
        "y = x % 2",
        "y = x // 2",
        "L = (x - x.detach())**2 + x",
        "h, c = lstm(x, (h, c))",
        "y = np.fft.fft(x)",
        "x = 5!",
        "y = ∫ f(x) dx",
        "L = argmin_w (y - wx)²",
    ],
)
def test_what_no_graph_can_draw_is_refused_and_not_read_otherwise(program: str) -> None:
    with pytest.raises(nnviz.ExpressionError) as caught:
        nnviz.parse(program)
    assert caught.value.suggestion is None or caught.value.suggestion != program


def test_most_of_what_is_pasted_is_right_as_typed() -> None:
    def value_as_typed(pasted: Pasted) -> float:
        try:
            run = nnviz.run(nnviz.parse(pasted.typed), pasted.inputs)
        except (nnviz.ExpressionError, nnviz.InputError):
            return np.nan
        return float(run.value[run.graph.output])

    right = 0
    for pasted in PASTED.values():
        given = {name: np.array(value, dtype=float) for name, value in pasted.inputs.items()}
        right += bool(np.isclose(value_as_typed(pasted), float(pasted.meant(*given.values()))))
    assert right >= 0.85 * len(PASTED)
