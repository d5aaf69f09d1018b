"""A place among the tokens of a program, and what every rule of the grammar does with it."""

from typing import NoReturn

from nnviz.language.advice import why_unexpected
from nnviz.language.errors import ExpressionError
from nnviz.language.notes import Notes
from nnviz.language.typed.edits import Edit, edited
from nnviz.language.typed.names import Names
from nnviz.language.typed.tokens import Token

MAX_DEPTH = 100
"""Brackets, signs and exponents inside each other."""


class Cursor:
    """One pass over the tokens.

    Attributes
    ----------
    index : the token that is read next
    depth : how many things are open inside each other
    bars : the bars that are open, inside the innermost brackets
    whole : names that the program gives a whole number
    """

    def __init__(self, text: str, tokens: list[Token], names: Names, notes: Notes) -> None:
        self.text = text
        self.tokens = tokens
        self.names = names
        self.notes = notes
        self.index = 0
        self.depth = 0
        self.bars: list[str] = []
        self.whole: dict[str, int] = {}

    def refuse(self, message: str, token: Token, hint: str = "", *edits: Edit) -> NoReturn:
        """Stop with an error at a token, and with changes to the program that may mend it."""
        suggestion = edited(self.text, edits) if edits else None
        raise ExpressionError(message, self.text, token.position, hint, suggestion)

    @property
    def token(self) -> Token:
        """The token that is read next."""
        return self.tokens[self.index]

    @property
    def next(self) -> Token:
        """The token behind it."""
        return self.tokens[min(self.index + 1, len(self.tokens) - 1)]

    def take(self) -> Token:
        """The token that is read next; the cursor goes on."""
        token = self.tokens[self.index]
        self.index += 1
        return token

    def at(self, *operators: str) -> bool:
        """True before one of these operators."""
        token = self.tokens[self.index]
        return token.kind == "operator" and token.text in operators

    def at_word(self, *words: str) -> bool:
        """True before one of these words."""
        token = self.tokens[self.index]
        return token.kind == "name" and token.text in words

    def ends(self, token: Token) -> bool:
        """True for the end of a statement."""
        return token.kind in ("end", "end of statement")

    def descend(self) -> None:
        """Count one more thing inside another, before Python's own stack would run out."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.refuse(
                f"This is nested more than {MAX_DEPTH} deep.",
                self.token,
                "Split it into named steps, each on a line of its own.",
            )

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

    def is_remark(self, word: Token) -> bool:
        """True if a word of several letters is spoken of here alone: part of a comment."""
        spoken = sum(token.text == word.text for token in self.tokens)
        return word.kind == "name" and len(word.text) > 2 and spoken == 1

    def unexpected(self, token: Token) -> NoReturn:
        """Say why a token can't stand where it stands."""
        follower = self.next
        message, hint, edits = why_unexpected(token, follower)
        if token.text in ("%", "//") and self.is_remark(follower):
            edits = (Edit(token.position, token.end, "#"),)
        self.refuse(message, token, hint, *edits)
