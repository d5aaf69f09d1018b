"""The grammar of operands: numbers, brackets, bars, lists, and what stands behind them."""

import math

from nnviz.language.grammar.enclosed import BARS, Enclosed
from nnviz.language.grammar.syntax import (
    Binary,
    Call,
    Expression,
    Indexed,
    Name,
    Number,
    Power,
    Text,
    Transposed,
)
from nnviz.language.grammar.tightness import CHOICE
from nnviz.language.typed.edits import Edit
from nnviz.language.typed.tokens import Token

ROOTS = {"√": "sqrt", "∛": "cbrt"}


class Operands(Enclosed):
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
        self.notes.add(
            value.begin,
            f"{self.text[value.begin : end]} is read as the positive part, max(0, …).",
            Edit(value.begin, value.begin, "max(0, "),
            Edit(value.end, end, ")"),
        )
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
        if type(base) is Name and base.text == "E" and isinstance(index, Binary | Power):
            return self.expectation(base, index, end)
        return Indexed(base.begin, end, base, index)

    def expectation(self, base: Name, value: Expression, end: int) -> Expression:
        """E[(y - ŷ)^2]: the mean."""
        written = self.text[value.begin : value.end]
        self.notes.add(
            base.begin,
            "E[…] is read as the mean over all entries. If E is a matrix, give it another name.",
            Edit(base.begin, end, f"mean({written})"),
        )
        return Call(base.begin, end, "mean", "", [value], {}, base.begin)

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
