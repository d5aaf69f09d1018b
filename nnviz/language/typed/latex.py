r"""LaTeX as tokens of the language: \frac{a}{b} as (a)/(b), \sigma as σ, w_{ij} as w_ij.

What LaTeX draws and does not mean, such as \left, \quad and dollar signs, is left out.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NoReturn

from nnviz.language.typed.commands import (
    ACCENTS,
    CASES,
    DRAWN,
    FRACTIONS,
    MATRICES,
    NAMES,
    SIGNS,
    UNSEEN,
    WRAPPERS,
)
from nnviz.language.typed.rows import Row, chosen_by_row, listed_by_row
from nnviz.language.typed.scripts import Scripts
from nnviz.language.typed.tokens import Token


def needed(tokens: Sequence[Token]) -> bool:
    """True if there is anything of LaTeX among tokens."""
    return any(
        token.kind == "command"
        or (token.kind == "operator" and token.text in ("{", "}", "$", "&", "~"))
        or (token.text[-1:] == "_" and len(token.text) < 3 and follower.text == "(")
        for token, follower in pairwise(tokens)
    )


def plain(text: str, tokens: Sequence[Token]) -> list[Token]:
    r"""Tokens without LaTeX.

    Raises
    ------
    ExpressionError : a command lacks what it takes, or braces do not close

    >>> from nnviz.language.typed.tokens import tokenize
    >>> source = r"\frac{1}{2} w_{ij}^{2}"
    >>> " ".join(token.text for token in plain(source, tokenize(source)))
    '( ( 1 ) / ( 2 ) ) w_ij ^ ( 2 ) '
    """
    return _Translation(text, tokens).all()


class _Translation(Scripts):
    """One pass over the tokens."""

    def all(self) -> list[Token]:
        while self.token.kind != "end":
            self.one()
        return [*self.out, self.token]

    def lacking(self, command: Token) -> NoReturn:
        self.refuse(
            f"\\{command.text} lacks what it takes.",
            command,
            f"Write it in braces behind it: \\{command.text}{{x}}.",
        )

    def one(self) -> None:
        """The next token, with all that belongs to it."""
        token = self.token
        self.index += 1
        if token.kind == "command":
            self.command(token)
        elif token.kind == "name" or token.kind == "number":
            self.name(token)
        elif token.kind == "operator" and token.text in ("{", "}"):
            self.sign("(" if token.text == "{" else ")", token)
        elif token.kind == "operator" and token.text == "^" and self.at("{"):
            self.exponent(token)
        elif token.kind != "operator" or token.text not in ("$", "&", "~"):
            self.out.append(token)

    def command(self, token: Token) -> None:
        word = token.text
        if word in SIGNS:
            self.sign(SIGNS[word], token)
        elif word in FRACTIONS:
            self.fraction(token)
        elif word == "sqrt":
            self.root(token)
        elif word in WRAPPERS:
            self.styled(token)
        elif word in ACCENTS:
            inside = self.spelt(token)
            base, joint, index = inside.text.partition("_")
            self.name(inside._replace(text=f"{base}{ACCENTS[word]}{joint}{index}"))
        elif word == "\\":
            self.out.append(Token("end of statement", "\n", token.position, token.end))
        elif word in UNSEEN:
            self.spelt(token)
        elif word in ("begin", "end"):
            self.environment(token)
        elif word.isalpha() and word not in DRAWN:
            self.name(Token("name", NAMES.get(word, word), token.position, token.end))
        else:
            self.drawn(token)

    def drawn(self, token: Token) -> None:
        """A command that only says how a formula is drawn."""
        word = token.text
        if word not in DRAWN:
            self.refuse(
                f"\\{word} can't be read here.", token, "Delete it, or write it in letters."
            )
        elif word in ("left", "right") and self.at("."):
            self.index += 1
        elif word == "left" and self.tokens[self.index + 1][:2] == ("command", "begin"):
            # The brace before an environment is closed by \right. and only drawn.
            self.index += 1

    def styled(self, command: Token) -> None:
        r"""A name in a style; a text such as \text{, } is none."""
        token = self.spelt(command)
        if token.text:
            self.name(token)

    def environment(self, command: Token) -> None:
        """What stands between begin and end: rows of cases or of a matrix, or statements."""
        word = self.spelt(command).text
        if command.text == "begin" and word in CASES:
            if word == "array":
                self.spelt(command)
            self.out += chosen_by_row(self.rows(command))
        elif command.text == "begin" and word in MATRICES:
            self.out += listed_by_row(self.rows(command), command)
        else:
            self.out.append(Token("end of statement", "\n", command.position, command.end))

    def rows(self, opening: Token) -> list[Row]:
        """The rows of an environment, up to its end; & and a double backslash part its cells."""
        self.descend(opening)
        outer, self.out = self.out, []
        rows: list[Row] = [[]]
        while self.token[:2] != ("command", "end"):
            if self.token.kind == "end":
                self.refuse("An \\end is missing.", opening, "Close what \\begin opens here.")
            ends_row = self.token[:2] == ("command", "\\")
            if ends_row or self.at("&"):
                self.index += 1
                rows[-1].append(self.out)
                self.out = []
                rows += [[]] if ends_row else []
            else:
                self.one()
        rows[-1].append(self.out)
        self.out = outer
        closing = self.token
        self.index += 1
        self.spelt(closing)
        self.depth -= 1
        return [row for row in rows if any(row)]

    def spelt(self, command: Token) -> Token:
        """What a command takes, run together into one name."""
        self.descend(command)
        outer, self.out = self.out, []
        if self.at("{"):
            opening = self.token
            self.index += 1
            while not self.at("}"):
                if self.token.kind == "end":
                    self.refuse("A } is missing.", opening, "Close the brace that opens here.")
                self.one()
            self.index += 1
        elif self.token.kind in ("name", "number"):
            self.out.append(self.token)
            self.index += 1
        elif self.token.kind == "end":
            self.lacking(command)
        else:
            self.one()
        text = "".join(each.text for each in self.out if each.kind in ("name", "number"))
        self.out = outer
        self.depth -= 1
        return Token("name", text, command.position, self.tokens[self.index - 1].end)

    def operand(self, command: Token) -> None:
        """What a command takes, in round brackets: a group in braces, or one digit or sign."""
        self.descend(command)
        token = closing = self.token
        self.sign("(", token)
        if self.at("{"):
            self.index += 1
            while not self.at("}"):
                if self.token.kind == "end":
                    self.refuse("A } is missing.", token, "Close the brace that opens here.")
                self.one_inside(token)
            closing = self.token
            self.index += 1
        elif token.text.isdecimal() and len(token.text) > 1:
            # \frac12 takes one digit each.
            first, rest = token.text[0], token.text[1:]
            self.out.append(token._replace(text=first, end=token.position + 1))
            self.tokens[self.index] = token._replace(text=rest, position=token.position + 1)
        elif token.kind == "end":
            self.lacking(command)
        else:
            self.one()
        self.sign(")", closing)
        self.depth -= 1

    def one_inside(self, opening: Token) -> None:
        """A token inside braces; braces inside them are read to their end."""
        if self.at("{"):
            self.operand(opening)
        else:
            self.one()

    def fraction(self, command: Token) -> None:
        self.sign("(", command)
        self.operand(command)
        self.sign("/", command)
        self.operand(command)
        self.sign(")", command)

    def root(self, command: Token) -> None:
        if not self.at("["):
            self.sign("√", command)
            self.operand(command)
            return
        self.index += 1
        degree = self.token
        self.index += 1
        if degree.kind != "number" or not self.at("]"):
            self.refuse("The degree of a root is a number.", degree, "Write \\sqrt[3]{x}.")
        self.index += 1
        self.operand(command)
        self.out += [
            Token("operator", "^", command.position, command.end),
            Token("operator", "(", command.position, command.end),
            Token("number", "1", command.position, command.end),
            Token("operator", "/", command.position, command.end),
            degree,
            Token("operator", ")", command.position, command.end),
        ]

    def exponent(self, caret: Token) -> None:
        inside, closing = self.tokens[self.index + 1 : self.index + 3]
        if inside.text in ("T", "top", "ᵀ", "intercal") and closing.text == "}":
            self.index += 3
            self.sign("ᵀ", caret)
            return
        self.out.append(caret)
        self.operand(caret)
