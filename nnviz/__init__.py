"""nnviz: computation graphs that show backpropagation, step by step.

>>> import nnviz
>>> graph = nnviz.parse("L = c*(a + 2b)")
>>> run = nnviz.run(graph, {"a": 3, "b": 1, "c": -2})
>>> run.value["L"], run.gradient["b"]
(-10.0, -4.0)

The map, from the bottom up; each part imports only what stands above it here:

- `nnviz.engine`: a graph and its run: structure, numbers, steps, one table of operations.
- `nnviz.language`: text to graph as it is meant; notes and errors offer a suggestion.
- `nnviz.derivatives`: every other way to a derivative, from forward mode to finite differences.
- `nnviz.learning`: gradient descent and what it learns from.
- `nnviz.mistakes`: wrong backward passes.
- `nnviz.networks`: feedforward networks as plans, and as programs of the language.
- `nnviz.symbolic`: SymPy, in a process of its own.
- `nnviz.text`: words, reviews and corpora, and the models that read them.
- `nnviz.lessons`: the textbook's examples, one entry each.
- `nnviz.views`: a graph or a frame of a run as a drawing, a formula, words, a table or code.
- `nnviz.player`: a run as a score, and what plays it: a page of its own, a notebook.
- `nnviz.ui`: the Streamlit pages' parts; the only importer of Streamlit.
"""

from nnviz.derivatives.numeric import check
from nnviz.engine.batch import evaluate
from nnviz.engine.graph import Edge, Graph, Node
from nnviz.engine.inputs import InputError
from nnviz.engine.linear import LinearMap
from nnviz.engine.reading import Note
from nnviz.engine.run import Run, run
from nnviz.engine.steps import Frame, Step
from nnviz.language import ExpressionError, parse
from nnviz.shown import save_html

__all__ = [
    "Edge",
    "ExpressionError",
    "Frame",
    "Graph",
    "InputError",
    "LinearMap",
    "Node",
    "Note",
    "Run",
    "Step",
    "check",
    "evaluate",
    "parse",
    "run",
    "save_html",
]
