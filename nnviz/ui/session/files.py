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


def texts_of(written: str) -> dict[str, str]:
    """The link that a file holds, which was saved as it is.

    Raises
    ------
    ValueError : it is no object of texts

    >>> texts_of('{"sizes": "2-1"}')
    {'sizes': '2-1'}
    """
    data = json_of(written)
    if not isinstance(data, dict) or not all(isinstance(each, str) for each in data.values()):
        raise ValueError("it must be an object of texts, as it is saved here.")
    return data
