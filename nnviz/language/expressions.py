"""The grammar of formulas: tokens -> expressions. What is typed is data; nothing is evaluated.

choice     = condition [ "if" condition "else" choice ]
condition  = comparisons joined by "and", "or", "not"
comparison = sum { ("<" | "<=" | ">" | ">=" | "==" | "!=") sum }
sum        = term { ("+" | "-") term }
term       = factor { ("*" | "/" | "@" | "·" | nothing) factor }   # side by side: 2b, c(a+2b)
factor     = ("-" | "+") factor | power
power      = atom [ ("^" | "**") factor ]                          # binds right, before a minus
atom       = bare { ".T" | "ᵀ" | "." method "(" … ")" | "[" choice "]" }
bare       = number | name | function "(" choice { "," choice } ")" | function power
           | "(" choice ")" | "√" atom | "|" sum "|" | "‖" sum "‖"
           | ("Σ" | "∏") [ index ] term | "[" choice { "," choice } "]"
"""

import math
from typing import NoReturn

from nnviz.language.advice import why_unexpected
from nnviz.language.edits import Edit, edited
from nnviz.language.errors import ExpressionError
from nnviz.language.functions import MODULES, TOLD, WITHOUT_BRACKETS
from nnviz.language.names import Names
from nnviz.language.notes import Notes
from nnviz.language.sums import SumOver
from nnviz.language.syntax import (
    Binary,
    Call,
    Complement,
    Conditional,
    Expression,
    Indexed,
    Listed,
    Name,
    Negation,
    Number,
    Power,
    Text,
    Transposed,
)
from nnviz.language.tokens import Token

MAX_DEPTH = 100
"""Brackets, signs and exponents inside each other."""

CHOICE, OR, AND, COMPARISON, SUM, PRODUCT, SIGN, POWER = range(8)
"""How tightly an operator binds."""

_INFIX = {
    **dict.fromkeys(("<", "<=", ">", ">=", "==", "!="), COMPARISON),
    **dict.fromkeys("+-", SUM),
    **dict.fromkeys("*/@·∘", PRODUCT),
    "^": POWER,
}
_WORDS = {"or": OR, "and": AND}
_RESERVED = {"if", "else", "and", "or", "not", "for", "in", "is"}
_BARS = {"|": "abs", "‖": "norm"}


class Expressions:
    """One pass over the tokens of formulas."""

    def __init__(self, text: str, tokens: list[Token], names: Names, notes: Notes) -> None:
        self.text = text
        self.tokens = tokens
        self.names = names
        self.notes = notes
        self.index = 0
        self.depth = 0
        self.bars: list[str] = []

    def refuse(self, message: str, token: Token, hint: str = "", *edits: Edit) -> NoReturn:
        suggestion = edited(self.text, edits) if edits else None
        raise ExpressionError(message, self.text, token.position, hint, suggestion)

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    @property
    def next(self) -> Token:
        return self.tokens[min(self.index + 1, len(self.tokens) - 1)]

    def take(self) -> Token:
        token = self.tokens[self.index]
        self.index += 1
        return token

    def at(self, *operators: str) -> bool:
        token = self.tokens[self.index]
        return token.kind == "operator" and token.text in operators

    def at_word(self, *words: str) -> bool:
        token = self.tokens[self.index]
        return token.kind == "name" and token.text in words

    def expression(self, least: int) -> Expression:
        """Operands joined by operators that bind at least as tightly as `least`."""
        self.descend()
        value = self.negated() if least <= AND and self.at_word("not") else self.prefix()
        while True:
            token = self.token
            if token.kind == "operator" and (tightness := _INFIX.get(token.text, -1)) >= least:
                if tightness < least or not tightness:
                    break
                self.index += 1
                value = self.infix(value, token, tightness)
            elif token.kind == "name" and token.text in _RESERVED:
                if _WORDS.get(token.text, -1) < least:
                    break
                self.index += 1
                right = self.expression(_WORDS[token.text] + 1)
                value = Binary(value.begin, right.end, value, token.text, right, token.position)
            elif least <= PRODUCT and self.multiplies_by_standing_here():
                right = self.expression(SIGN)
                value = self.beside(value, right, token.position)
            else:
                break
        self.depth -= 1
        if least == CHOICE and self.at_word("if"):
            return self.conditional(value)
        return value

    def infix(self, left: Expression, token: Token, tightness: int) -> Expression:
        """An operator and what stands to its right."""
        if tightness == POWER:
            return self.raised(left, token)
        right = self.expression(tightness + 1)
        operator = token.text
        if operator == "∘":
            operator = "*"
        joined = Binary(left.begin, right.end, left, operator, right, token.position)
        if tightness == COMPARISON and type(left) is Binary and _compares(left):
            middle = left.right.right if type(left.right) is Binary else left.right
            again = Binary(middle.begin, right.end, middle, operator, right, token.position)
            return Binary(left.begin, right.end, left, "and", again, token.position)
        return joined

    def beside(self, left: Expression, right: Expression, position: int) -> Expression:
        """Two operands side by side: a product."""
        joined = Binary(left.begin, right.end, left, "", right, position)
        if type(left) is Binary and left.operator == "/" and not left.bracketed:
            self.divided_first(left, right)
        return joined

    def divided_first(self, quotient: Binary, right: Expression) -> None:
        """Tell that in a / 2b the quotient comes first, but not of a coefficient such as 1/2."""
        if type(quotient.left) is Number and type(quotient.right) is Number:
            return
        divisor = self.text[quotient.right.begin : right.end]
        self.notes.add(
            quotient.position,
            f"From left to right, this divides by {self.text[quotient.right.begin : quotient.right.end]}"
            f" and then multiplies. To divide by all of {divisor}, put it in brackets.",
            Edit(quotient.right.begin, quotient.right.begin, "("),
            Edit(right.end, right.end, ")"),
        )

    def raised(self, base: Expression, caret: Token) -> Expression:
        """A power, or a transpose: x^T."""
        if self.at("ᵀ"):
            sign = self.take()
            return Transposed(base.begin, sign.end, base, caret.position)
        exponent = self.expression(SIGN)
        return Power(base.begin, exponent.end, base, exponent, caret.position)

    def conditional(self, then: Expression) -> Expression:
        self.descend()
        word = self.take()
        condition = self.expression(OR)
        if not self.at_word("else"):
            self.refuse("An else is missing.", word, "Write a if c else b, or where(c, a, b).")
        self.take()
        otherwise = self.expression(CHOICE)
        self.depth -= 1
        return Conditional(then.begin, otherwise.end, then, condition, otherwise)

    def negated(self) -> Expression:
        word = self.take()
        self.descend()
        operand = self.negated() if self.at_word("not") else self.expression(COMPARISON)
        self.depth -= 1
        return Complement(word.position, operand.end, operand)

    def descend(self) -> None:
        """Count one more thing inside another, before Python's own stack would run out."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.refuse(
                f"This is nested more than {MAX_DEPTH} deep.",
                self.token,
                "Split it into named steps, each on a line of its own.",
            )

    def multiplies_by_standing_here(self) -> bool:
        """True before something that can follow a value with no operator between: 2b, c(a+b)."""
        token = self.token
        if token.kind == "name":
            return True
        if token.kind != "operator":
            # 2 3 is refused, but (x+1)½ is not read either: a number stands before what it scales.
            return False
        if token.text in _BARS:
            return token.text not in self.bars and self.opens(token)
        return token.text in ("(", "√", "Σ", "∏")

    def opens(self, bar: Token) -> bool:
        """True if a bar opens an absolute value or a norm that closes on its line."""
        for token in self.tokens[self.index + 1 : self.index + 60]:
            if token.kind in ("end", "end of statement"):
                return False
            if token.kind == "operator" and token.text == bar.text:
                return True
        return False

    def prefix(self) -> Expression:
        """A sign and what it stands before, or an atom."""
        token = self.token
        if token.kind == "operator" and token.text in ("-", "+"):
            self.index += 1
            operand = self.expression(SIGN)
            if token.text == "+":
                return operand
            return Negation(token.position, operand.end, operand)
        return self.atom()

    def atom(self) -> Expression:
        """Something that holds together, with what stands behind it: .T, a method, an index."""
        value = self.bare()
        depth = self.depth
        while True:
            token = self.token
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
        self.index -= 1
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
        opening = self.take()
        index = self.expression(CHOICE)
        if self.at(",", ":"):
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
            if token.text == "√":
                self.descend()
                operand = self.atom()
                self.depth -= 1
                return Call(token.position, operand.end, "sqrt", "", [operand], {}, token.position)
            if token.text in _BARS:
                return self.between_bars(token)
            if token.text in ("Σ", "∏"):
                return self.sum_sign(token)
        if token.kind == "string":
            return Text(token.position, token.end, token.text)
        self.index -= 1
        return self.unexpected(token)

    def brackets(self, opening: Token) -> Expression:
        if self.token.kind == "name" and self.next[:2] == ("operator", "∘"):
            if self.names.is_function(self.token.text):
                return self.composition(opening)
        bars, self.bars = self.bars, []
        value = self.expression(CHOICE)
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
        name = _BARS[opening.text]
        if name == "norm" and self.token.kind == "name" and self.token.position == end:
            # ‖x‖₂ and ‖x‖_1 say which norm.
            order = self.token.text.lstrip("_")
            if order in ("1", "2"):
                end = self.take().end
                name = "norm" if order == "2" else "norm1"
        elif name == "norm" and self.token.kind == "number" and self.token.position == end:
            if self.token.text in ("1", "2"):
                name = "norm" if self.take().text == "2" else "norm1"
        return Call(opening.position, end, name, "", [operand], {}, opening.position)

    def number(self, token: Token) -> Expression:
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
            entries.append(self.expression(CHOICE))
            if not self.at(","):
                break
            self.take()
        end = self.close(opening, "]")
        self.bars = bars
        self.depth -= 1
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

    def name(self, token: Token) -> Expression:
        """A variable, or a function and what it is applied to."""
        text = token.text
        if text in _RESERVED:
            self.index -= 1
            return self.unexpected(token)
        if text in MODULES and self.at(".") and self.names.is_unknown(text):
            return self.from_module(token)
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
        operands, settings, end = self.arguments()
        while self.at("(") and module and name.text[0].isupper():
            # nn.MSELoss()(p, y): a loss is made first, and then called.
            more, others, end = self.arguments()
            operands, settings = [*operands, *more], settings | others
        return Call(name.position, end, name.text, module, operands, settings, name.position)

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
                operands.append(self.expression(CHOICE))
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
            if (self.token.kind == "number" and self.next[:2] == ("operator", "(")) or (self.token.kind == "number" and self.next.kind == "name"):
                digits = self.take()
                power = (caret, Number(digits.position, digits.end, float(digits.text)))
            else:
                self.index = begin
                return None
        if power is None and not self.applies_to_next(token):
            return None
        operand = self.expression(SIGN)
        if type(operand) is Number and self.token.kind == "name" and not self.at_word(*_RESERVED):
            if self.token.position == operand.end:
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

    def applies_to_next(self, token: Token) -> bool:
        """True if something stands right behind a function that it can be applied to."""
        follower = self.token
        if follower.kind == "number":
            return True
        if follower.kind == "name":
            return follower.text not in _RESERVED and self.names.is_unknown(token.text)
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

    def sum_sign(self, sign: Token) -> Expression:
        """Σ with an index below and bounds, if they are written, and the term that it sums."""
        index, low, high = self.bounds(sign)
        follower = self.token
        ends = follower.kind in ("end", "end of statement") or (
            follower.kind == "operator" and follower.text not in ("(", "[", "√", "-", "|", "‖", "Σ")
        )
        if ends:
            if index:
                self.refuse("A term is missing behind this sum sign.", sign, "Write Σ_i x_i.")
            return Name(sign.position, sign.end, "Σ")
        self.descend()
        body = self.expression(PRODUCT)
        self.depth -= 1
        return SumOver(sign.position, body.end, sign.text, index, low, high, body)

    def bounds(self, sign: Token) -> tuple[str, int | None, int | None]:
        token = self.token
        index, low, high = "", None, None
        if token.kind != "name" or token.position != sign.end:
            return index, low, high
        if token.text == "_" and self.next[:2] == ("operator", "("):
            self.index += 2
            inside = self.until_closed()
            index = inside[0].text if inside and inside[0].kind == "name" else ""
            low = _whole(inside[2]) if len(inside) > 2 else None
        elif token.text.startswith("_") or not token.text.isascii() or len(token.text) == 1:
            self.index += 1
            index = token.text.lstrip("_")
            if self.at("=") and self.next.kind == "number":
                self.index += 1
                low = _whole(self.take())
        if self.at("^"):
            self.index += 1
            if self.at("("):
                self.index += 1
                inside = self.until_closed()
                high = _whole(inside[0]) if len(inside) == 1 else None
            else:
                high = _whole(self.take())
        return index, low, high

    def until_closed(self) -> list[Token]:
        begin = self.index
        while not self.at(")"):
            if self.token.kind == "end":
                self.refuse("A ) is missing.", self.token, "Close the bracket of the sum's index.")
            self.index += 1
        self.index += 1
        return self.tokens[begin : self.index - 1]

    def close(self, opening: Token, closing: str) -> int:
        """The bracket that closes what `opening` opened; gives where it ends."""
        if self.at(closing):
            return self.take().end
        if self.token.kind in ("end", "end of statement"):
            start = self.text[opening.position :].split("\n")[0][:20]
            self.refuse(
                f"A {closing} is missing.",
                self.token,
                f"Close the bracket that opens at {start}",
                Edit(self.token.position, self.token.position, closing),
            )
        return self.unexpected(self.token)

    def unexpected(self, token: Token) -> NoReturn:
        """Say why a token can't stand where it stands."""
        follower = self.next
        message, hint, edits = why_unexpected(token, follower)
        self.refuse(message, token, hint, *edits)


def _compares(left: Binary) -> bool:
    """True for a < b, and for what a < b < c was made to, outside of brackets."""
    chained = left.operator == "and" and type(left.right) is Binary
    last = left.right if chained else left
    compares = type(last) is Binary and _INFIX.get(last.operator) == COMPARISON
    return compares and not left.bracketed


def _whole(token: Token) -> int | None:
    return int(token.text) if token.kind == "number" and token.text.isdecimal() else None
