"""A run's drawing has room for all that may stand in it, and stays when a number changes."""

from collections.abc import Callable, Iterator
from itertools import combinations
from xml.etree import ElementTree

import pytest

import nnviz
from nnviz.views.notation.typesetting import width
from nnviz.views.scene import facts
from nnviz.views.scene.card import PAD
from nnviz.views.scene.drawing import Scene
from nnviz.views.scene.lettering import CELL, CHIP, LABEL
from nnviz.views.scene.parts import Parts, edge_names, parts, scenes
from nnviz.views.scene.windows import windows
from tests.runs import HOSTILE, KINDS, book

SVG = "{http://www.w3.org/2000/svg}"
AWKWARD = (-1234.5, 1e-9, -1.2345e-10, 123456.7, float("inf"), float("nan"), 1 - 3.6e-7)


def drawn(run: nnviz.Run) -> tuple[Scene, ...]:
    return scenes(run, windows(run)[0])


def items(scene: Scene, kind: str) -> Iterator[ElementTree.Element]:
    for found in ElementTree.fromstring(scene.svg).iter(f"{SVG}g"):
        if kind in found.get("class", "").split():
            yield found


def number(length: str | None) -> float:
    assert length is not None
    return float(length)


def overfull(run: nnviz.Run) -> list[tuple[str, str]]:
    """Every text that is wider than its place, at any step."""
    made: Parts = parts(run)
    cards = {card.key: card for card in made.cards.values()}
    wires = {wire.key: wire for wire in made.wires}
    found = []
    for fact in (fact for known in facts.facts(run) for fact in known):
        for place, text in enumerate(fact.texts):
            if fact.place in wires:
                wide, room = width(text, LABEL, bold=True), wires[fact.place].figures
            else:
                card = cards[fact.place[:-1]]
                inner = card.size.width - 2 * PAD
                if card.grid and place:
                    wide, room = width(text, CELL, bold=True), card.grid.cell.width
                elif card.grid:
                    wide, room = width(text, LABEL), inner
                else:
                    wide, room = width(text, CHIP, bold=True), inner
            if wide > room:
                found.append((fact.place, text))
    return found


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS.keys())
def test_every_text_of_a_step_has_room(make: Callable[[], nnviz.Run]) -> None:
    assert overfull(make()) == []


@pytest.mark.parametrize("value", AWKWARD)
def test_awkward_numbers_have_room(value: float) -> None:
    assert overfull(book(a=value, b=value)) == []
    matrix = nnviz.run(nnviz.parse("L = sum(tanh(W @ x))"), {"W": [[value, 1]], "x": [1, value]})
    assert overfull(matrix) == []


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS.keys())
def test_a_gradients_symbol_leaves_room_for_its_number(make: Callable[[], nnviz.Run]) -> None:
    run = make()
    for card in parts(run).cards.values():
        symbol, room = card.symbol_as_set, card.size.width - 2 * PAD
        assert width(symbol.spans, symbol.size) + card.beside(symbol.size) <= room + 1


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS.keys())
def test_no_card_of_a_drawing_covers_another(make: Callable[[], nnviz.Run]) -> None:
    for scene in drawn(make()):
        boxes = []
        for card in items(scene, "card"):
            x, y = map(float, card.get("transform", "")[len("translate(") : -1].split())
            frame = next(found for found in card.iter(f"{SVG}rect"))
            boxes.append((x, y, number(frame.get("width")), number(frame.get("height"))))
        for (x, y, wide, high), (x2, y2, wide2, high2) in combinations(boxes, 2):
            assert x + wide <= x2 or x2 + wide2 <= x or y + high <= y2 or y2 + high2 <= y


@pytest.mark.parametrize("value", [-0.1234, 7.0, 999.5, -42.5])
def test_another_number_keeps_the_drawing(value: float) -> None:
    assert drawn(book(a=3)) == drawn(book(a=value))


@pytest.mark.parametrize("value", [-1.2345e-10, -0.001234])
def test_a_number_longer_than_usual_gets_a_wider_drawing(value: float) -> None:
    assert drawn(book(a=value))[0].width > drawn(book(a=3))[0].width


def test_other_entries_of_a_matrix_keep_the_drawing() -> None:
    graph = nnviz.parse("L = sum(tanh(W @ x) * y)")
    values = {"W": [[1, 2], [3, 4]], "x": [1, 0], "y": [1, 1]}
    others = {"W": [[1, 5], [3, -4]], "x": [1, 0], "y": [1, 1]}
    assert drawn(nnviz.run(graph, values)) == drawn(nnviz.run(graph, others))


def test_a_graph_is_drawn_from_left_to_right_and_from_top_to_bottom() -> None:
    across, down = drawn(book())
    assert across.width > across.height
    assert down.height > down.width


def test_every_card_and_edge_carries_the_names_of_the_graph() -> None:
    scene = drawn(book())[0]
    assert {card.get("data-node") for card in items(scene, "card")} == set(book().graph.slots)
    edges = {wire.get("data-edge") for wire in items(scene, "wire")}
    assert edges == {"L->c", "L->e", "e->a", "e->d", "d->b"}


def test_two_edges_between_the_same_nodes_have_keys_of_their_own() -> None:
    assert edge_names(nnviz.parse("L = x*x + x")) == ("L->y", "L->x", "y->x", "y->x#2")


def test_the_places_of_facts_are_those_of_the_drawing() -> None:
    for make in KINDS.values():
        run = make()
        places = {fact.place for known in facts.facts(run) for fact in known}
        for scene in drawn(run):
            root = ElementTree.fromstring(scene.svg)
            assert {found.get("data-f") for found in root.iter() if found.get("data-f")} == places


def test_every_text_of_a_fact_has_a_place_of_its_own() -> None:
    for make in KINDS.values():
        run = make()
        root = ElementTree.fromstring(drawn(run)[0].svg)
        found = {each.get("data-f"): each for each in root.iter() if each.get("data-f")}
        for fact in (fact for known in facts.facts(run) for fact in known):
            inside = list(found[fact.place].iter())
            texts = [each for each in inside if each.get("class") == "t"]
            cells = [each for each in inside if each.get("class") == "cell"]
            assert len(texts) == len(fact.texts)
            assert not fact.colours or len(cells) == len(fact.colours)


def test_edges_over_which_nothing_flows_are_drawn_without_a_label() -> None:
    lines = list(items(drawn(KINDS["unused"]())[0], "idle"))
    assert len(lines) == 2
    assert not any(list(line.iter(f"{SVG}text")) for line in lines)


def test_many_edges_have_signs_for_words() -> None:
    few, many = (drawn(KINDS[key]())[0].svg for key in ("scalars", "two-layer-network"))
    assert "= downstream" in few
    assert "downstream" not in many


def test_a_hostile_name_stays_text() -> None:
    scene = drawn(KINDS["a hostile name"]())[0]
    assert "<b" not in scene.svg
    assert HOSTILE in {card.get("data-node") for card in items(scene, "card")}
