"""What every test run begins with."""

import os
from importlib.util import find_spec

# By its own path pytest would load a module of the package a second time, beside the one that the
# package loads. So the package comes first.
import nnviz  # noqa: F401

collect_ignore = (
    [] if find_spec("torch") else ["nnviz/tracing/torch_calls.py", "tests/tracing/torch_cases.py"]
)
"""What can't be imported without PyTorch."""


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are processors: tests in a browser wait as often as they work."""
    return 3 * (os.cpu_count() or 1) // 2
