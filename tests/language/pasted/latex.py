"""Formulas in LaTeX, as sources of papers have them."""

import numpy as np

from tests.language.pasted.program import (
    V2,
    V3,
    W22,
    W32,
    Pasted,
    sig,
    soft,
)

LATEX: dict[str, Pasted] = {
    "a fraction in LaTeX": Pasted(r"\sigma(z) = \frac{1}{1 + e^{-z}}", {"z": 0.6}, sig),
    "a loss in LaTeX": Pasted(
        r"\mathcal{L} = \frac{1}{2}(\hat{y} - y)^2",
        {"yhat": 0.7, "y": 1},
        lambda yhat, y: 0.5 * (yhat - y) ** 2,
    ),
    "cross-entropy in LaTeX": Pasted(
        r"$L = -\left[y\log\hat{y} + (1-y)\log\left(1-\hat{y}\right)\right]$",
        {"y": 1, "yhat": 0.7},
        lambda y, yhat: -(y * np.log(yhat) + (1 - y) * np.log(1 - yhat)),
    ),
    "a layer in LaTeX": Pasted(
        r"\mathbf{h} = \tanh(\mathbf{W}\mathbf{x} + \mathbf{b}) \\ L = \mathbf{v}^\top \mathbf{h}",
        {"W": W32, "x": V2, "b": V3, "v": [1, 2, 3]},
        lambda W, x, b, v: v @ np.tanh(W @ x + b),
    ),
    "attention in LaTeX": Pasted(
        r"A = \text{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V; L = \sum A",
        {"Q": W22, "K": W22, "V": W22, "d_k": 2},
        lambda Q, K, V, d_k: (soft(Q @ K.T / np.sqrt(d_k)) @ V).sum(),
    ),
    "a sum in LaTeX": Pasted(
        r"J = \frac{1}{2m}\sum_{i=1}^{m}(h_i - y_i)^{2}",
        {"m": 3, "h": V3, "y": [1, 2, 3]},
        lambda m, h, y: ((h - y) ** 2).sum() / (2 * m),
    ),
    "layers in LaTeX": Pasted(
        r"\begin{align} z^{(1)} &= w^{(1)}x + b^{(1)} \\ a^{(1)} &= \max(0, z^{(1)}) \end{align}",
        {"w1": 0.5, "x": 2, "b1": 0.1},
        lambda w1, x, b1: max(0, w1 * x + b1),
    ),
    "indices in LaTeX": Pasted(
        r"y = w_{11}x_{1} + w_{12}x_{2}",
        {"w_11": 1, "x_1": 2, "w_12": 3, "x_2": 4},
        lambda w_11, x_1, w_12, x_2: w_11 * x_1 + w_12 * x_2,
    ),
    "Greek in LaTeX": Pasted(
        r"f = \alpha x^{2} + \beta\cdot\log(x)",
        {"alpha": 2, "x": 0.6, "beta": 3},
        lambda alpha, x, beta: alpha * x**2 + beta * np.log(x),
    ),
}
