"""How a name is typeset: w1_12 as w with layer [1] and index 12, yhat as ŷ, theta as θ."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_GREEK = {
    name.split()[-1].lower() if name.split()[1] == "SMALL" else name.split()[-1].title(): letter
    for letter in "αβγδεζηθικμνξρστφχψωΓΔΘΞΣΦΨΩ"
    for name in (unicodedata.name(letter),)
} | {"lambda": "λ", "Lambda": "Λ"}  # Unicode spells it LAMDA
_SPELT = {letter: name for name, letter in _GREEK.items()}
_HATS = {"yhat": ("y", "ŷ"), "ŷ": ("y", "ŷ"), "Yhat": ("Y", "Ŷ")}
_RAISED = str.maketrans("0123456789−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LOWERABLE = "0123456789aehijklmnoprstuvx"
_LOWERED = str.maketrans(_LOWERABLE, "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_NAME = re.compile(r"(?P<base>.*?[^\d_])(?P<digits>\d*)(?:_+(?P<subscript>\w*))?", re.DOTALL)


class Name(NamedTuple):
    """A name's parts: `w1_12` is base w, layer 1, index 12; `x1` is base x, index 1."""

    base: str
    layer: str
    subscript: str


def split(name: str) -> Name:
    """Take a name apart.

    >>> split("w1_12"), split("x_1")
    (Name(base='w', layer='1', subscript='12'), Name(base='x', layer='', subscript='1'))
    """
    match = _NAME.fullmatch(name)
    if not match:
        return Name(name, "", "")
    base, digits, subscript = match["base"], match["digits"], match["subscript"]
    return Name(base, digits, subscript) if subscript else Name(base, "", digits)


def latex(name: str) -> str:
    r"""A name in LaTeX, in the book's notation.

    >>> latex("w1_12"), latex("yhat"), latex("theta_1"), latex("rate"), latex("w1_1_11")
    ('w^{[1]}_{12}', '\\hat{y}', '\\theta_{1}', '\\mathit{rate}', 'w^{[1]}_{1,11}')
    """
    base, layer, subscript = split(name)
    written = _base_in_latex(base)
    if layer:
        written += f"^{{[{layer}]}}"
    if subscript:
        written += f"_{{{_subscript_in_latex(subscript)}}}"
    return written


@lru_cache(maxsize=4096)
def text(name: str) -> str:
    """A name in plain text with raised and lowered letters, for drawings and sentences.

    >>> text("theta1"), text("yhat"), text("w1_12"), text("w1_1_11"), text("w_loss")
    ('θ₁', 'ŷ', 'w⁽¹⁾₁₂', 'w⁽¹⁾₁,₁₁', 'w_loss')
    """
    base, layer, subscript = split(name)
    written = _letter(base) + (f"⁽{layer}⁾".translate(_RAISED) if layer else "")
    if indices := _indices(subscript):
        return written + ",".join(indices).translate(_LOWERED)
    if len(subscript) == 1 and subscript in _LOWERABLE:
        return written + subscript.translate(_LOWERED)
    return f"{written}_{subscript}" if subscript else written


def raised(exponent: str) -> str:
    """A whole number as a raised exponent; anything else after a ^.

    >>> raised("2"), raised("−1"), raised("v₁")
    ('²', '⁻¹', '^v₁')
    """
    if exponent.lstrip("−").isdecimal():
        return exponent.translate(_RAISED)
    return f"^{exponent}"


def _indices(subscript: str) -> list[str]:
    """The numbers of a subscript such as 12 or 1_11; none if it is another."""
    numbers = subscript.split("_")
    return numbers if all(number.isdecimal() for number in numbers) else []


def _letter(base: str) -> str:
    return _HATS[base][1] if base in _HATS else _GREEK.get(base, base)


def _base_in_latex(base: str) -> str:
    if base in _HATS:
        return rf"\hat{{{_HATS[base][0]}}}"
    if base in _GREEK or base in _SPELT:
        return rf"\{_SPELT.get(base, base)}"
    if not base.isascii():
        return rf"\text{{{base}}}"
    return base if len(base) == 1 else rf"\mathit{{{_plain_latex(base)}}}"


def _subscript_in_latex(subscript: str) -> str:
    if subscript in _GREEK:
        return rf"\{subscript}"
    if indices := _indices(subscript):
        return ",".join(indices)
    if len(subscript) == 1:
        return subscript
    return rf"\text{{{_plain_latex(subscript)}}}"


def _plain_latex(text: str) -> str:
    return text.replace("_", r"\_")
