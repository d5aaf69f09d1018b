"""Parts of larger networks: recurrent cells, normalisation, attention and convolution."""

import numpy as np

from nnviz.lessons.lesson import Lesson

RECURRENT = Lesson(
    key="recurrent",
    title="A recurrent cell over three steps",
    source="J. Elman, Finding Structure in Time, 1990",
    program="h1 = tanh(w*x1 + u*h0 + b)\n"
    "h2 = tanh(w*x2 + u*h1 + b)\n"
    "h3 = tanh(w*x3 + u*h2 + b)\n"
    "L = (h3 - y)^2/2",
    inputs={
        **{"w": 0.5, "x1": 1, "u": 0.8, "h0": 0, "b": 0.1},
        **{"x2": 0.5, "x3": -1, "y": 1},
    },
    notice="The same w, u and b are used in each step, so each collects three downstream "
    "gradients. On the way back to step 1 the gradient is multiplied by u(1 − h²) twice.",
    parameters=("w", "u", "b"),
)

LSTM = Lesson(
    key="lstm",
    title="An LSTM cell over two steps",
    source="A. Gomez, Backpropogating an LSTM: A Numerical Example, 2016",
    program="a0 = tanh(dot(W_a, x0) + b_a)\n"
    "i0 = sigmoid(dot(W_i, x0) + b_i)\n"
    "o0 = sigmoid(dot(W_o, x0) + b_o)\n"
    "s0 = a0*i0\n"
    "h0 = tanh(s0)*o0\n"
    "a1 = tanh(dot(W_a, x1) + U_a*h0 + b_a)\n"
    "i1 = sigmoid(dot(W_i, x1) + U_i*h0 + b_i)\n"
    "f1 = sigmoid(dot(W_f, x1) + U_f*h0 + b_f)\n"
    "o1 = sigmoid(dot(W_o, x1) + U_o*h0 + b_o)\n"
    "s1 = a1*i1 + f1*s0\n"
    "h1 = tanh(s1)*o1\n"
    "L = (h0 - y0)^2/2 + (h1 - y1)^2/2",
    inputs={
        **{"x0": np.array([1, 2]), "x1": np.array([0.5, 3]), "y0": 0.5, "y1": 1.25},
        **{
            "W_a": np.array([0.45, 0.25]),
            "U_a": 0.15,
            "b_a": 0.2,
            "W_i": np.array([0.95, 0.8]),
            "U_i": 0.8,
            "b_i": 0.65,
        },
        **{
            "W_f": np.array([0.7, 0.45]),
            "U_f": 0.1,
            "b_f": 0.15,
            "W_o": np.array([0.6, 0.4]),
            "U_o": 0.25,
            "b_o": 0.1,
        },
    },
    notice="From s₁ back to s₀ the gradient is only multiplied by the forget gate f₁ = 0.87, not "
    "by a weight and a slope: that is how an LSTM remembers.",
    parameters=("W_a", "U_a", "b_a", "W_i", "U_i", "b_i", "W_f", "U_f", "b_f", "W_o", "U_o", "b_o"),
    answers={
        **{"a0": 0.81775, "i0": 0.96083, "o0": 0.81757, "s0": 0.78572, "h0": 0.53631},
        **{"a1": 0.84980, "i1": 0.98118, "f1": 0.87030, "o1": 0.84993, "s1": 1.5176},
        **{"h1": 0.77198, "dL/dh1": -0.47803, "dL/ds1": -0.07111},
    },
    tolerance=5e-5,
)

LAYER_NORM = Lesson(
    key="layer-norm",
    title="Layer normalisation of one example",
    source="J. Ba, J. Kiros and G. Hinton, Layer Normalization, 2016",
    program="c = x - mean(x)\nxhat = c/sqrt(mean(c^2))\ny = gamma*xhat + beta\nL = dot(y, t)",
    inputs={
        "x": np.array([2, 4, 6]),
        "gamma": np.array([1, 1, 1]),
        "beta": np.array([0, 0, 0]),
        "t": np.array([1, 0, 0]),
    },
    notice="The gradients of the entries of x sum to 0: adding the same number to all entries "
    "changes nothing.",
    parameters=("gamma", "beta"),
)

BATCH_NORM = Lesson(
    key="batch-norm",
    title="Batch normalisation of four examples",
    source="S. Ioffe and C. Szegedy, Batch Normalization, 2015, Algorithm 1",
    program="c = X - column_mean(X)\n"
    "Xhat = c/sqrt(column_mean(c^2))\n"
    "Y = gamma*Xhat + beta\n"
    "L = sum(Y*T)",
    inputs={
        "X": np.array([[1, 10], [2, 30], [3, 20], [4, 60]]),
        **{
            "gamma": np.array([1, 1]),
            "beta": np.array([0, 0]),
            "T": np.array([[1, 0], [0, 1], [0, 0], [0, 0]]),
        },
    },
    notice="Each column is normalised over the batch, so an example's gradient depends on all "
    "others. The gradients in a column sum to 0.",
    parameters=("gamma", "beta"),
)

ATTENTION = Lesson(
    key="attention",
    title="One attention head",
    source="A. Vaswani et al., Attention Is All You Need, 2017, Eq. 1",
    program="Q = X@W_Q\n"
    "K = X@W_K\n"
    "V = X@W_V\n"
    "S = Q@K.T/sqrt(2)\n"
    "A = softmax(S)\n"
    "O = A@V\n"
    "L = sum(O*T)",
    inputs={
        "X": np.array([[1, 0], [0, 1], [1, 1]]),
        **{
            "W_Q": np.array([[1, 0], [0, 1]]),
            "W_K": np.array([[1, 0.5], [0, 1]]),
            "W_V": np.array([[0.5, -1], [1, 0]]),
        },
        "T": np.array([[1, 0], [0, 1], [0, 0]]),
    },
    notice="X is used three times, as query, key and value, so three downstream gradients add at "
    "it. Each row of A sums to 1, and each row of S's gradient sums to 0.",
    parameters=("W_Q", "W_K", "W_V"),
)

CONVOLUTION = Lesson(
    key="convolution",
    title="A convolution as sums",
    source="V. Dumoulin and F. Visin, A Guide to Convolution Arithmetic, 2016, chapter 1",
    program="Y = conv2d(X, K)\nL = sum(Y)",
    inputs={
        "X": np.array(
            [[3, 3, 2, 1, 0], [0, 0, 1, 3, 1], [3, 1, 2, 2, 3], [2, 0, 0, 2, 2], [2, 0, 0, 0, 1]]
        ),
        "K": np.array([[0, 1, 2], [2, 2, 0], [0, 1, 2]]),
    },
    notice="Each entry of the kernel is used at all nine places: its gradient is the sum of the "
    "nine entries of X that it met. The middle of X is met by the whole kernel.",
    parameters=("K",),
    answers={
        **{"Y_11": 12, "Y_12": 12, "Y_13": 17, "Y_21": 10, "Y_22": 17, "Y_23": 19},
        **{"Y_31": 9, "Y_32": 6, "Y_33": 14},
    },
)

CELLS = (RECURRENT, LSTM, LAYER_NORM, BATCH_NORM, ATTENTION, CONVOLUTION)
