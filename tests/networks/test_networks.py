"""A network gives the same numbers in scalars as in matrices, whatever its size and activations."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnviz
from nnviz.engine.steps import Frame
from nnviz.lessons.presets import PRESETS, collapse, random_tensors
from nnviz.networks import scalars
from nnviz.networks.architecture import ACTIVATIONS, Array, Network
from nnviz.views.network import networks

Tensors = dict[str, Array]


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Network, Tensors]:
    output = draw(st.sampled_from(["sigmoid", "softmax", "linear"]))
    depth = draw(st.integers(0, 3))
    hidden = tuple(draw(st.sampled_from(sorted(ACTIVATIONS))) for _ in range(depth))
    middle = tuple(draw(st.integers(1, 8)) for _ in range(depth))
    outputs = draw(st.integers(2 if output == "softmax" else 1, 6))
    sizes = (draw(st.integers(1, 6)), *middle, outputs)
    network = Network(sizes, hidden, output, draw(st.booleans()))  # type: ignore[arg-type]
    return network, random_tensors(network, draw(st.integers(0, 99)))


def both(network: Network, tensors: Tensors) -> tuple[nnviz.Run, nnviz.Run]:
    graph = nnviz.parse(network.program, parameters=network.parameters)
    small = nnviz.parse(scalars.program(network), parameters=scalars.parameters(network))
    return (
        nnviz.run(graph, network.values(tensors)),
        nnviz.run(small, scalars.inputs(network, tensors)),
    )


def agree(network: Network, tensors: Tensors) -> None:
    matrix, scalar = both(network, tensors)
    whole = networks.of_matrices(network, Frame(matrix, len(matrix.steps)))
    single = networks.of_scalars(network, Frame(scalar, len(scalar.steps)))
    for place in networks.places(network):
        assert whole.values[place] == pytest.approx(single.values[place], rel=1e-12, abs=1e-12)
        assert whole.gradients[place] == pytest.approx(
            single.gradients[place], rel=1e-10, abs=1e-12
        )


@settings(max_examples=40, deadline=None)
@given(drawn())
def test_scalars_and_matrices_give_identical_numbers(drawn: tuple[Network, Tensors]) -> None:
    agree(*drawn)


@pytest.mark.parametrize("key", PRESETS)
@pytest.mark.parametrize("clamped", [False, True])
def test_every_preset_agrees(key: str, clamped: bool) -> None:
    preset = PRESETS[key]
    agree(replace(preset.network, clamped=clamped), preset.tensors)


@pytest.mark.parametrize("key", PRESETS)
def test_the_error_at_the_output_is_a_minus_y(key: str) -> None:
    preset = PRESETS[key]
    run, _ = both(preset.network, preset.tensors)
    last = preset.network.last
    difference = run.value[f"a{last}"] - run.value["y"]
    np.testing.assert_allclose(run.gradient[f"z{last}"], difference, rtol=1e-12, atol=1e-15)


def test_multinomial_regression_has_the_books_gradient() -> None:
    preset = PRESETS["multinomial"]
    run, _ = both(preset.network, preset.tensors)
    yhat, y, x = run.value["a1"], run.value["y"], run.value["x"]
    np.testing.assert_allclose(run.gradient["W1"], -np.outer(y - yhat, x), rtol=1e-12)


@pytest.mark.parametrize("bits", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_goodfellows_network_computes_xor(bits: tuple[int, int]) -> None:
    preset = PRESETS["xor"]
    tensors = preset.tensors | {"x": np.array(bits, dtype=float)}
    run, _ = both(preset.network, tensors)
    assert run.value["a2"].tolist() == [float(bits[0] ^ bits[1])]


def test_linear_layers_collapse_into_one() -> None:
    preset = PRESETS["all-linear"]
    weights, bias = collapse(preset.tensors, preset.network.layers)
    run, _ = both(preset.network, preset.tensors)
    np.testing.assert_allclose(weights @ preset.tensors["x"] + bias, run.value["a2"], rtol=1e-12)


def test_each_entry_of_the_product_is_its_scalar_nodes_gradient() -> None:
    preset = PRESETS["two-layer"]
    matrix, _ = both(preset.network, preset.tensors)
    for layer in preset.network.layers:
        for row in networks.products(preset.network, matrix, layer):
            assert row["δ · input"] == row["gradient"]


def test_hidden_layers_far_from_the_loss_get_smaller_gradients() -> None:
    run, _ = both(PRESETS["two-hidden"].network, PRESETS["two-hidden"].tensors)
    norms = [float(np.linalg.norm(run.gradient[f"W{layer}"])) for layer in (1, 2, 3)]
    assert all(first < second for first, second in pairwise(norms))
