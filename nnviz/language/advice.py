"""What to say of a name or a token that the grammar has no place for."""

from difflib import get_close_matches

from nnviz.engine.operations import FUNCTIONS
from nnviz.language.tokens import Token

_GREEK = {
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"),
    *("lambda", "mu", "nu", "xi", "rho", "tau", "phi", "chi", "psi", "omega"),
}
"""Letters that are spelt out, and so are variables even before a bracket."""

_MESSAGES = {
    "=": ("This = is out of place.", "A statement is name = formula, one on each line."),
    ")": ("This ) closes nothing, or comes too early.", "Check the brackets."),
    "]": ("This ] closes nothing, or comes too early.", "Check the brackets."),
    "[": (
        "A vector can't stand right behind something.",
        "To multiply, write * for entry by entry, or @ for the matrix product.",
    ),
    ",": (
        "A comma can only stand between the operands of a function.",
        "Write decimals with a point, as in 2.5.",
    ),
}


def meant_function(name: str) -> str:
    """A hint for a name before a bracket that is no function; empty if it may be a factor.

    >>> meant_function("sigmod")
    'Did you mean sigmoid? To multiply, write sigmod*(…).'
    >>> meant_function("sen")
    'Did you mean sin? To multiply, write sen*(…).'
    >>> meant_function("theta"), meant_function("w1")
    ('', '')
    """
    if len(name) < 3 or name in _GREEK:
        return ""
    multiply = f"To multiply, write {name}*(…)."
    # Two letters of three, as in sen for sin; with digits behind it may well be a factor.
    close = get_close_matches(name.lower(), FUNCTIONS, n=1, cutoff=0.66 if name.isalpha() else 0.7)
    if name == "sigma":
        close = ["sigmoid"]
    if close:
        return f"Did you mean {close[0]}? {multiply}"
    return multiply if name.isalpha() else ""


def why_unexpected(token: Token, follower: Token) -> tuple[str, str]:
    """Why a token can't stand where it stands, and what to try."""
    if token.kind in ("end", "end of statement"):
        return (
            "The formula stops short: something is missing here.",
            "Add a name, a number or a bracket.",
        )
    if token.text == "." and follower.text != "T":
        return (
            "A point can only stand inside a number.",
            "Write functions without a prefix: sin(x).",
        )
    if token.text == ".":
        return (".T stands behind the matrix that it transposes.", "Write W.T, or (A @ B).T.")
    if token.kind == "number":
        return (
            f"The number {token.text} stands right behind something.",
            f"To multiply, write *{token.text} or put the number first.",
        )
    return _MESSAGES.get(
        token.text, (f"{token.text} can't stand here.", "A name or a number is missing.")
    )
