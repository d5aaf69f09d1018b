"""A student who does on a page whatever comes to mind."""

from collections.abc import Callable
from random import Random
from typing import Any

from streamlit.proto.NumberInput_pb2 import NumberInput
from streamlit.testing.v1 import AppTest

from tests.fuzz import hostile
from tests.fuzz.harmless import harms


class Student:
    """One student on one page.

    Attributes
    ----------
    page : as it stands
    saved : a file that the page takes
    did : what the student has done so far, the last of it last
    """

    def __init__(self, page: AppTest, rng: Random, saved: str) -> None:
        self.page, self.rng, self.saved = page, rng, saved
        self.did: list[str] = []

    def open(self, query: dict[str, str]) -> None:
        """Follow a link.

        Raises
        ------
        AssertionError : the page stopped, or does harm
        """
        self.did.append(f"open {query}")
        for name, value in query.items():
            self.page.query_params[name] = value
        self._look(self.page.run())

    def act(self) -> None:
        """Use one widget of the page.

        Raises
        ------
        AssertionError : the page stopped, or does harm, or has lost what was typed
        """
        widgets: list[Any] = [
            widget
            for kind in ACTS
            for widget in self.page.get(kind)
            if not getattr(widget, "disabled", False)
        ]
        kinds = sorted({widget.type for widget in widgets})
        if not kinds:
            return
        kind = self.rng.choice(kinds)
        widget = self.rng.choice([each for each in widgets if each.type == kind])
        value = ACTS[kind](widget, self)
        self.did.append(f"{kind} {widget.label!r}: {value!r:.300}")
        self._look(self._chosen(widget, value) if kind in CHOSEN else widget.run())
        if kind in TYPED:
            again: list[Any] = list(self.page.get(kind))
            held = [each.value for each in again if each.id == widget.id]
            assert held in ([], [value]), f"{held!r:.200} stands where that was typed"

    def _chosen(self, widget: Any, options: list[str]) -> AppTest:
        """The page after a choice was made by the words that the browser shows."""
        states = self.page._tree.get_widget_states()
        state = next(each for each in states.widgets if each.id == widget.id)
        if state.WhichOneof("value") == "string_array_value":
            state.string_array_value.data[:] = options
        else:
            state.string_value = options[0]
        return self.page._run(states)

    def _look(self, page: AppTest) -> None:
        assert not page.exception, page.exception[0].message
        assert harms(page) == []


def _press(widget: Any, student: Student) -> None:
    widget.click()


def _type(widget: Any, student: Student) -> str:
    rng = student.rng
    value = rng.choice((hostile.program, hostile.text))(rng)[: widget.max_chars or None]
    widget.set_value(value)
    return value


def _number(widget: Any, student: Student) -> float:
    least = -1e308 if widget.min is None else widget.min
    most = 1e308 if widget.max is None else widget.max
    usual = widget.value or 0.0
    value = student.rng.choice((least, most, 0.0, 1.5, -2.0, usual + widget.step, 1e-300))
    bounded = min(max(value, least), most)
    whole = widget.proto.data_type == NumberInput.INT
    value = round(bounded) if whole else float(bounded)
    widget.set_value(value)
    return value


def _switch(widget: Any, student: Student) -> bool:
    widget.set_value(not widget.value)
    return bool(widget.value)


def _choose(widget: Any, student: Student) -> list[str]:
    return [student.rng.choice(list(widget.options))]


def _choose_several(widget: Any, student: Student) -> list[str]:
    options = list(widget.options)
    return student.rng.sample(options, student.rng.randint(0, len(options)))


def _slide(widget: Any, student: Student) -> Any:
    value = student.rng.choice((widget.min, widget.max))
    widget.set_value(value)
    return value


def _upload(widget: Any, student: Student) -> bytes:
    rng = student.rng
    made = hostile.saved(rng, student.saved) if "json" in str(widget.allowed_type) else None
    content = hostile.table(rng) if made is None else made
    widget.set_value((f"file{widget.allowed_type[0]}", content, "text/plain"))
    return content


ACTS: dict[str, Callable[[Any, Student], Any]] = {
    "button": _press,
    "text_area": _type,
    "text_input": _type,
    "number_input": _number,
    "checkbox": _switch,
    "toggle": _switch,
    "selectbox": _choose,
    "radio": _choose,
    "button_group": _choose,
    "select_slider": _choose,
    "multiselect": _choose_several,
    "slider": _slide,
    "file_uploader": _upload,
}
"""What can be done with each kind of widget; each act gives what the widget was set to."""

TYPED = ("text_area", "text_input", "number_input")
"""The kinds in which what was typed has to stay."""

CHOSEN = ("selectbox", "radio", "button_group", "select_slider", "multiselect")
"""The kinds that are set by the words of their options."""
