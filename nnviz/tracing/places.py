"""Where in the traced code something happens: its line, and the variable that takes the result."""

import dis
import linecache
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import CodeType, FrameType

_HERE = frozenset(str(file) for file in Path(__file__).parent.glob("*.py"))

_RETURNED = "<returned>"
"""Marks a result that is returned at once, so that the caller's variable takes it."""

_STORES = ("STORE_FAST", "STORE_NAME", "STORE_GLOBAL", "STORE_DEREF")

_known: dict[int, tuple[CodeType, dict[int, str]]] = {}
"""For each code by its id, the code itself, so that it stays, and where its results go."""


class TraceError(ValueError):
    """Something in a function that can't be traced. The message says where, why and what to try.

    Attributes
    ----------
    line : of the source file; None where it is not known
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def outside(frame: FrameType | None, root: int, library: str = "") -> FrameType | None:
    """The nearest frame of the traced code; None if that has none, as a function of a library.

    Parameters
    ----------
    root : the id of the frame that called the traced code
    library : the folder of a library whose frames are passed over, as this package's are
    """
    while frame is not None:
        if id(frame) == root:
            return None
        file = frame.f_code.co_filename
        if file not in _HERE and not (library and file.startswith(library)):
            return frame
        frame = frame.f_back
    return None


def variable(frame: FrameType | None) -> str | None:
    """The variable that takes the result of what a frame is about to finish, if any does.

    A result that a function returns at once is taken by the variable of its caller.
    """
    while frame is not None:
        code = frame.f_code
        found = _known.get(id(code))
        if found is None:
            found = _known[id(code)] = (code, dict(_targets(code)))
        name = found[1].get(frame.f_lasti)
        if name is not _RETURNED:
            return name
        frame = frame.f_back
        if frame is None or frame.f_code.co_filename in _HERE:
            return None
    return None


def _targets(code: CodeType) -> Iterator[tuple[int, str]]:
    """The offsets of a code at which something is being computed, and where its result goes."""
    instructions = [
        each for each in dis.get_instructions(code) if each.opname not in ("COPY", "EXTENDED_ARG")
    ]
    for place, (instruction, next_one) in enumerate(pairwise(instructions)):
        # Up to Python 3.11 a call is two instructions.
        after = place + 1 + (instruction.opname == "PRECALL")
        if name := _target(instructions[after : after + 3]):
            # While a function of Python is called, the caller stands at the end of its call.
            yield from ((offset, name) for offset in range(instruction.offset, next_one.offset, 2))


def _target(following: list[dis.Instruction]) -> str | None:
    """Where the instructions behind a result put it: `z =`, `self.z =`, `cache["z"] =`."""
    if not following:
        return None
    operations = [each.opname for each in following]
    if operations[0].startswith("RETURN"):
        return _RETURNED
    if operations[0].startswith(_STORES):
        taken = following[0].argval
        return str(taken[0] if isinstance(taken, tuple) else taken)
    if operations[0].startswith("LOAD") and operations[1:2] == ["STORE_ATTR"]:
        return str(following[1].argval)
    if operations[1:2] == ["LOAD_CONST"] and operations[2:] == ["STORE_SUBSCR"]:
        key = following[1].argval
        return key if isinstance(key, str) and key.isidentifier() else None
    return None


def told(frame: FrameType | None) -> str:
    """A line of the traced code in words: its number, and what stands there.

    >>> told(None)
    'The function'
    """
    if frame is None:
        return "The function"
    source = linecache.getline(frame.f_code.co_filename, frame.f_lineno).strip()
    return f"Line {frame.f_lineno}, {source}" if source else f"Line {frame.f_lineno}"


def refused(frame: FrameType | None, why: str) -> TraceError:
    """The error of a line that can't be traced."""
    return TraceError(f"{told(frame)}: {why}", frame.f_lineno if frame else None)
