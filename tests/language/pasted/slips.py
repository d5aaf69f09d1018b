"""Slips that are told."""

import numpy as np

from tests.language.pasted.program import (
    V2,
    V3,
    W32,
    WXB,
    Pasted,
    X,
    sig,
)

SLIPS: dict[str, Pasted] = {
    "a bracket that is missing": Pasted("L = log(1 + exp(x)", X, lambda x: np.log1p(np.exp(x))),
    "a function misspelt": Pasted("y = sigmiod(x) + sqr(x)", X, lambda x: sig(x) + np.sqrt(x)),
    "a decimal comma": Pasted("y = 0,5*x", X, lambda x: 0.5 * x),
    "a definition that comes too late": Pasted("L = d*2\nd = x**2", X, lambda x: 2 * x * x),
    "a formula before its name": Pasted(
        "w*x + b = z\ny = z**2", WXB, lambda w, x, b: (w * x + b) ** 2
    ),
    "lines without names": Pasted("x**2\ny = 3x", X, lambda x: 3 * x),
    "an output of several numbers": Pasted("y = x**2", {"x": V3}, lambda x: (x * x).sum()),
    "a formula of several numbers": Pasted(
        "W @ x", {"W": W32, "x": V2}, lambda W, x: (W @ x).sum()
    ),
    "a derivative by hand": Pasted(
        "L = (w*x - t)^2\ndL/dw = 2(wx - t)x",
        {"w": 0.5, "x": 2, "t": 3},
        lambda w, x, t: (w * x - t) ** 2,
    ),
    "a function's name as a variable": Pasted(
        "step = 0.1*w\nL = step*x + max",
        {"w": 0.5, "x": 2, "max": 3},
        lambda w, x, max: 0.1 * w * x + max,
    ),
}
