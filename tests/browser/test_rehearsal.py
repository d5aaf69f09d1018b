"""The browser shows steps ahead of the server: the same ones, all of them, and none is undone."""

from itertools import groupby

import pytest
from playwright.sync_api import Page, WebSocketRoute

from tests.browser.acting import settled
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


def test_a_server_that_was_silent_takes_nobody_back(page: Page, address: str) -> None:
    held: list[tuple[WebSocketRoute, str | bytes]] | None = None

    def connect(line: WebSocketRoute) -> None:
        def answer(message: str | bytes) -> None:
            line.send(message) if held is None else held.append((line, message))

        line.connect_to_server().on_message(answer)

    page.route_web_socket("**/_stcore/stream", connect)
    open_graph(page, address)
    page.wait_for_function("document.querySelector('.st-key-graph-main').rehearsal")
    settled(page)
    page.evaluate(SEEN)
    held = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        page.wait_for_timeout(200)
    page.wait_for_timeout(1_000)
    late, held = held, None
    assert late, "the server was not told"
    for line, message in late:
        line.send(message)
    at_step(page, 3)
    settled(page)
    seen = [step for step, _ in groupby(page.evaluate("window.seen"))]
    assert seen == ["0", "1", "2", "3", "4", "3"]
    page.keyboard.press("ArrowRight")
    at_step(page, 4)
