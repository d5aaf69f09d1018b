"""What is trained: data, network, start and recipe, as a link carries them."""

import math
from dataclasses import dataclass, replace
from typing import Unpack

from nnviz.learning.data import DATASETS, Data, make
from nnviz.learning.training import Recipe
from nnviz.lessons.training import TRAININGS
from nnviz.networks.architecture import ACTIVATIONS, Network
from nnviz.networks.experiment import Experiment
from nnviz.networks.starting import STARTS, start
from nnviz.ui.session.fields import choice, flag, number, optional_whole, whole
from nnviz.ui.session.link import LEAST_RATE
from nnviz.ui.session.linked import Asked, Linked, Told, declared
from nnviz.ui.training import tables
from nnviz.ui.training.tables import MOST_ROWS
from nnviz.views.training.settings import OPTIMISERS, SCHEDULES

LOSSES = ("cross-entropy", "squared error")
MOST_LAYERS, MOST_UNITS = 4, 32
"""How large a network may be."""

SEEDS = (256, 1024, 4096)
STARTS_EPOCHS = (100, 10_000)
"""Of many starts: how many there may be, and the least and the most epochs of each."""

GATES = ("xor", "and", "or")
"""The data sets of four points, which are always the same."""


def _own(name: str) -> Data | None:
    """A field: points of the student's own."""

    def read(asked: Asked) -> Data | None:
        try:
            return tables.from_link(asked.written or "")
        except ValueError:
            return asked.link.ignore(asked.name, None)

    return declared(None, read, lambda name, data: {name: tables.written(data)}, name=name)


def _units(usual: tuple[int, ...], **told: Unpack[Told]) -> tuple[int, ...]:
    """A field: the units of each hidden layer."""

    def read(asked: Asked) -> tuple[int, ...]:
        if asked.written == "none":
            return ()
        sizes = asked.link.numbers(asked.name, tuple(map(float, usual)), least=1, most=MOST_LAYERS)
        if all(size.is_integer() and 1 <= size <= MOST_UNITS for size in sizes):
            return tuple(map(int, sizes))
        return asked.link.ignore(asked.name, usual)

    def write(name: str, units: tuple[int, ...]) -> dict[str, str]:
        return {name: ",".join(map(str, units)) or "none"}

    return declared(usual, read, write, **told)


def _activations(usual: tuple[str, ...], **told: Unpack[Told]) -> tuple[str, ...]:
    """A field: the activation of each hidden layer; ReLU if a link does not say."""

    def read(asked: Asked) -> tuple[str, ...]:
        relus = ("relu",) * len(asked.document.hidden)
        if asked.written is None:
            return relus
        names = tuple(filter(None, asked.written.split(",")))
        fits = len(names) == len(relus) and all(name in ACTIVATIONS for name in names)
        return names if fits else asked.link.ignore(asked.name, relus)

    return declared(usual, read, lambda name, chosen: {name: ",".join(chosen)}, **told)


def _last_weight(document: "TrainingDocument") -> int:
    """The number of the last weight or bias, counted from 0."""
    return document.weights - 1


@dataclass(frozen=True)
class TrainingDocument(Linked):
    """Everything that a training depends on, the lesson it belongs to, and which epoch is on show.

    Attributes
    ----------
    data, count, noise, classes : the data set, see `nnviz.learning.data`
    own : data of the student's own in its place, or None
    test : the share of examples kept from training
    signs : whether inputs 0 and 1 are given as −1 and 1
    scaled : whether each input is brought to mean 0 and standard deviation 1
    hidden : the units of each hidden layer
    activations : what each hidden layer does
    loss : "cross-entropy" or "squared error"
    start : how the weights begin, in `STARTS`
    optimiser, rate, schedule, batch, decay, dropout : see `Recipe`
    seed : of data, weights and order
    lesson : the one that is open, in `TRAININGS`, or "" for none
    epoch : the one on show
    example : the example that is looked into, or None for the first that is answered wrong
    logarithmic : whether the loss stands on a logarithmic axis
    across, up : which weights and biases span the loss surface, counted from 0; None for those
        that moved most
    seeds, starts : of many starts, how many there are, and the epochs of each
    """

    FIRST = (
        *("data", "count", "classes", "loss", "start", "optimiser", "schedule", "batch", "seed"),
        *("epoch", "seeds", "starts", "lesson", "example", "across", "up", "points"),
        *("logarithmic", "noise", "test", "rate", "decay", "dropout", "signs", "scaled"),
    )

    data: str = choice("xor", tuple(DATASETS), title="data")
    count: int = whole(200, 4, MOST_ROWS, title="points")
    noise: float = number(0.1, 0, 2, title="noise")
    classes: int = whole(3, 2, 4, title="classes")
    own: Data | None = _own("points")
    test: float = number(0.0, 0, 0.8, title="share kept for testing")
    signs: bool = flag(False, title="inputs as −1 and 1")
    scaled: bool = flag(False, title="inputs scaled")
    hidden: tuple[int, ...] = _units((2,), title="hidden units")
    activations: tuple[str, ...] = _activations(("relu",), title="activation")
    loss: str = choice("cross-entropy", LOSSES, title="loss")
    start: str = choice("xavier", tuple(STARTS), title="weights begin")
    optimiser: str = choice("sgd", tuple(OPTIMISERS), title="optimiser")
    rate: float = number(0.5, LEAST_RATE, 1e9, title="learning rate η")
    schedule: str = choice("constant", tuple(SCHEDULES), title="schedule of η")
    batch: int = whole(0, 0, MOST_ROWS, title="batch size")
    decay: float = number(0.0, 0, 10, title="L2")
    dropout: float = number(0.0, 0, 0.9, title="dropout")
    seed: int = whole(0, 0, 99_999, title="seed")
    lesson: str = choice("", ("", *TRAININGS), looked_at=True)
    epoch: int = whole(0, 0, 20_000, looked_at=True)
    example: int | None = optional_whole(MOST_ROWS, looked_at=True)
    logarithmic: bool = flag(False, looked_at=True)
    seeds: int = choice(256, SEEDS, looked_at=True)
    starts: int = whole(2_000, *STARTS_EPOCHS, looked_at=True)
    across: int | None = optional_whole(_last_weight, looked_at=True)
    up: int | None = optional_whole(_last_weight, looked_at=True)

    def linked(self) -> "TrainingDocument":
        """Without data that are too long for a link, and without what is chosen among them."""
        if self.own is None or tables.is_linked(self.own):
            return self
        return replace(self, own=None, example=None, across=None, up=None)

    @property
    def recipe(self) -> Recipe:
        """How the weights are changed."""
        return Recipe(
            self.optimiser,  # type: ignore[arg-type]
            self.rate,
            self.schedule,  # type: ignore[arg-type]
            self.batch,
            self.decay,
            self.dropout,
            self.seed,
        )

    def depends_on(self, name: str) -> bool:
        """Whether a training of these data depends on a setting, by its name.

        >>> [TrainingDocument(data=data).depends_on("noise") for data in ("xor", "moons")]
        [False, True]
        """
        if name == "loss":
            return self.answers != 0
        if self.own is not None:
            return name not in ("data", "count", "noise", "classes")
        if name == "classes":
            return DATASETS[self.data].classes is None
        return name not in ("count", "noise") or self.data not in GATES

    @property
    def answers(self) -> int:
        """How many classes its data have, 0 for a regression."""
        classes = self.own.classes if self.own else DATASETS[self.data].classes
        return self.classes if classes is None else classes

    @property
    def weights(self) -> int:
        """How many weights and biases the network has on its data set.

        >>> TrainingDocument().weights
        9
        """
        network = _network(self, self.answers, self.own.inputs if self.own else 2)
        return sum(math.prod(network.shapes[name]) for name in network.parameters)


def begin(settings: TrainingDocument) -> Experiment:
    """The training that settings ask for."""
    made = settings.own or make(
        settings.data, settings.count, settings.noise, settings.classes, settings.seed
    )
    network = _network(settings, made.classes, made.inputs)
    test = made.held_out(settings.test, settings.seed)
    return Experiment(
        network,
        made.prepared(test, signs=settings.signs, scaled=settings.scaled),
        test,
        start(network, settings.start, settings.seed),
        settings.recipe,
    )


def _network(settings: TrainingDocument, classes: int, inputs: int = 2) -> Network:
    outputs = classes if classes > 2 else 1
    output = "linear" if classes == 0 else "softmax" if classes > 2 else "sigmoid"
    sizes = (inputs, *settings.hidden, outputs)
    return Network(sizes, settings.activations, output, loss=settings.loss)  # type: ignore[arg-type]
