"""Every setting that a training depends on has a name, and a change of any is told."""

from dataclasses import fields, replace
from typing import Any

from nnviz.ui.session.link import Link
from nnviz.ui.training.document import TrainingDocument
from nnviz.views.training.settings import changes

NAMES = TrainingDocument.titles()

OTHER: dict[str, Any] = {
    **{"data": "moons", "loss": "squared error", "start": "he", "lesson": "zeros"},
    **{"optimiser": "adam", "schedule": "cosine", "hidden": (3,), "activations": ("tanh",)},
    **{"example": 1, "across": 1, "up": 1, "seeds": 1024},
}
"""Another value of each setting that is no plain number and no yes or no."""


def another(name: str, value: object) -> Any:
    match value:
        case _ if name in OTHER:
            return OTHER[name]
        case bool():
            return not value
        case int():
            return value + 1
        case float():
            return value + 0.1
    raise AssertionError(f"another value of {name} is missing")


def test_each_change_of_what_is_trained_is_told_and_no_other() -> None:
    usual = TrainingDocument()
    for field in fields(TrainingDocument):
        if field.name == "own":  # the page tells of them in words of its own
            continue
        changed = replace(usual, **{field.name: another(field.name, getattr(usual, field.name))})
        assert TrainingDocument.read(Link(changed.query())) == changed, (
            "a value that a link can carry"
        )
        told = changes(NAMES, usual.query(), changed.query())
        depends = changed.without_looks() != usual
        assert len(told) == depends == (field.name in NAMES), field.name


def test_words_are_told_by_their_titles() -> None:
    now = TrainingDocument(data="moons", hidden=(), activations=())
    assert changes(NAMES, TrainingDocument().query(), now.query()) == [
        "**data** XOR, the four points → Two moons",
        "**hidden units** 2 → none",
        "**activation** ReLU → none",
    ]


def test_numbers_are_told_as_people_read_them() -> None:
    usual, now = TrainingDocument(), TrainingDocument(noise=0.1 + 0.05, rate=1e-5, seed=12345)
    assert changes(
        {name: NAMES[name] for name in ("noise", "rate", "seed")}, usual.query(), now.query()
    ) == [
        "**noise** 0.1 → 0.15",
        "**learning rate η** 0.5 → 1e−5",
        "**seed** 0 → 12345",
    ]
