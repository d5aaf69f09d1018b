"""The calls that PyTorch makes while it runs, recorded one by one beside autograd."""

import copy
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.overrides import TorchFunctionMode

from nnviz.engine.ieee import Value
from nnviz.engine.names import canonical
from nnviz.engine.operations import OPERATIONS
from nnviz.engine.reading import Note, Reading
from nnviz.engine.run import Run, run
from nnviz.tracing import calls
from nnviz.tracing.places import TraceError, refused
from nnviz.tracing.rearranging import rearranged
from nnviz.tracing.recorder import Held, Recorder
from nnviz.tracing.traced import Traced

REARRANGING = {
    *("view", "reshape", "flatten", "ravel", "squeeze", "unsqueeze", "expand", "expand_as", "t"),
    *("T", "mT", "transpose", "permute", "swapaxes", "flip", "roll", "repeat", "tile", "diagonal"),
    *("__getitem__", "select", "narrow", "index_select", "take", "diag", "view_as", "reshape_as"),
    *("broadcast_to", "movedim", "rot90"),
}
"""PyTorch's functions that move the entries of their first operand."""

UNCHANGED = {"clone", "contiguous", "to", "double", "float", "requires_grad_", "type", "alias"}
"""PyTorch's functions that leave the numbers as they are."""

_SAID_ELSEWHERE = {"_stacklevel", "inplace", "dtype", "size_average", "reduce", "out"}
"""Settings that change nothing of the numbers."""

_SAID_ALREADY = {"approximate": "none", "beta": 1, "alpha": 1, "threshold": 20}
"""Settings that say what is usual."""


def recorded(module_or_function: Any, examples: tuple[Any, ...]) -> Run:
    """The run of one call, with autograd's verdict in its notes."""
    recorder = Recorder(Traced, str(Path(torch.__file__).parent))
    called, examples = _in_float64(module_or_function, examples)
    watched = Recording(recorder, dict(_parameters(called)))
    given = [watched.input(name, example) for name, example in _named_examples(called, examples)]
    with torch.enable_grad(), watched:
        output = called(*given)
        output = watched.one_number(output)
    output.backward()
    made = watched.held(output)
    assert made is not None
    done = run(recorder.finished(made), watched.inputs)
    notes = (*done.graph.notes, Note(0, watched.compared(done)))
    graph = done.graph.read_as(Reading(notes))
    return Run(graph, done.values, done.gradients, done.local, done.downstream)


class Recording(TorchFunctionMode):  # type: ignore[misc]
    """Watches the functions of PyTorch that are called, and records what they do.

    Attributes
    ----------
    recorder : of the graph
    names : what each parameter is called, by its id
    inputs : the values of the graph's inputs
    """

    def __init__(self, recorder: Recorder, names: Mapping[int, str]) -> None:
        super().__init__()
        self.recorder = recorder
        self.names = names
        self.inputs: dict[str, Value] = {}
        # The tensors are kept, so that no other one gets their ids.
        self._followed: dict[int, tuple[torch.Tensor, Held]] = {}

    def input(self, name: str, example: Any) -> Any:
        """An example as an input of the graph, if it holds decimal numbers."""
        if not isinstance(example, torch.Tensor) or not example.is_floating_point():
            return example
        leaf = example.detach().clone().requires_grad_()
        self._follow(leaf, self._made_input(name, leaf))
        return leaf

    def one_number(self, output: Any) -> Any:
        """The output, or the sum of its entries."""
        if not isinstance(output, torch.Tensor) or self.held(output) is None:
            raise TraceError(
                f"The call gives {type(output).__name__}, which is no tensor that is computed from "
                "inputs or parameters. Return the loss itself."
            )
        if output.ndim:
            self.recorder.note(
                f"The output has shape {tuple(output.shape)}. Backpropagation starts from one "
                "number, so the sum of its entries is taken."
            )
            return output.sum()
        return output

    def __torch_function__(
        self, function: Any, types: Any, args: tuple[Any, ...] = (), settings: Any = None
    ) -> Any:
        """Call the function, and record the call if it computes with what is followed."""
        settings = settings or {}
        before = [(each, each._version) for each in args if id(each) in self._followed]
        result = function(*args, **settings)
        if any(each._version != version for each, version in before):
            raise refused(
                self.recorder.frame(),
                "a tensor is changed in place here, which a graph can't show. Make a new one.",
            )
        several = result if isinstance(result, (tuple, list)) else (result,)
        depends = any(isinstance(each, torch.Tensor) and each.requires_grad for each in several)
        if depends and all(self.held(each) is None for each in several):
            self._record(_name(function), function, args, settings, result)
        return result

    def held(self, tensor: Any) -> Held | None:
        """What a tensor stands for in the graph; None for a constant."""
        found = self._followed.get(id(tensor))
        if found:
            return found[1]
        if isinstance(tensor, torch.Tensor) and tensor.is_leaf and tensor.requires_grad:
            name = self.names.get(id(tensor), f"parameter{len(self.inputs)}")
            held = self._made_input(name, tensor)
            self._follow(tensor, held)
            return held
        return None

    def _made_input(self, name: str, leaf: torch.Tensor) -> Held:
        value = _array(leaf)
        if np.ndim(value) > 2:
            raise TraceError(
                f"{name} has shape {tuple(leaf.shape)}. A graph holds numbers, vectors and "
                "matrices: give one example, or a batch of vectors as the rows of a matrix."
            )
        self.inputs[canonical(name)] = value
        return self.recorder.input(name, value)

    def _follow(self, tensor: torch.Tensor, held: Held) -> None:
        if tensor.requires_grad and not tensor.is_leaf:
            tensor.retain_grad()
        self._followed[id(tensor)] = (tensor, held)

    def _record(
        self, name: str, function: Any, args: tuple[Any, ...], settings: Any, result: Any
    ) -> None:
        if not isinstance(result, torch.Tensor):
            raise refused(
                self.recorder.frame(),
                f"{name} gives several tensors, which can't be recorded. Take parts by indices.",
            )
        operands = [self._operand(each) for each in args]
        said = {
            key: self._operand(value)
            for key, value in settings.items()
            if value is not None and key not in _SAID_ELSEWHERE and _SAID_ALREADY.get(key) != value
        }
        if name in UNCHANGED:
            made = operands[0]
        elif name in REARRANGING:
            made = rearranged(
                operands[0],
                lambda places: function(torch.as_tensor(places), *args[1:], **settings).numpy(),
            )
        elif name in _OWN:
            made = self.recorder.composed(lambda: _OWN[name](self.recorder, *operands, **said))
        else:
            made = calls.called(self.recorder, name, tuple(operands), said, library="torch")
        self._follow(result, calls.fitted(self.recorder, made, _array(result), name))

    def _operand(self, argument: Any) -> Any:
        """An argument of a call: followed, an array of constants, or as it is."""
        if isinstance(argument, torch.Tensor):
            held = self.held(argument)
            return _array(argument) if held is None else held
        if isinstance(argument, (list, tuple)):
            return type(argument)(self._operand(part) for part in argument)
        return argument

    def compared(self, done: Run) -> str:
        """How far the gradients are those of autograd."""
        names = {slot: name for name, slot in done.graph.slots.items()}
        farthest, where, count = 0.0, "", 0
        for tensor, held in self._followed.values():
            if tensor.grad is not None and held.place in names:
                right, ours = _array(tensor.grad), done.gradient[names[held.place]]
                scale = max(1.0, float(np.max(np.abs(right))))
                off = float(np.max(np.abs(np.subtract(ours, right)))) / scale
                count += 1
                if not off <= farthest:
                    farthest, where = off, names[held.place]
        exact = all(tensor.dtype == torch.float64 for tensor, _ in self._followed.values())
        if farthest <= (1e-12 if exact else 1e-4):
            return f"All {count} gradients are autograd's, to within {farthest:.0e}."
        return (
            f"The gradient of {where} is not autograd's: they differ by {farthest:.1e}. Where a "
            "function has a corner, such as ReLU at 0, the two take different slopes."
        )


def _name(function: Any) -> str:
    """What a function is called; of a property the property's name."""
    name = str(getattr(function, "__name__", function))
    if name == "__get__":
        return str(function.__self__.__name__)
    return name


def _array(tensor: torch.Tensor) -> Value:
    array: Value = tensor.detach().cpu().double().numpy()
    return array if np.ndim(array) else float(array)


def _in_float64(called: Any, examples: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """A copy of a module, and the examples, in float64; a function stays as it is."""
    if not isinstance(called, torch.nn.Module):
        return called, examples
    doubled = tuple(
        each.double() if isinstance(each, torch.Tensor) and each.is_floating_point() else each
        for each in examples
    )
    return copy.deepcopy(called).double(), doubled


def _named_examples(called: Any, examples: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    function = called.forward if isinstance(called, torch.nn.Module) else called
    try:
        names = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        names = []
    for number, example in enumerate(examples):
        yield (names[number] if number < len(names) else f"x{number + 1}"), example


def _parameters(called: Any) -> Iterator[tuple[int, str]]:
    """The ids and the names of a module's parameters, or of those that a function knows."""
    if isinstance(called, torch.nn.Module):
        for name, parameter in called.named_parameters():
            yield id(parameter), _plain(name)
        return
    known = inspect.getclosurevars(called) if inspect.isfunction(called) else None
    for variable, value in {**known.nonlocals, **known.globals}.items() if known else ():
        if isinstance(value, torch.nn.Module):
            for name, parameter in value.named_parameters():
                yield id(parameter), _plain(f"{variable}.{name}")
        elif isinstance(value, torch.Tensor):
            yield id(value), variable


def _plain(path: str) -> str:
    """A parameter's path as a name: `0.weight` is layer0_weight, `fc1.bias` is fc1_bias."""
    name = re.sub(r"\W", "_", path)
    return f"layer{name}" if name[0].isdigit() else name


def _linear(recorder: Recorder, x: Any, weight: Any, bias: Any = None) -> Held:
    turned = recorder.apply(OPERATIONS["transpose"], weight)
    product = recorder.apply(OPERATIONS["@"], x, turned)
    return product if bias is None else recorder.apply(OPERATIONS["+"], product, bias)


def _addmm(recorder: Recorder, bias: Any, left: Any, right: Any) -> Held:
    return recorder.apply(OPERATIONS["+"], bias, recorder.apply(OPERATIONS["@"], left, right))


def _cross_entropy(recorder: Recorder, scores: Held, target: Any, **settings: Any) -> Held:
    usual = {"ignore_index": -100, "reduction": "mean", "label_smoothing": 0.0}
    for key, value in settings.items():
        if usual.get(key) != value:
            raise refused(recorder.frame(), f"cross_entropy with {key}={value} can't be recorded.")
    if not isinstance(target, Held) and np.shape(target) != np.shape(scores.value):
        classes = np.shape(scores.value)[-1]
        target = np.eye(classes)[np.asarray(target, dtype=int)]
    return recorder.apply(OPERATIONS["cross_entropy_logits"], scores, target)


def _embedding(recorder: Recorder, rows: Any, table: Held, *settings: Any, **said: Any) -> Held:
    return recorder.apply(OPERATIONS["embedding"], table, rows)


def _dropout(recorder: Recorder, x: Held, p: float = 0.5, training: bool = True) -> Held:
    if training and p:
        raise refused(
            recorder.frame(), "dropout draws at random. Call eval() on the module before."
        )
    return x


def _layer_norm(
    recorder: Recorder,
    x: Held,
    shape: Any,
    weight: Any = None,
    bias: Any = None,
    eps: float = 1e-5,
) -> Held:
    scaled = [each for each in (weight, bias) if each is not None]
    made: Held = calls.called(recorder, "layer_norm", (x, *scaled), {"eps": eps}, library="torch")
    return made


def _reflected(name: str) -> Callable[..., Held]:
    def recorded(recorder: Recorder, x: Held, other: Any) -> Held:
        return recorder.apply(OPERATIONS[name], other, x)

    return recorded


_OWN: dict[str, Callable[..., Any]] = {
    "linear": _linear,
    "addmm": _addmm,
    "cross_entropy": _cross_entropy,
    "embedding": _embedding,
    "dropout": _dropout,
    "layer_norm": _layer_norm,
    **{name: _reflected("-") for name in ("rsub", "__rsub__")},
    **{name: _reflected("/") for name in ("__rtruediv__", "__rdiv__")},
    "__rpow__": _reflected("^"),
    "__rmatmul__": _reflected("@"),
}
"""Functions of PyTorch whose operands stand otherwise than in the language."""
