"""How long a step takes in a real browser, from key press to painted picture.

    python -m benchmarks.browser

For each lesson: the page's first load to a drawn graph, the median and 95th percentile of a step,
the longest task of the browser while stepping, and how far any card moved.
"""

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page

from nnviz.lessons import LESSONS
from tests.browser.server import chromium, running_app, running_browser

WATCH = """
() => {
  window.stepTimes = []; window.longTasks = [];
  new PerformanceObserver(list => {
    for (const task of list.getEntries()) window.longTasks.push(task.duration);
  }).observe({ type: "longtask" });
  const graph = document.querySelector('[class*="st-key-graph-"]');
  let shown = null;
  new MutationObserver(() => {
    const step = graph.dataset.step;
    if (step === shown) return;
    shown = step;
    const pressed = window.pressed;
    requestAnimationFrame(() => setTimeout(() => {
      if (pressed) window.stepTimes.push(performance.now() - pressed);
    }));
  }).observe(graph, { attributes: true, attributeFilter: ["data-step"] });
}
"""

HEAR = 'addEventListener("keydown", () => { window.pressed = performance.now(); }, true);'
"""Runs before the page's own scripts, which keep a press that is a step to themselves."""

PLACES = """
() => [...document.querySelectorAll('[class*="st-key-graph-"] g.node')].map(card => {
  const box = (card.querySelector("path, polygon")).getBBox();
  return [box.x, box.y, box.width, box.height];
})
"""


def main() -> None:
    """Print a row for each lesson."""
    executable = chromium()
    if executable is None:
        raise SystemExit("No Chromium is found. Install one, or set CHROMIUM to its path.")
    print(
        f"{'lesson':<22}{'load s':>8}{'median ms':>11}{'p95 ms':>8}{'task ms':>9}{'moved px':>10}"
    )
    log = Path(tempfile.mkdtemp()) / "log.txt"
    with running_app(log) as address, running_browser(executable) as browser:
        for key in LESSONS:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            print(_row(page, f"{address}/graph?lesson={key}", key))
            page.close()


def _row(page: Page, address: str, key: str) -> str:
    page.add_init_script(HEAR)
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(".stGraphVizChart g.node")
    loaded = time.perf_counter() - began
    page.wait_for_timeout(1500)
    page.evaluate(WATCH)
    before = page.evaluate(PLACES)
    for key_name in ("ArrowRight", "ArrowLeft"):
        for _ in range(30):
            page.keyboard.press(key_name)
            page.wait_for_timeout(120)
    page.keyboard.press("End")
    page.wait_for_timeout(500)
    after = page.evaluate(PLACES)
    times = sorted(page.evaluate("window.stepTimes"))
    tasks = page.evaluate("window.longTasks") or [0]
    moved = max(
        abs(a - b)
        for old, new in zip(before, after, strict=True)
        for a, b in zip(old, new, strict=True)
    )
    p95 = times[int(0.95 * (len(times) - 1))]
    median = statistics.median(times)
    return f"{key:<22}{loaded:>8.2f}{median:>11.0f}{p95:>8.0f}{max(tasks):>9.0f}{moved:>10.1f}"


if __name__ == "__main__":
    main()
