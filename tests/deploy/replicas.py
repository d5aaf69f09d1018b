"""Three servers of the app behind HAProxy, as `deploy/haproxy.cfg` has them, on this machine."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.browser.server import ROOT, App, free_port, started_app, wait

COUNT = 3
"""Servers that the configuration names."""


class Replicas(NamedTuple):
    """The address where students come in, and the servers by what their cookies call them."""

    address: str
    servers: dict[str, App]


def haproxy() -> str | None:
    """Where HAProxy is, or None."""
    return shutil.which("haproxy", path=f"{os.environ['PATH']}:/usr/sbin")


@contextmanager
def replicas(proxy: str, folder: Path) -> Iterator[Replicas]:
    """Start all; their logs are in a folder.

    Parameters
    ----------
    proxy : HAProxy's program
    folder : where the logs go
    """
    with ExitStack() as stack:
        numbers = map(str, range(1, COUNT + 1))
        servers = {
            number: stack.enter_context(started_app(folder / f"{number}.txt")) for number in numbers
        }
        entry = f"127.0.0.1:{free_port()}"
        named = {
            f"NNVIZ_{number}": app.address.removeprefix("http://")
            for number, app in servers.items()
        }
        log = folder / "proxy.txt"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [proxy, "-f", str(ROOT / "deploy" / "haproxy.cfg")],
                env=os.environ | named | {"NNVIZ_BIND": entry, "NNVIZ_FRAMES": ""},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        stack.callback(_stop, process)
        wait(f"http://{entry}/_stcore/health", process, log)
        yield Replicas(f"http://{entry}", servers)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(10)
