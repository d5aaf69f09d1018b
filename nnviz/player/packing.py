"""Plain data as JSON without blanks, and large data as compressed chunks of it."""

import base64
import gzip
import json
from typing import Any

CHUNK = 128
"""Steps that are told in one chunk, where there are more."""


def dump(found: Any) -> str:
    """JSON without blanks.

    >>> dump({"a": [1, "−2"]})
    '{"a":[1,"−2"]}'
    """
    return json.dumps(found, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def packed(found: Any) -> str:
    """JSON in gzip in base64; the same letters for the same data.

    >>> json.loads(gzip.decompress(base64.b64decode(packed([1, 2]))))
    [1, 2]
    """
    return base64.b64encode(gzip.compress(dump(found).encode(), 9, mtime=0)).decode()
