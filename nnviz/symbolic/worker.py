"""Asking SymPy without waiting for it: each request has a process that is stopped in time.

SymPy may take minutes, or all memory, for a formula that fits on one line. In a process of its own
it holds up nobody, and the app itself never imports it.
"""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore, Event, Lock, Thread
from typing import Any

from nnviz.engine.graph import Graph

SECONDS = 6
"""Seconds of a processor that SymPy may take for a request."""

PATIENCE = 5
"""How many times as long it may take by the clock, on a machine that is busy with other work."""

PROGRAM = Path(__file__).with_name("algebra.py")

_TURNS = BoundedSemaphore(os.cpu_count() or 1)
"""As many requests at once as the machine has processors; the others wait for their turn."""


MOST_WAITING = 12
"""Requests under way up to which another one is taken."""

MOST_KEPT = 128
"""Requests whose answers are remembered."""

UNWANTED = 5.0
"""Seconds after which nobody is taken to wait for a job any more, if nobody looked at it."""

OVERTIME = getattr(signal, "SIGXCPU", None)
"""How a system that limits processes ends one that took its seconds of a processor."""


@dataclass(eq=False)
class Job:
    """One request, under way or answered.

    Attributes
    ----------
    request : in JSON, as `nnviz.symbolic.algebra` reads it
    answers : what has come back, in order, once the job is done
    stopped : true if its seconds of a processor were up before all of it came
    late : true if it was stopped for others: by the clock, on a machine busy with other work, or
        because nobody waited for it any more
    refused : true if too many requests were under way to take this one
    """

    request: str
    answers: list[dict[str, Any]] = field(default_factory=list)
    stopped: bool = False
    late: bool = False
    refused: bool = False
    _done: Event = field(default_factory=Event)
    _seen: float = field(default_factory=time.monotonic)
    _process: subprocess.Popen[str] | None = None

    @property
    def done(self) -> bool:
        """True if nothing more will come."""
        return self._done.is_set()

    def refuse(self) -> "Job":
        """Done without an answer, because there are too many others."""
        self.refused = True
        self._done.set()
        return self

    def look(self) -> "Job":
        """Somebody wants the answer."""
        self._seen = time.monotonic()
        return self

    def wait(self, seconds: float) -> bool:
        """Wait for the end, at most so long. True if it came."""
        return self.look()._done.wait(seconds)

    @property
    def unwanted(self) -> bool:
        """True if it is under way, but nobody looked at it for a while."""
        return not self.done and time.monotonic() - self._seen > UNWANTED

    def stop(self) -> None:
        """Make room for others."""
        self.late = True
        if self._process:
            self._process.kill()

    def work(self, seconds: int) -> None:
        """Ask, and keep what comes back in so many seconds of a processor."""
        try:
            with _TURNS:
                if not self.late:
                    self._ask(seconds)
        finally:
            self._done.set()

    def _ask(self, seconds: int) -> None:
        # A fixed program of ours; what a student typed goes in as data, on standard input.
        self._process = worker = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", str(PROGRAM), str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        if self.late:  # since before there was a process to stop
            worker.kill()
        try:
            written, _ = worker.communicate(self.request, timeout=PATIENCE * seconds)
        except subprocess.TimeoutExpired:
            self.stop()
            written, _ = worker.communicate()
        self.stopped = OVERTIME is not None and worker.returncode == -OVERTIME
        # A line that was cut off has no end.
        whole = written[: written.rfind("\n") + 1]
        self.answers = [json.loads(line) for line in whole.splitlines()]
        if worker.returncode and not (self.stopped or self.late):
            self.answers.append({"failed": f"exit {worker.returncode}"})


_JOBS: dict[str, Job] = {}
_TAKING = Lock()


def job(request: str, seconds: int = SECONDS) -> Job:
    """The job of a request, started if it is new. Equal requests share one.

    One that was stopped for others is started again. Where too many are under way, those that
    nobody waits for any more make room for a new one; if there are none, it is refused.

    >>> nodes = [{"name": "x", "operation": None, "operands": []}]
    >>> asked = job(json.dumps({"task": "grow", "nodes": nodes, "outputs": ["x"], "by": "x"}))
    >>> asked.wait(30), asked.answers
    (True, [{'output': 'x', 'operations': 0}])
    """
    with _TAKING:
        known = _JOBS.get(request)
        if known and not known.late:
            return known.look()
        asked = Job(request)
        if _full():
            for other in _JOBS.values():
                if other.unwanted:
                    other.stop()
            if _full():
                return asked.refuse()
        _JOBS.pop(request, None)
        _JOBS[request] = asked
        if len(_JOBS) > MOST_KEPT:
            del _JOBS[next(iter(_JOBS))]
    Thread(target=asked.work, args=(seconds,), daemon=True).start()
    return asked


def _full() -> bool:
    return sum(not (each.done or each.late) for each in _JOBS.values()) >= MOST_WAITING


def derivatives(graph: Graph, latex: dict[str, str]) -> str:
    """The request for the derivative of a graph's output by each input, whatever their values.

    Parameters
    ----------
    graph : of numbers
    latex : how each input is typeset
    """
    return json.dumps(
        {
            "task": "derive",
            "nodes": _nodes(graph),
            "output": graph.output,
            "by": graph.inputs,
            "latex": latex,
        }
    )


def growth(graph: Graph, outputs: tuple[str, ...], by: str) -> str:
    """The request for how long the derivative of each of some nodes is."""
    return json.dumps({"task": "grow", "nodes": _nodes(graph), "outputs": outputs, "by": by})


def _nodes(graph: Graph) -> list[dict[str, Any]]:
    return [
        {"name": node.name, "operation": node.operation, "operands": node.operands}
        for node in graph.nodes
    ]
