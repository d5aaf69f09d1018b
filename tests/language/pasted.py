"""Programs as slides, papers, notebooks and forums write them, each with its function in NumPy.

The functions know nothing of nnviz; their slopes are central differences.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

Array = Any


class Pasted(NamedTuple):
    """A program as typed, values of its inputs, and the function that is meant."""

    typed: str
    inputs: dict[str, Any]
    meant: Callable[..., Any]


def sig(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))


def soft(z: Array) -> Array:
    grown = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return grown / grown.sum(axis=-1, keepdims=True)


def erf(x: float) -> float:
    """The error function by its series."""
    total = term = x
    for n in range(1, 60):
        term *= -x * x / n
        total += term / (2 * n + 1)
    return float(2 / np.sqrt(np.pi) * total)


def normed(x: Array) -> Array:
    c = x - x.mean(axis=-1, keepdims=True)
    return c / np.sqrt((c * c).mean(axis=-1, keepdims=True) + 1e-5)


V2, V3 = [0.4, -0.7], [0.5, -1.2, 0.8]
W22, W32, W23 = (
    [[0.3, -0.5], [0.8, 0.2]],
    [[0.3, -0.5], [0.8, 0.2], [-0.4, 0.6]],
    [[0.3, -0.5, 0.1], [0.8, 0.2, -0.6]],
)
X = {"x": 0.6}
WXB = {"w": 0.7, "x": -1.3, "b": 0.4}

PASTED: dict[str, Pasted] = {
    # Slides and textbooks
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
    # LaTeX
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
    # NumPy and notebooks
    "sigmoid in NumPy": Pasted("y = 1.0 / (1.0 + np.exp(-x))", X, lambda x: sig(x)),
    "a layer in NumPy": Pasted(
        "h = np.maximum(0, np.dot(W, x) + b)\nL = np.sum(h**2)",
        {"W": W32, "x": V2, "b": V3},
        lambda W, x, b: (np.maximum(0, W @ x + b) ** 2).sum(),
    ),
    "a batch in NumPy": Pasted(
        "Z = X.dot(W) + b\nA = 1/(1+np.exp(-Z))\nloss = np.mean((A - Y)**2)",
        {"X": W32, "W": W23, "b": V3, "Y": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]},
        lambda X, W, b, Y: ((sig(X @ W + b) - Y) ** 2).mean(),
    ),
    "softmax in NumPy": Pasted(
        "exps = np.exp(z - np.max(z))\np = exps / np.sum(exps)\nL = -np.sum(y * np.log(p))",
        {"z": V3, "y": [0, 1, 0]},
        lambda z, y: -(y * np.log(soft(z))).sum(),
    ),
    "softmax of rows in NumPy": Pasted(
        "E = np.exp(Z)\nP = E / np.sum(E, axis=1, keepdims=True)\n"
        "L = -np.sum(Y * np.log(P)) / Z.shape[0]",
        {"Z": W32, "Y": [[1, 0], [0, 1], [1, 0]]},
        lambda Z, Y: -(Y * np.log(soft(Z))).sum() / len(Z),
    ),
    "batch normalisation in NumPy": Pasted(
        "mu = np.mean(X, axis=0)\nvar = np.var(X, axis=0)\n"
        "xhat = (X - mu) / np.sqrt(var + 1e-5)\nout = gamma * xhat + beta\nL = np.sum(out * G)",
        {"X": W32, "gamma": [1.5, 0.5], "beta": [0.1, 0.2], "G": W32},
        lambda X, gamma, beta, G: (
            (gamma * (X - X.mean(0)) / np.sqrt(X.var(0) + 1e-5) + beta) * G
        ).sum(),
    ),
    "a function in Python": Pasted(
        "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))\n\ny = sigmoid(w * x + b)",
        WXB,
        lambda w, x, b: sig(w * x + b),
    ),
    "a function of several lines": Pasted(
        'import numpy as np\n\ndef f(x, y):\n    """An example."""\n    a = x * y\n'
        "    b = np.sin(a)\n    return a + b\n\nprint(f(2, 3))\nz = f(x, y)",
        {"x": 0.6, "y": 2},
        lambda x, y: x * y + np.sin(x * y),
    ),
    "a lambda": Pasted("f = lambda x: x**3 - 2*x\ny = f(x)", X, lambda x: x**3 - 2 * x),
    "a loop": Pasted(
        "for t in range(3):\n    h = np.tanh(w * h + x)\nL = h**2",
        {"w": 0.7, "h0": 0.1, "x": 0.5},
        lambda w, h0, x: np.tanh(w * np.tanh(w * np.tanh(w * h0 + x) + x) + x) ** 2,
    ),
    "a loop that adds up": Pasted(
        "total = 0\nfor i in range(3):\n    total += w[i] * x[i]",
        {"w": V3, "x": [1, 2, 3]},
        lambda w, x: w @ x,
    ),
    "a second value": Pasted("y = 3*x\ny = y**2\ny += x", X, lambda x: 9 * x * x + x),
    "a prompt": Pasted(
        ">>> z = w*x + b\n>>> a = np.tanh(z)", WXB, lambda w, x, b: np.tanh(w * x + b)
    ),
    "an if": Pasted(
        "def leaky(x):\n    if x > 0:\n        return x\n    else:\n        return 0.1*x\n"
        "y = leaky(x)",
        {"x": -2},
        lambda x: x if x > 0 else 0.1 * x,
    ),
    "an if with an early return": Pasted(
        "def huber(a, delta):\n    if abs(a) <= delta:\n        return 0.5*a**2\n"
        "    return delta*(abs(a) - 0.5*delta)\nL = huber(y - t, d)",
        {"y": 3, "t": 1, "d": 0.5},
        lambda y, t, d: d * (abs(y - t) - 0.5 * d),
    ),
    "norm and cosine": Pasted(
        "c = np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))",
        {"a": V3, "b": [1, 2, 3]},
        lambda a, b: a @ b / np.sqrt((a @ a) * (b @ b)),
    ),
    "where in NumPy": Pasted(
        "y = np.where(x > 0, x, 0.2 * np.expm1(x))\nL = y.sum()",
        {"x": V3},
        lambda x: np.where(x > 0, x, 0.2 * np.expm1(x)).sum(),
    ),
    "clip in NumPy": Pasted("y = np.clip(x, -1, 1)**2", X, lambda x: np.clip(x, -1, 1) ** 2),
    "the Rosenbrock function": Pasted(
        "f = (1 - x)**2 + 100*(y - x**2)**2",
        {"x": 0.6, "y": 2},
        lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
    ),
    # PyTorch, micrograd and others
    "a neuron with values": Pasted(
        "x1 = torch.tensor(2.0, requires_grad=True)\nw1 = torch.tensor(-3.0, requires_grad=True)\n"
        "b = torch.tensor(6.9, requires_grad=True)\no = torch.tanh(x1*w1 + b)\no.backward()\n"
        "print(x1.grad)",
        {"x1": 2, "w1": -3, "b": 6.9},
        lambda x1, w1, b: np.tanh(x1 * w1 + b),
    ),
    "micrograd": Pasted(
        "a = Value(-4.0, label='a')\nb = Value(2.0, label='b')\nc = a + b\nd = a * b + b**3\n"
        "c += c + 1\nd += d * 2 + (b + a).relu()\ne = c - d\nf = e**2\ng = f / 2.0\ng.backward()",
        {"a": -4, "b": 2},
        lambda a, b: (2 * (a + b) + 1 - (3 * (a * b + b**3) + max(b + a, 0))) ** 2 / 2,
    ),
    "methods": Pasted("y = x.pow(2).mul(3).sum()", {"x": V3}, lambda x: 3 * (x * x).sum()),
    "a loss of PyTorch": Pasted(
        "loss = F.mse_loss(torch.sigmoid(W @ x), y)",
        {"W": W32, "x": V2, "y": [0, 1, 1]},
        lambda W, x, y: ((sig(W @ x) - y) ** 2).mean(),
    ),
    "cross-entropy of PyTorch": Pasted(
        "loss = nn.CrossEntropyLoss()(z, y)",
        {"z": V3, "y": [0, 1, 0]},
        lambda z, y: -(y * np.log(soft(z))).sum(),
    ),
    "binary cross-entropy of PyTorch": Pasted(
        "L = F.binary_cross_entropy(torch.sigmoid(z), y)",
        {"z": V3, "y": [0, 1, 1]},
        lambda z, y: -(y * np.log(sig(z)) + (1 - y) * np.log(1 - sig(z))).mean(),
    ),
    "logits of PyTorch": Pasted(
        "L = F.binary_cross_entropy_with_logits(z, y)",
        {"z": V3, "y": [0, 1, 1]},
        lambda z, y: -(y * np.log(sig(z)) + (1 - y) * np.log(1 - sig(z))).mean(),
    ),
    "softmax along an axis": Pasted(
        "L = (torch.softmax(Z, dim=0) * G).sum()",
        {"Z": W32, "G": W32},
        lambda Z, G: (soft(Z.T).T * G).sum(),
    ),
    "activations of PyTorch": Pasted(
        "y = F.silu(x) + F.leaky_relu(x, 0.2) + F.mish(x) + F.elu(x)",
        {"x": -0.6},
        lambda x: x * sig(x) + 0.2 * x + x * np.tanh(np.log1p(np.exp(x))) + np.expm1(x),
    ),
    "GELU by erf": Pasted(
        "y = 0.5 * x * (1 + torch.erf(x / math.sqrt(2)))",
        X,
        lambda x: 0.5 * x * (1 + erf(x / np.sqrt(2))),
    ),
    "layer normalisation": Pasted(
        "L = (layer_norm(x) * w).sum()", {"x": V3, "w": [1, 2, 3]}, lambda x, w: normed(x) @ w
    ),
    "layer normalisation of rows": Pasted(
        "L = sum(LayerNorm(X, g, b) * G)",
        {"X": W23, "g": V3, "b": [1, 2, 3], "G": W23},
        lambda X, g, b, G: ((normed(X) * g + b) * G).sum(),
    ),
    "variance of PyTorch": Pasted("L = torch.var(x)", {"x": V3}, lambda x: x.var(ddof=1)),
    "deviation of NumPy": Pasted("L = np.std(x)", {"x": V3}, lambda x: x.std()),
    "TensorFlow": Pasted(
        "loss = tf.reduce_mean(tf.square(tf.matmul(X, W) - Y))",
        {"X": W32, "W": W22, "Y": W32},
        lambda X, W, Y: ((X @ W - Y) ** 2).mean(),
    ),
    "JAX": Pasted(
        "y = jnp.sum(jnp.tanh(jnp.dot(W, x)))",
        {"W": W32, "x": V2},
        lambda W, x: np.tanh(W @ x).sum(),
    ),
    "rows that are looked up": Pasted(
        "emb = C[X]\nL = (emb * G).sum()",
        {"C": W32, "X": [0, 2], "G": W22},
        lambda C, X, G: (C[X.astype(int)] * G).sum(),
    ),
    "a class that is picked": Pasted(
        "L = -F.log_softmax(z, dim=-1)[y]", {"z": V3, "y": 1}, lambda z, y: -np.log(soft(z))[int(y)]
    ),
    "an angle": Pasted("θ = np.arctan2(y, x)", {"y": 1, "x": 2}, lambda y, x: np.arctan2(y, x)),
    "a convolution": Pasted(
        "L = (F.conv2d(X, K) * G).sum()",
        {"X": W32, "K": [[1, 2]], "G": [[1], [2], [3]]},
        lambda X, K, G: ((X @ K.T) * G).sum(),
    ),
    "JavaScript": Pasted("y = Math.max(0, x) + Math.exp(-x)", X, lambda x: max(0, x) + np.exp(-x)),
    "Julia": Pasted(
        "L = logitcrossentropy(o, y)",
        {"o": V3, "y": [0, 0, 1]},
        lambda o, y: -(y * np.log(soft(o))).sum(),
    ),
    # Slips that are told
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
