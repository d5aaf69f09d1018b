"""The app on a free port, and Chromium to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds that the server may take to start."""


class App(NamedTuple):
    """A server of the app: where it answers, and its process."""

    address: str
    process: subprocess.Popen[bytes]


@contextmanager
def running_app(log: Path, script: str = "app.py") -> Iterator[str]:
    """The app, started as README says, or another script of pages; its address."""
    with started_app(log, script) as app:
        yield app.address


@contextmanager
def started_app(
    log: Path, script: str = "app.py", port: int = 0, paths: Sequence[Path] = ()
) -> Iterator[App]:
    """A server of the app, on a free port if none is said; `paths` are Python's own first ones."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", script]
    options = {"port": port, "address": "127.0.0.1", "headless": "true", "fileWatcherType": "none"}
    command += [f"--server.{name}={value}" for name, value in options.items()]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (*paths, ROOT)))}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, env=environment
        )
    try:
        wait(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        yield App(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until a server that was started just now answers.

    Raises
    ------
    RuntimeError : it ended, or does not answer in time; the message is its log
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The app did not start:\n{log.read_text()}")


def chromium() -> str | None:
    """Where Chromium is, or None. The variable CHROMIUM may name it."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@contextmanager
def running_browser(executable: str) -> Iterator[Browser]:
    """Chromium without a window and without calls home."""
    flags = (
        *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(flags))
        try:
            yield browser
        finally:
            browser.close()
