"""The browser shows steps ahead of the server: the same ones, all of them, and none is undone."""

from itertools import groupby

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.acting import choose, settled
from tests.browser.graph import at_step, open_graph

LOOKS = """
() => [...document.querySelectorAll(".stGraphVizChart :is(g.node, g.edge)")].map(item => [
  item.id, item.getAttribute("class"),
  [...item.querySelectorAll("text")].map(text => [
    text.textContent,
    ...["x", "fill", "font-size", "font-weight", "text-anchor"].map(
      name => text.getAttribute(name)),
  ]),
  [...item.querySelectorAll("path, polygon")].map(shape =>
    ["fill", "stroke", "stroke-width"].map(name => shape.getAttribute(name))),
])
"""
PRESS_AND_LOOK = f"""
presses => {{
  for (let press = 0; press < presses; press += 1) {{
    document.body.dispatchEvent(new KeyboardEvent("keydown", {{
      key: "ArrowRight", code: "ArrowRight", bubbles: true,
    }}));
  }}
  return ({LOOKS})();
}}
"""


@pytest.mark.parametrize(
    ("lesson", "presses", "steps"), [("simple-example", 1, 12), ("two-layer-network", 9, 45)]
)
def test_what_is_shown_at_once_is_what_the_server_draws(
    page: Page, address: str, lesson: str, presses: int, steps: int
) -> None:
    open_graph(page, address, f"?lesson={lesson}")
    page.wait_for_function("document.querySelector('.st-key-graph-main').rehearsal")
    for index in range(presses, steps + 1, presses):
        at_once = page.evaluate(PRESS_AND_LOOK, presses)
        at_step(page, index)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        assert page.evaluate(LOOKS) == at_once


def test_thirty_presses_a_second_all_arrive(page: Page, address: str) -> None:
    open_graph(page, address, "?lesson=two-layer-network")
    page.wait_for_function("document.querySelector('.st-key-graph-main').rehearsal")
    for _ in range(30):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(25)
    at_step(page, 30)
    settled(page)
    at_step(page, 30)


SEEN = """
() => {
  const drawing = document.querySelector(".st-key-graph-main");
  window.seen = [drawing.dataset.step];
  new MutationObserver(() => window.seen.push(drawing.dataset.step)).observe(
    drawing, { attributeFilter: ["data-step"] },
  );
}
"""


class Line:
    """The line from the server to a page, which can be held up."""

    def __init__(self, page: Page) -> None:
        self.held: list[tuple[WebSocketRoute, str | bytes]] | None = None
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, line: WebSocketRoute) -> None:
        def answer(message: str | bytes) -> None:
            line.send(message) if self.held is None else self.held.append((line, message))

        line.connect_to_server().on_message(answer)

    def hold(self) -> None:
        """Keep back what the server says."""
        self.held = []

    def let_go(self) -> None:
        """Say it now."""
        late, self.held = self.held, None
        assert late, "the server was not told"
        for line, message in late:
            line.send(message)


def test_a_server_that_was_silent_takes_nobody_back(page: Page, address: str) -> None:
    line = Line(page)
    open_graph(page, address)
    page.wait_for_function("document.querySelector('.st-key-graph-main').rehearsal")
    settled(page)
    page.evaluate(SEEN)
    line.hold()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        page.wait_for_timeout(200)
    page.wait_for_timeout(1_000)
    line.let_go()
    at_step(page, 3)
    settled(page)
    seen = [step for step, _ in groupby(page.evaluate("window.seen"))]
    assert seen == ["0", "1", "2", "3", "4", "3"]
    page.keyboard.press("ArrowRight")
    at_step(page, 4)


def play_fast(page: Page) -> None:
    page.get_by_role("button", name="Stepping").click()
    choose(page, "Speed", "fast")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"{STEP} === '2'")


STEP = "document.querySelector('.st-key-graph-main').dataset.step"


@pytest.mark.parametrize("pressed", ["p", "Pause"])
def test_a_pause_stops_before_a_silent_server_has_answered(
    page: Page, address: str, pressed: str
) -> None:
    line = Line(page)
    open_graph(page, address, "?lesson=two-layer-network")
    play_fast(page)
    line.hold()
    if pressed == "p":
        page.keyboard.press("p")
    else:
        page.get_by_role("button", name="Pause").click()
    paused = page.evaluate(STEP)
    page.wait_for_function(WAITED, arg=1_500)
    assert page.evaluate(STEP) == paused
    line.let_go()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    settled(page)
    assert page.evaluate(STEP) == paused
    at_step(page, int(paused))
    page.keyboard.press("p")
    page.wait_for_function(f"{STEP} !== '{paused}'")


WAITED = """
wait => performance.now() - (window.waitedFrom ??= performance.now()) > wait
"""


def test_presses_before_the_rehearsal_are_made_when_it_comes(page: Page, address: str) -> None:
    open_graph(page, address)
    page.evaluate(
        "() => { const graph = document.querySelector('.st-key-graph-main');"
        "graph.late = graph.rehearsal; delete graph.rehearsal; }"
    )
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    assert page.evaluate(STEP) == "0"
    page.evaluate(
        "() => { const graph = document.querySelector('.st-key-graph-main');"
        "graph.rehearsal = graph.late; graph.dispatchEvent(new Event('rehearsed')); }"
    )
    at_step(page, 2)
