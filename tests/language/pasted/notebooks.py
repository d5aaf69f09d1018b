"""Programs of notebooks."""

import numpy as np

from tests.language.pasted.program import (
    V2,
    V3,
    W23,
    W32,
    WXB,
    Pasted,
    X,
    sig,
    soft,
)

NOTEBOOKS: dict[str, Pasted] = {
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
}
