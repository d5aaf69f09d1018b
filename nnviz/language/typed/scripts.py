r"""What LaTeX puts below and above a name: w_{ij}, W^{(1)}, h_{t-1}."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import NoReturn

from nnviz.language.errors import ExpressionError
from nnviz.language.typed.commands import SPELT
from nnviz.language.typed.tokens import Token

LOOK_AHEAD = 4
"""Tokens that may be looked at behind the end."""

MAX_DEPTH = 60
"""Braces inside each other."""


class Scripts:
    """A place among the tokens of LaTeX, and names with all that belongs to them.

    Attributes
    ----------
    index : the token that is read next
    depth : how many braces are open inside each other
    out : the tokens without LaTeX
    """

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = [*tokens, *([tokens[-1]] * LOOK_AHEAD)]
        self.index = 0
        self.depth = 0
        self.out: list[Token] = []

    @property
    def token(self) -> Token:
        """The token that is read next."""
        return self.tokens[self.index]

    @abstractmethod
    def operand(self, command: Token) -> None:
        """What a command takes, in round brackets."""

    def refuse(self, message: str, token: Token, hint: str) -> NoReturn:
        """Stop with an error at a token."""
        raise ExpressionError(message, self.text, token.position, hint)

    def descend(self, token: Token) -> None:
        """Count one more thing inside another."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.refuse(
                f"This is nested more than {MAX_DEPTH} deep.", token, "Split it into steps."
            )

    def sign(self, sign: str, token: Token) -> None:
        """Add an operator in the place of a token."""
        self.out.append(Token("operator", sign, token.position, token.end))

    def at(self, *signs: str) -> bool:
        """True before one of these operators."""
        return self.token.kind == "operator" and self.token.text in signs

    def name(self, token: Token) -> None:
        """A name and what stands under it: w_{ij}, W^{(1)}, or one letter followed by _1."""
        if token.text == "_" and self.out and self.out[-1].text in ("Σ", "∏") and self.at("{"):
            self.out.append(token)
            self.operand(token)
            return
        under = self.token
        if token.kind == "name" and under.position == token.end:
            if token.text.endswith("_") and (self.at("{") or self.lowers()):
                token = self.lowered(token, token.text)
            elif under.kind == "name" and under.text.startswith("_"):
                self.index += 1
                token = token._replace(text=token.text + under.text, end=under.end)
                if under.text == "_" and self.at("{"):
                    token = self.lowered(token, token.text)
        if self.at("^") and (layer := self.layer()):
            if layer.isalpha():
                # x^{(i)} is that of example i.
                token = token._replace(text=f"{token.text}_{layer}")
                self.out.append(token)
                return
            base, _, index = token.text.partition("_")
            token = token._replace(text=f"{base}{layer}_{index}" if index else f"{base}{layer}")
            following = self.token
            if following.kind == "name" and following.text.startswith("_"):
                self.name(token._replace(end=following.position))
                return
        self.out.append(token)

    def lowers(self) -> bool:
        """True at (t-1) behind an underscore, which is an index there and no factor."""
        words = self.tokens[self.index : self.index + 5]
        kinds = [each.kind for each in words]
        return kinds == ["operator", "name", "operator", "number", "operator"] and words[
            0
        ].text + words[2].text + words[4].text in ("(-)", "(+)")

    def layer(self) -> str:
        """The number in ^{(1)} or ^{[1]}, which is passed over; nothing if it is no layer."""
        words = [each.text for each in self.tokens[self.index : self.index + 6]]
        opens = words[1:3] in (["{", "("], ["{", "["])
        closes = words[4:] in ([")", "}"], ["]", "}"])
        if opens and closes and self.tokens[self.index + 3].kind in ("number", "name"):
            self.index += 6
            return words[3]
        return ""

    def lowered(self, token: Token, base: str) -> Token:
        """A name with what stands under it in brackets."""
        inside = self.group()
        spelt = "".join(SPELT.get(each.text, each.text) for each in inside)
        if not spelt.replace("_", "").isalnum():
            self.refuse(
                "What stands under a name is made of letters and digits.",
                token,
                "Give the name another index.",
            )
        return token._replace(text=base + spelt, end=self.tokens[self.index - 1].end)

    def group(self) -> Sequence[Token]:
        """The tokens between the next { or ( and what closes it."""
        opening = self.token
        begin = self.index + 1
        depth = 0
        while self.token.kind != "end":
            depth += self.at("{", "(") - self.at("}", ")")
            self.index += 1
            if not depth:
                break
        else:
            self.refuse("A } is missing.", opening, "Close the brace that opens here.")
        return self.tokens[begin : self.index - 1]
