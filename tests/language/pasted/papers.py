"""Formulas of papers, tutorials and explainers of deep learning."""

import numpy as np

from tests.language.pasted.program import V2, V3, W22, W23, W32, WXB, Pasted, X, sig, soft

PAPERS: dict[str, Pasted] = {
    "221 network": Pasted(
        (
            "net_h1 = w1*i1 + w2*i2 + b1*1\nout_h1 = 1/(1+e^(-net_h1))\n"
            "net_o1 = w5*out_h1 + b2*1\nout_o1 = 1/(1+e^(-net_o1))\n"
            "E_o1 = 1/2(target_o1 - out_o1)^2"
        ),
        {
            "w1": 0.15,
            "i1": 0.05,
            "w2": 0.2,
            "i2": 0.1,
            "b1": 0.35,
            "w5": 0.4,
            "b2": 0.6,
            "target_o1": 0.01,
        },
        lambda w1, i1, w2, i2, b1, w5, b2, target_o1: (
            0.5 * (target_o1 - sig(w5 * sig(w1 * i1 + w2 * i2 + b1) + b2)) ** 2
        ),
    ),
    "net_{h1} latex": Pasted(
        r"net_{h1} = w_1 * i_1 + w_2 * i_2 + b_1 * 1 \\ out_{h1} = \frac{1}{1+e^{-net_{h1}}}",
        {"w_1": 0.15, "i_1": 0.05, "w_2": 0.2, "i_2": 0.1, "b_1": 0.35},
        lambda w_1, i_1, w_2, i_2, b_1: sig(w_1 * i_1 + w_2 * i_2 + b_1),
    ),
    "E_total": Pasted(
        "E_total = Σ ½(target − output)²",
        {"target": [0.01, 0.99], "output": [0.75, 0.77]},
        lambda target, output: (0.5 * (target - output) ** 2).sum(),
    ),
    "lstm": Pasted(
        (
            "f = σ(Wf·x + Uf·h + bf)\ni = σ(Wi·x + Ui·h + bi)\n"
            "c_new = f⊙c + i⊙tanh(Wc·x + Uc·h + bc)\nL = sum(c_new)"
        ),
        {
            "Wf": 0.7,
            "x": 0.5,
            "Uf": 0.1,
            "h": 0.2,
            "bf": 0.15,
            "Wi": 0.9,
            "Ui": 0.8,
            "bi": 0.6,
            "c": 0.3,
            "Wc": 0.4,
            "Uc": 0.2,
            "bc": 0.1,
        },
        lambda Wf, x, Uf, h, bf, Wi, Ui, bi, c, Wc, Uc, bc: (
            sig(Wf * x + Uf * h + bf) * c
            + sig(Wi * x + Ui * h + bi) * np.tanh(Wc * x + Uc * h + bc)
        ),
    ),
    "gru": Pasted(
        "h = (1 − z)∘h_prev + z∘tanh(W x + U(r∘h_prev))\nL = Σh",
        {"z": [0.2, 0.8], "h_prev": V2, "W": W22, "x": V2, "U": W22, "r": [0.5, 0.1]},
        lambda z, h_prev, W, x, U, r: (
            (1 - z) * h_prev + z * np.tanh(W @ x + U @ (r * h_prev))
        ).sum(),
    ),
    "logreg loss": Pasted(
        "L = −(1/m) Σ [y⁽ⁱ⁾ log a⁽ⁱ⁾ + (1 − y⁽ⁱ⁾) log(1 − a⁽ⁱ⁾)]",
        {"m": 2, "y": [1, 0], "a": [0.7, 0.2]},
        lambda m, y, a: -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum() / m,
    ),
    "log-sum-exp": Pasted(
        "lse = max(z) + log(sum(exp(z − max(z))))", {"z": V3}, lambda z: np.log(np.exp(z).sum())
    ),
    "sigma bounds": Pasted(
        "z = ∑ᵢ₌₁³ wᵢxᵢ + b", {"w": V3, "x": [1, 2, 3], "b": 0.1}, lambda w, x, b: w @ x + b
    ),
    "sigma ^n_i": Pasted(
        "z = Σ_{i=1}^n w_i·x_i + b", {"w": V3, "x": [1, 2, 3], "b": 0.1}, lambda w, x, b: w @ x + b
    ),
    "word2vec simple": Pasted(
        "L = -log(sigmoid(dot(u, v))) - log(sigmoid(-dot(n, v)))",
        {"u": V3, "v": [1, 2, 3], "n": [0.1, 0.2, -0.4]},
        lambda u, v, n: -np.log(sig(u @ v)) - np.log(sig(-(n @ v))),
    ),
    "cosine sim": Pasted(
        "s = (a·b)/(‖a‖ ‖b‖)",
        {"a": V3, "b": [1, 2, 3]},
        lambda a, b: a @ b / np.sqrt(a @ a * (b @ b)),
    ),
    "cosine glued": Pasted(
        "s = a·b/(|a||b|)", {"a": 2, "b": -3}, lambda a, b: a * b / (abs(a) * abs(b))
    ),
    "rbf": Pasted(
        "k = exp(−‖x − y‖²/(2σ²))",
        {"x": V3, "y": [1, 2, 3], "σ": 1.5},
        lambda x, y, σ: np.exp(-((x - y) ** 2).sum() / (2 * σ * σ)),
    ),
    "mahalanobis": Pasted(
        "d = (x − μ)ᵀ S (x − μ)",
        {"x": V2, "μ": [1, 2], "S": W22},
        lambda x, μ, S: (x - μ) @ S @ (x - μ),
    ),
    "xAx plus b": Pasted(
        "f(x) = 1/2 x^T A x + b^T x + c",
        {"x": V2, "A": W22, "b": [1, 2], "c": 3},
        lambda x, A, b, c: 0.5 * x @ A @ x + b @ x + c,
    ),
    "det": Pasted(
        "L = A[0][0]*A[1][1] - A[0][1]*A[1][0]",
        {"A": W22},
        lambda A: A[0, 0] * A[1, 1] - A[0, 1] * A[1, 0],
    ),
    "frob": Pasted("L = ||A @ B||_F^2", {"A": W22, "B": W22}, lambda A, B: ((A @ B) ** 2).sum()),
    "frob latex": Pasted(
        r"L = \|XW - Y\|_F^2",
        {"X": W32, "W": W22, "Y": W32},
        lambda X, W, Y: ((X @ W - Y) ** 2).sum(),
    ),
    "l2 reg": Pasted(
        ("loss = np.mean((y_hat - y)**2) + 0.5*lam*(np.sum(W1**2) + np.sum(W2**2))"),
        {"y_hat": V3, "y": [1, 2, 3], "lam": 0.1, "W1": W22, "W2": W32},
        lambda y_hat, y, lam, W1, W2: (
            ((y_hat - y) ** 2).mean() + 0.5 * lam * ((W1**2).sum() + (W2**2).sum())
        ),
    ),
    "ppo": Pasted(
        "L = -min(r*A, clip(r, 1-eps, 1+eps)*A)",
        {"r": 1.5, "A": 2, "eps": 0.2},
        lambda r, A, eps: -min(r * A, np.clip(r, 1 - eps, 1 + eps) * A),
    ),
    "focal": Pasted(
        "FL = -(1 - p)**gamma * log(p)",
        {"p": 0.7, "gamma": 2},
        lambda p, gamma: -((1 - p) ** gamma) * np.log(p),
    ),
    "dice": Pasted(
        "dice = 1 - 2*sum(p*g)/(sum(p) + sum(g))",
        {"p": [0.2, 0.8], "g": [0, 1]},
        lambda p, g: 1 - 2 * (p * g).sum() / (p.sum() + g.sum()),
    ),
    "triplet": Pasted(
        "L = max(‖a − p‖² − ‖a − n‖² + α, 0)",
        {"a": V2, "p": [1, 0], "n": [0.5, -0.5], "α": 1},
        lambda a, p, n, α: max(((a - p) ** 2).sum() - ((a - n) ** 2).sum() + α, 0),
    ),
    "vae": Pasted(
        (
            "z = mu + torch.exp(0.5*logvar) * eps\n"
            "KLD = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())\n"
            "loss = ((z - x)**2).sum() + KLD"
        ),
        {"mu": V2, "logvar": [0.1, -0.2], "eps": [0.3, 0.5], "x": [1, 2]},
        lambda mu, logvar, eps, x: (
            ((mu + np.exp(0.5 * logvar) * eps - x) ** 2).sum()
            - 0.5 * (1 + logvar - mu**2 - np.exp(logvar)).sum()
        ),
    ),
    "batchnorm code": Pasted(
        (
            "mean = x.mean(0)\nvar = x.var(0, unbiased=False)\n"
            "x_hat = (x - mean) / torch.sqrt(var + 1e-5)\n"
            "out = gamma * x_hat + beta\nL = (out*G).sum()"
        ),
        {"x": W32, "gamma": [1.5, 0.5], "beta": [0.1, 0.2], "G": W32},
        lambda x, gamma, beta, G: (
            (gamma * (x - x.mean(0)) / np.sqrt(x.var(0) + 1e-05) + beta) * G
        ).sum(),
    ),
    "layernorm code": Pasted(
        (
            "mu = x.mean(-1, keepdim=True)\n"
            "sigma = x.std(-1, keepdim=True, unbiased=False)\n"
            "y = (x - mu)/(sigma + 1e-5)\nL = (y*w).sum()"
        ),
        {"x": V3, "w": [1, 2, 3]},
        lambda x, w: ((x - x.mean()) / (x.std() + 1e-05) * w).sum(),
    ),
    "scaled attention": Pasted(
        (
            "scores = torch.matmul(Q, K.transpose(-2, -1)) / math.sqrt(d_k)\n"
            "p_attn = scores.softmax(dim=-1)\nL = torch.matmul(p_attn, V).sum()"
        ),
        {"Q": W22, "K": W22, "d_k": 2, "V": W22},
        lambda Q, K, d_k, V: (soft(Q @ K.T / np.sqrt(d_k)) @ V).sum(),
    ),
    "masked mean": Pasted(
        "loss = (mask * (y - t)**2).sum() / mask.sum()",
        {"mask": [1, 0, 1], "y": V3, "t": [1, 2, 3]},
        lambda mask, y, t: (mask * (y - t) ** 2).sum() / mask.sum(),
    ),
    "xor": Pasted(
        ("h1 = ReLU(1*x1 + 1*x2 + 0)\nh2 = ReLU(1*x1 + 1*x2 - 1)\ny = ReLU(1*h1 - 2*h2)"),
        {"x1": 1, "x2": 0.5},
        lambda x1, x2: max(0, max(0, x1 + x2) - 2 * max(0, x1 + x2 - 1)),
    ),
    "sgn": Pasted(
        "y = sgn(w·x + b)", {"w": V3, "x": [1, 2, 3], "b": 0.1}, lambda w, x, b: np.sign(w @ x + b)
    ),
    "softplus": Pasted("y = ln(1 + e^x)", X, lambda x: np.log1p(np.exp(x))),
    "swish": Pasted("f(x) = x · sigmoid(βx)", {"x": 0.6, "β": 1.5}, lambda x, β: x * sig(β * x)),
    "gelu": Pasted(
        "GELU(x) = 0.5x(1 + tanh[√(2/π)(x + 0.044715x³)])",
        X,
        lambda x: 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))),
    ),
    "elu": Pasted(
        "f(x) = x if x > 0 else α(e^x − 1)",
        {"x": -1, "α": 0.5},
        lambda x, α: x if x > 0 else α * (np.exp(x) - 1),
    ),
    "cubic": Pasted("y = x^3 - 2x^2 + x - 5", X, lambda x: x**3 - 2 * x * x + x - 5),
    "stewart": Pasted(
        "f(x,y) = x^2 e^y + x y^2", {"x": 0.6, "y": 0.5}, lambda x, y: x * x * np.exp(y) + x * y * y
    ),
    "e^{-(x^2+y^2)}": Pasted(
        "f = e^{-(x^2 + y^2)}", {"x": 0.6, "y": 0.5}, lambda x, y: np.exp(-x * x - y * y)
    ),
    "ln(x^2+y^2)": Pasted(
        "f(x, y) = ln(x² + y²)", {"x": 0.6, "y": 0.5}, lambda x, y: np.log(x * x + y * y)
    ),
    "sqrt(xy)": Pasted("f = √(xy)", {"x": 0.6, "y": 0.5}, lambda x, y: np.sqrt(x * y)),
    "arctan(y/x)": Pasted("θ = tan⁻¹(y/x)", {"y": 0.5, "x": 0.6}, lambda y, x: np.arctan(y / x)),
    "x^y": Pasted("f = x^y + y^x", {"x": 0.6, "y": 0.5}, lambda x, y: x**y + y**x),
    "2^x": Pasted("y = 2^x", X, lambda x: 2**x),
    "2^{x}": Pasted("y = 2^{x} + 3^{2x}", X, lambda x: 2**x + 3 ** (2 * x)),
    "a/(b+c)": Pasted(
        r"y = \frac{a}{b + c} \cdot d",
        {"a": 1, "b": 2, "c": 3, "d": 4},
        lambda a, b, c, d: a / (b + c) * d,
    ),
    "overline": Pasted(
        r"\bar{x} = \frac{1}{n}\sum_i x_i; L = \sum_i (x_i - \bar{x})^2",
        {"n": 3, "x": V3},
        lambda n, x: ((x - x.sum() / n) ** 2).sum(),
    ),
    "z = W^T x": Pasted(
        r"z = W^T x + b; L = \mathbf{1}^T z",
        {"W": W23, "x": V2, "b": V3},
        lambda W, x, b: (W.T @ x + b).sum(),
    ),
    "concat comma": Pasted(
        "h = tanh(W·[h_prev, x] + b)\nL = sum(h)",
        {"W": [[0.3, -0.5, 0.1], [0.8, 0.2, -0.6]], "h_prev": V2, "x": 0.5, "b": V2},
        lambda W, h_prev, x, b: np.tanh(W @ np.append(h_prev, x) + b).sum(),
    ),
    "y = Xβ + ε": Pasted(
        "SSE = (y − Xβ)ᵀ(y − Xβ)",
        {"y": V3, "X": W32, "β": V2},
        lambda y, X, β: ((y - X @ β) ** 2).sum(),
    ),
    "log10": Pasted("y = lg x + log10(x)", X, lambda x: 2 * np.log10(x)),
    "power neg frac": Pasted("y = x^(-1/2)", X, lambda x: x ** (-0.5)),
    "x^½": Pasted("y = x^½", X, lambda x: x**0.5),
    "abs sq": Pasted("E = |y − ŷ|²", {"y": 1, "ŷ": 0.4}, lambda y, ŷ: abs(y - ŷ) ** 2),
    "primes in words": Pasted(
        "Forward pass:\nz = wx + b\na = σ(z)\nLoss:\nL = ½(a − y)²",
        {**WXB, "y": 1},
        lambda w, x, b, y: 0.5 * (sig(w * x + b) - y) ** 2,
    ),
    "step words": Pasted(
        "Step 1: z = wx + b\nStep 2: a = σ(z)", WXB, lambda w, x, b: sig(w * x + b)
    ),
    "given that": Pasted(
        "Given x = 2, w = 3: y = wx + 1", {"x": 2, "w": 3}, lambda x, w: w * x + 1
    ),
    "values semicolon": Pasted(
        "L = c(a+2b); a=3; b=1; c=-2", {"a": 3, "b": 1, "c": -2}, lambda a, b, c: c * (a + 2 * b)
    ),
    "values paren": Pasted(
        "L = c(a+2b)  (a=3, b=1, c=-2)", {"a": 3, "b": 1, "c": -2}, lambda a, b, c: c * (a + 2 * b)
    ),
    "at values": Pasted(
        "L = c*(a+2*b) at a=3, b=1, c=-2",
        {"a": 3, "b": 1, "c": -2},
        lambda a, b, c: c * (a + 2 * b),
    ),
}
