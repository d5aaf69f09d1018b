"""A program's text as tokens, with the Unicode that people paste read as what it means."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from nnviz.engine.graph import canonical
from nnviz.language.errors import ExpressionError

Kind: TypeAlias = Literal["number", "name", "operator", "end of statement", "end"]

MAX_NAME = 40
"""Characters in a name."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")

_SPELLINGS = {
    **dict.fromkeys("·×⋅∗•", "*"),
    **dict.fromkeys("−–‐‑", "-"),
    **dict.fromkeys("÷∕", "/"),
    "**": "^",
}
"""Other ways to write an operator."""

_TOKEN = re.compile(
    r"""
    (?P<blank>[^\S\n]+|\#[^\n]*)
    |(?P<end>[\n;])
    |(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<name>[^\W\d⁰¹²³⁴⁵⁶⁷⁸⁹](?:[^\W⁰¹²³⁴⁵⁶⁷⁸⁹]|[\u0300-\u036f])*)
    |(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)
    |(?P<operator>\*\*|[-+*/^@=(),.\[\]√·×⋅∗•−–‐‑÷∕])
    """,
    re.VERBOSE,
)

_ADVICE = {
    "|": "For the absolute value write abs(x).",
    "{": "Use round brackets ( ).",
    "}": "Use round brackets ( ).",
    "%": "Only + - * / ^ are operators here.",
    "<": "Comparisons are not part of the language. max(a, b), min(a, b) and step(x) may help.",
    ">": "Comparisons are not part of the language. max(a, b), min(a, b) and step(x) may help.",
    "'": "A name is made of letters, digits and _.",
    '"': "Write names without quotes.",
    "\\": "Write names without backslash: sigma(z) as sigmoid(z), \\theta as theta.",
    "$": "Write the formula without dollar signs.",
    "!": "There is no factorial here.",
    "&": "Only + - * / ^ are operators here.",
    ":": "Define a name with =, as in d = 2*b.",
    "?": "Replace the ? by a name or a number.",
}


class Token(NamedTuple):
    """A piece of the program: its kind, its text as the parser reads it, and where it stands."""

    kind: Kind
    text: str
    position: int


def tokenize(text: str) -> Iterator[Token]:
    """Cut a program into tokens. A last token of kind "end" closes it.

    Raises
    ------
    ExpressionError : a character that belongs to no token

    >>> [token.text for token in tokenize("3·x²")]
    ['3', '*', 'x', '^', '2', '']
    """
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if not match:
            raise _unreadable(text, position)
        kind, found = match.lastgroup, match[0]
        if kind == "superscript":
            yield Token("operator", "^", position)
            yield from _superscript(text, found, position)
        elif kind == "end":
            yield Token("end of statement", found, position)
        elif kind == "name":
            if len(found) > MAX_NAME:
                raise ExpressionError(
                    f"This name is {len(found)} characters long.",
                    text,
                    position,
                    f"Choose one of at most {MAX_NAME}.",
                )
            name = canonical(found)
            if not name.isidentifier():
                raise _unreadable(text, position)
            yield Token("name", name, position)
        elif kind == "number":
            yield Token("number", found, position)
        elif kind == "operator":
            yield Token("operator", _SPELLINGS.get(found, found), position)
        position = match.end()
    yield Token("end", "", position)


def _superscript(text: str, found: str, position: int) -> Iterator[Token]:
    digits = found.translate(_SUPERSCRIPTS)
    if not re.fullmatch(r"-?[0-9]+", digits):
        raise ExpressionError(
            f"{found} is not a whole number.", text, position, "Write the exponent as ^(…)."
        )
    if digits.startswith("-"):
        yield Token("operator", "-", position)
    yield Token("number", digits.lstrip("-"), position)


def _unreadable(text: str, position: int) -> ExpressionError:
    character = text[position]
    name = unicodedata.name(character, "a character without a name").lower()
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    return ExpressionError(
        f"{shown} ({name}) can't be read here.",
        text,
        position,
        _ADVICE.get(character, "Delete it, or write it in letters."),
    )
