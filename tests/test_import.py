"""Importing nnviz brings NumPy, the engine and the language, and nothing heavier."""

import json
import subprocess
import sys

PROGRAM = """
import json, sys
import numpy
before = set(sys.modules)
import nnviz
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def imported() -> set[str]:
    """What stands in `sys.modules` of a fresh interpreter because of nnviz."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    return set(json.loads(done.stdout))


def test_no_library_is_imported_but_numpy() -> None:
    roots = {name.partition(".")[0] for name in imported()}
    assert roots - sys.stdlib_module_names - {"numpy"} == {"nnviz"}


def test_only_the_packages_of_the_public_names_are_imported() -> None:
    packages = {name.split(".")[1] for name in imported() if name.startswith("nnviz.")}
    assert packages == {"engine", "derivatives", "language"}


def test_no_server_and_no_process_is_imported() -> None:
    assert imported().isdisjoint({"asyncio", "http", "multiprocessing", "socket", "subprocess"})
