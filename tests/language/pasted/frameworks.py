"""Programs in PyTorch, TensorFlow, JAX and micrograd."""

import numpy as np

from tests.language.pasted.program import V2, V3, W22, W23, W32, WXB, Pasted, X, sig, soft

FRAMEWORKS: dict[str, Pasted] = {
    "torch.matmul": Pasted(
        "z = torch.matmul(W, x) + b\nloss = z.pow(2).sum()",
        {"W": W32, "x": V2, "b": V3},
        lambda W, x, b: ((W @ x + b) ** 2).sum(),
    ),
    "no_grad": Pasted(
        (
            "w = torch.tensor(1.0, requires_grad=True)\nx = torch.tensor(2.0)\n"
            "y = torch.tensor(5.0)\ny_pred = w * x\nloss = (y_pred - y)**2\n"
            "loss.backward()\nwith torch.no_grad():\n    w -= 0.01 * w.grad\n"
            "w.grad.zero_()"
        ),
        {"w": 1, "x": 2, "y": 5},
        lambda w, x, y: (w * x - y) ** 2,
    ),
    "optimizer": Pasted(
        (
            "optimizer = torch.optim.SGD([w], lr=0.1)\nloss = (w*x - y)**2\n"
            "optimizer.zero_grad()\nloss.backward()\noptimizer.step()\n"
            "print(f'loss {loss.item():.3f}')"
        ),
        {"w": 1, "x": 2, "y": 5},
        lambda w, x, y: (w * x - y) ** 2,
    ),
    "train loop": Pasted(
        (
            "for epoch in range(100):\n    y_pred = w * x + b\n"
            "    loss = ((y_pred - y)**2).mean()\n    loss.backward()\n"
            "    optimizer.step()\n    optimizer.zero_grad()"
        ),
        {"w": 1, "x": [1, 2], "b": 0.1, "y": [5, 3]},
        lambda w, x, b, y: ((w * x + b - y) ** 2).mean(),
    ),
    "class module": Pasted(
        (
            "class Net(nn.Module):\n    def __init__(self):\n"
            "        super().__init__()\n        self.fc1 = nn.Linear(2, 3)\n"
            "        self.fc2 = nn.Linear(3, 1)\n\n    def forward(self, x):\n"
            "        x = torch.relu(self.fc1(x))\n        return self.fc2(x)\n"
        ),
        {"x": V2, "fc1_weight": W32, "fc1_bias": V3, "fc2_weight": [[1, 2, 3]], "fc2_bias": [0.5]},
        lambda x, fc1_weight, fc1_bias, fc2_weight, fc2_bias: (
            fc2_weight @ np.maximum(fc1_weight @ x + fc1_bias, 0) + fc2_bias
        ).sum(),
    ),
    "nn.Linear": Pasted(
        "fc = nn.Linear(2, 3)\nh = torch.relu(fc(x))\nL = h.sum()",
        {"x": V2, "fc_weight": W32, "fc_bias": V3},
        lambda x, fc_weight, fc_bias: np.maximum(fc_weight @ x + fc_bias, 0).sum(),
    ),
    "F.linear": Pasted(
        "h = F.relu(F.linear(x, W, b))\nL = h.sum()",
        {"x": V2, "W": W32, "b": V3},
        lambda x, W, b: np.maximum(0, W @ x + b).sum(),
    ),
    "sequential": Pasted(
        (
            "model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))\n"
            "loss = nn.MSELoss()(model(x), y)"
        ),
        {
            "x": V2,
            "model_0_weight": W32,
            "model_0_bias": V3,
            "model_2_weight": [[1, 2, 3]],
            "model_2_bias": [0.5],
            "y": [2],
        },
        lambda x, model_0_weight, model_0_bias, model_2_weight, model_2_bias, y: (
            (model_2_weight @ np.maximum(model_0_weight @ x + model_0_bias, 0) + model_2_bias - y)
            ** 2
        ).mean(),
    ),
    "criterion": Pasted(
        ("criterion = nn.MSELoss()\noutput = W @ x + b\nloss = criterion(output, target)"),
        {"W": W32, "x": V2, "b": V3, "target": [1, 2, 3]},
        lambda W, x, b, target: ((W @ x + b - target) ** 2).mean(),
    ),
    "criterion ce": Pasted(
        "loss_fn = nn.CrossEntropyLoss()\nloss = loss_fn(logits, target)",
        {"logits": V3, "target": [0, 1, 0]},
        lambda logits, target: -(target * np.log(soft(logits))).sum(),
    ),
    "act alias": Pasted(
        "act = nn.Tanh()\ny = act(w*x + b)", WXB, lambda w, x, b: np.tanh(w * x + b)
    ),
    "nn.ReLU()(x)": Pasted("y = nn.ReLU()(x) + nn.Sigmoid()(x)", X, lambda x: max(0, x) + sig(x)),
    "einsum matvec": Pasted(
        "y = torch.einsum('ij,j->i', W, x)\nL = y.sum()",
        {"W": W32, "x": V2},
        lambda W, x: (W @ x).sum(),
    ),
    "micrograd neuron": Pasted(
        (
            "x1 = Value(2.0, label='x1')\nx2 = Value(0.0, label='x2')\n"
            "w1 = Value(-3.0, label='w1')\nw2 = Value(1.0, label='w2')\n"
            "b = Value(6.8813735870195432, label='b')\n"
            "x1w1 = x1*w1; x1w1.label = 'x1*w1'\nx2w2 = x2*w2; x2w2.label = 'x2*w2'\n"
            "x1w1x2w2 = x1w1 + x2w2; x1w1x2w2.label = 'x1*w1 + x2*w2'\n"
            "n = x1w1x2w2 + b; n.label = 'n'\no = n.tanh(); o.label = 'o'\n"
            "o.backward()"
        ),
        {"x1": 2, "x2": 0, "w1": -3, "w2": 1, "b": 6.881373587019543},
        lambda x1, x2, w1, w2, b: np.tanh(x1 * w1 + x2 * w2 + b),
    ),
    "micrograd exp": Pasted(
        "e = (2*n).exp()\no = (e - 1)/(e + 1)", {"n": 0.88}, lambda n: np.tanh(n)
    ),
    "data attr": Pasted(
        "n = x1*w1 + b\no = n.tanh()\no.grad = 1.0\nn.grad = 1 - o.data**2",
        {"x1": 2, "w1": -0.3, "b": 0.2},
        lambda x1, w1, b: np.tanh(x1 * w1 + b),
    ),
    "torch double item": Pasted(
        (
            "x1 = torch.Tensor([2.0]).double(); x1.requires_grad = True\n"
            "w1 = torch.Tensor([-3.0]).double(); w1.requires_grad = True\n"
            "b = torch.Tensor([6.88]).double(); b.requires_grad = True\n"
            "n = x1*w1 + b\no = torch.tanh(n)\nprint(o.data.item())\no.backward()"
        ),
        {"x1": [2.0], "w1": [-3.0], "b": [6.88]},
        lambda x1, w1, b: np.tanh(x1 * w1 + b).sum(),
    ),
    "tf tape": Pasted(
        (
            "x = tf.Variable(3.0)\nwith tf.GradientTape() as tape:\n    y = x**2\n"
            "dy_dx = tape.gradient(y, x)"
        ),
        {"x": 3},
        lambda x: x * x,
    ),
    "tf tape matmul": Pasted(
        (
            "w = tf.Variable(tf.random.normal((3, 2)), name='w')\n"
            "b = tf.Variable(tf.zeros(2, dtype=tf.float32), name='b')\n"
            "x = [[1., 2., 3.]]\nwith tf.GradientTape(persistent=True) as tape:\n"
            "    y = x @ w + b\n    loss = tf.reduce_mean(y**2)"
        ),
        {"x": [[1, 2, 3]], "w": W32, "b": V2},
        lambda x, w, b: ((x @ w + b) ** 2).mean(),
    ),
    "jax grad": Pasted(
        (
            "def loss(w, x, y):\n    return jnp.mean((jnp.dot(x, w) - y)**2)\n\n"
            "grads = jax.grad(loss)(w, x, y)"
        ),
        {"w": V2, "x": W32, "y": V3},
        lambda w, x, y: ((x @ w - y) ** 2).mean(),
    ),
    "d2l": Pasted(
        (
            "x = torch.arange(4.0, requires_grad=True)\ny = 2 * torch.dot(x, x)\n"
            "y.backward()\nx.grad"
        ),
        {"x": [0, 1, 2, 3]},
        lambda x: 2 * x @ x,
    ),
    "d2l sum": Pasted(
        "x.grad.zero_()\ny = x * x\ny.sum().backward()",
        {"x": [0, 1, 2, 3]},
        lambda x: (x * x).sum(),
    ),
    "pt 60min": Pasted(
        (
            "a = torch.tensor([2., 3.], requires_grad=True)\n"
            "b = torch.tensor([6., 4.], requires_grad=True)\nQ = 3*a**3 - b**2\n"
            "external_grad = torch.tensor([1., 1.])\n"
            "Q.backward(gradient=external_grad)"
        ),
        {"a": [2, 3], "b": [6, 4]},
        lambda a, b: (3 * a**3 - b**2).sum(),
    ),
    "pt 60min ones": Pasted(
        (
            "x = torch.ones(2, 2, requires_grad=True)\ny = x + 2\nz = y * y * 3\n"
            "out = z.mean()\nout.backward()"
        ),
        {"x": [[1, 1], [1, 1]]},
        lambda x: (3 * (x + 2) ** 2).mean(),
    ),
    "pt autograd tutorial": Pasted(
        (
            "x = torch.ones(5)  # input tensor\n"
            "y = torch.zeros(3)  # expected output\n"
            "w = torch.randn(5, 3, requires_grad=True)\n"
            "b = torch.randn(3, requires_grad=True)\nz = torch.matmul(x, w)+b\n"
            "loss = torch.nn.functional.binary_cross_entropy_with_logits(z, y)"
        ),
        {"x": V2, "w": W23, "b": V3, "y": [0, 1, 0]},
        lambda x, w, b, y: (
            -(y * np.log(sig(x @ w + b)) + (1 - y) * np.log(1 - sig(x @ w + b))).mean()
        ),
    ),
    "softmax onehot gather": Pasted(
        "probs = F.softmax(logits, dim=-1)\nloss = -probs[2].log()",
        {"logits": V3},
        lambda logits: -np.log(soft(logits)[2]),
    ),
    "makemore": Pasted(
        ("logits = emb.view(-1, 2) @ W1 + b1\nh = torch.tanh(logits)\nloss = h.mean()"),
        {"emb": W32, "W1": W23, "b1": V3},
        lambda emb, W1, b1: np.tanh(emb @ W1 + b1).mean(),
    ),
    "makemore counts": Pasted(
        (
            "counts = logits.exp()\nprob = counts / counts.sum(1, keepdims=True)\n"
            "loss = -prob[0].log().mean()"
        ),
        {"logits": W23},
        lambda logits: -np.log(soft(logits)[0]).mean(),
    ),
    "attention code": Pasted(
        (
            "q = x @ Wq\nk = x @ Wk\nv = x @ Wv\n"
            "wei = q @ k.transpose(-2, -1) * 2**-0.5\nwei = F.softmax(wei, dim=-1)\n"
            "out = wei @ v\nloss = out.sum()"
        ),
        {"x": W32, "Wq": W22, "Wk": W22, "Wv": W22},
        lambda x, Wq, Wk, Wv: (soft(x @ Wq @ (x @ Wk).T * 2 ** (-0.5)) @ (x @ Wv)).sum(),
    ),
    "keras": Pasted(
        "model = Sequential([Dense(3, activation='relu'), Dense(1)])",
        {
            "x": V2,
            "model_0_kernel": W23,
            "model_0_bias": V3,
            "model_1_kernel": [[1], [2], [3]],
            "model_1_bias": [0.5],
        },
        lambda x, model_0_kernel, model_0_bias, model_1_kernel, model_1_bias: (
            np.maximum(x @ model_0_kernel + model_0_bias, 0) @ model_1_kernel + model_1_bias
        ).sum(),
    ),
    "F.nll_loss": Pasted(
        "L = F.nll_loss(F.log_softmax(z, dim=0), y)",
        {"z": V3, "y": [0, 1, 0]},
        lambda z, y: -(y * np.log(soft(z))).sum(),
    ),
    "global alias": Pasted(
        ("import torch.nn.functional as F\nfrom math import exp\ny = F.relu(x) + exp(x)"),
        X,
        lambda x: max(0, x) + np.exp(x),
    ),
    "sum start": Pasted(
        ("act = sum((wi*xi for wi, xi in zip(self.w, x)), self.b)\nout = act.tanh()"),
        {"w": V3, "x": [1, 2, 3], "b": 0.1},
        lambda w, x, b: np.tanh(w @ x + b),
    ),
    "torch.square": Pasted(
        "L = torch.mean(torch.square(y - t))",
        {"y": V3, "t": [1, 2, 3]},
        lambda y, t: ((y - t) ** 2).mean(),
    ),
    "zero_grad none": Pasted(
        "y = w*x\nw.grad = None\ny.backward()", {"w": 0.5, "x": 2}, lambda w, x: w * x
    ),
    "manual seed": Pasted(
        (
            "torch.manual_seed(42)\n"
            "x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)\n"
            "y = (x ** 2).sum()\ny.backward()\nprint(x.grad)  # tensor([2., 4., 6.])"
        ),
        {"x": [1, 2, 3]},
        lambda x: (x * x).sum(),
    ),
    "assign grads": Pasted(
        "y = x**3\ng = torch.autograd.grad(y, x, create_graph=True)[0]", X, lambda x: x**3
    ),
}
