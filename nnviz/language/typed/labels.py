"""What papers, slides and notebooks put around statements: numbers, bullets, full stops, types."""

from collections.abc import Iterator, Sequence

from nnviz.language.notes import Notes
from nnviz.language.typed.edits import Edit
from nnviz.language.typed.names import header
from nnviz.language.typed.tokens import Token

_BULLETS = ("·", "-", "*", "=")
"""Signs before a definition that only show where it begins."""

_NUMBERED = (
    ("number",),
    ("number", ")"),
    ("(", "number", ")"),
    ("In", "[", "number", "]", ":"),
    ("Out", "[", "number", "]", ":"),
)
"""How lines are numbered; the first is 1. and the last two are those of a notebook."""

_STOPS = (".", ",")
"""What closes a formula in a sentence."""

_CLOSING = (*_STOPS, "(", ")")
"""What may begin the end of a statement."""

_DEFINING = ("=", "(")
"""What stands behind the name that a statement defines."""

_TYPES = {
    *("float", "int", "bool", "str", "complex", "Tensor", "ndarray", "Array", "ArrayLike"),
    *("list", "List", "tuple", "Tuple", "Value", "Variable", "Scalar", "Module", "Optional"),
}
"""Types that stand between a name and its value in Python."""

_OPENING = (
    *("def", "for", "if", "else", "elif", "while", "class", "with", "try", "except", "finally"),
    *("lambda", "return"),
)
"""Words of Python before a colon, which are no label."""

_MARGIN = 2
"""Blanks at least between a formula and its number."""


def unlabelled(tokens: Sequence[Token], notes: Notes) -> list[Token]:
    """Tokens without what only stands around statements.

    >>> from nnviz.language.typed.source import Source
    >>> from nnviz.language.typed.tokens import tokenize
    >>> text = "1. d = 2b.;(2) L: float = c*d    (5.2)"
    >>> " ".join(token.text for token in unlabelled(tokenize(text), Notes(Source(text, text))))
    'd = 2 b ; L = c * d '
    """
    return list(_Lines(tokens, notes).all())


class _Lines:
    """One pass over the tokens."""

    def __init__(self, tokens: Sequence[Token], notes: Notes) -> None:
        self.tokens = tokens
        self.notes = notes

    def all(self) -> Iterator[Token]:
        place = 0
        begins = True
        values = 0
        while place < len(self.tokens):
            if begins:
                place = self._behind_label(place)
            token = self.tokens[place]
            if token.kind == "operator" and token.text in _CLOSING:
                after = self._end(place)
                if after > place or place == values > 0:
                    place = max(after, place + (place == values))
                    continue
                if closing := self._values(place):
                    values = closing
                    token = token._replace(text=",")
            yield token
            place = (begins and self._annotation(place)) or place + 1
            begins = token.kind == "end of statement"

    def _words(self, place: int, count: int) -> list[str]:
        part = self.tokens[place : place + count]
        return ["number" if each.kind == "number" else each.text for each in part]

    def _behind_label(self, place: int) -> int:
        """Where a statement begins whose line may begin with its number, a bullet or words."""
        if self.tokens[place].kind == "name" and self.tokens[place + 1].text in _DEFINING:
            return place
        for form in _NUMBERED:
            after = place + len(form)
            numbered = self._words(place, len(form)) == list(form)
            if form == ("number",):
                numbered = numbered and self.tokens[place].text[-1] == "."
            if numbered and self._defines(after):
                return after
        if self.tokens[place].kind == "name":
            return self._behind_words(place)
        bullet = self.tokens[place]
        if bullet.kind != "operator" or bullet.text not in _BULLETS:
            return place
        # A spreadsheet puts = before its formula.
        shows = not place if bullet.text == "=" else self._defines(place + 1)
        return place + shows

    def _behind_words(self, place: int) -> int:
        """Where a statement begins that has words and a colon before it: Step 1: z = w*x."""
        after = place
        while self.tokens[after].kind in ("name", "number"):
            after += 1
        words = self._words(place, after - place)
        if self._words(after, 1) != [":"] or words[0] in _OPENING:
            return place
        opens = self.tokens[after + 1].kind == "end of statement" or self._defines(after + 1)
        return after + 1 if opens and not self._annotation(place) else place

    def _defines(self, place: int) -> bool:
        """True before name = … and before f(x) = …"""
        name, *after = self.tokens[place : place + 2]
        if name.kind != "name" or not after:
            return False
        annotated = bool(self._annotation(place))
        return (
            annotated or after[0][:2] == ("operator", "=") or bool(header(self.tokens, place + 1))
        )

    def _annotation(self, place: int) -> int:
        """The place of the = behind a name with its type, as in a: float = 2; 0 for none."""
        if self.tokens[place].kind != "name" or self.tokens[place + 1].text != ":":
            return 0
        after = place + 2
        typed = self._words(place + 2, 4)
        if typed[0] not in _TYPES and not (typed[1:2] == ["."] and typed[2] in _TYPES):
            return 0
        while after < len(self.tokens) and (
            self.tokens[after].kind == "name" or self.tokens[after].text in (".", "[", "]", ",")
        ):
            after += 1
        return after if after > place + 2 and self._words(after, 1) == ["="] else 0

    def _end(self, place: int) -> int:
        """Where a statement ends that has its number or a full stop behind it."""
        token = self.tokens[place]
        if not place:
            return place
        if token.text in _STOPS and self._ends(place + 1):
            following = min(place + 2, len(self.tokens) - 1)
            whole = token.text == "." or self._defines(following) or self._closes(place + 1)
            return place + whole
        if self._words(place, 3) == ["(", "number", ")"] and self._ends(place + 3):
            return self._numbered(place)
        return place

    def _values(self, place: int) -> int:
        """Where the bracket closes that holds values behind a formula: L = a*b  (a=3, b=1)."""
        gap = self.tokens[place].position - self.tokens[place - 1].end
        if self._words(place, 1) != ["("] or not gap or not self._defines(place + 1):
            return 0
        end = place + 1
        while not self._ends(end):
            end += 1
        return end - 1 if self._words(end - 1, 1) == [")"] else 0

    def _closes(self, place: int) -> bool:
        return self.tokens[place].kind == "end"

    def _ends(self, place: int) -> bool:
        return self.tokens[place].kind in ("end", "end of statement")

    def _numbered(self, place: int) -> int:
        """Behind the number of a formula at the end of its line, as (5.2), which is told."""
        before, opening = self.tokens[place - 1], self.tokens[place]
        gap = opening.position - before.end
        end = self.tokens[place + 2].end
        if before.kind == "operator" and before.text not in (")", "]", ".", ","):
            return place
        number = f"({self.tokens[place + 1].text})"
        if gap >= _MARGIN:
            self.notes.add(
                opening.position,
                f"{number} is read as the number of this formula, so it is left out. To multiply "
                f"by it, write *{number}.",
                Edit(before.end, end, f"*{number}"),
            )
            return place + 3
        if gap:
            self.notes.add(
                opening.position,
                f"{number} is read as a factor. If it is the number of this formula, delete it.",
                Edit(before.end, end, ""),
            )
        return place
