"""How a number is printed: four significant digits, a true minus, no -0 and no 17-digit tail."""

import math

DIGITS = 4
"""Significant digits, unless a whole number needs more."""


def short(x: float) -> str:
    """A number as people read it, in at most eleven characters.

    >>> short(-10.0), short(0.7047456979980911), short(-0.0), short(1e-9), short(float("-inf"))
    ('−10', '0.7047', '0', '1e−9', '−∞')
    """
    mantissa, exponent = _parts(x)
    return (f"{mantissa}e{exponent}" if exponent else mantissa).replace("-", "−")


def latex(x: float) -> str:
    r"""A number in LaTeX.

    >>> latex(-1e-9), latex(float("inf"))
    ('-1 \\times 10^{-9}', '\\infty')
    """
    mantissa, exponent = _parts(x)
    mantissa = mantissa.replace("∞", r"\infty").replace("nan", r"\text{nan}")
    return rf"{mantissa} \times 10^{{{exponent}}}" if exponent else mantissa


def bracketed(x: float) -> str:
    r"""A number in LaTeX as an operand, in brackets if it has a sign or a power of ten.

    >>> bracketed(-2.0), bracketed(3.0)
    ('(-2)', '3')
    """
    written = latex(x)
    return f"({written})" if written.startswith("-") or "times" in written else written


def source(x: float) -> str:
    """A number in Python source, exactly.

    >>> source(2.0), source(0.1), source(float("-inf"))
    ('2.0', '0.1', '-np.inf')
    """
    if math.isnan(x):
        return "np.nan"
    return repr(x).replace("inf", "np.inf")


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
        return _trim(f"{x:.{decimals}f}"), ""
    mantissa, exponent = f"{x:.{DIGITS - 1}e}".split("e")
    return _trim(mantissa), str(int(exponent))


def _trim(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
