"""Weights are read from .npz and .safetensors; what is hostile or does not fit is refused."""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import numpy as np
import pytest

from nnviz.networks.weights import MOST_BYTES, WeightsError, read_weights

STATE = {
    "fc1.weight": np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]),
    "fc1.bias": np.array([0.5, -0.5, 0.25]),
    "fc2.weight": np.array([[1.0, 0.0, -1.0]]),
}


def npz(**arrays: Any) -> bytes:
    file = BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def safetensors(arrays: Mapping[str, Any], kind: str = "<f4", name: str = "F32") -> bytes:
    header, body = {}, b""
    for key, array in arrays.items():
        part = np.asarray(array, dtype=kind).tobytes()
        offsets = [len(body), len(body) + len(part)]
        header[key] = {"dtype": name, "shape": list(np.shape(array)), "data_offsets": offsets}
        body += part
    written = json.dumps({"__metadata__": {"format": "pt"}, **header}).encode()
    return len(written).to_bytes(8, "little") + written + body


@pytest.mark.parametrize("data", [npz(**STATE), safetensors(STATE)], ids=["npz", "safetensors"])
def test_a_state_becomes_layers(data: bytes) -> None:
    layers = read_weights(data)
    assert layers["W1"].tolist() == STATE["fc1.weight"].tolist()
    assert layers["b1"].tolist() == STATE["fc1.bias"].tolist()
    assert layers["b2"].tolist() == [0.0]


def test_the_books_names_are_known() -> None:
    layers = read_weights(npz(W1=[[1.0, 2.0]], b1=[3.0]))
    assert layers["b1"].tolist() == [3.0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no .npz and no .safetensors"),
        (b"hello, world, this is text", "no .npz and no .safetensors"),
        (b"PK\x03\x04 and nothing", "no .npz"),
        (npz(a=np.array([{"a": 1}], dtype=object)), "no .npz of numbers"),
        (npz(W1=np.zeros((1000, 1000))), "unpacks to"),
        (b"\x00" * (MOST_BYTES + 1), "the limit is"),
        (npz(W1=[[np.inf]]), "not finite"),
        (npz(b1=[1.0]), "must hold matrices"),
        (npz(W1=np.ones((2, 2)), W2=np.ones((1, 3))), "W2 is 1×3, but the layer before it has 2"),
        (safetensors({"W1": [[1.0]]}, "<f2", "BF16"), "of the kind BF16"),
        (safetensors(STATE)[:-4], "cut off"),
        ((3).to_bytes(8, "little") + b"[1]", "header can't be read"),
        ((2).to_bytes(8, "little") + b"{}", "must hold matrices"),
        ((9).to_bytes(8, "little") + b'{"a": {}}', "header can't be read"),
    ],
)
def test_what_holds_no_layers_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(WeightsError, match=said):
        read_weights(data)
