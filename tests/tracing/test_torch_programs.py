"""The programs of calls of PyTorch give the gradients that autograd gave, without PyTorch."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

import nnviz.tracing

STORED = json.loads(Path(__file__).with_name("torch_gradients.json").read_text("utf-8"))


@pytest.mark.parametrize("key", STORED)
def test_a_program_gives_autograd_s_gradients(key: str) -> None:
    case = STORED[key]
    graph = nnviz.parse(case["program"])
    run = nnviz.run(graph, {name: case["inputs"][name] for name in graph.inputs})
    for name, gradient in case["gradients"].items():
        np.testing.assert_allclose(run.gradient[name], gradient, rtol=1e-12, atol=1e-14)


def test_without_pytorch_a_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.delitem(sys.modules, "nnviz.tracing.torch_calls", raising=False)
    monkeypatch.delattr(nnviz.tracing, "torch_calls", raising=False)
    with pytest.raises(nnviz.TraceError, match="pip install torch"):
        nnviz.from_torch(abs, 1.0)
