"""Files of a graph: a link as JSON, in which numbers are numbers."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.language.values import barred
from nnviz.ui.session.files import json_of
from nnviz.ui.session.link import MAX_STEP, finite


def written(query: Mapping[str, str], inputs: Mapping[str, Value]) -> str:
    """A link, with its inputs, as a file holds it.

    >>> written({"expression": "2x", "inputs": "x:3", "step": "1"}, {"x": 3.0})
    '{"expression": "2x", "inputs": {"x": 3.0}, "step": 1}'
    """
    numbers = {
        name: value.tolist() if isinstance(value, np.ndarray) else value
        for name, value in inputs.items()
    }
    return json.dumps(dict(query) | {"inputs": numbers, "step": int(query["step"])})


def query_of(text: str) -> dict[str, str]:
    """The link that a saved file holds.

    Raises
    ------
    ValueError : it is no JSON, or not what `written` writes; the message says which part

    >>> query_of('{"expression": "2x", "inputs": {"x": "3"}}')
    Traceback (most recent call last):
    ValueError: the input x must be a finite number.
    """
    data = json_of(text)
    if not isinstance(data, dict) or not isinstance(data.get("expression"), str):
        raise ValueError('it must be an object with a text "expression".')
    inputs, step = data.get("inputs", {}), data.get("step", 0)
    if not isinstance(inputs, dict):
        raise ValueError('"inputs" must be an object of numbers.')
    for name, value in inputs.items():
        if not _is_value(value):
            raise ValueError(f"the input {name} must be a finite number.")
    if not isinstance(step, int) or not 0 <= step <= MAX_STEP:
        raise ValueError('"step" must be a whole number, 0 or more.')
    options = {name: data[name] for name in data if name not in ("inputs", "step")}
    if strange := [name for name, value in options.items() if not isinstance(value, str)]:
        raise ValueError(f'"{strange[0]}" must be a text.')
    values = ",".join(f"{name}:{barred(_as_value(value))}" for name, value in inputs.items())
    return options | {"inputs": values, "step": str(step)}


def _is_value(given: Any) -> bool:
    """True for a finite number, or for lists of such in rows of one length."""
    if isinstance(given, list):
        rows = {len(row) if isinstance(row, list) else -1 for row in given}
        return len(rows) == 1 and 0 not in rows and all(map(_is_value, given))
    return not isinstance(given, bool | str) and finite(given) is not None


def _as_value(given: Any) -> Value:
    return np.array(given, dtype=np.float64) if isinstance(given, list) else float(given)
