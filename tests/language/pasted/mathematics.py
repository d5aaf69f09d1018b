"""Formulas of slides and textbooks."""

import numpy as np

from tests.language.pasted.program import (
    V2,
    V3,
    W22,
    W32,
    WXB,
    Pasted,
    X,
    sig,
    soft,
)

MATHEMATICS: dict[str, Pasted] = {
    "a unit": Pasted(
        "a = σ(w₁x₁ + w₂x₂ + b)",
        {"w1": 1, "x1": 2, "w2": -1, "x2": 0.5, "b": 0.1},
        lambda w1, x1, w2, x2, b: sig(w1 * x1 + w2 * x2 + b),
    ),
    "a unit with glued letters": Pasted(
        "y = tanh(wx + b)", WXB, lambda w, x, b: np.tanh(w * x + b)
    ),
    "letters that stand alone too": Pasted(
        "f(x, y) = xy + sin x", {"x": 0.6, "y": 2}, lambda x, y: x * y + np.sin(x)
    ),
    "a line": Pasted("y = mx + c", {"m": 2, "x": 3, "c": 1}, lambda m, x, c: m * x + c),
    "the logistic function": Pasted("σ = 1/(1 + e^−x)", X, lambda x: sig(x)),
    "an exponent above the line": Pasted("y = 1/(1 + e⁻ˣ)", X, lambda x: sig(x)),
    "a Gaussian": Pasted(
        "y = e^(-x²/2)/√(2π)", X, lambda x: np.exp(-x * x / 2) / np.sqrt(2 * np.pi)
    ),
    "a Gaussian with σ": Pasted(
        "p = e^{-(x-μ)²/(2σ²)}",
        {"x": 0.6, "μ": 0.1, "σ": 0.9},
        lambda x, μ, σ: np.exp(-((x - μ) ** 2) / (2 * σ**2)),
    ),
    "reparametrised": Pasted(
        "z = μ + σ ε", {"μ": 0.5, "σ": 2, "ε": -0.3}, lambda μ, σ, ε: μ + σ * ε
    ),
    "half a square": Pasted("E = ½(t − y)²", {"t": 1, "y": 0.3}, lambda t, y: 0.5 * (t - y) ** 2),
    "a squared sine": Pasted("y = sin²x + cos² x", X, lambda x: np.sin(x) ** 2 + np.cos(x) ** 2),
    "log of a product": Pasted("y = log 2x", X, lambda x: np.log(2 * x)),
    "absolute values": Pasted("y = |x - 1| + |x|·x", X, lambda x: abs(x - 1) + abs(x) * x),
    "a layer": Pasted(
        "L = ‖σ(W x + b)‖²",
        {"W": W22, "x": V2, "b": V2},
        lambda W, x, b: (sig(W @ x + b) ** 2).sum(),
    ),
    "a layer with a dot": Pasted(
        "L = sum(tanh(W·x + b))",
        {"W": W32, "x": V2, "b": V3},
        lambda W, x, b: np.tanh(W @ x + b).sum(),
    ),
    "a weighted sum": Pasted(
        "z = w·x + b", {"w": V3, "x": [1, 2, 3], "b": 0.5}, lambda w, x, b: w @ x + b
    ),
    "a row times a column": Pasted(
        "z = wᵀx + b", {"w": V3, "x": [1, 2, 3], "b": 0.5}, lambda w, x, b: w @ x + b
    ),
    "a transpose in letters": Pasted(
        "z = w^Tx + b", {"w": V3, "x": [1, 2, 3], "b": 0.5}, lambda w, x, b: w @ x + b
    ),
    "a quadratic form": Pasted(
        "f = ½xᵀAx − bᵀx", {"A": W22, "x": V2, "b": [1, 2]}, lambda A, x, b: 0.5 * x @ A @ x - b @ x
    ),
    "normal equations": Pasted(
        "L = (y − Xw)^T(y − Xw)",
        {"y": V3, "X": W32, "w": V2},
        lambda y, X, w: ((y - X @ w) ** 2).sum(),
    ),
    "least squares": Pasted(
        "L = ‖Xw − y‖²", {"y": V3, "X": W32, "w": V2}, lambda y, X, w: ((y - X @ w) ** 2).sum()
    ),
    "ridge": Pasted(
        "L = ‖y − X w‖² + λ‖w‖²",
        {"y": V3, "X": W32, "w": V2, "λ": 0.3},
        lambda y, X, w, λ: ((y - X @ w) ** 2).sum() + λ * (w**2).sum(),
    ),
    "lasso": Pasted(
        "L = ‖y − X w‖₂² + λ‖w‖₁",
        {"y": V3, "X": W32, "w": V2, "λ": 0.3},
        lambda y, X, w, λ: ((y - X @ w) ** 2).sum() + λ * abs(w).sum(),
    ),
    "attention": Pasted(
        "A = softmax(Q K^T / √d) V\nL = sum(A)",
        {"Q": W22, "K": W22, "V": W22, "d": 2},
        lambda Q, K, V, d: (soft(Q @ K.T / np.sqrt(d)) @ V).sum(),
    ),
    "a recurrent cell": Pasted(
        "h_t = tanh(W_h h_{t-1} + W_x x_t + b)\nL = sum(h_t)",
        {"W_h": W22, "h_tm1": V2, "W_x": W22, "x_t": [1, 2], "b": V2},
        lambda W_h, h_tm1, W_x, x_t, b: np.tanh(W_h @ h_tm1 + W_x @ x_t + b).sum(),
    ),
    "a gate": Pasted(
        "h = z ⊙ h₀ + (1 − z) ⊙ n\nL = Σ h",
        {"z": [0.2, 0.8], "h0": V2, "n": [1, 2]},
        lambda z, h0, n: (z * h0 + (1 - z) * n).sum(),
    ),
    "a sum over an index": Pasted(
        "z = Σ_i w_i x_i + b", {"w": V3, "x": [1, 2, 3], "b": 0.5}, lambda w, x, b: w @ x + b
    ),
    "a sum with bounds": Pasted(
        "z = ∑_{i=1}^{n} w_i x_i", {"w": V3, "x": [1, 2, 3]}, lambda w, x: w @ x
    ),
    "a sum with lowered letters": Pasted(
        "z = Σᵢ wᵢxᵢ", {"w": V3, "x": [1, 2, 3]}, lambda w, x: w @ x
    ),
    "a sum written out": Pasted(
        "x_1 = a; x_2 = b; x_3 = a b\nL = Σ_{i=1}^{3} x_i²",
        {"a": 2, "b": 3},
        lambda a, b: a**2 + b**2 + (a * b) ** 2,
    ),
    "a mean squared error": Pasted(
        "L = 1/n Σ_i (y_i − t_i)²",
        {"n": 3, "y": V3, "t": [1, 2, 3]},
        lambda n, y, t: ((y - t) ** 2).sum() / n,
    ),
    "cross-entropy by its sum": Pasted(
        "L = −Σ_i y_i log p_i",
        {"y": [0.2, 0.8], "p": [0.4, 0.6]},
        lambda y, p: -(y * np.log(p)).sum(),
    ),
    "softmax by its formula": Pasted(
        "p_i = e^{z_i} / Σ_j e^{z_j}\nL = Σ_i y_i p_i",
        {"z": V3, "y": [1, 2, 3]},
        lambda z, y: soft(z) @ y,
    ),
    "Kullback and Leibler": Pasted(
        "D = KL(p‖q)", {"p": [0.4, 0.6], "q": [0.3, 0.7]}, lambda p, q: (p * np.log(p / q)).sum()
    ),
    "binary cross-entropy": Pasted(
        "L = −[y log ŷ + (1 − y) log(1 − ŷ)]",
        {"y": 1, "ŷ": 0.7},
        lambda y, ŷ: -(y * np.log(ŷ) + (1 - y) * np.log(1 - ŷ)),
    ),
    "a product sign": Pasted("P = ∏_i x_i", {"x": V3}, lambda x: np.prod(x)),
    "a function of a function": Pasted(
        "f(x) = x²; g(x) = 3x + 1; y = (f∘g)(x)", X, lambda x: (3 * x + 1) ** 2
    ),
    "cases in words": Pasted(
        "y = x if x > 0 else 0.1x", {"x": -2}, lambda x: x if x > 0 else 0.1 * x
    ),
    "a power of a function": Pasted("y = tanh²(x)", X, lambda x: np.tanh(x) ** 2),
    "a division that is read from the left": Pasted(
        "y = a / 2b", {"a": 3, "b": 4}, lambda a, b: a / (2 * b)
    ),
    "layers above the letters": Pasted(
        "a⁽¹⁾ = σ(w⁽¹⁾x + b⁽¹⁾); a⁽²⁾ = σ(w⁽²⁾a⁽¹⁾ + b⁽²⁾)",
        {"w1": 0.5, "x": 2, "b1": 0.1, "w2": -1, "b2": 0.3},
        lambda w1, x, b1, w2, b2: sig(w2 * sig(w1 * x + b1) + b2),
    ),
    "mathematical italics": Pasted("𝑦 = 𝑤𝑥 + 𝑏", WXB, lambda w, x, b: w * x + b),
    "invisible signs of a PDF": Pasted("y = w\u2062x + b\u00ad", WXB, lambda w, x, b: w * x + b),
}
