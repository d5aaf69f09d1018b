"""How much memory a long day takes: many students open a page, one after the other, and leave.

    python -m benchmarks.sessions [pages ...]

A server of its own for each page, such as `graph` or `language_model`; all pages if none is named.
A row tells the memory of its process in MB after the first session, after 100 and after 1,000, what
the last 900 have added, and how many file descriptors an open session holds. Streamlit keeps the
last 128 sessions for two minutes, in case they come back, so a few hundred sessions show the most
that sessions hold, and what grows after them is never given back.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from nnviz.ui.page import PAGES
from tests.browser.server import App, started_app
from tests.server.line import Line, visit

COUNTS = (1, 100, 1000)
AT_ONCE = 4
"""Students who have the page open at the same moment."""

WARM = 10
"""Open sessions by which file descriptors are counted."""


async def day(app: App, page: str) -> str:
    """All the sessions of a page, as the figures of a row."""
    memory, sessions = [], 0
    for count in COUNTS:
        while sessions < count:
            group = min(AT_ONCE, count - sessions)
            await asyncio.gather(*[_come_and_go(app.address, page) for _ in range(group)])
            sessions += group
        memory.append(_memory(app))
    before = _descriptors(app)
    lines = [await _opened(app.address, page) for _ in range(WARM)]
    held = (_descriptors(app) - before) / WARM
    for line in lines:
        await line.close()
    figures = "".join(f"{megabytes:>10.0f}" for megabytes in memory)
    return f"{page:<16}{figures}{memory[-1] - memory[-2]:>+10.0f}{held:>14.1f}"


async def _come_and_go(address: str, page: str) -> None:
    line = await _opened(address, page)
    await line.close()


async def _opened(address: str, page: str) -> Line:
    line = await Line.open(address)
    async for _ in line.ask(visit(page)):
        pass
    return line


def _memory(app: App) -> float:
    """Resident memory of the server, in MB."""
    status = Path(f"/proc/{app.process.pid}/status").read_text()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) / 1024


def _descriptors(app: App) -> int:
    return len(list(Path(f"/proc/{app.process.pid}/fd").iterdir()))


def main() -> None:
    """Print a row for each page."""
    columns = "".join(f"{f'after {count:,}':>10}" for count in COUNTS)
    print(f"page            {columns}    growth  fds a session")
    for page in sys.argv[1:] or [key for key in PAGES if key != "home"]:
        with started_app(Path(tempfile.mkdtemp()) / "log.txt") as app:
            print(asyncio.run(day(app, page)), flush=True)


if __name__ == "__main__":
    main()
