"""A class goes on when one of its servers dies."""

import asyncio
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.deploy.replicas import COUNT, Replicas, haproxy, replicas
from tests.deploy.student import Student

STUDENTS = 2 * COUNT
LINK = {"lesson": "simple-example"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replicas]:
    proxy = haproxy()
    if proxy is None:
        if os.environ.get("NNVIZ_NEEDS_PROXY"):
            pytest.fail("NNVIZ_NEEDS_PROXY is set, but there is no HAProxy.")
        pytest.skip("No HAProxy: install the package haproxy.")
    with replicas(proxy, tmp_path_factory.mktemp("replicas")) as running:
        yield running


def test_students_of_a_dead_server_go_on_with_what_they_typed(running: Replicas) -> None:
    # A browser's tests may have left an event loop running in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, _lesson(running)).result()


async def _lesson(running: Replicas) -> None:
    students = [Student(running.address, LINK) for _ in range(STUDENTS)]
    for place, student in enumerate(students):
        await student.come()
        await student.enter("x", place + 0.5)
        student.step()
        assert student.said.startswith("Step 1 of")
    assert {student.server for student in students} == set(running.servers)

    dead = students[0].server
    orphans = [student for student in students if student.server == dead]
    running.servers[dead].process.kill()
    await asyncio.gather(*[student.is_left_alone() for student in orphans])
    await asyncio.gather(*[student.come() for student in orphans])
    for place, student in enumerate(students):
        assert student.server != dead
        assert student.said.startswith("Step 1 of")
        assert student.boxes["x"] == place + 0.5
        assert student.link["inputs"] == f"x:{place}.5"
        student.step()
        assert student.said.startswith("Step 2 of")
        await student.close()
