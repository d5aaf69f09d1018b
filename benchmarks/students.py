"""How many students one small server carries: each changes numbers of a graph of their own.

    python -m benchmarks.students [students ...]

Every student opens a small graph and types another number every five seconds, at a moment
of their own, for half a minute. Steps cost the server nothing: the browser takes them alone. A row
for each number of students: how long they took to come in, and how long after a number was typed
the server was done, in milliseconds. The students talk to the server as a browser does, but draw
nothing, so that only the server is timed.
"""

import asyncio
import random
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from tests.browser.server import running_app
from tests.deploy.student import Student

STUDENTS = (50, 100, 200, 400)
PERIOD = 5.0
"""Seconds between two numbers of one student."""

LENGTH = 30.0
"""Seconds that they go on."""

AT_ONCE = 8
"""Students who come in at the same moment."""


async def lesson(address: str, count: int) -> str:
    """So many students at once, as a row of the table."""
    doors = asyncio.Semaphore(AT_ONCE)
    began = time.perf_counter()

    async def come() -> Student:
        async with doors:
            student = Student(address, {"lesson": "simple-example"})
            await student.come()
            return student

    students = await asyncio.gather(*[come() for _ in range(count)])
    entered = time.perf_counter() - began
    end = time.perf_counter() + LENGTH
    times = await asyncio.gather(*[_type_until(student, end) for student in students])
    done = 1000 * np.concatenate(times)
    for student in students:
        await student.close()
    median, late = np.percentile(done, (50, 95))
    return f"{count:>8}{entered:>10.1f}{len(done) / LENGTH:>11.1f}{median:>10.0f}{late:>8.0f}"


async def _type_until(student: Student, end: float) -> list[float]:
    """Type at once or a little later, then again and again; the seconds that each took."""
    label, times = next(iter(student.boxes)), []
    due = time.perf_counter() + random.random() * PERIOD
    while due < end:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        began, number = time.perf_counter(), round(random.uniform(-2, 2), 3)
        await student.enter(label, number)
        times.append(time.perf_counter() - began)
        if f"{label}:{number:g}" not in student.link["inputs"]:
            raise RuntimeError(f"The server did not take {label} = {number}.")
        due += PERIOD
    return times


def main() -> None:
    """Print a row for each number of students."""
    counts = [int(count) for count in sys.argv[1:]] or STUDENTS
    print("students  all in s  numbers/s   done ms     p95")
    for count in counts:
        with running_app(Path(tempfile.mkdtemp()) / "log.txt") as address:
            print(asyncio.run(lesson(address, count)), flush=True)


if __name__ == "__main__":
    main()
