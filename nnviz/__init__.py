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
- `nnviz.mistakes`: wrong backward passes, one entry each, and which of them give a number.
- `nnviz.networks`: feedforward networks as plans, and as programs of the language.
- `nnviz.symbolic`: SymPy, in a process of its own.
- `nnviz.text`: words, reviews and corpora, and the models that read them.
- `nnviz.lessons`: the textbook's examples, one entry each.
- `nnviz.views`: a graph or a frame of a run as a drawing, a formula, words, a table or code.
- `nnviz.exercises`: the judging of answers, exercises from a seed, worksheets and their formats.
- `nnviz.tracing`: a learner's own code as a run: functions, micrograd, PyTorch.
- `nnviz.player`: a run as a score, and what plays it: a page of its own, a notebook.
- `nnviz.site`: every lesson and worksheet as plain files, for a host without a server.
- `nnviz.ui`: the Streamlit pages' parts; the only importer of Streamlit.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from nnviz.exercises.diagnosis import Diagnosis, diagnose
    from nnviz.tracing.grad_check import grad_check
    from nnviz.tracing.judged import Judged
    from nnviz.tracing.micrograd import from_micrograd
    from nnviz.tracing.modules import from_torch
    from nnviz.tracing.places import TraceError
    from nnviz.tracing.trace import trace

__all__ = [
    "Diagnosis",
    "Edge",
    "ExpressionError",
    "Frame",
    "Graph",
    "InputError",
    "Judged",
    "LinearMap",
    "Node",
    "Note",
    "Run",
    "Step",
    "TraceError",
    "check",
    "diagnose",
    "evaluate",
    "from_micrograd",
    "from_torch",
    "grad_check",
    "parse",
    "run",
    "save_html",
    "trace",
]

_WHEN_ASKED = {
    "Diagnosis": "exercises.diagnosis",
    "Judged": "tracing.judged",
    "TraceError": "tracing.places",
    "diagnose": "exercises.diagnosis",
    "from_micrograd": "tracing.micrograd",
    "from_torch": "tracing.modules",
    "grad_check": "tracing.grad_check",
    "trace": "tracing.trace",
}
"""The public names that few programs need, and where each is defined."""


def __getattr__(name: str) -> Any:
    """Import what few programs need when it is first asked for."""
    if name in _WHEN_ASKED:
        return getattr(import_module(f"nnviz.{_WHEN_ASKED[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
