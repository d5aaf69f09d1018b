"""The numbers that PyTorch gave, in JSON files beside this one."""

import ast
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import numpy as np

from nnviz.engine.ieee import Array

FOLDER = Path(__file__).parent

COMMAND = "python -m tests.reference"
"""What makes the numbers anew, where PyTorch is installed."""

_CLAIM = re.compile(r"assert_close\((\S+)\.grad, torch\.tensor\((.*), dtype=torch\.float64\)")


def load(part: str) -> dict[str, Any]:
    """What PyTorch gave for the cases of one part, by their names."""
    known: dict[str, Any] = json.loads((FOLDER / f"{part}.json").read_text(encoding="utf-8"))
    return known


def save(part: str, known: dict[str, Any]) -> None:
    """Write one part, a line for each case; NaN and Infinity as Python's JSON writes them."""
    lines = (
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(case, ensure_ascii=False)}"
        for key, case in known.items()
    )
    (FOLDER / f"{part}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def claims(program: str) -> dict[str, Array]:
    """The gradients that a PyTorch program asserts, by what it calls them.

    >>> claims("torch.testing.assert_close(x.grad, torch.tensor((-2), dtype=torch.float64), rtol)")
    {'x': array(-2.)}
    """
    return {
        place: np.array(
            ast.literal_eval(written.replace("torch.inf", "1e999").replace("torch.nan", "None")),
            dtype=np.float64,
        )
        for place, written in _CLAIM.findall(program)
    }


def digest(program: str) -> str:
    """A fingerprint of a program without the gradients that it asserts, which `claims` reads.

    >>> digest("x = 1.5") == digest("x = 2.5")
    False
    """
    bare = _CLAIM.sub(r"assert_close(\1.grad, ", program)
    return hashlib.sha256(bare.encode()).hexdigest()
