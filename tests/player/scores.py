"""Small scores made by hand, in the format of `nnviz.player.score`."""

import base64
import gzip
import json
from collections.abc import Sequence
from html import escape
from typing import Any, NamedTuple

Score = dict[str, Any]
Fact = list[Any]


class Card(NamedTuple):
    """A node; of a vector or matrix, its shape."""

    node: str
    text: str
    role: str = "intermediate"
    shape: tuple[int, ...] = ()


def product(a: float = 3, b: float = 4, *, key: str = "") -> Score:
    """L = a·b, walked in four steps."""
    cards = [Card("a", "a", "input"), Card("b", "b", "input"), Card("L", "L = a · b", "output")]
    facts: list[list[Fact]] = [
        [["n0v", f"{a:g}"], ["n1v", f"{b:g}"]],
        [["n2v", f"{a * b:g}"]],
        [["n2g", "1"]],
        [["e0", "1", f"{b:g}", f"{b:g}"], ["n0g", f"{b:g}"]],
        [["e1", "1", f"{a:g}", f"{a:g}"], ["n1g", f"{a:g}"]],
    ]
    active = [[], ["n2"], ["n2"], ["e0", "n0"], ["e1", "n1"]]
    made = score(cards, [(0, 2), (1, 2)], facts, active, key=key or f"{a} {b}")
    made["graph"]["stops"]["node"] = [0, 1, 2, 4]
    made["run"]["inputs"] = {"a": a, "b": b}
    return made


def sum_over_uses() -> Score:
    """A place that changes twice: the gradient of x, which is used twice."""
    cards = [Card("x", "x", "input"), Card("L", "L = x · x", "output")]
    facts: list[list[Fact]] = [
        [["n0v", "3"]],
        [["n1v", "9"]],
        [["n1g", "1"]],
        [["e0", "1", "3", "3"], ["n0g", "3 + …"]],
        [["e1", "1", "3", "3"], ["n0g", "6"]],
    ]
    active = [[], ["n1"], ["n1"], ["e0", "n0"], ["e1", "n0"]]
    return score(cards, [(0, 1), (0, 1)], facts, active)


def matrix() -> Score:
    """A 2×2 matrix that is summed."""
    cards = [Card("W", "W", "parameter", (2, 2)), Card("L", "L = sum(W)", "output")]
    facts: list[list[Fact]] = [
        [["n0v", "2×2 matrix", "1", "2", "3", "4"]],
        [["n1v", "10"]],
        [["n1g", "1"]],
        [["e0", "1", "sum", "2×2 matrix"], ["n0g", "2×2 matrix", "1", "1", "1", "1"]],
    ]
    made = score(cards, [(0, 1)], facts, [[], ["n1"], ["n1"], ["e0", "n0"]])
    made["run"]["inputs"] = {"W": [[1, 2], [3, 4]]}
    return made


def strip() -> Score:
    """A long vector, shown in colours."""
    made = matrix()
    for step in made["run"]["facts"]:
        for fact in step:
            if fact[0] in ("n0v", "n0g"):
                fact[1:] = ["vector of 4: 1 to 4", [0, 2, 4, 6]]
    return made


def chain(length: int, *, chunk: int = 0, windows: int = 1) -> Score:
    """A chain of so many nodes, each computed in a step, and then a gradient for each.

    Parameters
    ----------
    length : of the chain
    chunk : steps whose words travel together, compressed; 0 for all words as they are
    windows : drawings into which it is divided
    """
    names = [f"v{place}" for place in range(length)]
    roles = ["input", *["intermediate"] * (length - 2), "output"]
    cards = [Card(name, name, role) for name, role in zip(names, roles, strict=True)]
    forward: list[list[Fact]] = [[[f"n{place}v", f"{place}"]] for place in range(length)]
    seed: list[Fact] = [[f"n{length - 1}g", "1"]]
    back: list[list[Fact]] = [
        [[f"e{place}", "1", "1", "1"], [f"n{place}g", "1"]] for place in reversed(range(length - 1))
    ]
    facts = [*forward, seed, *back]
    active = [[fact[0].rstrip("vg") for fact in step] for step in facts]
    wires = [(place, place + 1) for place in range(length - 1)]
    made = score(cards, wires, facts, [[], *active[1:]])
    if chunk:
        told = made["run"].pop("told")
        made["run"]["chunk"] = chunk
        made["run"]["chunks"] = [packed(told[at : at + chunk]) for at in range(0, len(told), chunk)]
    if windows > 1:
        made["graph"]["windows"] = _windows(made, windows)
    return made


def _windows(made: Score, number: int) -> list[Score]:
    graph = made["graph"]
    steps, each = graph["last"] + 1, -(-(graph["last"] + 1) // number)
    found = []
    for first in range(0, steps, each):
        last = min(first + each, steps) - 1
        drawn = sorted({key for step in range(first, last + 1) for key in graph["active"][step]})
        cards = [card for card in graph["cards"] if card["key"] in drawn]
        others = [card["key"] for card in graph["cards"] if card["key"] not in drawn]
        group = {"key": "g0", "text": "the others", "step": 0, "members": others}
        wide = 150 * len(graph["cards"])
        chips = "".join(f'<g class="chip {k}" data-f="g0{k}">{_RECT}{_T}</g>' for k in "vg")
        extra = (
            f'<g class="card group" data-k="g0" transform="translate(0 200)">{_FRAME}{chips}</g>'
        )
        svg = _svg([_card(card, ()) for card in cards] + [extra], wide, 320)
        scenes = [{"svg": svg, "width": wide, "height": 320}]
        found.append({"steps": [first, last], "groups": [group], "scenes": scenes})
    return found


def packed(data: Any) -> str:
    """JSON in gzip, in base64."""
    return base64.b64encode(gzip.compress(json.dumps(data).encode())).decode()


def score(
    cards: Sequence[Card],
    wires: Sequence[tuple[int, int]],
    facts: list[list[Fact]],
    active: list[list[str]],
    *,
    key: str = "one",
) -> Score:
    """A score of cards and of wires from source to target, with what is known and of concern."""
    last = len(facts) - 1
    shown = [
        {
            "key": f"n{place}",
            "node": card.node,
            "text": card.text,
            "symbol": f"∂L/∂{card.node}",
            "role": card.role,
        }
        for place, card in enumerate(cards)
    ]
    edges = [
        {
            "key": f"e{place}",
            "edge": f"{cards[target].node}->{cards[source].node}",
            "text": f"edge from {cards[target].node} back to {cards[source].node}",
            "ends": [f"n{source}", f"n{target}"],
        }
        for place, (source, target) in enumerate(wires)
    ]
    known = [{fact[0] for fact in step} for step in facts]
    leads = {
        each["key"]: [
            next(step for step in range(last + 1) if f"{each['key']}{first}" in known[step]),
            max(step for step in range(last + 1) if f"{each['key']}{final}" in known[step]),
        ]
        for items, first, final in ((shown, "v", "g"), (edges, "", ""))
        for each in items
    }
    drawn = [_wire(each) for each in edges] + [
        _card(card, given.shape) for card, given in zip(shown, cards, strict=True)
    ]
    across = {"svg": _svg(drawn, 150 * len(cards)), "width": 150 * len(cards), "height": 120}
    down = {"svg": _svg(drawn, 150 * len(cards)), "width": 150, "height": 120 * len(cards)}
    return {
        "schema": 2,
        "name": "Computation graph of L",
        "graph": {
            "key": " ".join(f"{card.node}{card.shape}" for card in cards),
            "mode": "reverse",
            "words": ["upstream", "local", "downstream"],
            "note": "",
            "problem": "",
            "last": last,
            "forward": next(step for step in range(last + 1) if facts[step][0][0].endswith("g"))
            - 1,
            "cards": shown,
            "wires": edges,
            "inputs": [
                {"key": f"n{place}", "node": card.node, "shape": list(card.shape)}
                for place, card in enumerate(cards)
                if card.role in ("input", "parameter")
            ],
            "stops": {"edge": list(range(last + 1)), "node": list(range(last + 1))},
            "places": leads,
            "active": active,
            "columns": ["step", "pass", "value"],
            "numbers": 2,
            "windows": [{"steps": [0, last], "groups": [], "scenes": [across, down]}],
        },
        "run": {
            "key": key,
            "inputs": {card.node: 1 for card in cards if card.role in ("input", "parameter")},
            "facts": facts,
            "told": [_told(step, last) for step in range(last + 1)],
            "predictable": False,
        },
    }


def _told(step: int, last: int) -> Score:
    return {
        "position": f"Step {step} of {last}, a pass",
        "sentence": f"This is step {step}.",
        "formula": f'<math display="block"><mi>s</mi><mo>=</mo><mn>{step}</mn></math>',
        "full": "",
        "note": "",
        "row": [str(step), "a pass", str(step * 10)] if step else None,
    }


_FRAME = '<rect class="frame" width="120" height="90"/>'
_RECT = '<rect width="110" height="23"/>'
_T = '<text><tspan class="t">?</tspan></text>'


def _svg(parts: Sequence[str], wide: int, high: int = 120) -> str:
    box = f"0 0 {wide} {high}"
    xmlns = "http://www.w3.org/2000/svg"
    return f'<svg xmlns="{xmlns}" class="nv-svg" viewBox="{box}">{"".join(parts)}</svg>'


def _card(card: Score, shape: tuple[int, ...]) -> str:
    key = card["key"]
    body = "".join(_place(f"{key}{kind}", kind, shape) for kind in "vg")
    return (
        f'<g class="card {card["role"]}" data-k="{key}" data-node="{escape(card["node"])}" '
        f'transform="translate({150 * int(key[1:]) + 10} 10)">{_FRAME}'
        f'<text class="head" x="60" y="18">{escape(card["text"])}</text>{body}</g>'
    )


def _place(key: str, kind: str, shape: tuple[int, ...]) -> str:
    at = f'data-f="{key}" transform="translate(5 {28 if kind == "v" else 58})"'
    if not shape:
        return f'<g class="chip {kind}" {at}>{_RECT}{_T}</g>'
    cells = "".join(
        f'<g class="cell"><rect x="{25 * place}" y="0" width="24" height="20"/>'
        f'<text x="{25 * place + 8}" y="15"><tspan class="t">?</tspan></text></g>'
        for place in range(4)
    )
    return f'<g class="grid {kind}" {at}><text><tspan class="t"></tspan></text>{cells}</g>'


def _wire(wire: Score) -> str:
    rows = "".join(
        f'<text class="{role}" y="{place * 17}"><tspan class="w" x="0">{role}</tspan>'
        '<tspan class="t" x="60"></tspan></text>'
        for place, role in enumerate("uld")
    )
    return (
        f'<g class="wire" data-f="{wire["key"]}" data-k="{wire["key"]}" '
        f'data-edge="{escape(wire["edge"])}" data-ends="{" ".join(wire["ends"])}">'
        '<path class="hit" d="M0 0H9"/><path class="shaft" d="M0 0H9"/>'
        f'<g class="label">{rows}</g></g>'
    )
