"""What the settings of a training are called, and which of them a student has changed."""

from collections.abc import Iterable, Mapping

from nnviz.learning.data import DATASETS
from nnviz.networks.architecture import ACTIVATIONS
from nnviz.networks.starting import STARTS
from nnviz.views.notation.numbers import short

OPTIMISERS = {"sgd": "Gradient descent", "momentum": "Momentum 0.9", "adam": "Adam"}
SCHEDULES = {
    "constant": "constant",
    "decay": "halved after 1,000 epochs",
    "cosine": "cosine to 0 over 1,000 epochs",
}

NAMES = {
    "data": "data",
    "count": "points",
    "noise": "noise",
    "classes": "classes",
    "test": "share kept for testing",
    "signs": "inputs as −1 and 1",
    "scaled": "inputs scaled",
    "hidden": "hidden units",
    "activations": "activation",
    "loss": "loss",
    "start": "weights begin",
    "optimiser": "optimiser",
    "rate": "learning rate η",
    "schedule": "schedule of η",
    "batch": "batch size",
    "decay": "L2",
    "dropout": "dropout",
    "seed": "seed",
}
"""What each setting that a training depends on is called, by its name in a link."""

_WORDS = {
    **{key: source.title for key, source in DATASETS.items()},
    **{key: start.title for key, start in STARTS.items()},
    **ACTIVATIONS,
    **OPTIMISERS,
    **SCHEDULES,
}


def changes(among: Iterable[str], before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """What differs between two trainings, each as a link writes it.

    >>> changes(["hidden", "rate"], {"hidden": "2", "rate": "1"}, {"hidden": "4,4", "rate": "1"})
    ['**hidden units** 2 → 4, 4']
    """
    return [
        f"**{NAMES[name]}** {_written(before[name])} → {_written(now[name])}"
        for name in among
        if before[name] != now[name]
    ]


def _written(value: str) -> str:
    return ", ".join(map(_word, value.split(","))) or "none"


def _word(written: str) -> str:
    try:
        return short(float(written))
    except ValueError:
        return _WORDS.get(written, written)
