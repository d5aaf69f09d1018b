"""What the browser tests share: a page at rest, its link, and what hinders a reader."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, ViewportSize, expect

DESK: ViewportSize = {"width": 1280, "height": 900}

WATCH = """
window.lastChange = 0;
const changed = () => { window.lastChange = performance.now(); };
const observer = new MutationObserver(changed);
const watch = (tree) => observer.observe(
  tree, { subtree: true, childList: true, attributes: true, characterData: true },
);
watch(document);
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (options) {
  const shadow = attachShadow.call(this, options);
  watch(shadow);
  return shadow;
};
for (const moved of ["scroll", "resize"]) window.addEventListener(moved, changed, true);
"""
"""Runs before a page's own scripts, so that `settled` knows when the page last changed."""

_FOLLOW = """
place => {
  history.pushState(null, "", place);
  dispatchEvent(new PopStateEvent("popstate"));
}
"""
_AT_REST = """
() => document.querySelector("[data-test-script-state=notRunning]")
  && !document.querySelector("[data-stale=true], [data-testid=stSkeleton]")
  && !document.getAnimations().some(
    each => each instanceof CSSTransition && each.playState !== "finished"
  )
  && performance.now() - window.lastChange > 600
"""


def settled(page: Page) -> None:
    """The server has answered; nothing has changed, faded or moved for more than half a second."""
    page.evaluate("window.lastChange = performance.now()")
    page.wait_for_function(_AT_REST)


def open_place(page: Page, place: str) -> None:
    """Open an address of the app; its title is there and all below it has been drawn."""
    page.goto(place)
    page.wait_for_selector("h1")
    page.wait_for_load_state("networkidle")  # what draws formulas and plots comes when needed
    settled(page)


def follow(page: Page, place: str) -> None:
    """Go on to another address of the app as Back and Forward do, with the session kept."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESK)
    page.evaluate(_FOLLOW, f"/{place}")
    settled(page)


def choose(page: Page, label: str, option: str) -> None:
    """Take an option of a box of choices. The page scrolls first: it would close an open list."""
    box = page.get_by_role("combobox", name=label)
    box.focus()
    settled(page)
    box.press("ArrowDown")
    page.get_by_role("option", name=option, exact=True).click()


def carries(page: Page, name: str, value: str) -> None:
    """The address bar comes to hold a value."""
    page.wait_for_function(
        "([name, value]) => new URLSearchParams(location.search).get(name) === value",
        arg=[name, value],
    )


def barriers(page: Page) -> list[str]:
    """What breaks the rules of WCAG 2.2 A and AA, a line each; in dark, the rules of contrast."""
    in_light = _broken(page, "light", ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.stApp')).colorScheme === 'dark'"
    )
    settled(page)
    return in_light + _broken(page, "dark", ["color-contrast"])


def _broken(page: Page, scheme: str, rules: list[str]) -> list[str]:
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    return [
        f"{scheme}, {rule['id']}: {node['html'][:300]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def fits_a_phone(page: Page) -> bool:
    """At 390 px the page, as it stands, need not be scrolled sideways."""
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page)
    fits: bool = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    return fits


def on_the_first_screen(page: Page, *parts: Locator) -> None:
    """Nobody has to scroll to see most of each part: on a laptop, at 150 %, and on a phone."""
    for width, height in ((1280, 800), (853, 533), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
        for part in parts:
            expect(part).to_be_in_viewport(ratio=0.6)


def slider(page: Page, label: str) -> Locator:
    """A slider with its label and track; its input alone takes no room."""
    return page.locator(".stSlider").filter(has=page.get_by_role("slider", name=label))


def change_program(page: Page, program: str) -> None:
    """Open the program of a page that keeps it folded, and type another."""
    button = page.locator("[class*='st-key-program']").get_by_role("button")
    button.click()
    page.get_by_role("textbox", name="Expression").fill(program)
    page.keyboard.press("Control+Enter")
    settled(page)
    button.click()
