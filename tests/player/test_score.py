"""A score has all that a player needs, as plain JSON, and keeps its drawing with other numbers."""

import base64
import gzip
import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from unicodedata import lookup, name

import pytest

import nnviz
from nnviz.lessons import LESSONS, Lesson
from nnviz.player import score as scores
from nnviz.player import told
from nnviz.player.packing import CHUNK, dump
from nnviz.player.score import complete, score, window
from nnviz.views.notation import typesetting
from nnviz.views.scene import drawing, parts
from nnviz.views.scene.layout import NoProgramError, TooSlowError
from nnviz.views.scene.windows import WHOLE
from nnviz.views.steps import words
from tests.runs import KINDS, book, chain, of_lesson

FONT = Path(typesetting.__file__).parent / "fonts" / "math.json"


def unpacked(letters: str) -> Any:
    return json.loads(gzip.decompress(base64.b64decode(letters)))


@pytest.fixture(scope="module")
def large() -> nnviz.Run:
    return chain(WHOLE + 100)


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS.keys())
def test_a_score_is_plain_json_for_every_step(make: Callable[[], nnviz.Run]) -> None:
    run = make()
    made = json.loads(dump(score(run)))
    graph, numbers = made["graph"], made["run"]
    steps = len(run.steps) + 1
    assert graph["last"] == steps - 1
    assert len(numbers["facts"]) == len(numbers["told"]) == len(graph["active"]) == steps
    for each in numbers["told"][1:]:
        assert len(each["row"]) == len(graph["columns"])
    assert graph["problem"] == ""
    assert graph["windows"][0]["steps"] == [0, steps - 1]
    keys = {item["key"] for item in (*graph["cards"], *graph["wires"])}
    assert keys == set(graph["places"])
    assert {key for active in graph["active"] for key in active} <= keys
    assert all(0 <= step <= graph["last"] for each in graph["places"].values() for step in each)


def test_the_words_of_a_step_are_those_of_the_page() -> None:
    frame = nnviz.Frame(book(), 8)
    told_ = score(book())["run"]["told"][8]
    assert told_["position"] == words.position(frame)
    assert told_["sentence"] == words.sentence(frame)


def test_another_number_keeps_the_graph_and_changes_the_run() -> None:
    one, other = score(book(a=3)), score(book(a=4))
    assert one["graph"] == other["graph"]
    assert one["run"]["key"] != other["run"]["key"]


@pytest.mark.parametrize(("one", "other"), [("scalars", "forward mode"), ("scalars", "unused")])
def test_another_graph_or_another_way_to_tell_it_has_another_key(one: str, other: str) -> None:
    keys = {score(KINDS[kind]())["graph"]["key"] for kind in (one, other)}
    assert len(keys) == 2


def test_the_same_run_has_the_same_score_each_time() -> None:
    assert score(book()) == score(book())


def test_inputs_travel_in_full_precision() -> None:
    assert score(book(a=0.1 + 0.2))["run"]["inputs"]["a"] == 0.1 + 0.2
    assert score(KINDS["small matrices"]())["run"]["inputs"]["b"] == [0.0, 1e-9]


def test_infinities_and_nan_travel_as_texts() -> None:
    inputs = score(book(a=float("inf"), b=float("nan"), c=float("-inf")))["run"]["inputs"]
    assert inputs == {"a": "inf", "b": "nan", "c": "-inf"}


def test_an_input_of_many_entries_is_not_edited_on_its_card() -> None:
    run = nnviz.run(nnviz.parse("L = sum(x)"), {"x": [0.0] * (scores.MOST_ENTRIES + 1)})
    assert score(run)["run"]["inputs"]["x"] is None


def test_an_infinity_is_traced_from_the_step_in_which_it_is_born() -> None:
    notes = [each["note"] for each in score(KINDS["nan"]())["run"]["told"]]
    assert notes[0] == ""
    assert notes[1].startswith("The first nan is")
    assert notes[-1].startswith("The first nan is")


def test_a_small_jacobian_is_told_in_full() -> None:
    full = [each["full"] for each in score(KINDS["small matrices"]())["run"]["told"]]
    assert any("<mtable" in formula for formula in full)


def test_the_rows_of_forward_mode_have_columns_of_their_own() -> None:
    graph = score(KINDS["forward mode"]())["graph"]
    assert "tangent" in graph["columns"]
    assert graph["words"] == ["tangent", "local", "share"]
    assert graph["forward"] == graph["last"]


def test_a_long_run_is_told_in_chunks(large: nnviz.Run) -> None:
    numbers = score(large)["run"]
    assert "told" not in numbers
    assert numbers["chunk"] == CHUNK
    assert numbers["chunks"] == [None] * told.chunks(large)
    chunk = unpacked(told.chunk(large, 1))
    assert chunk[0]["position"] == f"Step {CHUNK} of {len(large.steps)}, forward pass"
    last = unpacked(told.chunk(large, told.chunks(large) - 1))
    assert last[-1]["position"].startswith(f"Step {len(large.steps)} of")


@pytest.mark.parametrize("number", [-1, 100])
def test_a_chunk_and_a_window_that_are_not_there_are_refused(large: nnviz.Run, number: int) -> None:
    with pytest.raises(IndexError):
        told.chunk(large, number)
    with pytest.raises(IndexError):
        window(large, number)


def test_a_large_graph_is_drawn_window_by_window(large: nnviz.Run) -> None:
    graph = score(large)["graph"]
    assert len(graph["windows"]) > 1
    assert all(each["scenes"] is None for each in graph["windows"])
    assert f"{WHOLE + 101} cards" in graph["note"]
    made = window(large, 1)
    assert made["steps"] == graph["windows"][1]["steps"]
    assert "<svg" in made["scenes"][0]["svg"]
    assert {"key", "text", "step", "members"} == set(made["groups"][0])


def test_a_complete_score_asks_for_nothing() -> None:
    run = chain(WHOLE + 1)
    made = complete(run)
    assert all(each["packed"] for each in made["graph"]["windows"])
    assert all(made["run"]["chunks"])
    assert unpacked(made["graph"]["windows"][0]["packed"]) == json.loads(dump(window(run, 0)))


def _failing(error: Exception) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise error

    return fail


def test_without_a_layout_a_sentence_stands_for_the_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "draw", _failing(NoProgramError("No picture.")))
    made = score(book(a=1.25))
    assert made["graph"]["problem"] == "No picture."
    assert made["graph"]["windows"] == []
    assert made["run"]["told"]


def test_a_graph_that_takes_too_long_to_lay_out_is_drawn_in_windows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draw = drawing.draw

    def slow(cards: Any, wires: Any, **ways: Any) -> Any:
        if len(cards) == len(run.graph.slots):
            raise TooSlowError("Too slow.")
        return draw(cards, wires, **ways)

    run = chain(60)
    monkeypatch.setattr(parts, "draw", slow)
    assert len(score(run)["graph"]["windows"]) > 1


def test_a_graph_beyond_all_windows_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "MOST_NODES", 3)
    graph = scores.graph_part(book(a=2.75))
    assert graph["problem"] == "This graph has 6 nodes: it is drawn up to 3."
    assert graph["windows"] == []


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS.keys())
def test_the_score_of_a_lesson_is_small(lesson: Lesson) -> None:
    assert len(gzip.compress(dump(score(of_lesson(lesson))).encode())) <= 20_000


def slanted(letter: str) -> str:
    """A Greek letter as browsers write it where it stands alone as an identifier."""
    return lookup(f"MATHEMATICAL ITALIC SMALL {name(letter).split()[-1]}")


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS.keys())
def test_the_fonts_have_every_letter_of_drawings_and_formulas(
    make: Callable[[], nnviz.Run],
) -> None:
    made = score(make())
    formulas = "".join(each["formula"] + each["full"] for each in made["run"]["told"])
    svg = made["graph"]["windows"][0]["scenes"][0]["svg"]
    figures = "".join(
        str(text) for known in made["run"]["facts"] for fact in known for text in fact[1:]
    )
    formulas = re.sub(r"<mi>([α-ω])</mi>", lambda found: slanted(found[1]), formulas)
    letters = set(unescape(re.sub(r"<[^>]+>", "", formulas + svg)) + figures)
    # Neither a raised T nor a space of no width is in any font of STIX.
    assert letters - {"ᵀ", "\N{ZERO WIDTH SPACE}"} <= set(json.loads(FONT.read_text("utf-8")))
