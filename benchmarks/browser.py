"""How long a step takes in a real browser, from key press to all of its parts painted.

    python -m benchmarks.browser [lessons ...]

For each lesson: the page's first load to a drawn graph; the median and the 95th percentile of a
step, from the press to the frame that shows picture, position, sentence and formula; the longest
task of the browser while stepping; in how many frames two parts disagreed; how many of 90 presses,
30 a second, were not counted; and how often stepping spoke to the server.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, WebSocket

from nnviz.lessons import LESSONS
from tests.browser.server import chromium, running_app, running_browser

STEPS = 30
"""Steps there, and as many back, that are timed."""

BURST, PAUSE = 90, 33
"""Presses in quick succession, and the milliseconds between two of them."""

WATCH = """
() => {
  const player = [...document.querySelectorAll("*")]
    .map((each) => each.shadowRoot?.querySelector("[data-player=main]"))
    .find(Boolean);
  const part = (name) => player.querySelector(`[data-part=${name}]`);
  const figure = player.querySelector("figure");
  window.player = player;
  window.measured = { times: [], tasks: [0], torn: 0 };
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.measured.tasks.push(task.duration);
  }).observe({ type: "longtask" });
  // Each frame is looked at: do its parts tell of one step?
  const whole = () => {
    const step = `Step ${player.dataset.step} of`;
    const sentence = part("sentence").textContent;
    const told = figure.getAttribute("aria-label");
    return part("position").textContent.startsWith(step) && told.startsWith(step)
      && told.includes(sentence);
  };
  let shown = player.dataset.step;
  const look = () => {
    if (!whole()) window.measured.torn += 1;
    else if (player.dataset.step !== shown) {
      shown = player.dataset.step;
      if (window.pressed) window.measured.times.push(performance.now() - window.pressed);
    }
    requestAnimationFrame(() => setTimeout(look));
  };
  look();
}
"""

HEAR = 'addEventListener("keydown", () => { window.pressed = performance.now(); }, true);'
"""Runs before the page's own scripts, which keep a press that is a step to themselves."""

STEP = "Number(window.player.dataset.step)"


def main() -> None:
    """Print a row for each lesson."""
    executable = chromium()
    if executable is None:
        raise SystemExit("No Chromium is found. Install one, or set CHROMIUM to its path.")
    print(
        f"{'lesson':<24}{'load s':>8}{'median ms':>11}{'p95 ms':>8}{'task ms':>9}{'torn':>6}"
        f"{'lost':>6}{'asked':>7}"
    )
    log = Path(tempfile.mkdtemp()) / "log.txt"
    with running_app(log) as address, running_browser(executable) as browser:
        for key in sys.argv[1:] or LESSONS:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            print(_row(page, f"{address}/graph?lesson={key}", key), flush=True)
            page.close()


def _row(page: Page, address: str, key: str) -> str:
    asked: list[object] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: asked.append(frame))

    page.on("websocket", listen)
    page.add_init_script(HEAR)
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(".nv-svg .card")
    loaded = time.perf_counter() - began
    page.wait_for_timeout(2500)
    page.evaluate(WATCH)
    asked.clear()
    for name in ("ArrowRight", "ArrowLeft"):
        for _ in range(STEPS):
            page.keyboard.press(name)
            page.wait_for_timeout(120)
    lost = _burst(page)
    measured = page.evaluate("window.measured")
    times = sorted(measured["times"])
    p95 = times[int(0.95 * (len(times) - 1))]
    return (
        f"{key:<24}{loaded:>8.2f}{statistics.median(times):>11.0f}{p95:>8.0f}"
        f"{max(measured['tasks']):>9.0f}{measured['torn']:>6}{lost:>6}{len(asked):>7}"
    )


def _burst(page: Page) -> int:
    """Press forward and back in turn, quickly; how many presses did not count."""
    page.keyboard.press("Home")
    for _ in range(BURST // 2):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(PAUSE)
    last: int = page.evaluate("Number(window.player.querySelector('[data-set=place]').max)")
    reached: int = page.evaluate(STEP)
    for _ in range(BURST // 2):
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(PAUSE)
    page.wait_for_timeout(500)
    forward = min(BURST // 2, last)
    back: int = page.evaluate(STEP)
    return abs(forward - reached) + abs(max(0, forward - BURST // 2) - back)


if __name__ == "__main__":
    main()
