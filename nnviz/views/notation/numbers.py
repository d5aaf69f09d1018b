"""How a number is printed: four significant digits, a true minus, no -0 and no 17-digit tail."""

import math

import numpy as np

from nnviz.engine.ieee import Value

DIGITS = 4
"""Significant digits, unless a whole number needs more."""

CLOSE = 1e-8
"""How near to 1 a number may be before it is printed as 1."""

FINEST = 12
"""Decimals of a percentage, at most."""

BRIEF = 16
"""Characters of a vector up to which it is written out where little room is left."""

SMALL = 4
"""Rows and columns up to which a vector or matrix is written out."""


def short(x: Value) -> str:
    """A number as people read it, in at most eleven characters; small vectors and matrices in full.

    >>> short(-10.0), short(0.7047456979980911), short(-0.0), short(1e-9), short(float("-inf"))
    ('−10', '0.7047', '0', '1e−9', '−∞')
    >>> short(1 - 3.6e-7), short(1 - 1e-12)
    ('0.9999996', '1')
    >>> short(np.array([[1.0, 2.0], [0.5, -1.0]])), short(np.zeros((8, 8)))
    ('[[1, 2], [0.5, −1]]', '8×8 matrix, 0 to 0')
    """
    if isinstance(x, np.ndarray):
        if is_small(x.shape):
            return "[" + ", ".join(short(part if part.ndim else float(part)) for part in x) + "]"
        return f"{of_shape(x.shape)}, {short(float(np.min(x)))} to {short(float(np.max(x)))}"
    mantissa, exponent = _parts(x)
    return (f"{mantissa}e{exponent}" if exponent else mantissa).replace("-", "−")


def brief(x: Value) -> str:
    """As `short`, but of a vector or matrix only its shape where it would be long.

    >>> brief(2.5), brief(np.zeros(3)), brief(np.zeros((2, 3)))
    ('2.5', '[0, 0, 0]', '2×3')
    """
    if isinstance(x, np.ndarray):
        if x.ndim == 1 and is_small(x.shape) and len(short(x)) <= BRIEF:
            return short(x)
        return shape(x.shape) if x.ndim > 1 else f"{x.size}-vector"
    return short(x)


def is_small(shape: tuple[int, ...]) -> bool:
    """True if all entries can be written out."""
    return max(shape, default=1) <= SMALL


def shape(sizes: tuple[int, ...]) -> str:
    """A shape as people write it: 2×3; nothing for a number.

    >>> shape((2, 3)), shape((4,)), shape(())
    ('2×3', '4', '')
    """
    return "×".join(map(str, sizes))


def of_shape(sizes: tuple[int, ...]) -> str:
    """What has a shape, in words.

    >>> of_shape((2, 3)), of_shape((4,)), of_shape(())
    ('2×3 matrix', 'vector of 4', 'number')
    """
    if not sizes:
        return "number"
    return f"{shape(sizes)} matrix" if len(sizes) > 1 else f"vector of {sizes[0]}"


def latex(x: Value) -> str:
    r"""A number in LaTeX, a vector as a column, a matrix as it stands; large ones by their shape.

    >>> latex(-1e-9), latex(float("inf")), latex(np.array([1.0, 2.0]))
    ('-1 \\times 10^{-9}', '\\infty', '\\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}')
    """
    if isinstance(x, np.ndarray):
        if not is_small(x.shape):
            return rf"\text{{{of_shape(x.shape).replace('×', ' by ')}}}"
        rows = [row if row.ndim else [row] for row in x]
        lines = (" & ".join(latex(float(entry)) for entry in row) for row in rows)
        body = r" \\ ".join(lines)
        return rf"\begin{{bmatrix}} {body} \end{{bmatrix}}"
    mantissa, exponent = _parts(x)
    mantissa = mantissa.replace("∞", r"\infty").replace("nan", r"\text{nan}")
    return rf"{mantissa} \times 10^{{{exponent}}}" if exponent else mantissa


def bracketed(x: Value) -> str:
    r"""A number in LaTeX as an operand, in brackets if it has a sign or a power of ten.

    >>> bracketed(-2.0), bracketed(3.0)
    ('(-2)', '3')
    """
    written = latex(x)
    if isinstance(x, np.ndarray):
        return written
    return f"({written})" if written.startswith("-") or "times" in written else written


def percent(share: float, decimals: int = 0) -> str:
    r"""A share in per cent; only all of it is 100 %, and only nothing is 0 %.

    >>> percent(7 / 8), percent(0.9975), percent(4095 / 4096, 1), percent(1 / 4096), percent(1.0)
    ('88\xa0%', '99.8\xa0%', '99.98\xa0%', '0.02\xa0%', '100\xa0%')
    """
    written = f"{100 * share:.{decimals}f}"
    while 0 < share < 1 and float(written) in (0.0, 100.0) and decimals < FINEST:
        decimals += 1
        written = f"{100 * share:.{decimals}f}"
    return f"{written}\N{NO-BREAK SPACE}%"


def source(x: float) -> str:
    """A number in Python source, exactly.

    >>> source(2.0), source(0.1), source(float("-inf"))
    ('2.0', '0.1', '-np.inf')
    """
    if math.isnan(x):
        return "np.nan"
    return repr(x).replace("inf", "np.inf")


def literal(x: Value) -> str:
    """A number, or nested lists of the entries of a vector or matrix, in Python source, exactly.

    >>> import numpy as np
    >>> literal(np.array([[1.0, np.nan], [-0.5, np.inf]]))
    '[[1.0, np.nan], [-0.5, np.inf]]'
    """
    if isinstance(x, np.ndarray) and x.ndim:
        return f"[{', '.join(map(literal, x))}]"
    return source(float(x))


def _parts(x: float) -> tuple[str, str]:
    """Mantissa and decimal exponent; an empty exponent where none is needed."""
    if math.isnan(x):
        return "nan", ""
    if math.isinf(x):
        return ("∞" if x > 0 else "-∞"), ""
    if x == 0:
        return "0", ""
    size = abs(x)
    if x == int(x) and size < 1e6:
        return str(int(x)), ""
    if 1e-4 <= size < 1e6:
        decimals = max(0, DIGITS - 1 - math.floor(math.log10(size)))
        if CLOSE <= 1 - size < 10.0**-DIGITS:
            # A probability that is almost 1 is no 1: as many 9s as it has tell it apart.
            decimals = math.ceil(-math.log10(1 - size))
        return _trim(f"{x:.{decimals}f}"), ""
    mantissa, exponent = f"{x:.{DIGITS - 1}e}".split("e")
    return _trim(mantissa), str(int(exponent))


def _trim(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
