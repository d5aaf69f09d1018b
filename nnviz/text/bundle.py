"""Parameters that were trained beforehand, in small files beside this one."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from nnviz.engine.ieee import Array

SEED = 0
"""Of every bundled training."""

EPOCHS = 20
"""How long the bundled language model was trained."""

FOLDER = Path(__file__).parent


def save(name: str, parameters: dict[str, Array]) -> Path:
    """Write parameters to a bundled file, as 32-bit numbers."""
    path = FOLDER / f"{name}.npz"
    small = {key: value.astype("float32") for key, value in parameters.items()}
    np.savez_compressed(path, **small)  # type: ignore[arg-type]
    return path


@lru_cache(maxsize=8)
def load(name: str) -> dict[str, Array]:
    """The parameters in a bundled file, such as `language_model`."""
    with files("nnviz.text").joinpath(f"{name}.npz").open("rb") as file, np.load(file) as arrays:
        return {key: arrays[key].astype(np.float64) for key in arrays.files}
