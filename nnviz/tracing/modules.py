"""A module or a function of PyTorch as a run, with autograd's gradients beside ours."""

from typing import Any

from nnviz.engine.run import Run
from nnviz.tracing.places import TraceError


def from_torch(module_or_function: Any, *examples: Any) -> Run:
    """Call a module or a function of PyTorch, and keep every gradient of what it computed.

    It runs as ever, with autograd, and each of its operations on tensors is recorded. So conditions
    and loops may be any; the graph is that of this call. Parameters have the names that PyTorch
    gives them, with _ for the points. A module is copied and run in float64. Each gradient is
    compared with autograd's, and `graph.notes` tell how far they agree.

    Parameters
    ----------
    module_or_function : gives one number, such as a loss; of anything else the sum is taken
    examples : what it is called with. Tensors of decimal numbers, of at most two dimensions, are
        inputs of the graph, and so are parameters; tensors of whole numbers are constants

    Raises
    ------
    TraceError : PyTorch is not installed; or an operation can't be recorded, with its line

    Needs PyTorch, which is imported only here:

        >>> import torch                                               # doctest: +SKIP
        >>> net = torch.nn.Linear(2, 1)                                # doctest: +SKIP
        >>> from_torch(net, torch.ones(2)).gradient["weight"]          # doctest: +SKIP
        array([[1., 1.]])

    Source: PyTorch, torch.overrides.TorchFunctionMode.
    """
    try:
        from nnviz.tracing import torch_calls
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise
        raise TraceError("PyTorch is not installed here. Install it: pip install torch") from None
    return torch_calls.recorded(module_or_function, examples)
