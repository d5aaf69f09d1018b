"""Importing nnviz is quick, and brings neither Streamlit nor Plotly nor SymPy."""

import subprocess
import sys

LIMIT = 0.2
"""Seconds for the engine and the language, NumPy's own import not counted."""

PROGRAM = """
import sys, time
import numpy
began = time.perf_counter()
import nnviz
took = time.perf_counter() - began
heavy = {"streamlit", "plotly", "sympy", "pandas", "graphviz"} & set(sys.modules)
print(took, sorted(heavy))
"""


def test_import_is_light() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    took, heavy = done.stdout.split(" ", 1)
    assert heavy.strip() == "[]"
    assert float(took) < LIMIT
