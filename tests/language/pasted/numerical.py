"""Programs in NumPy, plain Python, MATLAB, R and JavaScript."""

import numpy as np

from tests.language.pasted.program import V2, V3, W22, W23, W32, WXB, Pasted, X, sig, soft

NUMERICAL: dict[str, Pasted] = {
    "np sigmoid": Pasted("y = 1 / (1 + np.exp(-z))", {"z": 0.6}, lambda z: sig(z)),
    "np.dot": Pasted(
        "z = np.dot(W, x) + b\nL = np.sum(z)",
        {"W": W32, "x": V2, "b": V3},
        lambda W, x, b: (W @ x + b).sum(),
    ),
    "pow method": Pasted("y = x.pow(2) + x.pow(3)", X, lambda x: x * x + x**3),
    "numpy train loop": Pasted(
        (
            "for i in range(1000):\n    y_pred = w * x\n    loss = (y_pred - y)**2\n"
            "    grad = 2*(y_pred - y)*x\n    w = w - 0.01*grad\n    print(i, loss)"
        ),
        {"w": 0.5, "x": 2, "y": 3},
        lambda w, x, y: (w * x - y) ** 2,
    ),
    "class forward formula": Pasted(
        (
            "class Neuron:\n    def __init__(self, w, b):\n        self.w = w\n"
            "        self.b = b\n\n    def forward(self, x):\n"
            "        return 1 / (1 + np.exp(-(self.w * x + self.b)))\n"
        ),
        WXB,
        lambda w, x, b: sig(w * x + b),
    ),
    "self attrs": Pasted(
        (
            "self.z1 = np.dot(x, self.W1) + self.b1\n"
            "self.a1 = self.sigmoid(self.z1)\n"
            "self.z2 = np.dot(self.a1, self.W2) + self.b2\nloss = np.sum(self.z2**2)"
        ),
        {"x": V2, "W1": W23, "b1": V3, "W2": W32, "b2": V2},
        lambda x, W1, b1, W2, b2: ((sig(x @ W1 + b1) @ W2 + b2) ** 2).sum(),
    ),
    "method def": Pasted(
        ("def forward(self, x):\n    z = self.w * x + self.b\n    return np.tanh(z)"),
        WXB,
        lambda w, x, b: np.tanh(w * x + b),
    ),
    "einsum": Pasted(
        "L = np.einsum('i,i->', w, x) + b",
        {"w": V3, "x": [1, 2, 3], "b": 0.1},
        lambda w, x, b: w @ x + b,
    ),
    "list comp": Pasted(
        "z = sum([w[i]*x[i] for i in range(3)]) + b",
        {"w": V3, "x": [1, 2, 3], "b": 0.1},
        lambda w, x, b: w @ x + b,
    ),
    "gen": Pasted(
        "z = sum(w[i]*x[i] for i in range(3))\ny = 1/(1+math.exp(-z))",
        {"w": V3, "x": [1, 2, 3]},
        lambda w, x: sig(w @ x),
    ),
    "zip": Pasted(
        "z = sum(wi*xi for wi, xi in zip(w, x)) + b",
        {"w": V3, "x": [1, 2, 3], "b": 0.1},
        lambda w, x, b: w @ x + b,
    ),
    "type hints": Pasted(
        ("def f(x: float, y: float = 2.0) -> float:\n    return x**2 * y\n\nz = f(x, y)"),
        {"x": 0.6, "y": 3},
        lambda x, y: x * x * y,
    ),
    "annotated assign": Pasted(
        "a: float = 2.0\nb: float = -3.0\nc: float = a * b + 1",
        {"a": 2, "b": -3},
        lambda a, b: a * b + 1,
    ),
    "comment lines": Pasted(
        ("# forward pass\nz = w*x + b  # linear\na = max(z, 0)  # relu\n# loss\nL = (a - y)**2"),
        {"w": 1, "x": 2, "b": 0.5, "y": 1},
        lambda w, x, b, y: (max(w * x + b, 0) - y) ** 2,
    ),
    "docstring": Pasted(
        '"""Forward pass."""\nz = w*x + b\nL = z**2', WXB, lambda w, x, b: (w * x + b) ** 2
    ),
    "if else stmt": Pasted(
        "if z > 0:\n    a = z\nelse:\n    a = 0.01*z\nL = a**2",
        {"z": -2},
        lambda z: (z if z > 0 else 0.01 * z) ** 2,
    ),
    "elif": Pasted(
        (
            "def f(x):\n    if x > 1:\n        return x\n    elif x < -1:\n"
            "        return -x\n    else:\n        return x**2\ny = f(x)"
        ),
        {"x": 0.6},
        lambda x: x * x,
    ),
    "ternary paren": Pasted("y = (x if x > 0 else 0)**2", X, lambda x: x * x),
    "print fstring": Pasted('y = x**2\nprint(f"y = {y:.4f}, dy/dx = {2*x}")', X, lambda x: x * x),
    "print percent": Pasted("y = x**2\nprint('y = %.3f' % y)", X, lambda x: x * x),
    "assert": Pasted("y = x**2\nassert y > 0, 'no'\nz = 3*y", X, lambda x: 3 * x * x),
    "np.random": Pasted(
        (
            "np.random.seed(0)\nW = np.random.randn(3, 2)\nx = np.array([0.4, -0.7])\n"
            "L = np.sum(np.tanh(W @ x))"
        ),
        {"W": W32, "x": V2},
        lambda W, x: np.tanh(W @ x).sum(),
    ),
    "w_init scaled": Pasted(
        ("W = np.random.randn(3, 2) * 0.01\nb = np.zeros(3)\nL = np.sum(W @ x + b)"),
        {"W": W32, "x": V2, "b": V3},
        lambda W, x, b: (W @ x + b).sum(),
    ),
    "np.square mean": Pasted(
        "loss = np.mean(np.square(y_true - y_pred))",
        {"y_true": V3, "y_pred": [1, 2, 3]},
        lambda y_true, y_pred: ((y_true - y_pred) ** 2).mean(),
    ),
    "y_hat names": Pasted(
        "y_hat = w * x + b\nloss = 0.5 * (y_hat - y) ** 2",
        {**WXB, "y": 1},
        lambda w, x, b, y: 0.5 * (w * x + b - y) ** 2,
    ),
    "backprop too": Pasted(
        (
            "z = w*x + b\na = sigmoid(z)\nL = (a - y)**2\ndL_da = 2*(a - y)\n"
            "da_dz = a*(1 - a)\ndL_dw = dL_da * da_dz * x"
        ),
        {**WXB, "y": 1},
        lambda w, x, b, y: (sig(w * x + b) - y) ** 2,
    ),
    "backprop dz": Pasted(
        (
            "Z = W @ x + b\nA = np.tanh(Z)\nL = np.sum((A - Y)**2)\ndA = 2*(A - Y)\n"
            "dZ = dA * (1 - A**2)\ndW = np.outer(dZ, x)\ndb = dZ"
        ),
        {"W": W32, "x": V2, "b": V3, "Y": [1, 2, 3]},
        lambda W, x, b, Y: ((np.tanh(W @ x + b) - Y) ** 2).sum(),
    ),
    "cs231n staged": Pasted(
        (
            "x = 3 # example values\ny = -4\n\n# forward pass\n"
            "sigy = 1.0 / (1 + math.exp(-y))\nnum = x + sigy\n"
            "sigx = 1.0 / (1 + math.exp(-x))\nxpy = x + y\nxpysqr = xpy**2\n"
            "den = sigx + xpysqr\ninvden = 1.0 / den\nf = num * invden"
        ),
        {"x": 3, "y": -4},
        lambda x, y: (x + sig(y)) / (sig(x) + (x + y) ** 2),
    ),
    "cs231n neuron lists": Pasted(
        (
            "w = [2,-3,-3]\nx = [-1, -2]\ndot = w[0]*x[0] + w[1]*x[1] + w[2]\n"
            "f = 1.0 / (1 + math.exp(-dot))"
        ),
        {"w": [2, -3, -3], "x": [-1, -2]},
        lambda w, x: sig(w[0] * x[0] + w[1] * x[1] + w[2]),
    ),
    "forwardMultiplyGate js": Pasted(
        ("var forwardMultiplyGate = function(x, y) { return x * y; };\nforwardMultiplyGate(x, y)"),
        {"x": -2, "y": 3},
        lambda x, y: x * y,
    ),
    "js arrow": Pasted(
        "const f = (x, y) => x * y + 1;\nlet z = f(x, y);",
        {"x": -2, "y": 3},
        lambda x, y: x * y + 1,
    ),
    "pt polynomial": Pasted(
        ("y_pred = a + b * x + c * x ** 2 + d * x ** 3\nloss = (y_pred - y).pow(2).sum()"),
        {"a": 0.1, "b": 0.2, "c": 0.3, "d": -0.1, "x": V3, "y": [1, 2, 3]},
        lambda a, b, c, d, x, y: ((a + b * x + c * x**2 + d * x**3 - y) ** 2).sum(),
    ),
    "pt clamp": Pasted(
        ("y_pred = x.mm(w1).clamp(min=0).mm(w2)\nloss = (y_pred - y).pow(2).sum()"),
        {"x": W32, "w1": W23, "w2": W32, "y": W32},
        lambda x, w1, w2, y: ((np.maximum(0, x @ w1) @ w2 - y) ** 2).sum(),
    ),
    "np h_relu": Pasted(
        (
            "h = x.dot(w1)\nh_relu = np.maximum(h, 0)\ny_pred = h_relu.dot(w2)\n"
            "loss = np.square(y_pred - y).sum()"
        ),
        {"x": W32, "w1": W23, "w2": W32, "y": W32},
        lambda x, w1, w2, y: ((np.maximum(0, x @ w1) @ w2 - y) ** 2).sum(),
    ),
    "rnn unroll": Pasted(
        (
            "h1 = np.tanh(Wx @ x1 + Wh @ h0 + b)\n"
            "h2 = np.tanh(Wx @ x2 + Wh @ h1 + b)\nL = np.sum(h2)"
        ),
        {"Wx": W22, "x1": V2, "Wh": W22, "h0": [0, 0], "b": V2, "x2": [1, 2]},
        lambda Wx, x1, Wh, h0, b, x2: np.tanh(
            Wx @ x2 + Wh @ np.tanh(Wx @ x1 + Wh @ h0 + b) + b
        ).sum(),
    ),
    "augmented plus": Pasted(
        "loss = 0\nloss += (w*x - y)**2\nloss += lam*w**2",
        {"w": 0.5, "x": 2, "y": 3, "lam": 0.1},
        lambda w, x, y, lam: (w * x - y) ** 2 + lam * w * w,
    ),
    "lambda_ reg": Pasted(
        "loss = mse + lambda_ * np.sum(W**2)",
        {"mse": 1.5, "lambda_": 0.1, "W": W22},
        lambda mse, lambda_, W: mse + lambda_ * (W**2).sum(),
    ),
    "math.pow": Pasted(
        "y = math.pow(x, 3) + math.sqrt(x) + math.log(x)",
        X,
        lambda x: x**3 + np.sqrt(x) + np.log(x),
    ),
    "java": Pasted("double y = Math.pow(x, 2) + Math.sin(x);", X, lambda x: x * x + np.sin(x)),
    "matlab": Pasted(
        "z = W*x + b;\na = 1 ./ (1 + exp(-z));\nL = sum((a - y).^2);",
        {"W": W32, "x": V2, "b": V3, "y": [0, 1, 1]},
        lambda W, x, b, y: ((sig(W @ x + b) - y) ** 2).sum(),
    ),
    "matlab transpose": Pasted(
        "J = (X*theta - y)'*(X*theta - y)/(2*m)",
        {"X": W32, "theta": V2, "y": V3, "m": 3},
        lambda X, theta, y, m: ((X @ theta - y) ** 2).sum() / (2 * m),
    ),
    "julia dot": Pasted(
        "a = σ.(W * x .+ b)\nL = sum(a .^ 2)",
        {"W": W32, "x": V2, "b": V3},
        lambda W, x, b: (sig(W @ x + b) ** 2).sum(),
    ),
    "R": Pasted("z <- w * x + b\na <- 1 / (1 + exp(-z))", WXB, lambda w, x, b: sig(w * x + b)),
    "excel": Pasted("=1/(1+EXP(-x))", X, lambda x: sig(x)),
    "upper fn": Pasted("Y = EXP(-x) + SIN(x)", X, lambda x: np.exp(-x) + np.sin(x)),
    "sympy": Pasted(
        "x, y = symbols('x y')\nf = x**2*y + sin(y)\ndiff(f, x)",
        {"x": 0.6, "y": 2},
        lambda x, y: x * x * y + np.sin(y),
    ),
    "sp prefix": Pasted(
        "f = sp.exp(-x**2) * sp.sin(y)", {"x": 0.6, "y": 2}, lambda x, y: np.exp(-x * x) * np.sin(y)
    ),
    "row col index": Pasted(
        "y = W[0, 0]*x[0] + W[0, 1]*x[1]",
        {"W": W22, "x": V2},
        lambda W, x: W[0, 0] * x[0] + W[0, 1] * x[1],
    ),
    "double index": Pasted(
        "y = W[0][0]*x[0] + W[0][1]*x[1]",
        {"W": W22, "x": V2},
        lambda W, x: W[0, 0] * x[0] + W[0, 1] * x[1],
    ),
    "nested loops": Pasted(
        (
            "L = 0\nfor i in range(3):\n    for j in range(2):\n"
            "        L += (W[i][j]*x[j] - y[i])**2"
        ),
        {"W": W32, "x": V2, "y": V3},
        lambda W, x, y: sum((W[i, j] * x[j] - y[i]) ** 2 for i in range(3) for j in range(2)),
    ),
    "loop lists": Pasted(
        ("z = 0\nfor w_i, x_i in zip(w, x):\n    z += w_i * x_i\ny = 1/(1+np.exp(-z))"),
        {"w": V3, "x": [1, 2, 3]},
        lambda w, x: sig(w @ x),
    ),
    "loop over x": Pasted("s = 0\nfor xi in x:\n    s += xi**2", {"x": V3}, lambda x: x @ x),
    "range(len)": Pasted(
        "z = b\nfor i in range(len(w)):\n    z += w[i]*x[i]",
        {"b": 0.1, "w": V3, "x": [1, 2, 3]},
        lambda b, w, x: w @ x + b,
    ),
    "line cont": Pasted(
        "z = w1*x1 + \\\n    w2*x2 + b\ny = np.tanh(z)",
        {"w1": 1, "x1": 2, "w2": -1, "x2": 0.5, "b": 0.1},
        lambda w1, x1, w2, x2, b: np.tanh(w1 * x1 + w2 * x2 + b),
    ),
    "paren cont": Pasted(
        "z = (w1*x1\n     + w2*x2\n     + b)\ny = np.tanh(z)",
        {"w1": 1, "x1": 2, "w2": -1, "x2": 0.5, "b": 0.1},
        lambda w1, x1, w2, x2, b: np.tanh(w1 * x1 + w2 * x2 + b),
    ),
    "in-out notebook": Pasted(
        "In [1]: z = w*x + b\nIn [2]: a = np.tanh(z)", WXB, lambda w, x, b: np.tanh(w * x + b)
    ),
    "markdown fence": Pasted(
        "```python\nz = w*x + b\na = np.tanh(z)\n```", WXB, lambda w, x, b: np.tanh(w * x + b)
    ),
    "markdown inline": Pasted(
        "`L = (w*x - y)**2`", {"w": 0.5, "x": 2, "y": 3}, lambda w, x, y: (w * x - y) ** 2
    ),
    "where np": Pasted("y = np.where(x > 0, x, 0)", X, lambda x: max(x, 0)),
    "heaviside mask": Pasted("y = (x > 0) * x", X, lambda x: max(x, 0)),
    "np.linalg.norm sq": Pasted(
        "L = np.linalg.norm(W @ x - y)**2",
        {"W": W32, "x": V2, "y": V3},
        lambda W, x, y: ((W @ x - y) ** 2).sum(),
    ),
    "x @ x.T": Pasted("L = x.T @ x", {"x": V3}, lambda x: x @ x),
    "onehot ce axis": Pasted(
        "L = -np.mean(np.sum(Y * np.log(P), axis=1))",
        {"Y": [[1, 0], [0, 1], [1, 0]], "P": [[0.4, 0.6], [0.5, 0.5], [0.1, 0.9]]},
        lambda Y, P: -(Y * np.log(P)).sum(1).mean(),
    ),
    "sigmoid_derivative too": Pasted(
        (
            "def sigmoid(x):\n    return 1/(1+np.exp(-x))\n\n"
            "def sigmoid_derivative(x):\n    return x*(1-x)\n\n"
            "out = sigmoid(np.dot(w, x))"
        ),
        {"w": V3, "x": [1, 2, 3]},
        lambda w, x: sig(w @ x),
    ),
    "np.exp z softmax fn": Pasted(
        (
            "def softmax(z):\n    e = np.exp(z - np.max(z))\n    return e / e.sum()\n\n"
            "L = -np.log(softmax(z)[0])"
        ),
        {"z": V3},
        lambda z: -np.log(soft(z)[0]),
    ),
    "reshape -1": Pasted(
        "y = (W @ x.reshape(-1)).sum()", {"W": W32, "x": V2}, lambda W, x: (W @ x).sum()
    ),
    "np.outer": Pasted(
        "L = np.sum(np.outer(a, b) * W)",
        {"a": V3, "b": V2, "W": W32},
        lambda a, b, W: (np.outer(a, b) * W).sum(),
    ),
    "np.abs mean": Pasted(
        "L = np.abs(y - t).mean()", {"y": V3, "t": [1, 2, 3]}, lambda y, t: abs(y - t).mean()
    ),
    "0.5 pow": Pasted("L = (x**2 + y**2)**0.5", {"x": 3, "y": 4}, lambda x, y: np.hypot(x, y)),
    "x^-1": Pasted("y = x^-1 + x**-2", X, lambda x: 1 / x + x ** (-2)),
    "sci": Pasted("y = 1e-3*x + 2E2", X, lambda x: 0.001 * x + 200),
    "underscore digits": Pasted("y = 1_000*x", X, lambda x: 1000 * x),
    "bool ops": Pasted("y = x if x > 0 and x < 1 else 0", X, lambda x: x),
    "abs method": Pasted(
        "L = (y - t).abs().sum()", {"y": V3, "t": [1, 2, 3]}, lambda y, t: abs(y - t).sum()
    ),
    "sum method dim": Pasted(
        "L = ((y - t)**2).sum(dim=0) / 3",
        {"y": V3, "t": [1, 2, 3]},
        lambda y, t: ((y - t) ** 2).sum() / 3,
    ),
    "unsqueeze": Pasted(
        "y = x.unsqueeze(0) @ W\nL = y.sum()", {"x": V3, "W": W32}, lambda x, W: (x @ W).sum()
    ),
    "item": Pasted(
        "loss = (w*x-y)**2\nlosses.append(loss.item())",
        {"w": 0.5, "x": 2, "y": 3},
        lambda w, x, y: (w * x - y) ** 2,
    ),
}
