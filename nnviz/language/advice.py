"""What to say of a name or a token that the grammar has no place for."""

from collections.abc import Iterable
from difflib import get_close_matches

from nnviz.language.typed.edits import Edit
from nnviz.language.typed.tokens import Token

_SPELT = {
    **dict.fromkeys(("sen", "seno"), "sin"),
    **dict.fromkeys(("coseno",), "cos"),
    **dict.fromkeys(("tg", "tang"), "tan"),
    **dict.fromkeys(("raiz", "root", "sqr"), "sqrt"),
    **dict.fromkeys(("sigma", "logsig"), "sigmoid"),
    **dict.fromkeys(("loge",), "log"),
    **dict.fromkeys(("softargmax",), "softmax"),
    **dict.fromkeys(("tansig",), "tanh"),
}
"""What functions are called elsewhere, where the name alone is too far from ours to guess."""

SHORTEST = 3
"""Letters of a name from which on another can be guessed."""

CLOSE = 0.8
"""How much of a misspelt name has to be right."""

_MESSAGES = {
    "=": ("This = is out of place.", "A statement is name = formula, one on each line."),
    ")": ("This ) closes nothing, or comes too early.", "Check the brackets."),
    "]": ("This ] closes nothing, or comes too early.", "Check the brackets."),
    "}": ("This } closes nothing, or comes too early.", "Check the brackets."),
    "[": (
        "A vector can't stand right behind something.",
        "To multiply, write * for entry by entry, or @ for the matrix product.",
    ),
    ",": (
        "A comma can only stand between the operands of a function.",
        "Write decimals with a point, as in 2.5.",
    ),
    ":": ("A colon stands only behind def, for and if.", "Define a name with =, as in d = 2*b."),
    "'": ("A name is made of letters, digits and _.", "A transpose is written W.T."),
    "′": ("A name is made of letters, digits and _.", "A transpose is written W.T."),
    "%": ("There is no remainder here.", "A comment begins with #."),
    "//": ("There is no whole division here.", "Write / to divide. A comment begins with #."),
    "|": ("A bar stands around something: |x|.", "Write abs(x)."),
    "‖": ("Double bars stand around a vector: ‖x‖.", "Write norm(x)."),
    "∂": (
        "Derivatives are not typed here: nnviz finds all of them.",
        "Type the function itself, such as L = (w*x - y)^2.",
    ),
    "∇": (
        "Derivatives are not typed here: nnviz finds all of them.",
        "Type the function itself, such as L = (w*x - y)^2.",
    ),
}


def closest(name: str, functions: Iterable[str]) -> str:
    """The function that a name is probably a misspelling of; empty if none is close.

    >>> closest("sigmod", ["sigmoid", "sin"]), closest("sen", ["sin"]), closest("sg", ["sin"])
    ('sigmoid', 'sin', '')
    """
    if name in _SPELT:
        return _SPELT[name]
    if len(name) < SHORTEST:
        return ""
    candidates = [function for function in functions if function[:1].lower() == name[:1].lower()]
    for spelling in (name, name.lower()):
        if close := get_close_matches(spelling, candidates, n=1, cutoff=CLOSE):
            return close[0]
    return ""


def why_unexpected(token: Token, follower: Token) -> tuple[str, str, tuple[Edit, ...]]:
    """Why a token can't stand where it stands, what to try, and how to change the program."""
    if token.kind in ("end", "end of statement"):
        return (
            "The formula stops short: something is missing here.",
            "Add a name, a number or a bracket.",
            (),
        )
    if token.text == "." and follower.text != "T":
        dot = (Edit(token.position, token.end, "·"),) if follower.kind == "name" else ()
        return (
            "A point can only stand inside a number, or before a method.",
            "Write functions without a prefix: sin(x).",
            dot,
        )
    if token.text == ".":
        return (
            ".T stands behind the matrix that it transposes.",
            "Write W.T, or (A @ B).T.",
            (),
        )
    if token.kind == "number":
        return (
            f"The number {token.text} stands right behind something.",
            f"To multiply, write *{token.text} or put the number first.",
            (Edit(token.position, token.position, "*"),),
        )
    message, hint = _MESSAGES.get(
        token.text, (f"{token.text} can't stand here.", "A name or a number is missing.")
    )
    if token.text == "," and follower.kind == "number":
        return message, hint, (Edit(token.position, follower.position, "."),)
    if token.text == "[":
        return message, hint, (Edit(token.position, token.position, "·"),)
    if token.text in (")", "]", "}"):
        return message, hint, (Edit(token.position, token.end, ""),)
    return message, hint, ()
