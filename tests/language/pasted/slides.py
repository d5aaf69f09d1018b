"""Formulas as slides, papers and forums write them."""

import numpy as np

from tests.language.pasted.program import V2, V3, W32, WXB, Pasted, X, sig, soft

SLIDES: dict[str, Pasted] = {
    "hat y top": Pasted(
        "ŷ = σ(wᵀx + b)\nL = −[y log ŷ + (1 − y) log(1 − ŷ)]",
        {"w": V3, "x": [1, 2, 3], "b": 0.1, "y": 1},
        lambda w, x, b, y: -(y * np.log(sig(w @ x + b)) + (1 - y) * np.log(1 - sig(w @ x + b))),
    ),
    "max0x": Pasted("y = max(0, x)", X, lambda x: max(0, x)),
    "max braces": Pasted("y = max{0, x}", X, lambda x: max(0, x)),
    "norm sq": Pasted("L = ‖x‖²", {"x": V3}, lambda x: x @ x),
    "ascii norm": Pasted("L = ||x||^2", {"x": V3}, lambda x: x @ x),
    "ascii norm of diff": Pasted(
        "L = 1/2 ||y - t||^2", {"y": V3, "t": [1, 2, 3]}, lambda y, t: 0.5 * ((y - t) ** 2).sum()
    ),
    "norm _2^2": Pasted(
        "L = ||W x - y||_2^2",
        {"W": W32, "x": V2, "y": V3},
        lambda W, x, y: ((W @ x - y) ** 2).sum(),
    ),
    "log_2 x": Pasted("y = log_2 x", X, lambda x: np.log2(x)),
    "log₂ x": Pasted("y = log₂ x", X, lambda x: np.log2(x)),
    "log₂(x)": Pasted(
        "H = -p log₂(p) - (1-p) log₂(1-p)",
        {"p": 0.3},
        lambda p: -p * np.log2(p) - (1 - p) * np.log2(1 - p),
    ),
    "sin²x": Pasted("y = sin²x", X, lambda x: np.sin(x) ** 2),
    "sin^2 x": Pasted("y = sin^2 x + cos^2(x)", X, lambda x: np.sin(x) ** 2 + np.cos(x) ** 2),
    "sin^2(x)": Pasted("y = sin^2(x)", X, lambda x: np.sin(x) ** 2),
    "ln x": Pasted("y = ln x", X, lambda x: np.log(x)),
    "exp{}": Pasted("y = exp{-x²/2}", X, lambda x: np.exp(-x * x / 2)),
    "exp[]": Pasted("y = exp[-x²/2]", X, lambda x: np.exp(-x * x / 2)),
    "colon eq": Pasted("a := 2x + 1\nb := a²", X, lambda x: (2 * x + 1) ** 2),
    "let": Pasted("let u = x + y, v = u·z", {"x": 1, "y": 2, "z": 3}, lambda x, y, z: (x + y) * z),
    "where words": Pasted(
        "L = (y − ŷ)² where ŷ = wx + b", {**WXB, "y": 1}, lambda w, x, b, y: (y - (w * x + b)) ** 2
    ),
    "with words": Pasted("y = σ(z), z = wx + b", WXB, lambda w, x, b: sig(w * x + b)),
    "derivation": Pasted(
        "L = (ŷ − y)²\n  = (wx + b − y)²",
        {**WXB, "y": 1},
        lambda w, x, b, y: (y - (w * x + b)) ** 2,
    ),
    "unicode softmax": Pasted(
        "softmax(z)ᵢ = exp(zᵢ)/Σⱼ exp(zⱼ)\nL = Σᵢ yᵢ softmax(z)ᵢ",
        {"z": V3, "y": [1, 2, 3]},
        lambda z, y: soft(z) @ y,
    ),
    "mse 1/N sum": Pasted(
        "MSE = (1/N) Σ (yᵢ − ŷᵢ)²",
        {"N": 3, "y": V3, "ŷ": [1, 2, 3]},
        lambda N, y, ŷ: ((y - ŷ) ** 2).sum() / N,
    ),
    "andrew ng superscript": Pasted(
        "z^[1] = W^[1] x + b^[1]\na^[1] = σ(z^[1])\nL = sum(a^[1])",
        {"W1": W32, "x": V2, "b1": V3},
        lambda W1, x, b1: sig(W1 @ x + b1).sum(),
    ),
    "superscript (1)": Pasted(
        "z^(1) = W^(1) x + b^(1)\nL = sum(σ(z^(1)))",
        {"W1": W32, "x": V2, "b1": V3},
        lambda W1, x, b1: sig(W1 @ x + b1).sum(),
    ),
    "indicator": Pasted("L = 𝟙[x > 0] x²", X, lambda x: (x > 0) * x * x),
    "sgd step": Pasted(
        "w' = w − η · 2(wx − y)x",
        {"w": 0.5, "η": 0.1, "x": 2, "y": 3},
        lambda w, η, x, y: w - η * 2 * (w * x - y) * x,
    ),
    "arrow": Pasted("w ← w − η g", {"w": 0.5, "η": 0.1, "g": 2}, lambda w, η, g: w - η * g),
    "degree sum chain": Pasted(
        "c = a + b, d = b + 1, e = c × d", {"a": 2, "b": 1}, lambda a, b: (a + b) * (b + 1)
    ),
    "middle dots": Pasted("f = x · y · z", {"x": 1, "y": 2, "z": 3}, lambda x, y, z: x * y * z),
    "times letter": Pasted(
        "f = (x + y) × z", {"x": 1, "y": 2, "z": 3}, lambda x, y, z: (x + y) * z
    ),
    "tanh def plain": Pasted("tanh(x) = (e^x - e^-x)/(e^x + e^-x)", X, lambda x: np.tanh(x)),
    "decimal comma": Pasted("y = 0,5·x² + 1,25", X, lambda x: 0.5 * x * x + 1.25),
    "decimal comma list": Pasted(
        "L = 0,5*(w*x - 1,5)^2", {"w": 0.5, "x": 2}, lambda w, x: 0.5 * (w * x - 1.5) ** 2
    ),
    "percent comment": Pasted(
        "L = (w*x - y)^2 % squared error",
        {"w": 0.5, "x": 2, "y": 3},
        lambda w, x, y: (w * x - y) ** 2,
    ),
    "slash comment": Pasted(
        "d = 2*b // doubled\ne = a + d // sum\nL = c*e",
        {"a": 3, "b": 1, "c": -2},
        lambda a, b, c: c * (a + 2 * b),
    ),
    "numbered": Pasted(
        "1. d = 2b\n2. e = a + d\n3. L = c·e",
        {"a": 3, "b": 1, "c": -2},
        lambda a, b, c: c * (a + 2 * b),
    ),
    "numbered paren": Pasted(
        "(1) d = 2b\n(2) e = a + d\n(3) L = c·e",
        {"a": 3, "b": 1, "c": -2},
        lambda a, b, c: c * (a + 2 * b),
    ),
    "equation number": Pasted(
        "z = wx + b    (5.2)\ny = σ(z)    (5.3)", WXB, lambda w, x, b: sig(w * x + b)
    ),
    "trailing period": Pasted("y = w x + b.", WXB, lambda w, x, b: w * x + b),
    "trailing comma": Pasted("z = w x + b,\ny = σ(z).", WXB, lambda w, x, b: sig(w * x + b)),
    "bullets": Pasted(
        "• z = wx + b\n• a = σ(z)\n• L = (a − y)²",
        {**WXB, "y": 1},
        lambda w, x, b, y: (sig(w * x + b) - y) ** 2,
    ),
    "dash bullets": Pasted("- d = 2b\n- L = a + d", {"a": 3, "b": 1}, lambda a, b: a + 2 * b),
    "words around": Pasted(
        "Let f(x, y, z) = (x + y)z", {"x": -2, "y": 5, "z": -4}, lambda x, y, z: (x + y) * z
    ),
    "f(x,y,z)=(x+y)z": Pasted(
        "f(x,y,z) = (x+y)z", {"x": -2, "y": 5, "z": -4}, lambda x, y, z: (x + y) * z
    ),
    "values in eq": Pasted(
        "f = (x + y) z, x = −2, y = 5, z = −4",
        {"x": -2, "y": 5, "z": -4},
        lambda x, y, z: (x + y) * z,
    ),
    "expectation": Pasted(
        "J = E[(y − ŷ)²]", {"y": V3, "ŷ": [1, 2, 3]}, lambda y, ŷ: ((y - ŷ) ** 2).mean()
    ),
    "sum no index unicode": Pasted(
        "L = ½ Σ(y − t)²", {"y": V3, "t": [1, 2, 3]}, lambda y, t: 0.5 * ((y - t) ** 2).sum()
    ),
    "root": Pasted("y = √(x² + 1) + ∛x", X, lambda x: np.sqrt(x * x + 1) + np.cbrt(x)),
    "root plain": Pasted("y = √x + √2x", X, lambda x: np.sqrt(x) + np.sqrt(2) * x),
    "x^2y": Pasted("f = x^2y + y + 2", {"x": 3, "y": 4}, lambda x, y: x**2 * y + y + 2),
    "x²y": Pasted("f(x, y) = x²y + y + 2", {"x": 3, "y": 4}, lambda x, y: x**2 * y + y + 2),
    "3x^2+2xy": Pasted(
        "f = 3x^2 + 2xy + y^3", {"x": 3, "y": 4}, lambda x, y: 3 * x**2 + 2 * x * y + y**3
    ),
    "xyz": Pasted("f = xyz + x", {"x": 3, "y": 4, "z": 2}, lambda x, y, z: x * y * z + x),
    "ab+c": Pasted("L = ab + c", {"a": 3, "b": 4, "c": 2}, lambda a, b, c: a * b + c),
    "sin(xy)": Pasted(
        "f = sin(xy) + ln(x)", {"x": 0.6, "y": 2}, lambda x, y: np.sin(x * y) + np.log(x)
    ),
    "e^(xy)": Pasted(
        "f = e^(xy) + e^x", {"x": 0.6, "y": 0.5}, lambda x, y: np.exp(x * y) + np.exp(x)
    ),
    "e^{xy}": Pasted(
        "f = e^{xy} + e^{x+y}", {"x": 0.6, "y": 0.5}, lambda x, y: np.exp(x * y) + np.exp(x + y)
    ),
    "logistic e": Pasted("f(x) = e^x / (1 + e^x)", X, lambda x: sig(x)),
    "wolfram": Pasted("tanh(x)^2", X, lambda x: np.tanh(x) ** 2),
    "cos(2x)e^-x": Pasted("y = cos(2x)e^-x", X, lambda x: np.cos(2 * x) * np.exp(-x)),
    "sin x cos y": Pasted(
        "z = sin x cos y", {"x": 0.6, "y": 0.5}, lambda x, y: np.sin(x) * np.cos(y)
    ),
    "log x / y": Pasted("z = log x / y", {"x": 0.6, "y": 0.5}, lambda x, y: np.log(x) / y),
    "log xy": Pasted("z = log xy", {"x": 0.6, "y": 0.5}, lambda x, y: np.log(x * y)),
    "x log x": Pasted(
        "z = x log x + y log y", {"x": 0.6, "y": 0.5}, lambda x, y: x * np.log(x) + y * np.log(y)
    ),
    "-log σ(x)": Pasted("L = −log σ(y·s)", {"y": -1, "s": 0.4}, lambda y, s: -np.log(sig(y * s))),
    "hinge": Pasted("L = max(0, 1 − y·ŷ)", {"y": 1, "ŷ": 0.3}, lambda y, ŷ: max(0, 1 - y * ŷ)),
    "[]_+": Pasted("L = [1 − y s]_+", {"y": 1, "s": 0.3}, lambda y, s: max(0, 1 - y * s)),
    "relu power plus": Pasted("y = (x)^+ + 1", X, lambda x: max(0, x) + 1),
}
