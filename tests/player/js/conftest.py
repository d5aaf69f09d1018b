"""A blank page that knows the player's script, and players on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize

from nnviz import player
from nnviz.player.script import script

ROOM: ViewportSize = {"width": 1000, "height": 700}

_SITE = "http://player.test"
_FOLDER = Path(player.__file__).parent
_HTML = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Player</title>
<style>{(_FOLDER / "player.css").read_text("utf-8")}</style>
<style>.nv-svg .card {{ cursor: pointer }} .nv-svg .hit {{ stroke-width: 14 }}</style>
<input id="elsewhere"><div id="place"></div>"""

_PLAY = """
async ({ score, name, options }) => {
  const { mount } = await import("/player.js");
  const root = document.createElement("div");
  root.id = name;
  document.getElementById("place").append(root);
  const player = mount(root, score, {
    name,
    report: (state) => window.reports[name].push(structuredClone(state)),
    ask: (asked) => window.asked(asked),
    ...options,
  });
  window.reports[name] = [];
  window.players[name] = player;
}
"""
_COUNT = """
window.alive = { listeners: 0, timers: new Set() };
const { addEventListener } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (name, hear, options) {
  if (this === window || this === document || this instanceof MediaQueryList) {
    window.alive.listeners += 1;
    options?.signal?.addEventListener("abort", () => { window.alive.listeners -= 1; });
  }
  return addEventListener.call(this, name, hear, options);
};
for (const kind of ["Timeout", "Interval"]) {
  const [set, clear] = [window[`set${kind}`], window[`clear${kind}`]];
  window[`set${kind}`] = (act, pause) => {
    const id = set(() => {
      if (kind === "Timeout") window.alive.timers.delete(id);
      act();
    }, pause);
    window.alive.timers.add(id);
    return id;
  };
  window[`clear${kind}`] = (id) => {
    window.alive.timers.delete(id);
    clear(id);
  };
}
"""
"""Counts the listeners on what outlives a player, and the timers that run."""

_CLEAR = """
() => {
  for (const player of Object.values(window.players ?? {})) player.destroy();
  Object.assign(window, { players: {}, reports: {}, asked: () => Promise.reject(new Error()) });
  document.getElementById("place").replaceChildren();
  document.getElementById("place").removeAttribute("style");
  document.getElementById("elsewhere").hidden = false;
}
"""


class Player:
    """A player on the page, by its name."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.root = page.locator(f"#{name}")

    def call(self, method: str, *given: Any) -> None:
        """Call one of the player's own methods."""
        self.page.evaluate(
            "([name, method, given]) => { window.players[name][method](...given); }",
            [self.name, method, given],
        )

    @property
    def step(self) -> int:
        """The step on show."""
        return int(self.root.get_attribute("data-step") or -1)

    @property
    def reports(self) -> list[Any]:
        """What the host has been told until now."""
        found: list[Any] = self.page.evaluate("name => window.reports[name]", self.name)
        return found

    def place(self, key: str) -> str:
        """What a value, a gradient or an edge shows."""
        return self.root.locator(f'[data-f="{key}"]').text_content() or ""

    def part(self, name: str) -> Locator:
        """What tells the step: position, sentence, formula, note or table."""
        return self.root.locator(f'[data-part="{name}"]')

    def button(self, name: str) -> Locator:
        """A button by its whole name."""
        return self.root.get_by_role("button", name=name, exact=True)


class Stage:
    """The page, and how players come onto it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def play(self, score: Any, name: str = "main", **options: Any) -> Player:
        """Put a player onto the page."""
        self.page.evaluate(_PLAY, {"score": score, "name": name, "options": options})
        return Player(self.page, name)

    def hold_time(self) -> None:
        """Let timers wait until `pass_time`, however slow the machine is."""
        self.page.clock.pause_at(self.page.evaluate("Date.now()") / 1000 + 60)

    def pass_time(self, milliseconds: int) -> None:
        """Let so much time pass for the page, at once."""
        self.page.clock.run_for(milliseconds)

    @property
    def alive(self) -> list[int]:
        """How many listeners there are on the window and the document, and how many timers."""
        found: list[int] = self.page.evaluate(
            "() => [window.alive.listeners, window.alive.timers.size]"
        )
        return found


@pytest.fixture(scope="session")
def player_page(browser: Browser) -> Iterator[Page]:
    """One page for all tests of the script, with no network and no server."""
    context = browser.new_context(viewport=ROOM)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.clock.install()
    page.add_init_script(_COUNT)
    page.route(f"{_SITE}/**", _serve)
    page.goto(_SITE)
    yield page
    context.close()


def _serve(route: Route) -> None:
    name = route.request.url.removeprefix(f"{_SITE}/")
    if name == "player.js":
        route.fulfill(body=script(), content_type="text/javascript")
    elif name.startswith("js/"):
        route.fulfill(path=_FOLDER / name, content_type="text/javascript")
    else:
        route.fulfill(body=_HTML, content_type="text/html")


@pytest.fixture
def stage(player_page: Page) -> Iterator[Stage]:
    """An empty page, on which nothing fails unseen."""
    page = player_page
    page.set_viewport_size(ROOM)
    page.evaluate(_CLEAR)
    page.mouse.move(0, 0)
    complaints: list[str] = []

    def complain(error: Any) -> None:
        complaints.append(str(error))

    page.on("pageerror", complain)
    yield Stage(page)
    page.clock.resume()
    page.remove_listener("pageerror", complain)
    assert complaints == []
