"""Marks that belong to a name: a layer, as in z^[1] and z^(1), a number, as in h[1], a prime."""

from collections.abc import Iterator, Sequence

from nnviz.language.notes import Notes
from nnviz.language.typed.tokens import Token, speak_of

_BRACKETS = {"(": ")", "[": "]"}

_PRIMES = ("'", "′")


def marked(tokens: Sequence[Token], notes: Notes) -> list[Token]:
    """Tokens in which names hold together with their marks.

    Square brackets above a name always show its layer. Round ones, square ones beside it, and a
    prime do so for names that the program gives a value in this form.

    >>> from nnviz.language.typed.source import Source
    >>> from nnviz.language.typed.tokens import tokenize
    >>> text = "z^[1] = W^[1] x; h[1] = w*h[0] + x^[2]"
    >>> " ".join(token.text for token in marked(tokenize(text), Notes(Source(text, text))))
    'z1 = W1 x ; h_1 = w * h_0 + x2 '
    """
    if not speak_of(tokens, *_SIGNS):
        return list(tokens)
    return list(_Marks(tokens, notes).all())


_SIGNS = ("^", "[", *_PRIMES)


class _Marks:
    """One pass over the tokens; `own` holds the bases of names whose mark is part of them."""

    def __init__(self, tokens: Sequence[Token], notes: Notes) -> None:
        self.tokens = tokens
        self.notes = notes
        self.own: dict[str, set[str]] = {"(": set(), "[": set(), "'": set()}
        self.layers = False
        begins = True
        for place, token in enumerate(tokens):
            if begins and token.kind == "name":
                self._given_a_value(place)
            begins = token.kind == "end of statement"

    def _given_a_value(self, place: int) -> None:
        """Remember the form of a marked name before =."""
        mark, end = self._mark(place)
        if mark and self.tokens[end][:2] == ("operator", "="):
            self.own[mark[0]].add(self.tokens[place].text)
            self.layers = self.layers or mark[0] == "("

    def all(self) -> Iterator[Token]:
        place = 0
        while place < len(self.tokens):
            token = self.tokens[place]
            place += 1
            if token.kind == "name":
                mark, end = self._mark(place - 1)
                if mark and self._belongs(token, mark):
                    token = self._joined(token, mark, end)
                    place = end
            yield token

    def _mark(self, place: int) -> tuple[str, int]:
        """The kind of the mark behind a name and what it holds, and where it ends."""
        signs = [each.text for each in self.tokens[place + 1 : place + 5]]
        kinds = [each.kind for each in self.tokens[place + 1 : place + 5]]
        if signs[:1] == ["'"] or signs[:1] == ["′"]:
            return "'", place + 2
        raised = signs[:1] == ["^"]
        opening, *inside = signs[raised : raised + 3]
        closes = len(inside) == 2 and inside[1] == _BRACKETS.get(opening)
        if not closes or kinds[raised + 1] != "number" or not (raised or opening == "["):
            return "", place
        return f"{opening}{'^' if raised else ''}{inside[0]}", place + 4 + raised

    def _belongs(self, token: Token, mark: str) -> bool:
        if mark[:2] == "[^":
            return True
        if mark[0] == "(":
            return self.layers
        return token.text in self.own[mark[0]]

    def _joined(self, token: Token, mark: str, end: int) -> Token:
        base, joint, index = token.text.partition("_")
        closing = self.tokens[end - 1].end
        if mark == "'":
            text = f"{token.text}_new"
        elif mark[1] == "^":
            text = f"{base}{mark[2:]}{joint}{index}"
        else:
            text = f"{token.text}_{mark[1:]}"
        if mark[:2] != "[^":
            shown = f"{token.text}{self._shown(mark)}"
            self.notes.once(
                f"mark {mark[0]}", token.position, f"{shown} is read as one variable, {text}."
            )
        return token._replace(text=text, end=closing)

    def _shown(self, mark: str) -> str:
        if mark == "'":
            return mark
        inside = mark.partition("^")[2] or mark[1:]
        raised = "^" if "^" in mark else ""
        return f"{raised}{mark[0]}{inside}{_BRACKETS[mark[0]]}"
