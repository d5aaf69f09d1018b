"""A formula as MathML, from the LaTeX that nnviz writes: browsers draw it, screen readers read it.

It reads just that subset of LaTeX. Colours become classes (`v u l d`: value, upstream, local,
downstream), so that the page's style sheet knows them in light and dark.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

from nnviz.views.notation import names
from nnviz.views.notation.palette import DOWNSTREAM, LOCAL, UPSTREAM, VALUE

_ROLES = {VALUE.light: "v", UPSTREAM.light: "u", LOCAL.light: "l", DOWNSTREAM.light: "d"}

_LETTERS = {spelt: letter for letter, spelt in names.SPELT.items()} | {
    "varphi": "φ",
    "pi": "π",
    "partial": "∂",
    "infty": "∞",
}
_SIGNS = {
    "cdot": "·",
    "times": "×",
    "odot": "⊙",
    "le": "≤",
    "ge": "≥",
    "ne": "≠",
    "neq": "≠",
    "to": "→",
    "sum": "∑",
    "prod": "∏",
    "star": "⋆",
    "lvert": "|",
    "rvert": "|",
    "top": "⊤",
} | {sign: sign for sign in "{}_%#&$"}
_FUNCTIONS = {"log", "ln", "exp", "max", "min"} | {
    f"{arc}{name}{h}" for arc in ("", "arc") for name in ("sin", "cos", "tan") for h in ("", "h")
}
_SPACES = {"quad": "1em", "qquad": "2em", ",": "0.17em", " ": "0.25em"}
_WORDS = {"text": "up", "operatorname": "up", "mathit": "it", "mathbf": "bf"}
_FENCES = {"bmatrix": ("[", "]"), "cases": ("{", "")}

_TOKEN = re.compile(r"\\[a-zA-Z]+|\\\\(?:\[[^]]*\])?|\\.|\d+(?:\.\d+)?|\S")
_WORDY = re.compile(r"\\(text|operatorname|mathit|mathbf)\{((?:[^{}\\]|\\.)*)\}")
_ESCAPED = re.compile(r"\\(.)")
_OPENS = re.compile(r"<mo[ >][^<]*[^])|]</mo>$")
"""An operator after which a minus is a sign: any but a closing bracket."""


class UnknownLatexError(ValueError):
    """A command that nnviz does not write."""


@lru_cache(maxsize=1024)
def mathml(latex: str) -> str:
    r"""A formula as MathML, on lines of its own; nothing of nothing.

    Raises
    ------
    UnknownLatexError : a command that nnviz does not write

    >>> mathml(r"x_{1}")
    '<math display="block"><msub><mi>x</mi><mn>1</mn></msub></math>'
    """
    return f'<math display="block">{_Reader(latex).row()}</math>' if latex else ""


class _Reader:
    """Reads a formula from left to right."""

    def __init__(self, latex: str) -> None:
        # Words keep their spaces, so they are taken out before the rest is split.
        self.words: list[str] = []
        self.tokens: list[str] = _TOKEN.findall(_WORDY.sub(self._keep, latex))
        self.place = 0

    def _keep(self, match: re.Match[str]) -> str:
        kind, written = match.groups()
        # An mtext would count as space, and so move the = before it; an mi drops its outer spaces.
        text = escape(_ESCAPED.sub(r"\1", written).replace(" ", "\N{NO-BREAK SPACE}"))
        self.words.append(f'<mi class="{_WORDS[kind]}">{text}</mi>')
        return rf"\kept {{{len(self.words) - 1}}}"

    def row(self, *ends: str) -> str:
        """Atoms with their scripts, up to one of the tokens that end a row."""
        parts: list[str] = []
        while self.place < len(self.tokens) and self.tokens[self.place] not in ends:
            if ends and self.tokens[self.place].startswith(r"\\"):
                break
            prefix = not parts or _OPENS.search(parts[-1]) is not None
            parts.append(self._scripted(prefix=prefix))
        return parts[0] if len(parts) == 1 else f"<mrow>{''.join(parts)}</mrow>"

    def _scripted(self, *, prefix: bool = False) -> str:
        base = self._atom(prefix=prefix)
        scripts = {}
        while self.place < len(self.tokens) and self.tokens[self.place] in "^_":
            kind = self._take()
            scripts[kind] = self._atom()
        if not scripts:
            return base
        tag = {"^": "msup", "_": "msub"}.get("".join(scripts), "msubsup")
        return f"<{tag}>{base}{scripts.get('_', '')}{scripts.get('^', '')}</{tag}>"

    def _take(self) -> str:
        self.place += 1
        return self.tokens[self.place - 1]

    def _group(self) -> str:
        """What stands in braces."""
        self._take()
        inner = self.row("}")
        self._take()
        return inner

    def _raw(self) -> str:
        """What stands in braces, as it is written."""
        end = self.tokens.index("}", self.place)
        text = "".join(self.tokens[self.place + 1 : end])
        self.place = end + 1
        return text

    def _atom(self, *, prefix: bool = False) -> str:
        if self.tokens[self.place] == "{":
            return self._group()
        token = self._take()
        if token.startswith("\\"):
            return self._command(token[1:])
        if token[0].isdigit():
            return f"<mn>{token}</mn>"
        if token.isalpha():
            return f"<mi>{token}</mi>"
        sign = {"-": "−", "*": "∗"}.get(token, escape(token))
        if sign in "()[]|":
            return f'<mo stretchy="false">{sign}</mo>'
        return f'<mo form="prefix">{sign}</mo>' if prefix and sign in "−+" else f"<mo>{sign}</mo>"

    def _command(self, name: str) -> str:
        if name in _STRUCTURES:
            return _STRUCTURES[name](self)
        if name in _FUNCTIONS:
            return f"<mi>{name}</mi>"
        if name in _SPACES:
            return f'<mspace width="{_SPACES[name]}"/>'
        if name in _SIGNS:
            return f"<mo>{escape(_SIGNS[name])}</mo>"
        if name in _LETTERS:
            letter = _LETTERS[name]
            upright = ' mathvariant="normal"' if letter.isupper() or letter == "∞" else ""
            return f"<mi{upright}>{letter}</mi>"
        raise UnknownLatexError(f"nnviz writes no \\{name}, so it has no MathML for it.")

    def _kept(self) -> str:
        return self.words[int(self._raw())]

    def _coloured(self) -> str:
        role = _ROLES[self._raw()]
        return f'<mrow class="{role}">{self._group()}</mrow>'

    def _fraction(self) -> str:
        return f"<mfrac>{self._atom()}{self._atom()}</mfrac>"

    def _small_fraction(self) -> str:
        return f'<mstyle displaystyle="false">{self._fraction()}</mstyle>'

    def _root(self) -> str:
        return f"<msqrt>{self._atom()}</msqrt>"

    def _hat(self) -> str:
        return f'<mover accent="true">{self._atom()}<mo stretchy="false">^</mo></mover>'

    def _cancelled(self) -> str:
        return f'<mrow class="cancel">{self._atom()}</mrow>'

    def _fenced(self) -> str:
        opening, inner = self._take(), self.row(r"\right")
        self._take()
        return f"<mrow><mo>{opening}</mo>{inner}<mo>{self._take()}</mo></mrow>"

    def _in_text_style(self) -> str:
        inner = self.row("&", "}", r"\end", r"\right")
        return f'<mstyle displaystyle="false">{inner}</mstyle>'

    def _table(self) -> str:
        kind = self._raw()
        rows: list[list[str]] = [[]]
        while True:
            rows[-1].append(self.row("&", r"\end"))
            end = self._take()
            if end == r"\end":
                break
            if end != "&":
                rows.append([])
        self._raw()
        body = "".join(
            f"<mtr>{''.join(f'<mtd>{cell}</mtd>' for cell in row)}</mtr>" for row in rows
        )
        style = ' displaystyle="true"' if kind == "aligned" else ""
        table = f'<mtable class="{kind}"{style}>{body}</mtable>'
        if kind not in _FENCES:
            return table
        opening, closing = (f"<mo>{sign}</mo>" if sign else "" for sign in _FENCES[kind])
        return f"<mrow>{opening}{table}{closing}</mrow>"


_STRUCTURES: dict[str, Callable[[_Reader], str]] = {
    "kept": _Reader._kept,
    "textcolor": _Reader._coloured,
    "frac": _Reader._fraction,
    "tfrac": _Reader._small_fraction,
    "sqrt": _Reader._root,
    "hat": _Reader._hat,
    "cancel": _Reader._cancelled,
    "left": _Reader._fenced,
    "textstyle": _Reader._in_text_style,
    "begin": _Reader._table,
}
