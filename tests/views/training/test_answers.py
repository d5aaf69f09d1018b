"""What a network answers is drawn for any number of inputs, at rest and while it trains."""

from collections.abc import Callable

import numpy as np
import pytest

from nnviz.views.plots.picture import Picture
from nnviz.views.plots.svg import svg
from nnviz.views.training import answers

POINTS = np.array([[0.0], [1.0], [2.0]])
Draw = Callable[[tuple[str, ...]], Picture]

TWO, THREE = ("cat", "dog"), ("cat", "dog", "cow")
NONE = np.zeros(3, dtype=bool)
WRONG = np.array([False, True, False])

OUTPUTS = {
    (): np.array([[0.5], [1.5], [2.5]]),
    TWO: np.array([[0.1], [0.4], [0.9]]),
    THREE: np.array([[0.7, 0.2, 0.1], [0.1, 0.2, 0.7], [0.2, 0.2, 0.6]]),
}
LABELS = {(): [0.5, 1.0, 2.0], TWO: [0.0, 1.0, 1.0], THREE: [0.0, 1.0, 2.0]}


def curve(titles: tuple[str, ...]) -> Picture:
    labels = np.array(LABELS[titles])
    places = answers.wanted(POINTS, labels, len(titles))
    return answers.curve(POINTS[:, 0], OUTPUTS[titles], places, labels, WRONG, NONE, titles)


def each(titles: tuple[str, ...]) -> Picture:
    return answers.each(OUTPUTS[titles], np.array(LABELS[titles]), WRONG, NONE, titles)


@pytest.mark.parametrize("titles", OUTPUTS)
def test_there_is_a_curve_for_each_output(titles: tuple[str, ...]) -> None:
    lines = [trace for trace in curve(titles).data if trace["mode"] == "lines"]
    assert [line["y"].tolist() for line in lines] == OUTPUTS[titles].T.tolist()


@pytest.mark.parametrize("titles", OUTPUTS)
@pytest.mark.parametrize("draw", [curve, each])
def test_every_example_can_be_clicked_and_wrong_ones_are_crossed(
    titles: tuple[str, ...], draw: Draw
) -> None:
    traces = draw(titles).data
    known = [number for trace in traces for number in trace.get("customdata", ())]
    assert sorted(known) == [0, 1, 2]
    (crosses,) = (trace for trace in traces if trace["name"] == "wrong")
    assert len(crosses["x"]) == 1


def test_a_regression_is_drawn_over_its_targets() -> None:
    places = answers.met(OUTPUTS[()], np.array(LABELS[()]), 0)
    assert places.tolist() == [[0.5, 0.5], [1.0, 1.5], [2.0, 2.5]]


@pytest.mark.parametrize(("titles", "chances"), [(TWO, [0.9, 0.4, 0.9]), (THREE, [0.7, 0.2, 0.6])])
def test_an_example_is_as_high_as_its_own_class_is_probable(
    titles: tuple[str, ...], chances: list[float]
) -> None:
    places = answers.met(OUTPUTS[titles], np.array(LABELS[titles]), len(titles))
    assert places[:, 1] == pytest.approx(chances)


@pytest.mark.parametrize("titles", OUTPUTS)
@pytest.mark.parametrize("draw", [curve, each])
@pytest.mark.parametrize("value", [np.nan, np.inf, 1e300])
def test_pictures_of_a_training_that_ran_away_are_drawn(
    titles: tuple[str, ...],
    draw: Draw,
    value: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(OUTPUTS, titles, np.full_like(OUTPUTS[titles], value))
    assert svg(draw(titles), "It ran away.").startswith("<svg")
