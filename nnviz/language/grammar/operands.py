"""The grammar of operands: numbers, brackets, bars, lists, and what stands behind them."""

import math

from nnviz.language.grammar.applications import Applications
from nnviz.language.grammar.loops import Comprehension
from nnviz.language.grammar.syntax import (
    Binary,
    Call,
    Expression,
    Indexed,
    Listed,
    Name,
    Negation,
    Number,
    Text,
    Transposed,
)
from nnviz.language.grammar.tightness import CHOICE, SUM
from nnviz.language.typed.edits import Edit
from nnviz.language.typed.tokens import Token

BARS = {"|": "abs", "‖": "norm"}
"""Bars around something, and the function that they mean."""

ROOTS = {"√": "sqrt", "∛": "cbrt"}

NORMS = {"1": "norm1", "_1": "norm1", "2": "norm", "_2": "norm"}
"""What may stand below double bars, and the norm that it means."""


class Operands(Applications):
    """What operators join."""

    def atom(self) -> Expression:
        """Something that holds together, with what stands behind it: .T, a method, an index."""
        value = self.bare()
        depth = self.depth
        while True:
            token = self.token
            if value.bracketed and token.text == "_" and self.is_plus(self.index):
                # [1 - x]_+
                value = self.positive_part(value)
                continue
            if token.kind == "name" and token.text[0] == "_" and token.position == value.end:
                # softmax(z)_i: an entry
                self.index += 1
                index = Name(token.position + 1, token.end, token.text[1:])
                value = Indexed(value.begin, token.end, value, index)
                continue
            if token.kind != "operator":
                self.depth = depth
                return value
            if token.text == "ᵀ" or (token.text == "'" and value.matrix):
                self.index += 1
                value = Transposed(value.begin, token.end, value, token.position)
            elif token.text == "." and self.next.kind == "name":
                value = self.attribute(value)
            elif token.text == "[" and token.position == value.end and type(value) is not Number:
                value = self.indexed(value)
            else:
                self.depth = depth
                return value
            self.descend()

    def is_plus(self, place: int) -> bool:
        """True before _+ or ^+ that stands for the positive part: nothing joins on to the plus."""
        mark, plus, follower = self.tokens[place : place + 3]
        adjacent = plus[:2] == ("operator", "+") and mark.end == plus.position
        joins = follower.kind in ("name", "number") or follower[:2] == ("operator", "(")
        return adjacent and not (joins and follower.position == plus.end)

    def positive_part(self, value: Expression) -> Expression:
        """What is kept where it is positive: [x]_+ and (x)^+."""
        self.index += 1
        end = self.take().end
        return Call(value.begin, end, "relu", "", [value], {}, value.begin)

    def attribute(self, value: Expression) -> Expression:
        """A method, or something that is known of an array, such as its transpose."""
        point = self.take()
        name = self.take()
        if self.at("(") and name.text != "T":
            operands, settings, end = self.arguments()
            return Call(
                value.begin, end, name.text, "", [value, *operands], settings, name.position, True
            )
        if name.text in ("T", "mT", "H"):
            return Transposed(value.begin, name.end, value, point.position)
        if name.text in ("data", "values", "value"):
            return value
        if name.text in ("shape", "size"):
            return self.shape(value, name)
        self.index -= 2
        return self.unexpected(point)

    def shape(self, value: Expression, name: Token) -> Expression:
        """How many entries, rows or columns there are: x.size, X.shape[0]."""
        counts = {"0": "length", "1": "width", "-1": "width"}
        function, end = "size", name.end
        if name.text == "shape":
            words = [each.text for each in self.tokens[self.index : self.index + 4]]
            number = words[1] if words[2:3] == ["]"] else "".join(words[1:3])
            if words[:1] != ["["] or number not in counts:
                self.refuse(
                    "A shape is read one number at a time.",
                    name,
                    "Write x.shape[0] for the rows, or x.shape[1] for the columns.",
                )
            self.index += 3 if words[2] == "]" else 4
            function, end = counts[number], self.tokens[self.index - 1].end
        return Call(value.begin, end, function, "", [value], {}, name.position)

    def indexed(self, base: Expression) -> Expression:
        """An entry or a row, by its number in square brackets."""
        opening = self.take()
        while not self.at(":"):
            index = self.expression(CHOICE)
            if not self.at(","):
                break
            # W[0, 1] is W[0][1].
            base = Indexed(base.begin, self.take().end, base, index)
        if self.at(":"):
            self.refuse(
                "Only whole rows and single entries can be taken out.",
                self.token,
                "Write x[0] for an entry of a vector, or X[0] for a row of a matrix.",
            )
        end = self.close(opening, "]")
        return Indexed(base.begin, end, base, index)

    def bare(self) -> Expression:
        """A number, a name, a function of something, something in brackets, or a vector."""
        token = self.take()
        if token.kind == "name":
            return self.name(token)
        if token.kind == "number":
            return self.number(token)
        if token.kind == "operator":
            if token.text == "(":
                return self.brackets(token)
            if token.text == "[":
                return self.listed(token)
            if token.text in ROOTS:
                self.descend()
                operand = self.atom()
                self.depth -= 1
                function = ROOTS[token.text]
                return Call(
                    token.position, operand.end, function, "", [operand], {}, token.position
                )
            if token.text == "⟨":
                return self.between_angles(token)
            if token.text in BARS:
                return self.between_bars(token)
            if token.text in ("Σ", "∏"):
                return self.sum_sign(token)
        if token.kind == "string":
            return Text(token.position, token.end, token.text)
        self.index -= 1
        return self.unexpected(token)

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
        end = self.close(opening, opening.text)
        self.bars.pop()
        self.depth -= 1
        name = BARS[opening.text]
        follower = self.token
        # ‖x‖₂ and ‖x‖_1 say which norm.
        if name == "norm" and follower.position == end and follower.text in NORMS:
            name, end = NORMS[follower.text], self.take().end
        return Call(opening.position, end, name, "", [operand], {}, opening.position)

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

    def number(self, token: Token) -> Expression:
        """A number, which no other number follows."""
        value = float(token.text)
        if math.isinf(value):
            self.refuse("This number is too large.", token, "The largest number is about 1.8e308.")
        if self.token.kind == "number":
            self.refuse(
                "Two numbers stand side by side.",
                self.token,
                "Put an operator between them; write decimals with a point, as in 2.5.",
            )
        return Number(token.position, token.end, value)

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
