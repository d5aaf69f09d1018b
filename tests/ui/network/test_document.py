"""A network's link and file reopen it whole; what they can't mean is refused or told of."""

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnviz.engine.stops import Pace
from nnviz.lessons.presets import PRESETS
from nnviz.networks.architecture import Network
from nnviz.ui.network.desk import NetworkDesk
from nnviz.ui.network.document import NetworkDocument
from nnviz.ui.session.desk import Followed, follow
from nnviz.ui.session.files import texts_of
from tests.networks.test_networks import Tensors, drawn


@settings(max_examples=40, deadline=None)
@given(
    drawn(),
    st.sampled_from(["matrices", "scalars"]),
    st.integers(0, 500),
    st.floats(1e-6, 10),
)
def test_a_link_and_a_file_reopen_the_network(
    network: tuple[Any, Tensors], view: Any, step: int, rate: float
) -> None:
    plan, tensors = network
    document = replace(
        NetworkDocument.of_preset("xor").resized(plan), tensors=tensors, view=view, rate=rate
    )
    desk = NetworkDesk(document)
    desk.take(Followed(document, step, Pace(by="node"), ()))
    for query in (desk.query(), texts_of(json.dumps(desk.query()))):
        again = NetworkDesk(NetworkDocument())
        again.open_file(query)
        assert again.document.network == plan
        assert again.query() == desk.query()


@given(
    st.dictionaries(
        st.sampled_from(["sizes", "hidden", "output", "W1", "x", "y", "examples", "step", "rate"]),
        st.text(max_size=20),
    )
)
def test_any_link_opens_some_network(query: dict[str, str]) -> None:
    document = follow(NetworkDocument, query).document
    assert {name: values.shape for name, values in document.tensors.items()} == {
        **document.network.shapes
    }


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"sizes": "2-99-1"}, "the sizes of the network"),
        ({"sizes": "2-2-2-2-2-1", "hidden": "relu-relu-relu-relu"}, "the sizes of the network"),
        ({"W1": "[[1|2|3]]"}, "W1"),
        ({"y": "[7]"}, "y"),
        ({"x": "[inf|1]"}, "x"),
        ({"examples": "[[1|2]]"}, "the examples"),
        ({"examples": "[[1|2|7]]"}, "the examples"),
        ({"rate": "-1"}, "the rate -1"),
        ({"preset": "none"}, "the preset none"),
        ({"view": "<b>"}, "the view <b>"),
    ],
)
def test_a_bad_link_says_what_it_ignored(query: dict[str, str], told: str) -> None:
    assert told in follow(NetworkDocument, query).ignored


@pytest.mark.parametrize("text", ["[]", '{"sizes": 3}', '{"W1": "[1]"}', "no json"])
def test_a_bad_file_is_refused(text: str) -> None:
    desk = NetworkDesk(NetworkDocument())
    with pytest.raises(ValueError, match=r"\w"):
        desk.open_file(texts_of(text))


def test_resizing_keeps_the_numbers_that_still_have_a_place() -> None:
    document = NetworkDocument.of_preset("two-layer")
    plan = replace(document.network, sizes=(3, 2, 1))
    larger = document.resized(plan)
    np.testing.assert_array_equal(larger.tensors["W1"][:, :2], PRESETS["two-layer"].tensors["W1"])
    assert larger.tensors["x"].tolist()[:2] == [1, 0.5]
    assert larger.examples.shape == (1, 4)


def test_weights_of_ones_own_bring_their_sizes() -> None:
    layers = {"W1": np.ones((3, 2)), "b1": np.zeros(3), "W2": np.ones((1, 3)), "b2": np.ones(1)}
    document = NetworkDocument.of_preset("two-layer").with_weights(layers)
    assert document.network.sizes == (2, 3, 1)
    assert document.holds(layers)


def test_one_output_is_no_softmax() -> None:
    plan = Network((2, 3), (), "softmax")
    document = NetworkDocument().resized(plan)
    assert document.with_weights({"W1": np.ones((1, 2)), "b1": np.ones(1)}).network.output == (
        "sigmoid"
    )


def test_weights_of_a_large_network_are_refused() -> None:
    with pytest.raises(ValueError, match="784-10 units"):
        NetworkDocument().with_weights({"W1": np.ones((10, 784)), "b1": np.ones(10)})


def test_a_file_of_weights_opens_at_the_start() -> None:
    file = BytesIO()
    np.savez(file, W1=[[1.0, 2.0]], b1=[0.5])
    desk = NetworkDesk(NetworkDocument())
    desk.walk.move(3)
    desk.open_weights(file.getvalue())
    assert desk.document.tensors["b1"].tolist() == [0.5]
    assert desk.walk.step == 0
