"""What the settings of a training are called, and which of them a student has changed."""

from collections.abc import Mapping

from nnviz.engine.data import DATASETS
from nnviz.networks.architecture import ACTIVATIONS
from nnviz.networks.starting import STARTS

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


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """What differs between two trainings, each as a link writes it.

    >>> same = dict.fromkeys(NAMES, "")
    >>> changes(same | {"hidden": "2"}, same | {"hidden": "4,4"})
    ['**hidden units** 2 → 4, 4']
    """
    return [
        f"**{title}** {_written(before[name])} → {_written(now[name])}"
        for name, title in NAMES.items()
        if before[name] != now[name]
    ]


def _written(value: str) -> str:
    return ", ".join(_WORDS.get(each, each) for each in value.split(",")) or "none"
