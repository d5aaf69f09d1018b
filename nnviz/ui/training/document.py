"""What is trained: data, network, start and recipe, as a link carries them."""

import math
from dataclasses import dataclass, replace

from nnviz.learning.data import DATASETS, Data, make
from nnviz.learning.training import Recipe
from nnviz.lessons.training import TRAININGS
from nnviz.networks.architecture import ACTIVATIONS, Network
from nnviz.networks.experiment import Experiment
from nnviz.networks.starting import STARTS, start
from nnviz.ui.session.link import LEAST_RATE, Link, plain
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


@dataclass(frozen=True)
class TrainingDocument:
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

    data: str = "xor"
    count: int = 200
    noise: float = 0.1
    classes: int = 3
    own: Data | None = None
    test: float = 0.0
    signs: bool = False
    scaled: bool = False
    hidden: tuple[int, ...] = (2,)
    activations: tuple[str, ...] = ("relu",)
    loss: str = "cross-entropy"
    start: str = "xavier"
    optimiser: str = "sgd"
    rate: float = 0.5
    schedule: str = "constant"
    batch: int = 0
    decay: float = 0.0
    dropout: float = 0.0
    seed: int = 0
    lesson: str = ""
    epoch: int = 0
    example: int | None = None
    logarithmic: bool = False
    across: int | None = None
    up: int | None = None
    seeds: int = SEEDS[0]
    starts: int = 2_000

    @classmethod
    def read(cls, link: Link) -> "TrainingDocument":
        """The settings that a link asks for."""
        usual = cls()
        hidden = _hidden(link, usual.hidden)
        settings = cls(
            data=link.choice("data", tuple(DATASETS), usual.data),
            count=link.whole("count", usual.count, 4, MOST_ROWS),
            noise=link.number("noise", usual.noise, 0, 2),
            classes=link.whole("classes", usual.classes, 2, 4),
            own=_own(link),
            test=link.number("test", usual.test, 0, 0.8),
            signs=link.choice("signs", ("no", "yes"), "no") == "yes",
            scaled=link.choice("scaled", ("no", "yes"), "no") == "yes",
            hidden=hidden,
            activations=_activations(link, len(hidden)),
            loss=link.choice("loss", LOSSES, usual.loss),
            start=link.choice("start", tuple(STARTS), usual.start),
            optimiser=link.choice("optimiser", tuple(OPTIMISERS), usual.optimiser),
            rate=link.number("rate", usual.rate, LEAST_RATE, 1e9),
            schedule=link.choice("schedule", tuple(SCHEDULES), usual.schedule),
            batch=link.whole("batch", usual.batch, 0, MOST_ROWS),
            decay=link.number("decay", usual.decay, 0, 10),
            dropout=link.number("dropout", usual.dropout, 0, 0.9),
            seed=link.whole("seed", usual.seed, 0, 99_999),
            lesson=link.choice("lesson", ("", *TRAININGS), usual.lesson),
            epoch=link.whole("epoch", usual.epoch, 0, 20_000),
            example=_chosen(link, "example", MOST_ROWS),
            logarithmic=link.choice("logarithmic", ("no", "yes"), "no") == "yes",
            seeds=int(link.choice("seeds", tuple(map(str, SEEDS)), str(usual.seeds))),
            starts=link.whole("starts", usual.starts, *STARTS_EPOCHS),
        )
        last = settings.weights - 1
        return replace(
            settings,
            across=_chosen(link, "across", last),
            up=_chosen(link, "up", last),
        )

    def query(self) -> dict[str, str]:
        """All settings, as a link writes them."""
        return {
            **{name: str(getattr(self, name)) for name in ("data", "count", "classes", "loss")},
            **{name: str(getattr(self, name)) for name in ("start", "optimiser", "schedule")},
            **{name: str(getattr(self, name)) for name in ("batch", "seed", "epoch")},
            **{name: str(getattr(self, name)) for name in ("seeds", "starts", "lesson")},
            **{name: _written(getattr(self, name)) for name in ("example", "across", "up")},
            "points": tables.to_link(self.own),
            "logarithmic": "yes" if self.logarithmic else "no",
            **{name: plain(getattr(self, name)) for name in ("noise", "test", "rate")},
            **{name: plain(getattr(self, name)) for name in ("decay", "dropout")},
            "signs": "yes" if self.signs else "no",
            "scaled": "yes" if self.scaled else "no",
            "hidden": ",".join(map(str, self.hidden)) or "none",
            "activations": ",".join(self.activations),
        }

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

    @property
    def what_is_trained(self) -> "TrainingDocument":
        """The same without what is only looked at: equal ones share a training."""
        usual = TrainingDocument()
        return replace(
            self,
            lesson=usual.lesson,
            epoch=usual.epoch,
            example=usual.example,
            logarithmic=usual.logarithmic,
            across=usual.across,
            up=usual.up,
            seeds=usual.seeds,
            starts=usual.starts,
        )

    def depends_on(self, name: str) -> bool:
        """Whether a training of these data depends on a setting, by its name.

        >>> [TrainingDocument(data=data).depends_on("noise") for data in ("xor", "moons")]
        [False, True]
        """
        if self.own is not None:
            return name not in ("data", "count", "noise", "classes")
        if name == "classes":
            return DATASETS[self.data].classes is None
        return name not in ("count", "noise") or self.data not in GATES

    @property
    def weights(self) -> int:
        """How many weights and biases the network has on its data set.

        >>> TrainingDocument().weights
        9
        """
        classes = self.own.classes if self.own else DATASETS[self.data].classes
        network = _network(self, self.classes if classes is None else classes)
        return sum(math.prod(network.shapes[name]) for name in network.parameters)


def _written(choice: int | None) -> str:
    return "" if choice is None else str(choice)


def _chosen(link: Link, name: str, last: int) -> int | None:
    """A number from 0 that a link asks for, or None if it leaves the choice to the page."""
    return link.whole(name, None, 0, last) if link.query.get(name) else None


def _own(link: Link) -> Data | None:
    """The points of the student's own that a link carries."""
    try:
        return tables.from_link(link.query.get("points", ""))
    except ValueError:
        return link.ignore("points", None)


def _hidden(link: Link, usual: tuple[int, ...]) -> tuple[int, ...]:
    """The units of each hidden layer that a link asks for."""
    if link.query.get("hidden") == "none":
        return ()
    sizes = link.numbers("hidden", tuple(map(float, usual)), least=1, most=MOST_LAYERS)
    if all(size.is_integer() and 1 <= size <= MOST_UNITS for size in sizes):
        return tuple(map(int, sizes))
    return link.ignore("hidden", usual)


def _activations(link: Link, layers: int) -> tuple[str, ...]:
    """The activation of each hidden layer that a link asks for; ReLU if it does not say."""
    usual = ("relu",) * layers
    names = tuple(filter(None, link.query.get("activations", ",".join(usual)).split(",")))
    if len(names) == layers and all(name in ACTIVATIONS for name in names):
        return names
    return link.ignore("activations", usual)


def begin(settings: TrainingDocument) -> Experiment:
    """The training that settings ask for."""
    made = settings.own or make(
        settings.data, settings.count, settings.noise, settings.classes, settings.seed
    )
    network = _network(settings, made.classes)
    return Experiment(
        network,
        made.prepared(signs=settings.signs, scaled=settings.scaled),
        made.held_out(settings.test, settings.seed),
        settings.loss,
        start(network, settings.start, settings.seed),
        settings.recipe,
    )


def _network(settings: TrainingDocument, classes: int) -> Network:
    outputs = classes if classes > 2 else 1
    output = "linear" if classes == 0 else "softmax" if classes > 2 else "sigmoid"
    sizes = (2, *settings.hidden, outputs)
    return Network(sizes, settings.activations, output)  # type: ignore[arg-type]
