"""The grammar of sum signs: Σ_i w_i x_i, ∏_{i=1}^{3} x_i, sum_i x_i."""

from nnviz.language.grammar.ranges import Ranges
from nnviz.language.grammar.sums import SumOver
from nnviz.language.grammar.syntax import Expression, Name
from nnviz.language.grammar.tightness import PRODUCT
from nnviz.language.typed.tokens import Token


class SumSigns(Ranges):
    """What begins with a sum sign."""

    def sum_sign(self, sign: Token) -> Expression:
        """Σ with an index below and bounds, if they are written, and the term that it sums."""
        return self.summed(sign, sign.text, *self.bounds(sign))

    def summed(
        self, sign: Token, kind: str, index: str, low: int | None = None, high: int | None = None
    ) -> Expression:
        """The term behind a sum sign, or behind sum_i."""
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
        return SumOver(sign.position, body.end, kind, index, low, high, body)

    def bounds(self, sign: Token) -> tuple[str, int | None, int | None]:
        """The index of a sum sign, and its bounds where they are whole numbers."""
        token = self.token
        index, low, high = "", None, None
        if token.kind != "name" or token.position != sign.end:
            return index, low, high
        if token.text == "_" and self.next[:2] == ("operator", "("):
            self.index += 2
            inside = self.until_closed()
            index = inside[0].text if inside and inside[0].kind == "name" else ""
            low = _whole(inside[2]) if len(inside) > 2 else None
        elif token.text.startswith("_") or (len(token.text) == 1 and self.next.kind == "name"):
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
        """The tokens up to the bracket that closes; the cursor goes behind it."""
        begin = self.index
        while not self.at(")"):
            if self.token.kind == "end":
                self.refuse("A ) is missing.", self.token, "Close the bracket of the sum's index.")
            self.index += 1
        self.index += 1
        return self.tokens[begin : self.index - 1]


def _whole(token: Token) -> int | None:
    return int(token.text) if token.kind == "number" and token.text.isdecimal() else None
