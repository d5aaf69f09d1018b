"""The frame of a page serves mouse, keyboard, phone and paper."""

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.acting import DESK, carries, open_place, settled

PHONE: ViewportSize = {"width": 390, "height": 844}

SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


def test_the_step_on_show_is_copied_with_the_link_and_kept_for_the_next_visit(
    page: Page, address: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_place(page, f"{address}/graph")
    page.get_by_role("button", name="Next step").click()
    page.wait_for_function("location.search.includes('step=1')")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    place = page.url
    assert page.evaluate("navigator.clipboard.readText()") == place
    open_place(page, address)
    page.get_by_role("link", name="Go on where you were: Computation graph").click()
    expect(page.get_by_role("heading", name="Computation graph").first).to_be_visible()
    settled(page)
    assert page.url == place


def test_page_down_scrolls_and_a_link_skips_the_navigation(page: Page, address: str) -> None:
    open_place(page, f"{address}/training")
    page.keyboard.press("PageDown")
    page.wait_for_function(f"{SCROLLED} > 300")
    skip = page.get_by_role("link", name="Skip to the content")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Lesson")).to_be_focused()


def test_on_a_phone_one_menu_has_all_pages_and_is_closed_at_first(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    open_place(page, f"{address}/graph")
    pages = page.get_by_role("link", name="Bug lab")
    expect(pages).to_have_count(0)
    page.get_by_role("button", name="Pages").click()
    pages.click()
    expect(page.get_by_role("heading", name="Bug lab")).to_be_visible()
    expect(pages).to_have_count(0)


def test_a_printed_page_is_white_and_has_the_graph_but_no_controls(
    page: Page, address: str
) -> None:
    page.emulate_media(color_scheme="dark")
    open_place(page, f"{address}/graph?step=9")
    page.emulate_media(media="print", color_scheme="dark")
    for name in ("Undo", "Copy link", "Next step"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    ground = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    stage, drawing = page.locator(".stage").first, page.locator(".nv-svg").first
    room, drawn = stage.bounding_box(), drawing.bounding_box()
    assert room
    assert drawn
    assert drawn["width"] <= room["width"] + 1
    expect(page.locator("[data-part=sentence]").first).to_be_visible()


def test_a_figure_is_found_by_its_number(page: Page, address: str) -> None:
    page.set_viewport_size(DESK)
    open_place(page, address)
    box = page.get_by_role("combobox", name="Find a figure")
    box.click()
    box.press_sequentially("6.17")
    page.get_by_role("option", name="Fig. 6.17: The backward pass").click()
    expect(page.get_by_role("heading", name="Computation graph")).to_be_visible()
    settled(page)
    assert "step=9" in page.url


def test_a_presenters_keys_turn_the_lessons_of_a_lecture(page: Page, address: str) -> None:
    open_place(page, f"{address}/lecture?lessons=quiz,book-graph&step=4")
    page.keyboard.press("PageDown")
    expect(page.get_by_text("2 of 2")).to_be_visible()
    settled(page)
    page.keyboard.press("ArrowRight")
    carries(page, "step", "1")
    carries(page, "at", "2")
    for part in (".stage", "[data-part=sentence]", ".maths"):
        expect(page.locator(part).first).to_be_in_viewport(ratio=1)
