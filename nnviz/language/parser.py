"""The language's grammar: text -> graph. What is typed is data; nothing is ever evaluated.

program    = statement { newline | ";" statement }      # a comment runs to the end of its line
statement  = [ name "=" ] expression                    # the last one is the output
expression = term { ("+" | "-") term }
term       = factor { ("*" | "/" | "@" | nothing) factor }  # side by side multiplies: 2b, c(a+2b)
factor     = "-" factor | power
power      = atom [ ("^" | "**") factor ]               # binds right, before a unary minus
atom       = bare { ".T" }                              # .T transposes
bare       = number | name | function "(" expression { "," expression } ")"
           | "(" expression ")" | "√" atom | "[" expression { "," expression } "]"
"""

import math
from typing import NoReturn

from nnviz.engine.graph import Graph
from nnviz.engine.operations import FUNCTIONS, OPERATIONS
from nnviz.language.advice import meant_function, why_unexpected
from nnviz.language.assembler import CONSTANTS, Assembler, Operand
from nnviz.language.definitions import definitions
from nnviz.language.errors import ExpressionError
from nnviz.language.tokens import Token, tokenize

MAX_NODES = 2_000
"""Nodes that a program may have unless the caller allows more."""

CHARACTERS_PER_NODE = 50
"""A program may be this long for each node that it may have."""

MAX_DEPTH = 100
"""Brackets, signs and exponents inside each other."""

SUM, PRODUCT, SIGN, POWER = range(1, 5)
"""How tightly an operator binds."""

_INFIX = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "@": PRODUCT, "^": POWER}


def parse(text: str, *, parameters: tuple[str, ...] = (), max_nodes: int = MAX_NODES) -> Graph:
    """Read a program and give its computation graph.

    Parameters
    ----------
    text : statements on lines or between semicolons; the last one is the output
    parameters : the inputs that learning may change, such as weights
    max_nodes : how many inputs and operations the program may have

    Raises
    ------
    ExpressionError : the program can't be read; the error says where, why and what to try

    >>> graph = parse("L = c*(a + 2b)")
    >>> [node.name for node in graph.nodes]
    ['c', 'a', 'b', 'd', 'e', 'L']

    Source: SLP 6.6.3, Fig. 6.15 (the graph of L = c(a+2b)).
    """
    limit = CHARACTERS_PER_NODE * max_nodes
    if len(text) > limit:
        raise ExpressionError(
            f"This program is {len(text):,} characters long; the limit here is {limit:,}.",
            text,
            limit,
            "Shorten it. In Python, nnviz.parse(text, max_nodes=…) allows more.",
        )
    graph = _Parser(text, max_nodes).program()
    return graph.with_parameters(parameters) if parameters else graph


class _Parser:
    """One pass over the tokens, which hands every operation to the assembler as it is read."""

    def __init__(self, text: str, max_nodes: int) -> None:
        self.text = text
        self.tokens = list(tokenize(text))
        self.index = 0
        self.depth = 0
        self.defining: str | None = None
        self.written = (0, 0)  # where the vector begins and ends that was read last
        self.assembler = Assembler(text, definitions(text, self.tokens), max_nodes)

    def refuse(self, message: str, token: Token, hint: str = "") -> NoReturn:
        raise ExpressionError(message, self.text, token.position, hint)

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def take(self) -> Token:
        token = self.token
        self.index += 1
        return token

    def at(self, *operators: str) -> bool:
        return self.token.kind == "operator" and self.token.text in operators

    def program(self) -> Graph:
        """Every statement; the last one is the output."""
        output: Operand | None = None
        begin = last_unnamed = None
        while True:
            while self.token.kind == "end of statement":
                self.take()
            if self.token.kind == "end":
                break
            if last_unnamed:
                self.refuse(
                    "Only the last statement may go without a name.",
                    last_unnamed,
                    "Name its value, as in d = 2*b.",
                )
            begin = self.token
            output = self.statement()
            last_unnamed = begin if self.defining is None else None
        if output is None or begin is None:
            self.refuse(
                "There is nothing here yet.", self.token, "Type a formula, such as L = c*(a + 2b)."
            )
        return self.assembler.finish(output, begin.position)

    def statement(self) -> Operand:
        """[ name "=" ] expression. Leaves the name in `defining`, or None."""
        target = self.token
        self.defining = None
        if target.kind == "name" and self.tokens[self.index + 1][:2] == ("operator", "="):
            if target.text in FUNCTIONS or target.text in CONSTANTS:
                kind = "constant" if target.text in CONSTANTS else "function"
                self.refuse(
                    f"{target.text} is a {kind} and can't be redefined.",
                    target,
                    f"Choose another name, such as {target.text}1.",
                )
            self.defining = target.text
            self.take()
            self.take()
        value = self.expression(SUM)
        if self.token.kind not in ("end", "end of statement"):
            self.unexpected(self.token)
        if self.defining is None:
            return value
        self.assembler.define(self.defining, value, target.position)
        return self.assembler.defined[self.defining]

    def expression(self, least: int) -> Operand:
        """Operands joined by operators that bind at least as tightly as `least`."""
        self.descend()
        value = self.prefix()
        while True:
            token = self.token
            if token.kind == "operator" and _INFIX.get(token.text, 0) >= least:
                self.take()
                tightness = _INFIX[token.text]
                right = self.expression(SIGN if tightness == POWER else tightness + 1)
            elif least <= PRODUCT and self.multiplies_by_standing_here():
                right = self.expression(SIGN)
            else:
                break
            name = token.text if token.text in _INFIX and token.kind == "operator" else "*"
            value = self.assembler.apply(OPERATIONS[name], (value, right), token.position)
        self.depth -= 1
        return value

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
        return self.token.kind == "name" or self.at("(", "√")

    def prefix(self) -> Operand:
        """A sign and what it stands before, or an atom."""
        if self.at("-"):
            sign = self.take()
            operand = self.expression(SIGN)
            return self.assembler.apply(OPERATIONS["negate"], (operand,), sign.position)
        if self.at("+"):
            self.take()
            return self.expression(SIGN)
        return self.atom()

    def atom(self) -> Operand:
        """Something that holds together, transposed where .T follows."""
        value = self.bare()
        while self.at(".") and self.tokens[self.index + 1][:2] == ("name", "T"):
            point = self.take()
            self.take()
            value = self.assembler.apply(OPERATIONS["transpose"], (value,), point.position)
        return value

    def bare(self) -> Operand:
        """A number, a name, a function of something, something in brackets, or a vector."""
        token = self.take()
        if token.kind == "number":
            return self.number(token)
        if token.kind == "name":
            if token.text in FUNCTIONS:
                return self.call(token)
            self.check_function_exists(token)
            return self.assembler.name(token.text, token.position, self.defining)
        if token[:2] == ("operator", "("):
            value = self.expression(SUM)
            self.close(token)
            return value
        if token[:2] == ("operator", "["):
            return self.vector(token)
        if token[:2] == ("operator", "√"):
            self.descend()
            operand = self.atom()
            self.depth -= 1
            return self.assembler.apply(OPERATIONS["sqrt"], (operand,), token.position)
        self.index -= 1
        return self.unexpected(token)

    def number(self, token: Token) -> float:
        value = float(token.text)
        if math.isinf(value):
            self.refuse("This number is too large.", token, "The largest number is about 1.8e308.")
        if self.token.kind == "number":
            self.refuse(
                "Two numbers stand side by side.",
                self.token,
                "Put an operator between them; write decimals with a point, as in 2.5.",
            )
        return value

    def vector(self, opening: Token) -> Operand:
        """Entries in square brackets: a vector, or a matrix if the entries are vectors."""
        self.descend()
        begin = self.index - 1
        entries, rows = self.listed(opening, "]")
        self.depth -= 1
        self.written = (begin, self.index)
        return self.assembler.vector(tuple(entries), opening.position, rows=rows)

    def listed(self, opening: Token, closing: str) -> tuple[list[Operand], bool]:
        """Operands between commas up to the bracket; whether one is written as a vector itself."""
        operands: list[Operand] = []
        rows = False
        more = not self.at(closing)
        while more:
            begin = self.index
            operands.append(self.expression(SUM))
            rows |= self.written == (begin, self.index)
            if more := self.at(","):
                self.take()
        self.close(opening, closing)
        return operands, rows

    def call(self, name: Token) -> Operand:
        """A function and its operands in brackets."""
        operation = FUNCTIONS[name.text]
        if not self.at("("):
            self.refuse(
                f"{name.text} is a function: it needs brackets.",
                name,
                f"Write {name.text}(x); for a power of it, ({name.text}(x))^2.",
            )
        opening = self.take()
        operands, _ = self.listed(opening, ")")
        if operation.variadic and operands:
            return self.assembler.apply(operation, tuple(operands), name.position)
        if len(operands) != operation.arity:
            takes = "one operand" if operation.arity == 1 else f"{operation.arity} operands"
            example = "x" if operation.arity == 1 else "a, b"
            self.refuse(
                f"{name.text} takes {takes}, but here it has {len(operands)}.",
                name,
                f"Write {name.text}({example}).",
            )
        return self.assembler.apply(operation, tuple(operands), name.position)

    def check_function_exists(self, name: Token) -> None:
        """A long unknown name before a bracket is a function misspelt, not a factor."""
        known = name.text in self.assembler.builder.inputs or name.text in self.assembler.defined
        if not known and self.at("(") and (hint := meant_function(name.text)):
            self.refuse(f"{name.text} is not a function that nnviz knows.", name, hint)

    def close(self, opening: Token, closing: str = ")") -> None:
        """The bracket that closes what `opening` opened."""
        if self.at(closing):
            self.take()
        elif self.token.kind in ("end", "end of statement"):
            start = self.text[opening.position :].split("\n")[0][:20]
            hint = f"Close the bracket that opens at {start}"
            self.refuse(f"A {closing} is missing.", self.token, hint)
        else:
            self.unexpected(self.token)

    def unexpected(self, token: Token) -> NoReturn:
        """Say why a token can't stand where it stands."""
        follower = self.tokens[min(self.index + 1, len(self.tokens) - 1)]
        message, hint = why_unexpected(token, follower)
        self.refuse(message, token, hint)
