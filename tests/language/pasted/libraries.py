"""Programs in PyTorch, micrograd and others."""

import numpy as np

from tests.language.pasted.program import (
    V2,
    V3,
    W22,
    W23,
    W32,
    Pasted,
    X,
    erf,
    normed,
    sig,
    soft,
)

LIBRARIES: dict[str, Pasted] = {
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
}
