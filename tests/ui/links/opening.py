"""How each document reads a link and writes it, and how each page opens one."""

from collections.abc import Callable
from typing import Any, NamedTuple

from nnviz.ui.bugs.document import BugDocument, sample
from nnviz.ui.chain_rule.document import ChainDocument
from nnviz.ui.classification.document import ClassificationDocument
from nnviz.ui.classification.loss_choices import LossChoices
from nnviz.ui.classification.pooled_choices import PooledChoices
from nnviz.ui.classification.regression_choices import RegressionChoices
from nnviz.ui.classification.sentiment.choices import SentimentChoices
from nnviz.ui.classification.softmax_choices import SoftmaxChoices
from nnviz.ui.differentiation.document import DifferentiationDocument
from nnviz.ui.graph.desk import GraphDesk
from nnviz.ui.graph.document import GraphDocument
from nnviz.ui.language_model.document import LanguageDocument
from nnviz.ui.lecture.document import LectureDesk, LectureDocument
from nnviz.ui.network.desk import NetworkDesk
from nnviz.ui.network.document import NetworkDocument
from nnviz.ui.neuron.document import NeuronDocument
from nnviz.ui.practice.desk import PracticeDesk
from nnviz.ui.practice.document import PracticeDocument
from nnviz.ui.practice.sheet_choices import SheetChoices
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.link import Link, walked
from nnviz.ui.session.linked import Linked
from nnviz.ui.training.document import TrainingDocument
from nnviz.ui.xor.document import XorDocument

Query = dict[str, str]


class Read(NamedTuple):
    """What a document makes of a link: the link that it writes, and what it could not use."""

    written: Query
    ignored: tuple[str, ...]


def _reader(kind: type[Linked]) -> Callable[[Query], Read]:
    def read(query: Query) -> Read:
        link = Link(query)
        document = kind.read(link)
        return Read(document.linked().query(), tuple(link.ignored))

    return read


def _program(query: Query) -> Read:
    link = Link(query)
    typed = sample("square").followed(link)
    return Read(typed.query(), tuple(link.ignored))


def _page(kind: type[Linked], new: Callable[..., Desk[Any]] = Desk) -> Callable[[Query], Read]:
    """The documents of some pages are read with the walk, which their links always carry."""

    def read(query: Query) -> Read:
        desk = new(kind())
        desk.open(query)
        return Read(desk.query(), desk.ignored)

    return read


DOCUMENTS: dict[str, Callable[[Query], Read]] = {
    "graph": _page(GraphDocument),
    "program": _program,
    "chain_rule": _reader(ChainDocument),
    "differentiation": _reader(DifferentiationDocument),
    "bugs": _reader(BugDocument),
    "neuron": _reader(NeuronDocument),
    "xor": _reader(XorDocument),
    "network": _page(NetworkDocument),
    "training": _reader(TrainingDocument),
    "classification": _reader(ClassificationDocument),
    "softmax": _reader(SoftmaxChoices),
    "losses": _reader(LossChoices),
    "regression": _reader(RegressionChoices),
    "sentiment": _reader(SentimentChoices),
    "pooled": _reader(PooledChoices),
    "language_model": _reader(LanguageDocument),
    "practice": _reader(PracticeDocument),
    "worksheet": _reader(SheetChoices),
    "lecture": _reader(LectureDocument),
}
"""Every document, and every part of one that reads a link by itself."""


class Opened(NamedTuple):
    """What a page makes of a link.

    Attributes
    ----------
    written : all choices and the walk, as a link writes them
    ignored : what the student is told of
    address : what stands in the address bar then; on most pages only what is not as usual
    """

    written: Query
    ignored: tuple[str, ...]
    address: Query


def _opener(kind: type[Linked], new: Callable[..., Desk[Any]] = Desk) -> Callable[[Query], Opened]:
    def opened(query: Query) -> Opened:
        desk = new(kind())
        desk.open(query)
        written = desk.document.linked().query() | walked(desk.walk.step, desk.walk.pace)
        if kind.ALWAYS:
            written = desk.query()
        return Opened(written, desk.ignored, desk.link())

    return opened


PAGES: dict[str, Callable[[Query], Opened]] = {
    "graph": _opener(GraphDocument, GraphDesk),
    "chain_rule": _opener(ChainDocument),
    "differentiation": _opener(DifferentiationDocument),
    "bugs": _opener(BugDocument),
    "neuron": _opener(NeuronDocument),
    "xor": _opener(XorDocument),
    "network": _opener(NetworkDocument, NetworkDesk),
    "training": _opener(TrainingDocument),
    "classification": _opener(ClassificationDocument),
    "language_model": _opener(LanguageDocument),
    "practice": _opener(PracticeDocument, PracticeDesk),
    "lecture": _opener(LectureDocument, LectureDesk),
}
"""Every page that a link opens, by its key."""
