"""How many students one small server carries: each steps a graph of their own, all at once.

    python -m benchmarks.students [students ...]

Every student opens the two-layer network and presses "Next step" every five seconds, at a moment of
their own, for half a minute. A row for each number of students: how long they took to come in, and
how long after a press the new drawing had arrived and the server was done, in milliseconds. The
students talk to the server as a browser does, but draw nothing, so that only the server is timed.
"""

import asyncio
import json
import random
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.browser.server import running_app
from tests.server.line import Line, visit

STUDENTS = (50, 100, 200)
PERIOD = 5.0
"""Seconds between two presses of one student."""

LENGTH = 30.0
"""Seconds that they go on."""

AT_ONCE = 8
"""Students who come in at the same moment."""

TOLD = "$$STREAMLIT_INTERNAL_KEY_{}__events"
"""Where Streamlit takes what a component in the browser has to tell."""


class Student:
    """One open page: its player, graph and step, and what its last drawing said."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.player = self.fragment = self.said = ""
        self.step = self.graph = 0
        self.times: list[tuple[float, float]] = []

    async def open(self) -> None:
        """Load the page."""
        await self._answered(visit("graph", {"lesson": "two-layer-network"}))

    async def press(self) -> None:
        """Take a step; note how long the drawing and the whole answer took."""
        message, before, began = BackMsg(), self.said, time.perf_counter()
        message.rerun_script.fragment_id = self.fragment
        player = message.rerun_script.widget_states.widgets.add()
        player.id, player.json_value = self.player, "{}"
        pressed = message.rerun_script.widget_states.widgets.add()
        pressed.id = TOLD.format(self.player)
        self.step += 1
        told = {"step": self.step, "move": self.step, "graph": self.graph}
        pressed.json_trigger_value = json.dumps([{"event": "told", "value": told}])
        drawn = await self._answered(message)
        if self.said == before:
            raise RuntimeError(f"The graph did not move on from: {before}")
        self.times.append((drawn - began, time.perf_counter() - began))

    async def step_until(self, end: float) -> None:
        """Press at once or a little later, then again and again."""
        due = time.perf_counter() + random.random() * PERIOD
        while due < end:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await self.press()
            due += PERIOD

    async def _answered(self, message: BackMsg) -> float:
        """Send, and read until the server is done; when the drawing came."""
        drawn = 0.0
        async for answer in self.line.ask(message):
            element = answer.delta.new_element
            part = element.bidi_component
            if part.id.endswith("-bridge-main"):
                self.player, self.fragment = part.id, answer.delta.fragment_id
            elif part.id.endswith("-bridge-rehearsal-main"):
                self.graph = json.loads(part.json)["graph"]
            elif element.WhichOneof("type") == "graphviz_chart":
                self.said, drawn = element.graphviz_chart.alt, time.perf_counter()
        return drawn


async def lesson(address: str, count: int) -> str:
    """So many students at once, as a row of the table."""
    doors = asyncio.Semaphore(AT_ONCE)
    began = time.perf_counter()

    async def enter() -> Student:
        async with doors:
            student = Student(await Line.open(address))
            await student.open()
            return student

    students = await asyncio.gather(*[enter() for _ in range(count)])
    entered = time.perf_counter() - began
    end = time.perf_counter() + LENGTH
    await asyncio.gather(*[student.step_until(end) for student in students])
    times = 1000 * np.array([each for student in students for each in student.times])
    drawn, done = np.percentile(times, (50, 95), axis=0).T
    for student in students:
        await student.line.close()
    return (
        f"{count:>8}{entered:>10.1f}{len(times) / LENGTH:>9.1f}"
        f"{drawn[0]:>10.0f}{drawn[1]:>8.0f}{done[0]:>10.0f}{done[1]:>8.0f}"
    )


def main() -> None:
    """Print a row for each number of students."""
    counts = [int(count) for count in sys.argv[1:]] or STUDENTS
    print("students  all in s  steps/s  drawn ms     p95   done ms     p95")
    for count in counts:
        with running_app(Path(tempfile.mkdtemp()) / "log.txt") as address:
            print(asyncio.run(lesson(address, count)), flush=True)


if __name__ == "__main__":
    main()
