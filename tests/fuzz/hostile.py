"""What nobody should type, link to or upload: made at random, the same from the same seed."""

import json
from random import Random
from typing import Any

from nnviz.lessons import LESSONS

RAN = "nnviz_ran"
"""The function that markup calls if it runs as script."""

OUTSIDE = "//canary.invalid"
"""An address that no page may call."""

MARKUP = (
    f"<script>{RAN}()</script>",
    f"<img src=x onerror={RAN}()>",
    f'"><svg onload={RAN}()>',
    f"</style><script>{RAN}()</script>",
    f"![x]({OUTSIDE})",
    f"[x](javascript:{RAN}())",
    f"`</code><img src={OUTSIDE}>",
    f'"]; x [URL="javascript:{RAN}()"',
    rf"$\href{{javascript:{RAN}()}}{{x}}$",
)

ODD = (
    *("", " ", "\n\n", "\t", "0", "-0", "1e309", "-1e-320", "nan", "inf", "1_000", "٣", "½", "∞"),
    *(
        "None",
        "true",
        "[]",
        "[[]]",
        "{}",
        "[1",
        "[[1, 2], [3]]",
        "[[[1]]]",
        "1,2",
        "1|2",
        "a:",
        ":",
    ),
    *(
        "\0",
        "\x1b[31m",
        "👩‍👩‍👧",
        "\u202etxet",
        "é",
        "\ufeff",
        "%00",
        "&amp;",
        "..",
        "../../etc",
    ),
    *(
        "__import__('os').system('x')",
        "lambda: 0",
        "x" * 300,
        "(" * 300,
        "9" * 400,
        "1e" + "9" * 50,
    ),
)

SIGNS = (
    *(
        "+",
        "-",
        "*",
        "/",
        "^",
        "**",
        "@",
        "(",
        ")",
        "[",
        "]",
        ",",
        ";",
        "=",
        "\n",
        " ",
        "·",
        "²",
        "√",
    ),
    *(
        "x",
        "y",
        "W",
        "b",
        "L",
        "α",
        "x_1",
        "2",
        "0.5",
        "1e3",
        "π",
        "T",
        ".T",
        "'",
        '"',
        "#",
        "->",
        "_",
    ),
    *("sin", "exp", "log(", "relu(", "softmax(", "sum(", "max(", "concat(", "sigmoid(", "dot("),
)


def text(rng: Random) -> str:
    """Markup, oddities, or a mixture."""
    parts = [rng.choice(rng.choice((MARKUP, ODD))) for _ in range(rng.choice((1, 1, 2)))]
    return rng.choice(("", " ", ",", "\n")).join(parts)


def program(rng: Random) -> str:
    """A lesson's program with changes, or signs without sense."""
    if rng.random() < 0.4:
        return "".join(rng.choice(SIGNS) for _ in range(rng.randint(1, 40)))
    return changed(rng, rng.choice(PROGRAMS), SIGNS + MARKUP)


PROGRAMS = [lesson.program for lesson in LESSONS.values()]


def changed(rng: Random, usual: str, pieces: tuple[str, ...] = ODD + MARKUP) -> str:
    """A text with some of it left out, doubled or replaced."""
    for _ in range(rng.randint(1, 3)):
        start = rng.randint(0, len(usual))
        end = min(len(usual), start + rng.randint(0, 5))
        piece = rng.choice(("", usual[start:end] * 2, rng.choice(pieces)))
        usual = usual[:start] + piece + usual[end:]
    return usual


def query(rng: Random, usual: dict[str, str]) -> dict[str, str]:
    """A link whose values are not as they should be.

    Parameters
    ----------
    usual : a link of the page with all its values
    """
    names = rng.sample(sorted(usual), min(len(usual), rng.randint(1, 4)))
    return usual | {
        name: changed(rng, usual[name]) if rng.random() < 0.6 else text(rng) for name in names
    }


def table(rng: Random) -> bytes:
    """A file that may have a table of two numbers and a label."""
    mark = rng.choice(("\t", ";", ",", "|", " "))
    ending = rng.choice(("\n", "\r\n", "\r"))
    rows = [mark.join(_cell(rng) for _ in range(rng.choice((3, 3, 3, 2, 4)))) for _ in range(12)]
    written = rng.choice(("", "", f"sep={mark}{ending}", "x;y;z\n")) + ending.join(rows)
    raw = written.encode(rng.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le")), "replace")
    return raw[: rng.choice((len(raw), len(raw), len(raw) // 2, 3))]


def _cell(rng: Random) -> str:
    number = str(round(rng.uniform(-9, 9), 2))
    return rng.choice((number, number, number.replace(".", ","), f'"{number}"', "red", text(rng)))


def saved(rng: Random, usual: str) -> bytes:
    """A saved file of JSON, with values that are not as they should be."""
    if rng.random() < 0.3:
        return changed(rng, usual).encode("utf-8", "replace")
    return json.dumps(_spoiled(rng, json.loads(usual))).encode()


def _spoiled(rng: Random, value: Any) -> Any:
    if rng.random() < 0.1:
        return rng.choice((None, True, -1, 1e308, [], {}, "x", [[1]], "\ud83d", text(rng)))
    match value:
        case dict():
            return {name: _spoiled(rng, each) for name, each in value.items()}
        case list():
            return [_spoiled(rng, each) for each in value]
        case _:
            return value
