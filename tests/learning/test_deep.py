"""In a deep net the gradient is the product of its factors, and dead units are counted right."""

import math

import numpy as np
import pytest

import nnviz
from nnviz.engine.batch import evaluate_nodes
from nnviz.engine.operations import OPERATIONS
from nnviz.learning.curve import SATURATED, curve
from nnviz.learning.deep import DeepNet


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "softplus"])
def test_a_chains_gradient_is_the_product_of_its_factors(activation: str) -> None:
    net = DeepNet(8, 1, activation, 1.0, 3)
    product = 1.0
    for slope, weight, gradient in net.factors():
        product *= weight * slope
        assert gradient == pytest.approx(product, rel=1e-12)
    assert net.gradient_norms()[0] == pytest.approx(abs(product), rel=1e-12)


def test_a_nets_gradient_agrees_with_finite_differences() -> None:
    net = DeepNet(3, 3, "tanh", 1.2, 0)
    assert all(row.agrees for row in nnviz.check(net.run))


def test_sigmoid_loses_at_least_three_quarters_at_each_unit() -> None:
    assert DeepNet(20, 4, "sigmoid", 1.0, 0).slopes().max() <= 0.25


def test_with_sigmoids_the_gradient_vanishes_with_depth() -> None:
    norms = DeepNet(20, 1, "sigmoid", 1.0, 0).gradient_norms()
    assert norms[0] < 1e-9 * norms[-1]


def test_the_same_seed_gives_the_same_net() -> None:
    one, other = (DeepNet(5, 2, "relu", 1.0, 7) for _ in range(2))
    assert one.inputs == other.inputs
    assert one.inputs != DeepNet(5, 2, "relu", 1.0, 8).inputs


def test_a_unit_is_dead_if_it_is_closed_for_every_input() -> None:
    # Layer 2 of a chain sees only what ReLU lets through, 0 or more: a negative weight closes it.
    for seed in range(20):
        net = DeepNet(2, 1, "relu", 1.0, seed)
        assert net.dead()[1, 0] == (net.inputs["w2_11"] < 0)
        assert not net.dead()[0, 0]


def test_steps_are_all_dead_and_smooth_units_never() -> None:
    assert DeepNet(4, 3, "step", 1.0, 0).dead().all()
    assert not DeepNet(4, 3, "sigmoid", 1.0, 0).dead().any()


def test_all_nodes_over_arrays_are_those_of_single_runs() -> None:
    net = DeepNet(3, 2, "gelu", 1.0, 1)
    points = np.array([-1.0, 0.0, 2.5])
    batch = evaluate_nodes(net.graph, net.inputs | {"x1": points})
    for place, point in enumerate(points):
        single = nnviz.run(net.graph, net.inputs | {"x1": float(point)})
        for name in single.value:
            assert batch[name][place] == pytest.approx(single.value[name], rel=1e-12)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "elu", "gelu", "softplus"])
def test_a_curves_slope_is_that_of_its_values(name: str) -> None:
    drawn = curve(OPERATIONS[name], 6.0)
    smooth = np.abs(drawn.z) > 0.1
    rise = np.gradient(drawn.value, drawn.z)
    # Central differences over steps of 1/40 are right to about 1e-4.
    assert np.allclose(rise[smooth], drawn.slope[smooth], atol=1e-3 if name != "elu" else 5e-3)


def test_saturation_is_where_the_slope_is_small() -> None:
    (low, left), (right, high) = curve(OPERATIONS["sigmoid"], 6.0).saturated
    assert (low, high) == (-6.0, 6.0)
    edge = math.log((1 - 2 * SATURATED + math.sqrt(1 - 4 * SATURATED)) / (2 * SATURATED))
    assert left == pytest.approx(-edge, abs=0.05)
    assert right == pytest.approx(edge, abs=0.05)
    assert curve(OPERATIONS["step"], 6.0).saturated == ((-6.0, 6.0),)
