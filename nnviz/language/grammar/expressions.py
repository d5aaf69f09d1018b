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

from nnviz.language.grammar.enclosed import BARS
from nnviz.language.grammar.operands import Operands
from nnviz.language.grammar.syntax import (
    Binary,
    Complement,
    Conditional,
    Expression,
    Name,
    Negation,
    Number,
    Power,
    Transposed,
)
from nnviz.language.grammar.tightness import (
    AND,
    CHOICE,
    COMPARISON,
    CONNECTIVES,
    INFIX,
    OR,
    POWER,
    PRODUCT,
    SIGN,
    WORDS,
)
from nnviz.language.typed.edits import Edit
from nnviz.language.typed.tokens import Token


class Expressions(Operands):
    """Operands joined by operators."""

    def expression(self, least: int) -> Expression:
        """Operands joined by operators that bind at least as tightly as `least`."""
        self.descend()
        value = self.negated() if least <= AND and self.at_word("not") else self.prefix()
        while True:
            token = self.token
            if token.kind == "operator" and (tightness := INFIX.get(token.text, -1)) >= least:
                if tightness < least or not tightness:
                    break
                if tightness == POWER and self.is_plus(self.index):
                    value = self.positive_part(value)
                    continue
                self.index += 1
                value = self.infix(value, token, tightness)
            elif token.kind == "name" and token.text in WORDS:
                if CONNECTIVES.get(token.text, -1) < least:
                    break
                self.index += 1
                right = self.expression(CONNECTIVES[token.text] + 1)
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
        if type(left) is Name and left.text == "I" and right.bracketed and _is_condition(right):
            self.notes.add(left.begin, "This I is read as 1 where the condition holds, else 0.")
            return right
        joined = Binary(left.begin, right.end, left, "", right, position)
        if type(left) is Binary and left.operator == "/" and not left.bracketed:
            self.divided_first(left, right)
        return joined

    def divided_first(self, quotient: Binary, right: Expression) -> None:
        """Tell that in a / 2b the quotient comes first, but not of a coefficient such as 1/2."""
        coefficient = type(quotient.left) is Number and type(quotient.right) is Number
        if quotient.right.bracketed:
            return
        if coefficient and (right.bracketed or quotient.right.end < right.begin):
            return
        first = self.text[quotient.right.begin : quotient.right.end]
        divisor = self.text[quotient.right.begin : right.end]
        self.notes.add(
            quotient.position,
            f"From left to right, only {first} is divided by here. To divide by all of {divisor}, "
            "put it in brackets.",
            Edit(quotient.right.begin, quotient.right.begin, "("),
            Edit(right.end, right.end, ")"),
        )

    def raised(self, base: Expression, caret: Token) -> Expression:
        """A power, or a transpose: x^T."""
        if self.at("ᵀ"):
            sign = self.take()
            return Transposed(base.begin, sign.end, base, caret.position)
        exponent = self.expression(SIGN)
        follower = self.token
        runs_on = follower.kind == "name" and follower.position == exponent.end
        if type(base) in (Name, Number) and runs_on and _ends_in_number(exponent):
            self.tell_exponent(base, exponent, follower)
        return Power(base.begin, exponent.end, base, exponent, caret.position)

    def tell_exponent(self, base: Expression, exponent: Expression, follower: Token) -> None:
        """Tell that in e^2x only the 2 is raised, where the base is a number."""
        if type(base) is Name and not (base.text == "e" and self.names.is_unknown("e")):
            return
        raised = self.text[exponent.begin : exponent.end]
        more = f"{raised}{self.text[follower.position : follower.end]}"
        self.notes.add(
            exponent.begin,
            f"Only {raised} stands in the exponent here. To raise to {more}, put it in brackets.",
            Edit(exponent.begin, exponent.begin, "("),
            Edit(follower.end, follower.end, ")"),
        )

    def conditional(self, then: Expression) -> Expression:
        """The rest of a if c else b."""
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
        """A condition behind not."""
        word = self.take()
        self.descend()
        operand = self.negated() if self.at_word("not") else self.expression(COMPARISON)
        self.depth -= 1
        return Complement(word.position, operand.end, operand)

    def multiplies_by_standing_here(self) -> bool:
        """True before something that can follow a value with no operator between: 2b, c(a+b)."""
        token = self.token
        if token.kind == "name":
            return True
        if token.kind != "operator":
            # 2 3 is refused, but (x+1)½ is not read either: a number stands before what it scales.
            return False
        if token.text in BARS:
            closes = "|" in self.bars and self.at_two_bars()
            return token.text not in self.bars and not closes and self.opens(token)
        if token.text == "[":
            # 1[x > 0] is 1 where the condition holds.
            before = self.tokens[self.index - 1]
            return before.kind == "number" and before.end == token.position
        return token.text in ("(", "√", "∛", "Σ", "∏", "⟨")

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


def _ends_in_number(exponent: Expression) -> bool:
    negative = type(exponent) is Negation and type(exponent.operand) is Number
    return type(exponent) is Number or negative


def _is_condition(expression: Expression) -> bool:
    return type(expression) is Binary and INFIX.get(expression.operator) == COMPARISON


def _compares(left: Binary) -> bool:
    """True for a < b, and for what a < b < c was made to, outside of brackets."""
    chained = left.operator == "and" and type(left.right) is Binary
    last = left.right if chained else left
    compares = type(last) is Binary and INFIX.get(last.operator) == COMPARISON
    return compares and not left.bracketed
