"""Letters that run together, as mathematics writes products: w1x1, wx, xᵀAx."""

import keyword
from collections.abc import Iterator

from nnviz.language.building.constants import CONSTANTS
from nnviz.language.functions.calls import KNOWN
from nnviz.language.functions.elsewhere import MODULES
from nnviz.language.notes import Notes, few
from nnviz.language.typed.edits import Edit
from nnviz.language.typed.names import GREEK, Names, glued
from nnviz.language.typed.source import Source
from nnviz.language.typed.tokens import Token


class Letters:
    """One pass over the tokens of a program, which takes apart what runs together."""

    def __init__(self, source: Source, tokens: list[Token], names: Names, notes: Notes) -> None:
        self.source = source
        self.tokens = tokens
        self.names = names
        self.notes = notes
        self._parts: dict[str, list[str]] = {}

    def apart(self) -> Iterator[Token]:
        """The tokens, with products of letters as several names, and x^T as a transpose.

        >>> from nnviz.language.typed.tokens import tokenize
        >>> text = "w1x1 + x^T A x"
        >>> tokens = tokenize(text)
        >>> source = Source(text, text)
        >>> letters = Letters(source, tokens, Names(tokens), Notes(source))
        >>> " ".join(token.text for token in letters.apart())
        'w1 x1 + x ᵀ A x '
        """
        before = self.tokens[-1]
        for place, token in enumerate(self.tokens):
            if token.kind == "name" and before[:2] != ("operator", "."):
                if before[:2] == ("operator", "^") and self._transposes(token):
                    yield from self._transpose(place)
                elif self._beside_transpose(place):
                    yield from self._of_matrices(token)
                elif before[:2] == ("operator", "^") or self._is_negative_exponent(place):
                    yield from self._exponent(token, self.tokens[place + 1])
                else:
                    yield from self._product(token, self.tokens[place + 1])
            elif not (token[:2] == ("operator", "^") and self._transposes(self.tokens[place + 1])):
                yield token
            before = token

    def _transposes(self, token: Token) -> bool:
        """True if a name behind ^ begins with the T of a transpose."""
        return (
            token.kind == "name"
            and (token.text == "T" or glued(token.text)[:1] == ["T"])
            and self.names.is_unknown(token.text)
            and self.names.is_unknown("T")
        )

    def _transpose(self, place: int) -> Iterator[Token]:
        caret, token = self.tokens[place - 1], self.tokens[place]
        end = token.position + 1
        self.notes.add(
            caret.position,
            "^T is read as the transpose, not as a power.",
            Edit(caret.position, end, ".T" if token.text == "T" else ".T @ "),
            group="transposes",
        )
        yield Token("operator", "ᵀ", caret.position, end)
        yield from self._named(token.text[1:], end)

    def _beside_transpose(self, place: int) -> bool:
        """True for the letters behind ᵀ, and for capitals before ᵀ or ^T: xᵀAx, QKᵀ."""
        before, token, follower = (self.tokens[place + step] for step in (-1, 0, 1))
        if before[:2] == ("operator", "ᵀ") and before.end == token.position:
            return True
        raised = follower[:2] == ("operator", "^") and self._transposes(self.tokens[place + 2])
        return token.text.isupper() and (raised or follower[:2] == ("operator", "ᵀ"))

    def _is_negative_exponent(self, place: int) -> bool:
        words = [each.text for each in self.tokens[max(0, place - 2) : place]]
        return words == ["^", "-"]

    def _exponent(self, token: Token, follower: Token) -> Iterator[Token]:
        """Letters in an exponent, which hold together: e^-wx."""
        parts = list(self._product(token, follower))
        if len(parts) > 1:
            parts = [
                Token("operator", "(", token.position, token.position),
                *parts,
                Token("operator", ")", token.end, token.end),
            ]
        yield from parts

    def _of_matrices(self, token: Token) -> Iterator[Token]:
        if len(parts := glued(token.text)) == 2 and self.names.is_unknown(token.text):
            yield from self._each(token, parts)
        else:
            yield token

    def _named(self, text: str, position: int) -> Iterator[Token]:
        for part in glued(text) or ([text] if text else []):
            yield Token("name", part, position, position + len(part))
            position += len(part)

    def _each(self, token: Token, parts: list[str]) -> Iterator[Token]:
        """Each part as a name at its own place, as far as the text shows it."""
        plain = len("".join(parts)) == token.end - token.position
        position = token.position
        for part in parts:
            end = position + len(part) if plain else token.end
            yield Token("name", part, position, end)
            position = end if plain else position

    def _product(self, token: Token, follower: Token) -> Iterator[Token]:
        name = token.text
        if name not in self._parts:
            self._parts[name] = self._split(token)
        parts = self._parts[name]
        if parts and follower[:2] != ("operator", "="):
            yield from self._each(token, parts)
        else:
            yield token

    def _split(self, token: Token) -> list[str]:
        """The variables that a name is a product of; none if it is read as one variable."""
        name = token.text
        parts = glued(name)
        if not parts or not self.names.is_unknown(name):
            return []
        if (
            keyword.iskeyword(name)
            or name in KNOWN
            or name in CONSTANTS
            or name in MODULES
            or name.lower() in GREEK
        ):
            return []
        product = self.names.parts(name) or (self._is_typeset(token) and parts)
        sign = "·" if parts[0][0].isupper() else "*"
        written = sign.join(parts)
        edits = few(
            Edit(each.position, each.end, written)
            for each in (self.tokens if self.notes.open else ())
            if each.kind == "name" and each.text == name
        )
        if product:
            self.notes.once(
                name,
                token.position,
                f"{name} is read as {' times '.join(parts)}. One variable of that name would be "
                f"written {parts[0]}_{''.join(parts[1:])}.",
                *edits,
                group="letters",
            )
            return parts
        suspected = len(parts) == 2 or any(part in self.names.alone for part in parts)
        if suspected and len(name) <= MOST_SUSPECTED and name not in USUAL:
            self.notes.once(
                name,
                token.position,
                f"{name} is read as one variable. For {' times '.join(parts)} write {written}.",
                *edits,
            )
        return []

    def _is_typeset(self, token: Token) -> bool:
        """True for letters in LaTeX, where those of one name would be upright."""
        return token.position in self.source.letters


USUAL = {"lr", "dx", "dy", "dz", "dt", "dw", "db", "dL"}
"""Names of two letters that are usual in programs."""

MOST_SUSPECTED = 3
"""Characters of a name that may well be a product."""
