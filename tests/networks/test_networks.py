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
from nnviz.networks.architecture import ACTIVATIONS, OUTPUTS, Array, Loss, Network, Output
from nnviz.networks.output_error import OUTPUT_ERRORS
from nnviz.views.network import networks

Tensors = dict[str, Array]


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Network, Tensors]:
    output, loss = draw(st.sampled_from(list(OUTPUTS)))
    depth = draw(st.integers(0, 3))
    hidden = tuple(draw(st.sampled_from(sorted(ACTIVATIONS))) for _ in range(depth))
    middle = tuple(draw(st.integers(1, 8)) for _ in range(depth))
    outputs = draw(st.integers(2 if output == "softmax" else 1, 6))
    sizes = (draw(st.integers(1, 6)), *middle, outputs)
    network = Network(sizes, hidden, output, draw(st.booleans()), loss)
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


@pytest.mark.parametrize("loss", ["cross-entropy", "squared error"])
@pytest.mark.parametrize(
    ("output", "outputs"),
    [("sigmoid", 1), ("sigmoid", 2), ("sigmoid", 3), ("softmax", 3), ("linear", 1), ("linear", 2)],
)
def test_the_loss_of_a_batch_is_the_mean_of_the_losses(
    output: Output, outputs: int, loss: Loss
) -> None:
    network = Network((2, 3, outputs), ("tanh",), output, loss=loss)
    examples = [random_tensors(network, seed) for seed in range(4)]
    weights = {name: examples[0][name] for name in network.parameters}
    rows = {name.upper(): np.array([each[name] for each in examples]) for name in ("x", "y")}
    together = nnviz.run(nnviz.parse(network.batch_program()), {**weights, **rows})
    single = nnviz.parse(network.program)
    runs = [nnviz.run(single, {**each, **weights}) for each in examples]
    assert together.value["L"] == pytest.approx(np.mean([run.value["L"] for run in runs]))
    for name in network.parameters:
        mean = np.mean([run.gradient[name] for run in runs], axis=0)
        np.testing.assert_allclose(together.gradient[name], mean, rtol=1e-10, atol=1e-12)


def test_sixteen_units_on_sixteen_inputs_give_identical_numbers() -> None:
    network = Network((16, 16, 1), ("tanh",), "sigmoid")
    agree(network, random_tensors(network, 0))


@pytest.mark.parametrize("sizes", [(10, 10), (16, 16), (11, 120), (120, 11), (10, 120), (111, 111)])
def test_every_weight_has_a_name_of_its_own(sizes: tuple[int, int]) -> None:
    network = Network(sizes, (), "linear")
    names = scalars.parameters(network)
    assert len(set(names)) == len(names) == sizes[1] * (sizes[0] + 1)


def test_the_language_reads_the_names_of_large_networks() -> None:
    network = Network((16, 16), (), "linear")
    graph = nnviz.parse(scalars.program(network), parameters=scalars.parameters(network))
    assert set(graph.inputs) == set(scalars.inputs(network, random_tensors(network, 0)))
    assert {"w1_11", "w1_1_11", "w1_11_1", "w1_16_16"} < set(graph.inputs)


def test_a_network_below_eleven_by_eleven_sets_no_index_apart() -> None:
    network = Network((10, 30, 10), ("relu",), "linear")
    for name, (rows, columns) in {"W1": (30, 10), "W2": (10, 30)}.items():
        for row, column in ((0, 0), (rows - 1, 0), (0, columns - 1), (rows - 1, columns - 1)):
            named = scalars.entry(network, name, (row, column))
            assert named == f"w{name[1]}_{row + 1}{column + 1}"


@pytest.mark.parametrize("key", PRESETS)
@pytest.mark.parametrize("clamped", [False, True])
def test_every_preset_agrees(key: str, clamped: bool) -> None:
    preset = PRESETS[key]
    agree(replace(preset.network, clamped=clamped), preset.tensors)


@settings(max_examples=40, deadline=None)
@given(drawn())
def test_the_error_at_the_output_is_what_its_formula_says(drawn: tuple[Network, Tensors]) -> None:
    network, tensors = drawn
    run, _ = both(network, tensors)
    last = network.last
    error = OUTPUT_ERRORS[network.output, network.loss].of(run.value[f"a{last}"], run.value["y"])
    np.testing.assert_allclose(run.gradient[f"z{last}"], error, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("key", [key for key in PRESETS if key != "step-by-step"])
def test_the_error_at_the_output_of_the_texts_is_a_minus_y(key: str) -> None:
    preset = PRESETS[key]
    run, _ = both(preset.network, preset.tensors)
    last = preset.network.last
    difference = run.value[f"a{last}"] - run.value["y"]
    np.testing.assert_allclose(run.gradient[f"z{last}"], difference, rtol=1e-12, atol=1e-15)


def test_the_step_by_step_network_has_the_tutorials_numbers() -> None:
    preset = PRESETS["step-by-step"]
    run, _ = both(preset.network, preset.tensors)
    assert run.value["L"] == pytest.approx(0.298371109, abs=1e-9)
    after = preset.tensors["W2"] - 0.5 * run.gradient["W2"]
    printed = [[0.35891648, 0.408666186], [0.511301270, 0.561370121]]
    np.testing.assert_allclose(after, printed, atol=1e-8)


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
