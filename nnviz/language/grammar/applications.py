"""The grammar of names: variables, functions and what they are applied to."""

import math
from abc import abstractmethod

from nnviz.language.functions.elsewhere import MODULES, TOLD, WITHOUT_BRACKETS
from nnviz.language.grammar.loops import Comprehension
from nnviz.language.grammar.sum_signs import SumSigns
from nnviz.language.grammar.syntax import Binary, Call, Expression, Name, Number, Power
from nnviz.language.grammar.tightness import CHOICE, SIGN, WORDS
from nnviz.language.typed.edits import Edit
from nnviz.language.typed.tokens import Token


class Applications(SumSigns):
    """What begins with a name."""

    @abstractmethod
    def beside(self, left: Expression, right: Expression, position: int) -> Expression:
        """Two operands side by side: a product."""

    def name(self, token: Token) -> Expression:
        """A variable, or a function and what it is applied to."""
        text = token.text
        if text in WORDS:
            self.index -= 1
            return self.unexpected(token)
        if text in MODULES and self.at(".") and self.names.is_unknown(text):
            return self.from_module(token)
        kind, _, index = text.partition("_")
        if kind in _SUMMED and index and self.names.is_unknown(text) and not self.at("("):
            return self.summed(token, _SUMMED[kind], index)
        if self.names.is_function(text):
            if self.at("("):
                return self.called(token, "")
            if text in WITHOUT_BRACKETS and (applied := self.without_brackets(token)):
                return applied
            if text in TOLD:
                self.notes.once(
                    text,
                    token.position,
                    f"{text} is read as a variable here, since no brackets follow it. As a "
                    f"function it is written {text}(…).",
                )
        elif self.at("(") and self.names.is_unknown(text):
            if not self.names.is_variable(text) and self.names.looks_like_function(
                text, self.tokens, self.index
            ):
                return self.called(token, "")
            self.tell_factor(token)
        variable = Name(token.position, token.end, text)
        variable.matrix = text in self.names.matrices or (
            text[0].isupper() and not text[1:2].islower()
        )
        return variable

    def from_module(self, token: Token) -> Expression:
        """A name behind the module that it comes from: np.exp, torch.nn.functional.relu."""
        module = token.text
        while self.at(".") and self.next.kind == "name":
            self.take()
            name = self.take()
            if not self.at(".") or self.next.kind != "name" or name.text in ("pi", "e", "inf"):
                break
            module = f"{module}.{name.text}"
        else:
            return self.unexpected(self.token)
        if self.at("("):
            return self.called(name._replace(position=token.position), module)
        known = {"pi": math.pi, "e": math.e, "inf": math.inf, "newaxis": 1.0}
        if name.text not in known:
            self.refuse(
                f"{module}.{name.text} can't be read here.", token, "Write it without a prefix."
            )
        return Number(token.position, name.end, known[name.text])

    def called(self, name: Token, module: str) -> Expression:
        """A function and what it is applied to, in brackets."""
        operands, settings, end = self.arguments()
        while self.at("(") and module and name.text[0].isupper():
            # nn.MSELoss()(p, y): a loss is made first, and then called.
            more, others, end = self.arguments()
            operands, settings = [*operands, *more], settings | others
        if name.text == "sum" and len(operands) == 2 and type(operands[0]) is Comprehension:
            # sum((a*b for a, b in zip(w, x)), start)
            entries, start = operands
            total = Call(name.position, end, name.text, module, [entries], {}, name.position)
            return Binary(name.position, end, start, "+", total, name.position)
        return Call(name.position, end, name.text, module, operands, settings, name.position)

    def entries(self, body: Expression) -> Expression:
        """A formula, or the entries that it writes for … in …"""
        if not self.at_word("for"):
            return body
        self.take()
        over = self.over()
        end = self.tokens[self.index - 1].end
        return Comprehension(body.begin, end, body, over)

    def arguments(self) -> tuple[list[Expression], dict[str, Expression], int]:
        """Operands and settings in brackets, and where the brackets end."""
        self.descend()
        opening = self.take()
        bars, self.bars = self.bars, ["‖"]
        operands: list[Expression] = []
        settings: dict[str, Expression] = {}
        while not self.at(")"):
            if self.token.kind == "name" and self.next[:2] == ("operator", "="):
                name = self.take()
                self.take()
                settings[name.text] = self.expression(CHOICE)
            else:
                operands.append(self.entries(self.expression(CHOICE)))
            if not self.at(",", "‖"):
                break
            self.take()
        end = self.close(opening, ")")
        self.bars = bars
        self.depth -= 1
        return operands, settings, end

    def without_brackets(self, token: Token) -> Expression | None:
        """A function right before what it is applied to: log x, sin² x; None if it is not."""
        power = None
        if self.at("^") and self.names.is_unknown(token.text):
            begin = self.index
            caret = self.take()
            exponent = self.exponent_of_function()
            if exponent is None or not (self.token.kind == "name" or self.at("(")):
                self.index = begin
                return None
            if exponent.value == -1 and token.text in INVERSE:
                return self.inverse(token)
            power = (caret, exponent)
        if power is None and not self.applies_to_next(token):
            return None
        operand = self.expression(SIGN)
        glued = self.token.kind == "name" and self.token.position == operand.end
        if type(operand) is Number and glued and not self.at_word(*WORDS):
            operand = self.beside(operand, self.expression(SIGN), operand.end)
        applied: Expression = Call(
            token.position, operand.end, token.text, "", [operand], {}, token.position
        )
        function = self.text[token.position : token.end]
        inside = self.text[operand.begin : operand.end]
        inside = inside if operand.bracketed else f"({inside})"
        written = f"{function}{inside}"
        if power:
            caret, exponent = power
            applied = Power(token.position, operand.end, applied, exponent, caret.position)
            written = f"({written})^{exponent.value:g}"
        self.notes.add(
            token.position,
            f"{self.text[token.position : operand.end]} is read as {written}.",
            Edit(token.position, operand.end, written),
        )
        return applied

    def exponent_of_function(self) -> Number | None:
        """The number behind sin^, which may stand in brackets; None if there is no number."""
        brackets = self.at("(")
        self.index += brackets
        begin = self.token.position
        sign = -1 if self.at("-") else 1
        self.index += sign == -1
        if self.token.kind != "number":
            return None
        digits = self.take()
        if brackets and not self.at(")"):
            return None
        self.index += brackets
        return Number(begin, digits.end, sign * float(digits.text))

    def inverse(self, token: Token) -> Expression:
        """The inverse function that sin^-1 means in books."""
        name = INVERSE[token.text]
        end = self.tokens[self.index - 1].end
        self.notes.add(
            token.position,
            f"{self.text[token.position : end]} is read as the inverse function, {name}.",
            Edit(token.position, end, name if self.at("(") else f"{name} "),
        )
        written = token._replace(text=name, end=end)
        if self.at("("):
            return self.called(written, "")
        operand = self.expression(SIGN)
        return Call(token.position, operand.end, name, "", [operand], {}, token.position)

    def applies_to_next(self, token: Token) -> bool:
        """True if something stands right behind a function that it can be applied to."""
        follower = self.token
        if follower.kind == "number":
            return True
        if follower.kind == "name":
            return follower.text not in WORDS and self.names.is_unknown(token.text)
        if follower.kind != "operator":
            return False
        if follower.text in ("√", "Σ", "|", "‖", "["):
            return follower.text not in self.bars
        # exp -x: the minus stands apart from the function, and right before its operand.
        minus = follower.text == "-" and token.end < follower.position
        return minus and follower.end == self.next.position and self.names.is_unknown(token.text)

    def tell_factor(self, name: Token) -> None:
        """Tell that f(3) multiplies, where nothing shows what f is."""
        inside, closing = self.tokens[self.index + 1 : self.index + 3]
        plain = inside.kind in ("name", "number") and closing[:2] == ("operator", ")")
        if plain and name.end == self.token.position and not self.names.is_variable(name.text):
            self.notes.once(
                name.text,
                name.position,
                f"{name.text} is no function that is known here, so {name.text}({inside.text}) is "
                f"read as {name.text} times {inside.text}. Define it before, as in "
                f"{name.text}(x) = x^2, if it is a function.",
                Edit(name.end, self.token.end, "*("),
            )


INVERSE = {
    **{name: f"arc{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh")},
    **{"exp": "log", "sigmoid": "logit", "σ": "logit"},
}
"""Functions and their inverses, which books write with the exponent −1."""

_SUMMED = {"sum": "Σ", "prod": "∏"}
"""Words for the sum signs, before an index."""
