"""Losses and penalties at the numbers of their sources, and one step of Adam by hand."""

import numpy as np

from nnviz.lessons.lesson import Lesson

HINGE = Lesson(
    key="hinge",
    title="Hinge loss of three scores",
    source="CS231n, Linear Classification: multiclass SVM loss",
    program="m2 = max(0, s2 - s1 + margin)\nm3 = max(0, s3 - s1 + margin)\nL = m2 + m3",
    inputs={"s1": 13, "s2": -7, "s3": 11, "margin": 10},
    notice="Class 1 is correct. Its score beats s₂ by more than the margin, so s₂ gets no "
    "gradient; s₃ is too close and is pushed down.",
    answers={"m2": 0, "m3": 8, "L": 8},
)

WEIGHT_DECAY = Lesson(
    key="weight-decay",
    title="L2 regularisation prefers spread weights",
    source="CS231n, Linear Classification: regularization",
    program="score = dot(w, x)\nR = sum(w^2)\nL = (score - y)^2 + lambda*R",
    inputs={
        "w": np.array([0.25, 0.25, 0.25, 0.25]),
        "x": np.array([1, 1, 1, 1]),
        "y": 1,
        "lambda": 1,
    },
    notice="The weights (1, 0, 0, 0) give the same score 1, but their penalty R is 1 instead of "
    "0.25. The penalty's gradient is 2λw: it pulls each weight towards 0.",
    parameters=("w",),
    ranges={"lambda": (0, 10)},
    answers={"score": 1, "R": 0.25},
)

HUBER = Lesson(
    key="huber",
    title="Huber loss of a small and a large error",
    source="P. J. Huber, Robust Estimation of a Location Parameter, 1964",
    program="L1 = huber(yhat1, y1)\nL2 = huber(yhat2, y2)\nL = L1 + L2",
    inputs={"yhat1": 0.5, "y1": 0, "yhat2": 3, "y2": 0},
    notice="Up to an error of 1 the loss is half its square. Beyond it is a line, so an outlier's "
    "gradient stays at 1, where the squared error's would be 3.",
)

DIVERGENCE = Lesson(
    key="kl-divergence",
    title="KL divergence from a uniform distribution",
    source="Wikipedia, Kullback–Leibler divergence: basic example",
    program="D = kl_div(p, q)",
    inputs={"p": np.array([0.36, 0.48, 0.16]), "q": np.array([1 / 3, 1 / 3, 1 / 3])},
    notice="The gradient by q is −p/q: it is steepest where p is large and q is small. Exchange p "
    "and q: D becomes 0.097455, so it is no distance.",
    answers={"D": 0.0852996},
    tolerance=5e-8,
)

ADAM = Lesson(
    key="adam",
    title="Adam's first step, by hand",
    source="D. Kingma and J. Ba, Adam, 2015, Algorithm 1",
    program="m = beta1*m0 + (1 - beta1)*g\n"
    "v = beta2*v0 + (1 - beta2)*g^2\n"
    "mhat = m/(1 - beta1^t)\n"
    "vhat = v/(1 - beta2^t)\n"
    "theta = theta0 - alpha*mhat/(sqrt(vhat) + epsilon)",
    inputs={
        **{"beta1": 0.9, "m0": 0, "g": -4, "beta2": 0.999, "v0": 0, "t": 1},
        **{"theta0": 1, "alpha": 0.001, "epsilon": 1e-8},
    },
    notice="In the first step the corrected averages are g and g² themselves, so θ moves by α "
    "against the gradient's sign, however large g is.",
    ranges={"beta1": (0, 0.999), "beta2": (0, 0.9999), "t": (1, 1000)},
)

PENALTIES = (HINGE, WEIGHT_DECAY, HUBER, DIVERGENCE, ADAM)
