"""Weights from a file of NumPy (.npz) or of safetensors, as layers; no pickle is ever read."""

import json
import math
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import numpy as np

from nnviz.networks.architecture import Array

MOST_BYTES = 5_000_000
"""Bytes of a file, and of what an .npz holds when it is unpacked."""

MOST_HEADER = 100_000
"""Bytes of the header of a safetensors file."""

_KINDS = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4"}
"""The kinds of numbers of a safetensors file that are read, as NumPy calls them."""


class WeightsError(ValueError):
    """A file that holds no layers. The message says what is wrong with it."""


def read_weights(data: bytes) -> dict[str, Array]:
    """The layers in a file: `W1`, `b1`, `W2` and so on; a layer without a bias has zeros.

    Parameters
    ----------
    data : of an .npz, or of a safetensors file, such as PyTorch's state_dict saved by
        `safetensors.torch.save_file`

    Raises
    ------
    WeightsError : the file is none of these, is too large, or its matrices are no layers of which
        each has as many inputs as the one before has units

    >>> file = BytesIO()
    >>> np.savez(file, **{"0.weight": np.ones((3, 2)), "0.bias": np.zeros(3)})
    >>> {name: each.shape for name, each in read_weights(file.getvalue()).items()}
    {'W1': (3, 2), 'b1': (3,)}

    Source: https://huggingface.co/docs/safetensors, the format.
    """
    if len(data) > MOST_BYTES:
        raise WeightsError(f"it has {len(data):,} bytes; the limit is {MOST_BYTES:,}.")
    found = _npz(data) if data.startswith(b"PK") else _safetensors(data)
    for name, each in found.items():
        if not np.isfinite(each).all():
            raise WeightsError(f"{name} holds a number that is not finite.")
    return _layers(found)


def _npz(data: bytes) -> dict[str, Array]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            size = sum(each.file_size for each in packed.infolist())
        if size > MOST_BYTES:
            raise WeightsError(f"it unpacks to {size:,} bytes; the limit is {MOST_BYTES:,}.")
        with np.load(BytesIO(data), allow_pickle=False) as arrays:
            return {name: np.asarray(arrays[name], dtype=np.float64) for name in arrays.files}
    except WeightsError:
        raise
    except Exception as error:
        # NumPy and zipfile raise some ten kinds of errors on files that are cut or made up.
        raise WeightsError("it is no .npz of numbers that NumPy saved.") from error


def _safetensors(data: bytes) -> dict[str, Array]:
    begin = 8 + int.from_bytes(data[:8], "little")
    if len(data) < 8 or not 8 < begin <= min(len(data), 8 + MOST_HEADER):
        raise WeightsError("it is no .npz and no .safetensors.")
    try:
        header = json.loads(data[8:begin])
        entries = {name: entry for name, entry in header.items() if name != "__metadata__"}
        return {str(name): _tensor(entry, data[begin:]) for name, entry in entries.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        if isinstance(error, WeightsError):
            raise
        raise WeightsError("its header can't be read as that of a .safetensors.") from None


def _tensor(entry: Mapping[str, Any], data: bytes) -> Array:
    kind, shape, offsets = entry["dtype"], entry["shape"], entry["data_offsets"]
    if kind not in _KINDS:
        raise WeightsError(f"it has numbers of the kind {kind}. Save them as float32 or float64.")
    first, last = map(int, offsets)
    flat = np.frombuffer(data[first:last], dtype=_KINDS[kind])
    if flat.size != math.prod(shape):
        raise WeightsError("it is cut off: a tensor has fewer numbers than its shape says.")
    return flat.reshape(shape).astype(np.float64)


def _layers(found: Mapping[str, Array]) -> dict[str, Array]:
    matrices = {name: each for name, each in found.items() if each.ndim == 2}
    vectors = [(name, each) for name, each in found.items() if each.ndim == 1]
    if not matrices or len(matrices) + len(vectors) < len(found):
        raise WeightsError("it must hold matrices of weights and vectors of biases, nothing else.")
    layers: dict[str, Array] = {}
    width = None
    for number, (name, matrix) in enumerate(matrices.items(), 1):
        if width is not None and matrix.shape[1] != width:
            shape = "×".join(map(str, matrix.shape))
            raise WeightsError(
                f"{name} is {shape}, but the layer before it has {width} units: a matrix has a row "
                "for each unit, and a column for each unit before."
            )
        width = len(matrix)
        bias = _bias(name, width, vectors)
        layers |= {f"W{number}": matrix, f"b{number}": np.zeros(width) if bias is None else bias}
    return layers


def _bias(name: str, width: int, vectors: list[tuple[str, Array]]) -> Array | None:
    """The bias of a layer: beside `fc1.weight` it is `fc1.bias`, and beside `W1` it is `b1`."""
    likely = {name.replace("weight", "bias"), name.replace("W", "b"), name.replace("w", "b")}
    for other, vector in vectors:
        if other in likely and other != name and len(vector) == width:
            return vector
    return None
