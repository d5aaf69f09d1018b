"""How soon a class goes on when one of its three servers is killed.

    python -m benchmarks.replicas [students]

Every student opens the graph page through HAProxy, types a value of their own and takes a step.
Then a server is killed. The row tells how many students were on it, after how many seconds half of
them and all of them had their page again, and how many of all students then have another value or
another step than theirs.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from tests.deploy.replicas import Replicas, haproxy, replicas
from tests.deploy.student import Student

STUDENTS = 300
AT_ONCE = 8
"""Students who come in at the same moment."""


async def lesson(running: Replicas, count: int) -> str:
    """The whole class, as a row of the table."""
    doors = asyncio.Semaphore(AT_ONCE)

    async def work(place: int) -> Student:
        student = Student(running.address, {"lesson": "simple-example"})
        async with doors:
            await student.come()
            await student.enter("x", place + 0.5)
            student.step()
        return student

    async def come_back(student: Student) -> float:
        await student.is_left_alone()
        await student.come()
        return time.perf_counter() - killed

    began = time.perf_counter()
    students = await asyncio.gather(*map(work, range(count)))
    entered = time.perf_counter() - began
    dead = students[0].server
    orphans = [student for student in students if student.server == dead]
    killed = time.perf_counter()
    running.servers[dead].process.kill()
    times = await asyncio.gather(*map(come_back, orphans))
    lost = [
        student
        for place, student in enumerate(students)
        if student.link.get("inputs") != f"x:{place}.5" or not student.said.startswith("Step 1 of")
    ]
    for student in students:
        await student.close()
    return (
        f"{count:>8}{entered:>10.1f}{len(orphans):>10}"
        f"{np.median(times):>13.1f}{max(times):>12.1f}{len(lost):>6}"
    )


def main() -> None:
    """Print one row."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else STUDENTS
    proxy = haproxy()
    if proxy is None:
        sys.exit("No HAProxy: install the package haproxy.")
    print("students  all in s   on dead  half back s  all back s  lost")
    with replicas(proxy, Path(tempfile.mkdtemp())) as running:
        print(asyncio.run(lesson(running, count)))


if __name__ == "__main__":
    main()
