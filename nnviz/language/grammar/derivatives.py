"""Derivatives that a program computes by hand, as backward passes in NumPy do: dZ = A - Y."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nnviz.language.typed.names import ASSIGNING, Names
from nnviz.language.typed.tokens import Token

_QUOTIENT = re.compile(r"d_?([^\W\d_]\w*?)_?d_?([^\W_]\w*)")

_OF_ONE = re.compile(r"d_?([^\W_]\w*)|grad_(\w+)|(\w+)_grad|delta_?(\w+)")

_PLAIN = ("grad", "grads", "gradient", "gradients")

_NAMES = re.compile("|".join((_QUOTIENT.pattern, _OF_ONE.pattern, *_PLAIN)))


class _Given(NamedTuple):
    """A statement that gives a name a value, and the names that it speaks of."""

    target: str
    operator: str
    words: frozenset[str]
    stated: bool

    def updates(self, derivatives: set[str]) -> bool:
        """True if it moves a variable by a derivative: w -= 0.1*dw."""
        again = self.operator != "=" or self.target in self.words
        return again and bool(self.words & derivatives)


def by_hand(tokens: Sequence[Token], names: Names) -> set[str]:
    """The names of derivatives that only derivatives and updates make use of.

    >>> from nnviz.language.typed.tokens import tokenize
    >>> def found(text):
    ...     tokens = tokenize(text)
    ...     return sorted(by_hand(tokens, Names(tokens)))
    >>> found("z = w*x; dz = 2*z; dw = dz*x; w -= dw"), found("dz = a - z; L = dz^2")
    (['dw', 'dz'], [])
    """
    if not any(map(_NAMES.fullmatch, names.assigned)):
        return set()
    found: set[str] = set()
    known: set[str] = set()
    given = list(_given(tokens))
    for each in given:
        if known and _is_derivative(each, names, known):
            found.add(each.target)
        elif not each.stated:
            known.add(each.target)
    while True:
        used = {
            word
            for each in given
            for word in each.words & found
            if each.target not in found and not each.updates(found)
        }
        if not used:
            return found
        found -= used


def _is_derivative(given: _Given, names: Names, known: set[str]) -> bool:
    """True if a name says that it is the derivative of, or by, what is known already."""
    if given.target in _PLAIN:
        return True
    if (match := _QUOTIENT.fullmatch(given.target)) and match[1] in known:
        return True
    if not (match := _OF_ONE.fullmatch(given.target)):
        return False
    base = next(filter(None, match.groups()))
    return base in known or (not given.stated and names.is_variable(base))


def _given(tokens: Sequence[Token]) -> Iterator[_Given]:
    """The statements that give a name a value; what returns a value is one without a name."""
    begin = 0
    for place, token in enumerate(tokens):
        if token.kind not in ("end", "end of statement"):
            continue
        part = tokens[begin:place]
        begin = place + 1
        words = frozenset(each.text for each in part[2:] if each.kind == "name")
        if len(part) > 2 and part[0].kind == "name" and part[1].kind == "operator":
            if part[1].text in ASSIGNING:
                stated = len(part) == 3 and part[2].kind == "number"
                yield _Given(part[0].text, part[1].text, words, stated)
        elif part and part[0].text == "return":
            yield _Given("", "=", words | {part[1].text} if part[1:] else words, False)
