r"""LaTeX as tokens of the language: \frac{a}{b} as (a)/(b), \sigma as σ, w_{ij} as w_ij.

What LaTeX draws and does not mean, such as \left, \quad and dollar signs, is left out.
"""

from collections.abc import Sequence
from typing import NoReturn

from nnviz.language.errors import ExpressionError
from nnviz.language.typed.tokens import Token

_SIGNS = {
    **dict.fromkeys(("cdot", "bullet"), "·"),
    **dict.fromkeys(("times", "odot", "ast", "star"), "*"),
    "circ": "∘",
    "div": "/",
    **dict.fromkeys(("le", "leq", "leqslant"), "<="),
    **dict.fromkeys(("ge", "geq", "geqslant"), ">="),
    **dict.fromkeys(("ne", "neq"), "!="),
    **dict.fromkeys(("lt",), "<"),
    **dict.fromkeys(("gt",), ">"),
    **dict.fromkeys(("top", "intercal"), "ᵀ"),
    "sum": "Σ",
    "prod": "∏",
    **dict.fromkeys(("lVert", "rVert", "Vert", "|"), "‖"),
    **dict.fromkeys(("lvert", "rvert", "vert", "mid"), "|"),
    **dict.fromkeys(("{", "lbrace"), "("),
    **dict.fromkeys(("}", "rbrace"), ")"),
    **dict.fromkeys(("lbrack",), "["),
    **dict.fromkeys(("rbrack",), "]"),
    "langle": "⟨",
    "rangle": "⟩",
    "partial": "∂",
    "nabla": "∇",
    **dict.fromkeys(("coloneqq", "gets", "leftarrow", "triangleq"), "="),
}
"""Commands that are signs."""

_NAMES = {
    **dict.fromkeys(("sigma",), "σ"),
    **dict.fromkeys(("varepsilon",), "epsilon"),
    **dict.fromkeys(("varphi",), "phi"),
    **dict.fromkeys(("vartheta",), "theta"),
    **dict.fromkeys(("infty",), "∞"),
}
"""Commands that are names, spelt otherwise here; any other command is a name as it stands."""

_DRAWN = {
    *("left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr"),
    *("quad", "qquad", "displaystyle", "textstyle", "limits", "nolimits", "nonumber", "middle"),
    *(",", ";", "!", ":", " ", "[", "]", "(", ")", "/"),
}
"""Commands that only say how a formula is drawn."""

_WRAPPERS = {
    *("mathbf", "mathrm", "mathit", "mathsf", "mathcal", "mathbb", "boldsymbol", "bm", "vec"),
    *("text", "textbf", "textit", "operatorname", "mathtt", "underline", "overrightarrow"),
}
"""Commands that style a name."""

_ACCENTS = {
    **dict.fromkeys(("hat", "widehat"), "hat"),
    **dict.fromkeys(("bar", "overline"), "bar"),
    **dict.fromkeys(("tilde", "widetilde"), "tilde"),
    "dot": "dot",
}
"""Commands that put a mark on a name, and how it is spelt behind it."""

_UNSEEN = {"begin", "end", "label", "tag"}
"""Commands that are left out with what they take in braces."""

_FRACTIONS = {"frac", "dfrac", "tfrac", "cfrac"}

MAX_DEPTH = 60
"""Braces inside each other."""


def needed(text: str) -> bool:
    """True if there is anything of LaTeX in a text."""
    return any(mark in text for mark in ("\\", "{", "}", "$", "&", "~", "_("))


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


class _Translation:
    """One pass over the tokens."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = list(tokens)
        self.index = 0
        self.depth = 0
        self.out: list[Token] = []

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def all(self) -> list[Token]:
        while self.token.kind != "end":
            self.one()
        return [*self.out, self.token]

    def refuse(self, message: str, token: Token, hint: str) -> NoReturn:
        raise ExpressionError(message, self.text, token.position, hint)

    def lacking(self, command: Token) -> NoReturn:
        self.refuse(
            f"\\{command.text} lacks what it takes.",
            command,
            f"Write it in braces behind it: \\{command.text}{{x}}.",
        )

    def sign(self, sign: str, token: Token) -> None:
        self.out.append(Token("operator", sign, token.position, token.end))

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

    def at(self, *signs: str) -> bool:
        return self.token.kind == "operator" and self.token.text in signs

    def command(self, token: Token) -> None:
        word = token.text
        if word in _SIGNS:
            self.sign(_SIGNS[word], token)
        elif word in _FRACTIONS:
            self.fraction(token)
        elif word == "sqrt":
            self.root(token)
        elif word in _WRAPPERS:
            self.name(self.spelt(token))
        elif word in _ACCENTS:
            inside = self.spelt(token)
            self.name(inside._replace(text=inside.text + _ACCENTS[word]))
        elif word == "\\":
            self.out.append(Token("end of statement", "\n", token.position, token.end))
        elif word in _UNSEEN:
            self.spelt(token)
            if word in ("begin", "end"):
                self.out.append(Token("end of statement", "\n", token.position, token.end))
        elif word.isalpha() and word not in _DRAWN:
            self.name(Token("name", _NAMES.get(word, word), token.position, token.end))
        elif word not in _DRAWN:
            self.refuse(
                f"\\{word} can't be read here.", token, "Delete it, or write it in letters."
            )
        elif word in ("left", "right") and self.at("."):
            self.index += 1

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
        inside = self.group()
        spelt = "".join(_SPELT.get(each.text, each.text) for each in inside)
        if not spelt.replace("_", "").isalnum():
            self.refuse(
                "What stands under a name is made of letters and digits.",
                token,
                "Give the name another index.",
            )
        return token._replace(text=base + spelt, end=self.tokens[self.index - 1].end)

    def spelt(self, command: Token) -> Token:
        """What a command takes, run together into one name."""
        if self.at("{"):
            named = (each.text for each in self.group() if each.kind != "operator")
            text = "".join(_NAMES.get(each, each) for each in named)
            return Token("name", text, command.position, self.tokens[self.index - 1].end)
        taken = self.token
        if taken.kind == "end":
            self.lacking(command)
        self.index += 1
        text = _NAMES.get(taken.text, taken.text)
        return Token("name", text, command.position, taken.end)

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

    def operand(self, command: Token) -> None:
        """What a command takes, in round brackets: a group in braces, or one digit or sign."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.refuse(
                f"This is nested more than {MAX_DEPTH} deep.", command, "Split it into steps."
            )
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
        inside = self.tokens[self.index + 1 : self.index + 3]
        if [each.text for each in inside] in (
            ["T", "}"],
            ["top", "}"],
            ["ᵀ", "}"],
            ["intercal", "}"],
        ):
            self.index += 3
            self.sign("ᵀ", caret)
            return
        self.out.append(caret)
        self.operand(caret)


_SPELT = {",": "", "-": "m", "+": "p"}
"""How signs are spelt in what stands under a name: h_{t-1} is h_tm1, and w_{1,2} is w_12."""
