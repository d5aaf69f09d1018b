"""A program's text as tokens, with the Unicode that people paste read as what it means."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from nnviz.engine.names import canonical
from nnviz.language.errors import ExpressionError
from nnviz.language.typed.characters import BLANK, RAISED, SIGNS, fraction, lowered

Kind: TypeAlias = Literal[
    "number", "name", "operator", "string", "command", "end of statement", "end"
]

MAX_NAME = 40
"""Characters in a name."""

MAX_NUMBER = 400
"""Characters in a number."""

_UP = "".join(RAISED)
_DOWN = "₀-₉ₐ-ₜᵢᵣᵤᵥⱼᵦᵧᵨᵩᵪ"
_PARTS = "¼½¾⅐-⅞"

# Each alternative takes at least one character and can match a text in one way only, so that no
# text costs more than its length.
_TOKEN = re.compile(
    rf"""
    (?P<blank>(?:^|(?<=[;\n]))[ \t]*//[^\n]*|(?:[^\S\n]|[{BLANK}])+|\#[^\n]*|\\\n
        |(?:^|(?<=\n))(?:>>>|\.\.\.)(?=\s)|```\w*|(?<!\w)`|`(?!\w))
    |(?P<end>[\n;])
    |(?P<string>[fFrRbBuU]?(?:(?<![\w)\]'’])|(?<=\b[fFrRbBuU]))(?:"{{3}}[^"]*"{{3}}|"[^"\n]*"|'[^'\n]*'))
    |(?P<name>[^\W\dΣ{_UP}{_PARTS}{_DOWN}](?:[^\W{_UP}{_PARTS}{_DOWN}]|[\u0300-\u036f˙˜])*
        (?:⁽(?:[⁰¹²³⁴-⁹]+|[ⁱʲᵏˡᵐⁿᵗ])⁾)?(?:[{_DOWN}](?:[{_DOWN}]|,(?=[{_DOWN}])|[₋₊](?=[₀-₉]))*)?(?:_\w*)?)
    |(?P<lowered>[{_DOWN}]+(?:₌[₀-₉]+)?)
    |(?P<number>(?:\d+(?:_\d+)*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<raised>[{_UP}]+)
    |(?P<fraction>[{_PARTS}])
    |(?P<command>\\(?:[A-Za-z]+|.))
    |(?P<operator>\*\*=?|[-+*/@^×]=|//|\.[*/^+\-]|=>|(?<=\s)<-(?=\s)|:=|->|<=|>=|==|!=|\|\||[-+*/^@=(),.\[\]{{}}|<>:√∛⟨⟩&$~∞∂∇'′%]
        |[·⋅•∙×∗⊙✕⨀∘−–‐‑﹣－÷∕⁄＋＝≔←≤⩽≥⩾≠‖∥∣│⊤⊺∑Σ∏（），])
    """,
    re.VERBOSE,
)

_ADVICE = {
    '"': "Write names without quotes.",
    "!": "There is no factorial here.",
    "?": "Replace the ? by a name or a number.",
    "…": "Write out every term, or a sum over a vector, such as sum(x).",
    "⊗": "Write * for entry by entry, or @ for the matrix product.",
}


class Token(NamedTuple):
    """A piece of the program: its kind, its text as the parser reads it, and where it stands."""

    kind: Kind
    text: str
    position: int
    end: int


def speak_of(tokens: Sequence[Token], *texts: str) -> bool:
    """True if one of these texts is among tokens.

    >>> speak_of(tokenize("x^T A x"), "^", "ᵀ")
    True
    """
    return not {token.text for token in tokens}.isdisjoint(texts)


def tokenize(text: str) -> list[Token]:
    """Cut a program into tokens. A last token of kind "end" closes it.

    Raises
    ------
    ExpressionError : a character that belongs to no token

    >>> [token.text for token in tokenize("3·x²")]
    ['3', '·', 'x', '^', '2', '']
    """
    tokens = list(_tokens(text))
    tokens.append(Token("end", "", len(text), len(text)))
    return tokens


def _tokens(text: str) -> Iterator[Token]:
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if not match:
            raise _unreadable(text, position)
        kind, found, end = match.lastgroup, match[0], match.end()
        if kind == "name":
            yield Token("name", _name(text, found, position), position, end)
        elif kind == "operator":
            yield _operator(SIGNS.get(found, found), position, end)
        elif kind == "number":
            if len(found) > MAX_NUMBER:
                raise ExpressionError(
                    f"This number is {len(found):,} characters long.",
                    text,
                    position,
                    f"Write at most {MAX_NUMBER}; a number keeps about 17 digits.",
                )
            yield Token("number", found, position, end)
        elif kind == "end":
            yield Token("end of statement", found, position, end)
        elif kind != "blank":
            yield from _rarer(text, kind, found, position)
        position = end


def _rarer(text: str, kind: str | None, found: str, position: int) -> Iterator[Token]:
    """What stands above or below the line, fractions, texts in quotes, commands of LaTeX."""
    end = position + len(found)
    if kind == "raised":
        yield from _raised(text, found, position)
    elif kind == "fraction":
        yield Token("number", fraction(found), position, end)
    elif kind == "string":
        yield Token("string", found.lstrip("fFrRbBuU").strip("\"'"), position, end)
    elif kind == "lowered":
        yield from _lowered(found, position)
    elif kind == "command":
        yield Token("command", found[1:], position, end)


def _lowered(found: str, position: int) -> Iterator[Token]:
    """What stands below the line by itself: the index of a sum, and where it begins."""
    index, equals, first = unicodedata.normalize("NFKC", found).partition("=")
    end = position + len(index)
    if index.isdigit():
        yield Token("number", index, position, end)
    else:
        yield Token("name", f"_{index}", position, end)
    if equals:
        yield Token("operator", "=", end, end + 1)
        yield Token("number", first, end + 1, end + 1 + len(first))


def _operator(sign: str, position: int, end: int) -> Token:
    if sign == "∞":
        return Token("name", sign, position, end)
    return Token("operator", sign, position, end)


def _name(text: str, found: str, position: int) -> str:
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
    return name


def _raised(text: str, found: str, position: int) -> Iterator[Token]:
    """What stands above the line: a transpose, or an exponent."""
    end = position + len(found)
    inside = lowered(found.lstrip("ᵀ"))
    for place in range(position, end - len(inside)):
        yield Token("operator", "ᵀ", place, place + 1)
    position = end - len(inside)
    if not inside:
        return
    if inside.strip("-+") == "":
        raise ExpressionError(
            f"{found} is not a whole number.", text, position, "Write the exponent as ^(…)."
        )
    yield Token("operator", "^", position, position)
    sign = inside[0] in "-+"
    if inside[sign:].isdigit():
        if inside[0] == "-":
            yield Token("operator", "-", position, position + 1)
        yield Token("number", inside[sign:], position, end)
        return
    yield Token("operator", "(", position, position)
    for kind, written, *_ in _tokens(inside):
        yield Token(kind, written, position, end)
    yield Token("operator", ")", position, end)


def _unreadable(text: str, position: int) -> ExpressionError:
    character = text[position]
    name = unicodedata.name(character, "a character without a name").lower()
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    return ExpressionError(
        f"{shown} ({name}) can't be read here.",
        text,
        position,
        _ADVICE.get(character, "Delete it, or write it in letters."),
        None if character.isprintable() else text[:position] + text[position + 1 :],
    )
