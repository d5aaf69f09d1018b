"""What the names of a program are, known before it is read: variables, functions, matrices."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from nnviz.language.functions.calls import KNOWN
from nnviz.language.functions.modules import makes_function
from nnviz.language.typed.tokens import Token

_LETTERS = re.compile(r"[^\W\d_][0-9]*")

_WORD = re.compile(r"[^\W\d_]{3,}[0-9]*(?:_[^\W\d_])?|[^\W\d_]{2,}(?:_[^\W\d_]{2,})+")

MOST_SCANNED = 200
"""Tokens in brackets among which a comma is looked for."""

GREEK = {
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"),
    *("lambda", "mu", "nu", "xi", "pi", "rho", "tau", "phi", "chi", "psi", "omega"),
}
"""Letters that are spelt out, and so are variables even before a bracket."""

MOST_GLUED = 3
"""Letters that may stand for a product of as many variables."""


def glued(name: str) -> list[str]:
    """The letters, each with its digits, that a name may be a product of; none if it is a word.

    >>> glued("w1x1"), glued("wx"), glued("weight"), glued("w_1"), glued("mu")
    (['w1', 'x1'], ['w', 'x'], [], [], [])
    """
    if "_" in name or name.lower() in GREEK:
        return []
    parts = _LETTERS.findall(name)
    whole = "".join(parts) == name and 1 < len(parts) <= MOST_GLUED
    return parts if whole else []


class Names:
    """The names of one program.

    Attributes
    ----------
    functions : those that the program defines as functions
    assigned : where each variable is first given a value
    updated : those whose first value is made of themselves, so that they are inputs before it
    parameters : those that stand for the operands of the program's functions
    alone : those that occur with no bracket behind them
    matrices : those that are written as matrices, with @ or a transpose
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.functions: set[str] = set()
        self.assigned: dict[str, int] = {}
        self.updated: set[str] = set()
        self.parameters: set[str] = set()
        self.alone: set[str] = set()
        self.matrices: set[str] = set()
        for place in self._beginnings(tokens):
            self._define(tokens, place)
        self._uses(tokens)

    def _beginnings(self, tokens: Sequence[Token]) -> Iterator[int]:
        """Where statements begin: after a line's end, a semicolon or a colon."""
        begins = True
        for place, token in enumerate(tokens):
            if begins and token.kind == "name":
                declared = token.text in DECLARING and tokens[place + 1].kind == "name"
                yield place + declared
            begins = token.kind == "end of statement" or token[:2] == ("operator", ":")

    def _define(self, tokens: Sequence[Token], place: int) -> None:
        token, follower = tokens[place], tokens[place + 1]
        if token.text == "def" and follower.kind == "name":
            self.functions.add(follower.text)
            self.parameters.update(self._annotated(tokens, place + 2))
        elif token.text == "for" and follower.kind == "name":
            self.assigned.setdefault(follower.text, follower.position)
        elif follower[:2] == ("operator", "("):
            if parameters := header(tokens, place + 1):
                self.parameters.update(parameters)
                self.functions.add(token.text)
        elif follower.kind == "operator" and follower.text in ASSIGNING:
            self._assign(tokens, place)
        elif follower[:2] == ("operator", ","):
            self._several(tokens, place)

    def _assign(self, tokens: Sequence[Token], place: int) -> None:
        """A name before =, for a value or for a function."""
        name, operator, value = tokens[place].text, tokens[place + 1], tokens[place + 2]
        after = tokens[min(place + 3, len(tokens) - 1)]
        if value.text == "lambda" and after.kind == "name":
            self.functions.add(name)
            while tokens[place + 3].kind == "name":
                self.parameters.add(tokens[place + 3].text)
                place += 2
        elif (value.text in KNOWN and after.kind in ("end", "end of statement")) or makes_function(
            tokens, place + 2
        ):
            self.functions.add(name)
        elif name not in self.assigned:
            self.assigned[name] = tokens[place].position
            if operator.text != "=" or _occurs(name, tokens, place + 2):
                self.updated.add(name)

    def _annotated(self, tokens: Sequence[Token], opening: int) -> Iterator[str]:
        """The parameters of a def, which may have types and values."""
        before = tokens[opening]
        for place in range(opening + 1, len(tokens)):
            token = tokens[place]
            if token.kind in ("end", "end of statement") or token[:2] == ("operator", ")"):
                return
            if token.kind == "name" and before.text in ("(", ","):
                yield token.text
            before = token

    def _several(self, tokens: Sequence[Token], place: int) -> None:
        """Names between commas before one =."""
        end = place
        while tokens[end].kind == "name" and tokens[end + 1][:2] == ("operator", ","):
            end += 2
        if tokens[end].kind == "name" and tokens[end + 1][:2] == ("operator", "="):
            for token in tokens[place : end + 1 : 2]:
                self.assigned.setdefault(token.text, token.position)

    def _uses(self, tokens: Sequence[Token]) -> None:
        for place, token in enumerate(tokens):
            if token.kind == "name":
                follower = tokens[place + 1]
                if follower[:2] != ("operator", "("):
                    self.alone.add(token.text)
                if follower.kind == "operator" and (
                    follower.text in ("@", "ᵀ")
                    or (follower.text == "." and tokens[place + 2].text == "T")
                ):
                    self.matrices.add(token.text)
            elif token[:2] == ("operator", "@"):
                self.matrices.add(tokens[place + 1].text)

    @cached_property
    def indexed(self) -> dict[str, set[str]]:
        """What the program gives each index: of x_i it is x."""
        found: dict[str, set[str]] = {}
        for name in self.alone:
            base, _, index = name.rpartition("_")
            if base:
                found.setdefault(index, set()).add(base)
        return found

    def is_function(self, name: str) -> bool:
        """True if a name before a bracket is a function."""
        return name in self.functions or (name in KNOWN and self.is_unknown(name))

    def is_variable(self, name: str) -> bool:
        """True if a name is used as a variable somewhere."""
        return name in self.assigned or name in self.parameters or name in self.alone

    def is_unknown(self, name: str) -> bool:
        """True if the program gives a name no meaning of its own."""
        return not (name in self.assigned or name in self.functions or name in self.parameters)

    def looks_like_function(self, name: str, tokens: Sequence[Token], opening: int) -> bool:
        """True if an unknown name before a bracket is rather a function than a factor.

        That is a word, or anything before several operands.
        """
        if _WORD.fullmatch(name) and name.partition("_")[0].lower() not in GREEK:
            return True
        depth = 0
        for token in tokens[opening : opening + MOST_SCANNED]:
            if token.kind == "operator":
                depth += (token.text in ("(", "[")) - (token.text in (")", "]"))
                if not depth or (depth == 1 and token.text == ","):
                    return bool(depth)
        return False

    def parts(self, name: str) -> list[str]:
        """The variables that a name is a product of; none if it may be one variable.

        A digit inside, as in w1x1, can only be an index. Of letters alone, as in wx, each has to
        stand by itself somewhere.
        """
        parts = glued(name)
        if any(part[-1].isdigit() for part in parts[:-1]):
            return parts
        known = all(part in self.alone or part in self.parameters for part in parts)
        return parts if known else []


def header(tokens: Sequence[Token], opening: int) -> list[str]:
    """The parameters of f(x, y=1) = …, whose bracket opens at a place; none if it is no such.

    >>> from nnviz.language.typed.tokens import tokenize
    >>> header(tokenize("f(x, y=1) = x + y"), 1), header(tokenize("c(a + b) = L"), 1)
    (['x', 'y'], [])
    """
    found = []
    place = opening + 1
    while tokens[place].kind == "name":
        found.append(tokens[place].text)
        place += 1
        if tokens[place][:2] == ("operator", "="):
            while tokens[place].text not in (",", ")") and tokens[place].kind in _IN_A_LINE:
                place += 1
        if tokens[place][:2] != ("operator", ","):
            break
        place += 1
    words = [token.text for token in tokens[place : place + 3]]
    if words[1:] and words[1][0:1] == "_":
        # softmax(z)_i = …
        del words[1]
    return found if words[:2] == [")", "="] else []


_IN_A_LINE = ("name", "number", "operator")


def _occurs(name: str, tokens: Sequence[Token], begin: int) -> bool:
    """True if a statement speaks of a name from a place on."""
    for place in range(begin, len(tokens)):
        token = tokens[place]
        if token.kind in ("end", "end of statement"):
            return False
        if token.kind == "name" and token.text == name:
            return True
    return False


DECLARING = (
    *("let", "const", "var", "double", "auto", "val", "int", "float", "final", "real"),
    *("Let", "Define", "define", "Given", "given", "Set", "set", "Consider", "consider"),
)
"""Words before a definition in sentences and in other languages."""

ASSIGNING = ("=", "+=", "-=", "*=", "/=", "@=", "^=")
"""Operators that give a name a value."""
