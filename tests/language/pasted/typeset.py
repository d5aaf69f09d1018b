"""Formulas in LaTeX."""

import numpy as np

from tests.language.pasted.program import V2, V3, W23, W32, WXB, Pasted, X, sig, soft

TYPESET: dict[str, Pasted] = {
    "latex hat y": Pasted(
        r"\hat{y} = \sigma(\mathbf{w}^\top \mathbf{x} + b)",
        {"w": V3, "x": [1, 2, 3], "b": 0.1},
        lambda w, x, b: sig(w @ x + b),
    ),
    "latex sum bounds": Pasted(
        r"z = \sum_{i=1}^{3} w_i x_i + b",
        {"w": V3, "x": [1, 2, 3], "b": 0.1},
        lambda w, x, b: w @ x + b,
    ),
    "latex max braces": Pasted(r"y = \max\{0, x\}", X, lambda x: max(0, x)),
    "latex max left brace": Pasted(r"y = \max\left\{0, 1 - x\right\}", X, lambda x: max(0, 1 - x)),
    "latex norm": Pasted(
        r"L = \frac{1}{2}\lVert \mathbf{y} - \hat{\mathbf{y}} \rVert_2^2",
        {"y": V3, "yhat": [1, 2, 3]},
        lambda y, yhat: 0.5 * ((y - yhat) ** 2).sum(),
    ),
    "latex norm |": Pasted(
        r"L = \|Ax - b\|^2 + \lambda \|x\|_1",
        {"A": W32, "x": V2, "b": V3, "lambda": 0.1},
        lambda A, x, b, lam: ((A @ x - b) ** 2).sum() + lam * abs(x).sum(),
    ),
    "latex log_2": Pasted(r"y = \log_2 x + \log_{10}(x)", X, lambda x: np.log2(x) + np.log10(x)),
    "latex sin^2": Pasted(r"y = \sin^2 x", X, lambda x: np.sin(x) ** 2),
    "latex sin^{2}": Pasted(r"y = \sin^{2}(x)\cos(x)", X, lambda x: np.sin(x) ** 2 * np.cos(x)),
    "latex exp left": Pasted(
        r"p = \frac{1}{\sqrt{2\pi\sigma^2}} \exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)",
        {"x": 0.6, "mu": 0.1, "σ": 0.9},
        lambda x, mu, σ: np.exp(-((x - mu) ** 2) / (2 * σ**2)) / np.sqrt(2 * np.pi * σ**2),
    ),
    "latex derivation": Pasted(
        r"\begin{aligned} L &= \frac12 (\hat y - y)^2 \\ \hat y &= w x + b \end{aligned}",
        {**WXB, "y": 1},
        lambda w, x, b, y: 0.5 * (y - (w * x + b)) ** 2,
    ),
    "latex cases": Pasted(
        r"f(x) = \begin{cases} x & x > 0 \\ 0.1x & \text{otherwise} \end{cases}",
        {"x": -2},
        lambda x: x if x > 0 else 0.1 * x,
    ),
    "latex cases if": Pasted(
        r"y = \begin{cases} x, & \text{if } x \ge 0 \\ "
        r"\alpha (e^x - 1), & \text{if } x < 0 \end{cases}",
        {"x": -2, "alpha": 0.5},
        lambda x, alpha: x if x > 0 else alpha * (np.exp(x) - 1),
    ),
    "latex softmax": Pasted(
        r"p_i = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}, \quad L = -\sum_i y_i \log p_i",
        {"z": V3, "y": [0, 1, 0]},
        lambda z, y: -(y * np.log(soft(z))).sum(),
    ),
    "latex softmax exp": Pasted(
        r"\hat{y}_i = \frac{\exp(z_i)}{\sum_j \exp(z_j)} \\ L = -\sum_i y_i \log \hat{y}_i",
        {"z": V3, "y": [0, 1, 0]},
        lambda z, y: -(y * np.log(soft(z))).sum(),
    ),
    "mse latex": Pasted(
        r"\text{MSE} = \frac{1}{n} \sum_{i=1}^n (y_i - \hat{y}_i)^2",
        {"n": 3, "y": V3, "yhat": [1, 2, 3]},
        lambda n, y, yhat: ((y - yhat) ** 2).sum() / n,
    ),
    "latex layer l": Pasted(
        r"z^{[1]} = W^{[1]} x + b^{[1]} \\ a^{[1]} = \tanh(z^{[1]}) \\ "
        r"z^{[2]} = W^{[2]} a^{[1]} + b^{[2]} \\ L = \sum z^{[2]}",
        {"W1": W32, "x": V2, "b1": V3, "W2": W23, "b2": V2},
        lambda W1, x, b1, W2, b2: (W2 @ np.tanh(W1 @ x + b1) + b2).sum(),
    ),
    "prod latex": Pasted(r"P = \prod_{i=1}^{3} x_i", {"x": V3}, lambda x: np.prod(x)),
    "lstm gate": Pasted(
        r"f_t = \sigma(W_f \cdot [h_{t-1}, x_t] + b_f); L = \sum f_t",
        {
            "W_f": [[0.3, -0.5, 0.1, 0.2], [0.8, 0.2, -0.6, 0.4]],
            "h_tm1": V2,
            "x_t": [1, 2],
            "b_f": V2,
        },
        lambda W_f, h_tm1, x_t, b_f: sig(W_f @ np.concatenate([h_tm1, x_t]) + b_f).sum(),
    ),
    "sigmoid tex frac": Pasted(
        r"\frac{1}{1+\exp(-w^T x)}", {"w": V3, "x": [1, 2, 3]}, lambda w, x: sig(w @ x)
    ),
    "tex dot product langle": Pasted(
        r"y = \langle w, x \rangle + b",
        {"w": V3, "x": [1, 2, 3], "b": 0.1},
        lambda w, x, b: w @ x + b,
    ),
    "tex mathrm": Pasted(r"\mathrm{ReLU}(x) = \max(0, x)", X, lambda x: max(0, x)),
    "tex operatorname": Pasted(
        r"y = \operatorname{ReLU}(w x + b)", WXB, lambda w, x, b: max(0, w * x + b)
    ),
    "tex $$": Pasted(
        r"$$ L = (y - \hat{y})^2 $$", {"y": 1, "yhat": 0.3}, lambda y, yhat: (y - yhat) ** 2
    ),
    "tex brackets": Pasted(r"\[ L = (y - t)^2 \]", {"y": 1, "t": 0.3}, lambda y, t: (y - t) ** 2),
    "tex paren": Pasted(r"\( f(x) = x^2 + 3x \)", X, lambda x: x * x + 3 * x),
    "tex tag": Pasted(
        r"E = \tfrac{1}{2}\sum_k (t_k - o_k)^2 \tag{1}",
        {"t": V3, "o": [1, 2, 3]},
        lambda t, o: 0.5 * ((t - o) ** 2).sum(),
    ),
    "tex text": Pasted(
        r"\text{loss} = -\log(\text{softmax}(z)_y)",
        {"z": V3, "y": 1},
        lambda z, y: -np.log(soft(z))[int(y)],
    ),
    "tex frac no braces": Pasted(r"y = \frac12 x^2 + \frac1x", X, lambda x: 0.5 * x * x + 1 / x),
    "tex e^-x no braces": Pasted(r"y = \frac{1}{1+e^{-x}}", X, lambda x: sig(x)),
    "tex tanh def": Pasted(
        r"\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}", X, lambda x: np.tanh(x)
    ),
    "tex abs": Pasted(r"L = |y - \hat y|", {"y": 1, "yhat": 0.3}, lambda y, yhat: abs(y - yhat)),
    "tex left|": Pasted(
        r"L = \left| y - \hat y \right|", {"y": 1, "yhat": 0.3}, lambda y, yhat: abs(y - yhat)
    ),
    "tex w_{ij}": Pasted(
        r"z_1 = w_{11} x_1 + w_{12} x_2 + b_1 \\ a_1 = \sigma(z_1)",
        {"w_11": 1, "x_1": 2, "w_12": 3, "x_2": -4, "b_1": 0.1},
        lambda w_11, x_1, w_12, x_2, b_1: sig(w_11 * x_1 + w_12 * x_2 + b_1),
    ),
    "tex w superscript index": Pasted(
        r"z_1^{(1)} = w_{11}^{(1)} x_1 + b_1^{(1)}; a = \sigma(z_1^{(1)})",
        {"w1_11": 1, "x_1": 2, "b1_1": 0.1},
        lambda w1_11, x_1, b1_1: sig(w1_11 * x_1 + b1_1),
    ),
}
