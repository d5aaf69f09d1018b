"""A field that is declared in one line is read, written, limited and told."""

from dataclasses import dataclass, replace

import pytest

from nnviz.ui.session import fields
from nnviz.ui.session.desk import Desk, follow
from nnviz.ui.session.fields import choice, flag, flags, nested, number, optional_whole, whole
from nnviz.ui.session.link import Link
from nnviz.ui.session.linked import Linked
from nnviz.ui.training.document import TrainingDocument
from nnviz.views.training.settings import changes


@dataclass(frozen=True)
class Settings(TrainingDocument):
    """The settings of a training, with a field that is not there."""

    momentum: float = number(0.9, 0.0, 1.0, name="beta", title="momentum β")


def test_a_new_field_is_read_written_limited_and_told() -> None:
    assert follow(Settings, {"beta": "0.5"}).document.momentum == 0.5
    assert Desk(Settings(momentum=0.25)).query() == {"beta": "0.25"}
    refused = follow(Settings, {"beta": "1.5"})
    assert (refused.document.momentum, refused.ignored) == (0.9, ("the beta 1.5",))
    assert Settings.field("momentum").limits == (0.0, 1.0)
    told = changes(Settings.titles(), Settings().query(), Settings(momentum=0.5).query())
    assert told == ["**momentum β** 0.9 → 0.5"]


def test_a_new_field_is_trained_anew_and_can_be_undone() -> None:
    desk = Desk(Settings())
    desk.set(momentum=0.5)
    assert desk.document.without_looks() != Settings().without_looks()
    desk.history.undo()
    assert desk.document == Settings()


@dataclass(frozen=True)
class Part(Linked):
    """Choices of a part of a page."""

    seed: int = whole(1, 0, 9)
    view: str = choice("a", ("a", "b"), looked_at=True)


@dataclass(frozen=True)
class Page(Linked):
    """A document with a field of several kinds."""

    count: int = choice(2, (1, 2, 4))
    marks: tuple[bool, ...] = flags((False, False))
    place: int | None = optional_whole(lambda page: page.count - 1)
    on: bool = flag(False)
    name: str = fields.text("x", 3)
    point: tuple[float, ...] = fields.numbers((0.0, 0.0), farthest=10.0)
    words: tuple[str, ...] = fields.names(("a",), lambda written: tuple(written.split(",")))
    said: tuple[str, ...] = fields.texts(2, 3)
    part: Part = nested(Part)


USUAL = {"count": "2", "marks": "00", "place": "", "on": "no", "name": "x", "point": "0,0"}
USUAL |= {"words": "a", "said": "", "seed": "1", "view": "a"}


def test_each_kind_writes_what_it_reads() -> None:
    assert Page().query() == USUAL
    query = {"count": "4", "marks": "01", "place": "3", "on": "yes", "name": "xyz"}
    query |= {"point": "1,-2.5", "words": "b,c", "said": '["","½\\""]', "seed": "9", "view": "b"}
    link = Link(query)
    assert Page.read(link).query() == query
    assert link.ignored == []


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("count", "3", "the count 3"),
        ("marks", "2", "the marks 2"),
        ("place", "2", "the place 2"),
        ("on", "true", "the on true"),
        ("point", "11,0", "the point, too far away"),
        ("point", "1", "the point 1"),
        ("seed", "10", "the seed 10"),
        ("view", "c", "the view c"),
        ("said", "[1]", "the said [1]"),
        ("said", "[", "the said ["),
        ("said", '["a","b","c"]', 'the said ["a","b","c"]'),
        ("said", '["abcd"]', 'the said ["abcd"]'),
    ],
)
def test_what_a_kind_cannot_use_is_told_and_left_as_usual(
    name: str, written: str, told: str
) -> None:
    link = Link({name: written})
    assert Page.read(link).query() == USUAL
    assert link.ignored == [told]


def test_a_text_that_is_too_long_loses_its_end() -> None:
    link = Link({"name": "abcd"})
    assert Page.read(link).name == "abc"
    assert link.ignored == ["the end of the name, beyond 3 characters"]


def test_a_field_may_depend_on_those_above_it() -> None:
    assert Page.read(Link({"count": "4", "place": "3"})).place == 3


def test_what_is_only_looked_at_is_no_edit_in_a_part_either() -> None:
    page = Page()
    seen = replace(page, part=replace(page.part, view="b"))
    assert seen.edits(page) == ()
    assert replace(page, on=True, part=replace(page.part, seed=2)).edits(page) == (
        "on",
        "part.seed",
    )
