"""What the choices of a training are called, and which settings a student has changed."""

from collections.abc import Mapping

from nnviz.learning.data import DATASETS
from nnviz.networks.architecture import ACTIVATIONS, Network
from nnviz.networks.starting import STARTS
from nnviz.views.notation.numbers import short

OPTIMISERS = {"sgd": "Gradient descent", "momentum": "Momentum 0.9", "adam": "Adam"}
SCHEDULES = {
    "constant": "constant",
    "decay": "halved after 1,000 epochs",
    "cosine": "cosine to 0 over 1,000 epochs",
}

_WORDS = {
    **{key: source.title for key, source in DATASETS.items()},
    **{key: start.title for key, start in STARTS.items()},
    **ACTIVATIONS,
    **OPTIMISERS,
    **SCHEDULES,
}


def layers(network: Network) -> str:
    """A network in few words: its sizes, and the activations of its hidden layers.

    >>> layers(Network((2, 3, 1), ("tanh",), "sigmoid"))
    '2-3-1 · tanh'
    """
    hidden = dict.fromkeys(ACTIVATIONS[each] for each in network.hidden)
    return " · ".join(("-".join(map(str, network.sizes)), *hidden))


def recipe(optimiser: str, rate: float, seed: int) -> str:
    """How a training goes, in few words.

    >>> recipe("sgd", 0.5, 0)
    'Gradient descent · η 0.5 · seed 0'
    """
    return f"{OPTIMISERS[optimiser]} · η {short(rate)} · seed {seed}"


def changes(
    titles: Mapping[str, str], before: Mapping[str, str], now: Mapping[str, str]
) -> list[str]:
    """What differs between two trainings, each as a link writes it.

    Parameters
    ----------
    titles : what each setting that counts is called, by its name in a link
    before, now : the trainings

    >>> titles = {"hidden": "hidden units", "rate": "learning rate η"}
    >>> changes(titles, {"hidden": "2", "rate": "1"}, {"hidden": "4,4", "rate": "1"})
    ['**hidden units** 2 → 4, 4']
    """
    return [
        f"**{title}** {_written(before[name])} → {_written(now[name])}"
        for name, title in titles.items()
        if before[name] != now[name]
    ]


def _written(value: str) -> str:
    return ", ".join(map(_word, value.split(","))) or "none"


def _word(written: str) -> str:
    try:
        return short(float(written))
    except ValueError:
        return _WORDS.get(written, written)
