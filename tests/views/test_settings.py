"""Every setting that a training depends on has a name, and a change of any is told."""

from dataclasses import fields, replace
from typing import Any

from nnviz.ui.experiment import Settings
from nnviz.views.settings import NAMES, changes

OTHER: dict[str, Any] = {
    **{
        "lesson": "zeros",
        "example": 1,
        "across": 1,
        "up": 1,
        "data": "moons",
        "loss": "squared error",
        "start": "he",
        "optimiser": "adam",
    },
    **{"schedule": "cosine", "hidden": (), "activations": ()},
}


def test_each_change_of_what_is_trained_is_told_and_no_other() -> None:
    usual = Settings()
    for field in fields(Settings):
        if field.name == "own":  # the page tells of them in words of its own
            continue
        other = OTHER.get(field.name, not getattr(usual, field.name))
        changed = replace(usual, **{field.name: other})
        told = changes(NAMES, usual.query(), changed.query())
        depends = changed.what_is_trained != usual
        assert len(told) == depends == (field.name in NAMES), field.name


def test_words_are_told_by_their_titles() -> None:
    now = Settings(data="moons", hidden=(), activations=())
    assert changes(NAMES, Settings().query(), now.query()) == [
        "**data** XOR, the four points → Two moons",
        "**hidden units** 2 → none",
        "**activation** ReLU → none",
    ]


def test_numbers_are_told_as_people_read_them() -> None:
    usual, now = Settings(), Settings(noise=0.1 + 0.05, rate=1e-5, seed=12345)
    assert changes(["noise", "rate", "seed"], usual.query(), now.query()) == [
        "**noise** 0.1 → 0.15",
        "**learning rate η** 0.5 → 1e−5",
        "**seed** 0 → 12345",
    ]
