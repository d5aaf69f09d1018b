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
    title="An LSTM cell",
    source="A. Gomez, Backpropogating an LSTM: A Numerical Example, 2016, second step",
    program="z = W@x + u*h0 + b\n"
    "a1 = tanh(z[0])\n"
    "i1 = sigmoid(z[1])\n"
    "f1 = sigmoid(z[2])\n"
    "o1 = sigmoid(z[3])\n"
    "s1 = a1*i1 + f1*s0\n"
    "h1 = tanh(s1)*o1\n"
    "L = squared_error(h1, y)",
    inputs={
        "W": np.array([[0.45, 0.25], [0.95, 0.8], [0.7, 0.45], [0.6, 0.4]]),
        **{"x": np.array([0.5, 3]), "u": np.array([0.15, 0.8, 0.1, 0.25]), "h0": 0.53631},
        **{"b": np.array([0.2, 0.65, 0.15, 0.1]), "s0": 0.78572, "y": 1.25},
    },
    notice="Four rows of W make the new content a₁ and the gates i₁, f₁ and o₁. From s₁ back to "
    "s₀ the gradient is only multiplied by f₁ = 0.87: that is how an LSTM remembers.",
    parameters=("W", "u", "b"),
    answers={
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
