"""The grammar of what stands between brackets or bars: (…), |x|, ‖x‖, ⟨w, x⟩, [1, 2]."""

from nnviz.language.grammar.applications import Applications
from nnviz.language.grammar.loops import Comprehension
from nnviz.language.grammar.syntax import Binary, Call, Expression, Listed, Name, Negation, Number
from nnviz.language.grammar.tightness import CHOICE, SUM
from nnviz.language.typed.edits import Edit
from nnviz.language.typed.tokens import Token

BARS = {"|": "abs", "‖": "norm"}
"""Bars around something, and the function that they mean."""

NORMS = {"1": "norm1", "_1": "norm1", "2": "norm", "_2": "norm", "_F": "norm"}
"""What may stand below double bars, and the norm that it means."""


class Enclosed(Applications):
    """Something between two signs, which holds together."""

    def brackets(self, opening: Token) -> Expression:
        """A formula in round brackets, or functions behind each other."""
        composed = self.token.kind == "name" and self.next[:2] == ("operator", "∘")
        if composed and self.names.is_function(self.token.text):
            return self.composition(opening)
        bars, self.bars = self.bars, []
        value = self.entries(self.expression(CHOICE))
        value.end = self.close(opening, ")")
        value.begin = opening.position
        value.bracketed = True
        self.bars = bars
        return value

    def composition(self, opening: Token) -> Expression:
        """(f ∘ g)(x): one function of another."""
        functions = [self.take()]
        while self.at("∘") and self.next.kind == "name":
            self.take()
            functions.append(self.take())
        self.close(opening, ")")
        if not self.at("("):
            self.refuse(
                "Functions behind each other are applied to something.",
                self.token,
                "Write (f ∘ g)(x), or f(g(x)).",
            )
        operands, settings, end = self.arguments()
        for name in reversed(functions):
            operands = [
                Call(opening.position, end, name.text, "", operands, settings, name.position)
            ]
            settings = {}
        return operands[0]

    def between_bars(self, opening: Token) -> Expression:
        """An absolute value or a norm."""
        self.descend()
        self.bars.append(opening.text)
        operand = self.expression(SUM)
        if opening.text == "|" and self.at_two_bars():
            # |a||b|: the first bar closes, the second opens.
            both = self.token
            middle = both.position + 1
            self.tokens[self.index : self.index + 1] = [
                both._replace(text="|", end=middle),
                both._replace(text="|", position=middle),
            ]
        end = self.close(opening, opening.text)
        self.bars.pop()
        self.depth -= 1
        name = BARS[opening.text]
        follower = self.token
        # ‖x‖₂ and ‖x‖_1 say which norm.
        if name == "norm" and follower.position == end and follower.text in NORMS:
            name, end = NORMS[follower.text], self.take().end
        return Call(opening.position, end, name, "", [operand], {}, opening.position)

    def at_two_bars(self) -> bool:
        """True before two single bars side by side, which could be one double bar."""
        return self.at("‖") and self.token.end - self.token.position == 2

    def between_angles(self, opening: Token) -> Expression:
        """⟨w, x⟩: a scalar product."""
        self.descend()
        left = self.expression(SUM)
        comma = self.token
        if not self.at(",", "|"):
            self.unexpected(comma)
        self.take()
        right = self.expression(SUM)
        end = self.close(opening, "⟩")
        self.depth -= 1
        return Binary(opening.position, end, left, "·", right, comma.position)

    def listed(self, opening: Token) -> Expression:
        """Entries in square brackets, or brackets around a sum that are only drawn square."""
        self.descend()
        before = self.tokens[self.index - 2] if self.index > 1 else opening
        entries: list[Expression] = []
        bars, self.bars = self.bars, []
        while not self.at("]"):
            entries.append(self.entries(self.expression(CHOICE)))
            if not self.at(","):
                break
            self.take()
        end = self.close(opening, "]")
        self.bars = bars
        self.depth -= 1
        if len(entries) == 1 and type(entries[0]) is Comprehension:
            return entries[0]
        if len(entries) == 1 and self.only_brackets(entries[0], before):
            value = entries[0]
            self.notes.add(
                opening.position,
                "These square brackets are read as brackets around a sum, not as a vector.",
                Edit(opening.position, opening.end, "("),
                Edit(end - 1, end, ")"),
            )
            value.begin, value.end, value.bracketed = opening.position, end, True
            return value
        return Listed(opening.position, end, entries)

    def only_brackets(self, entry: Expression, before: Token) -> bool:
        """True if [ … ] holds one formula and is part of a larger one."""
        if type(entry) in (Number, Listed) or type(entry) is Negation:
            return False
        follower = self.token
        joined = before.kind in ("name", "number") or (
            before.kind == "operator" and before.text in ("+", "-", "*", "/", "·", ")", "]", "Σ")
        )
        goes_on = follower.kind in ("name", "number") or (
            follower.kind == "operator" and follower.text in ("+", "-", "*", "/", "·", "^", "(")
        )
        return type(entry) is not Name and (joined or goes_on)
