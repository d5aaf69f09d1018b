"""The one form in which graphs keep a name, however it was typed or pasted."""

import re
import unicodedata

_LAYER = re.compile(r"⁽([⁰¹²³⁴-⁹]+)⁾([₀-₉]*)")
_EXAMPLE = re.compile(r"⁽([ⁱʲᵏˡᵐⁿᵗ])⁾")
_LOWERED_LETTERS = re.compile(r"[ₐ-ₜᵢⱼᵣᵤᵥᵦᵧᵨᵩᵪ]+(?:[₋₊][₀-₉]+)?|[₀-₉]+(?:,[₀-₉]+)+")
_MARKS = str.maketrans({"ˆ": "\u0302", "˜": "\u0303", "˙": "\u0307"})
_SIGNS = str.maketrans({"₋": "m", "₊": "p"})


def canonical(name: str) -> str:
    """A name in the one form that graphs keep: x₁ is x1, xᵢ is x_i, and a styled 𝒙 is x.

    Several indices run together if each has one digit. A layer in raised brackets is the book's
    bracket notation.

    >>> canonical("θ₁"), canonical("wᵢⱼ"), canonical("w₁,₂"), canonical("w⁽¹⁾₁₂")
    ('θ1', 'w_ij', 'w12', 'w1_12')
    """
    if name.isascii():
        return name
    name = _LAYER.sub(_layer, name)
    name = _EXAMPLE.sub(r"_\1", name)
    name = _LOWERED_LETTERS.sub(_index, name)
    return unicodedata.normalize("NFKC", name.translate(_MARKS))


def _layer(match: re.Match[str]) -> str:
    return f"{match[1]}_{match[2]}" if match[2] else match[1]


def _index(match: re.Match[str]) -> str:
    if "," not in match[0]:
        return "_" + match[0].translate(_SIGNS)
    indices = match[0].split(",")
    return "".join(indices) if max(map(len, indices)) == 1 else "_" + "_".join(indices)
