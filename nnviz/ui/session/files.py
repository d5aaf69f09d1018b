"""What a saved file holds."""

import json
from typing import Any


def json_of(written: str) -> Any:
    """What a file of JSON holds.

    Raises
    ------
    ValueError : it is no JSON, or nested deeper than any file saved here

    >>> json_of("[" * 100_000)
    Traceback (most recent call last):
    ValueError: it is nested too deep.
    """
    try:
        return json.loads(written)
    except RecursionError:
        raise ValueError("it is nested too deep.") from None
