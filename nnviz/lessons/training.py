"""Trainings to begin with: what fails and why, and the one change that mends it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TrainingLesson:
    """A training with something to notice.

    Attributes
    ----------
    title : what the picker calls it
    notice : what to do, and what to look for
    settings : what differs from the page's usual settings, as a link writes it
    epochs : after how many the notice holds
    right : the share of training examples that are right then, as (least, most); None if the
        training has run away by then
    """

    title: str
    notice: str
    settings: dict[str, str]
    epochs: int
    right: tuple[float, float] | None


_SPIRALS = {"data": "spirals", "noise": "0.05", "hidden": "16,16", "activations": "tanh,tanh"}
_DEEP = {"data": "moons", "hidden": "8,8,8,8"}

TRAININGS = {
    "two-relu": TrainingLesson(
        "XOR fails with two ReLU units",
        "Press 1,000 epochs: one example stays wrong. See the dead unit, and in hidden space the "
        "examples that meet in one place. Then rewind and change one thing: with tanh for ReLU, "
        "the very same first weights learn XOR.",
        {"seed": "5"},
        1000,
        (0.75, 0.75),
    ),
    "four-relu": TrainingLesson(
        "Four ReLU units instead of two",
        "Two more units, and XOR is learned within 100 epochs, although one unit is dead here too. "
        "The seed is the same, but four units need more first weights: it is another start. The "
        "tab Many starts counts how often each number of units learns.",
        {"seed": "5", "hidden": "4"},
        100,
        (1, 1),
    ),
    "zeros": TrainingLesson(
        "All weights begin at 0",
        "Units that begin alike get the same gradient and stay alike. Here it is 0 from the start: "
        "nothing moves. Let the weights begin at random, and they part.",
        {"hidden": "4", "activations": "tanh", "start": "zeros"},
        400,
        (0.5, 0.5),
    ),
    "vanishing": TrainingLesson(
        "Four layers of sigmoids hardly begin",
        "Each sigmoid multiplies the gradient by at most ¼. At epoch 0 see how much smaller the "
        "gradient of W₁ is than that of W₅; then see how the loss stays for hundreds of epochs. "
        "Take ReLU and He's start instead.",
        _DEEP | {"activations": "sigmoid,sigmoid,sigmoid,sigmoid"},
        400,
        (0.4, 0.9),
    ),
    "deep-relu": TrainingLesson(
        "Four layers of ReLU do begin",
        "An open ReLU passes the whole gradient: the same depth learns within 100 epochs.",
        _DEEP | {"activations": "relu,relu,relu,relu", "start": "he"},
        400,
        (0.95, 1),
    ),
    "too-fast": TrainingLesson(
        "A learning rate that is too large",
        "Each step overshoots further than the last: the loss grows until it is infinite. Rewind, "
        "and divide η by 10.",
        {"data": "slope", "hidden": "none", "rate": "4"},
        400,
        None,
    ),
    "squared": TrainingLesson(
        "Squared error learns AND slowly",
        "With a squared error each gradient has the sigmoid's slope ŷ(1 − ŷ) as a factor, at most "
        "¼, so each step is small. Switch the loss to cross-entropy: 100 epochs are enough. So "
        "they are with squared error and η = 2.",
        {"data": "and", "hidden": "none", "loss": "squared error"},
        100,
        (0.5, 0.75),
    ),
    "spirals": TrainingLesson(
        "Two spirals, with Adam",
        "A winding boundary grows from one that is nearly straight. Plain gradient descent with "
        "η = 0.5 has hardly begun after 1,000 epochs; with η = 2 it learns most of them.",
        _SPIRALS | {"optimiser": "adam", "rate": "0.02"},
        1000,
        (0.95, 1),
    ),
    "overfitting": TrainingLesson(
        "Right on what it saw, not on what it did not",
        "Thirty noisy examples and a thousand weights: every training example is right, but of "
        "the thirty test examples several are not. Look at the islands in the plane.",
        {
            **{"data": "moons", "count": "60", "noise": "0.4", "test": "0.5"},
            **{"hidden": "32,32", "activations": "tanh,tanh", "optimiser": "adam", "rate": "0.02"},
        },
        400,
        (1, 1),
    ),
}
"""Every training lesson by its key, in teaching order."""
