"""The Training page trains, rewinds to the very same start, and opens what a link asks for."""

import base64
import json
import re
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nnviz.learning import landscape, training
from nnviz.ui.training import desk as training_desk
from nnviz.ui.training import pictures, settings
from nnviz.ui.training.document import TrainingDocument, begin
from nnviz.views.export import trained
from tests.pages.acting import alts, box, choose, enter, html, opened, press, said, summary

pytestmark = pytest.mark.usefixtures("patient")


def lesson(page: AppTest) -> Any:
    return next(each.value for each in page.selectbox if each.label == "Lesson")


def test_it_opens_untrained_with_four_pictures(page: AppTest) -> None:
    opened(page)
    assert summary(page).startswith("Epoch **0**")
    assert len(page.get("plotly_chart")) == 4
    assert all(alts(page))


def test_training_lowers_the_loss_and_rewinding_goes_back_to_the_same_start(page: AppTest) -> None:
    page.query_params["hidden"] = "4"
    page.query_params["activations"] = "tanh"
    page.run()
    first = summary(page)
    press(page, "1,000 epochs")
    trained = summary(page)
    assert "right **4 of 4**" in trained
    press(page, "Rewind")
    assert summary(page) == first
    press(page, "1,000 epochs")
    assert summary(page) == trained


def test_a_link_trains_to_its_epoch_again(page: AppTest) -> None:
    page.query_params["epoch"] = "300"
    page.query_params["seed"] = "5"
    page.run()
    assert summary(page).startswith("Epoch **300**")


def test_two_relu_units_can_fail_and_the_page_says_why(page: AppTest) -> None:
    page.query_params["seed"] = "3"
    page.query_params["epoch"] = "1000"
    page.run()
    assert "right **3 of 4**" in summary(page)
    assert any("little gradient passes" in each.value for each in page.markdown)


def test_the_diagnosis_names_the_dead_unit_and_the_examples_in_one_place(page: AppTest) -> None:
    opened(page, seed="5", epoch="1000")
    assert "Unit 1 of layer 1 is dead" in said(page)
    assert "almost one place of the last hidden layer: (0, 0), (1, 0) and (1, 1)." in said(page)
    assert any("In one place stand (0, 0) (1, 0) (1, 1)." in alt for alt in alts(page))


def test_a_rate_far_too_large_is_diagnosed(page: AppTest) -> None:
    page.query_params["data"] = "slope"
    page.query_params["rate"] = "1000"
    page.query_params["activations"] = "linear"
    page.query_params["epoch"] = "500"
    opened(page)
    (told,) = (each.value for each in page.markdown if "the steps ran away" in each.value)
    assert "The first" in told


@pytest.mark.parametrize(
    "query",
    [
        {"data": "moons", "hidden": "8,8", "activations": "relu,tanh", "optimiser": "adam"},
        {"data": "blobs", "classes": "4", "test": "0.3", "loss": "squared error"},
        {"data": "slope", "hidden": "none"},
        {"data": "spirals", "batch": "20", "dropout": "0.2", "scaled": "yes", "signs": "yes"},
        {"data": "and", "hidden": "32,32,32,32", "activations": "sigmoid,elu,leaky_relu,linear"},
        {"data": "circles", "start": "zeros", "schedule": "cosine", "decay": "0.1"},
    ],
)
def test_every_kind_of_training_runs(page: AppTest, query: dict[str, str]) -> None:
    for name, value in query.items():
        page.query_params[name] = value
    opened(page)
    press(page, "100 epochs")
    assert summary(page).startswith("Epoch **100**")


def test_a_hostile_link_does_no_harm(page: AppTest) -> None:
    for name in (
        "data",
        "hidden",
        "activations",
        "rate",
        "seed",
        "epoch",
        "example",
        "loss",
        "lesson",
    ):
        page.query_params[name] = "<script>alert(1)</script>"
    opened(page)
    assert summary(page).startswith("Epoch **0**")


def test_the_exported_program_reproduces_the_answers() -> None:
    for asked in (
        TrainingDocument(data="blobs", classes=3, hidden=(5,), activations=("elu",)),
        TrainingDocument(data="moons", count=30, hidden=(4, 3), activations=("relu", "tanh")),
    ):
        experiment = begin(asked)
        experiment.training.advance(50)
        moment = experiment.training.moments[-1]
        points = experiment.data.points
        answers = experiment.nodes(moment, points)[f"a{experiment.network.last}"]
        program = trained.program(
            experiment.network, moment.parameters, experiment.data.points, answers
        )
        done: Any = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=False
        )
        assert done.stdout == "The answers agree.\n", done.stderr


def test_a_link_to_a_far_epoch_of_a_slow_training_opens_and_can_be_paused(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_desk, "PATIENCE", 0.5)
    slow = {"data": "moons", "count": "200", "batch": "1", "hidden": "32,32", "epoch": "20000"}
    opened(page, **slow, activations="tanh,tanh")
    desk = page.session_state["desk training"]
    assert desk.running
    assert 0 < desk.experiment.training.epoch < 20_000
    press(page, "Pause")
    assert not desk.running


def test_many_starts_say_what_is_too_much_and_open_a_start_as_it_was(page: AppTest) -> None:
    page.session_state["tab"] = "Many starts"
    opened(page, hidden="32")
    choose(page, "Seeds", "4096")
    assert "more than this server does at once" in said(page)
    opened(page, hidden="2")
    choose(page, "Seeds", "256")
    enter(page, "Epochs", 100)
    press(page, "Train them all")
    assert re.search(r"\*\*Seed \d+\*\*: [0-3] of 4 right\. It answers 0\.\d+ at 00, 0", said(page))
    for _ in range(2):
        press(page, next(each.label for each in page.button if each.label.startswith("Open seed")))
        assert summary(page).startswith("Epoch **100**")


def test_look_inside_opens_on_a_wrong_example_and_says_so(page: AppTest) -> None:
    opened(page, seed="5", epoch="1000")
    assert box(page, "Example").value == 2
    assert "at (1, 0), which is of class 1. That is **wrong**." in said(page)
    enter(page, "Example", 1)
    assert "at (0, 1), which is of class 1. That is right." in said(page)
    assert page.session_state["desk training"].link()["example"] == "1"


def test_a_lesson_stays_on_show_and_says_what_was_changed_and_goes_back(page: AppTest) -> None:
    opened(page)
    choose(page, "Lesson", "two-relu")
    link = page.session_state["desk training"].link()
    assert link == {"seed": "5", "lesson": "two-relu"}
    assert "one example stays wrong" in said(page)
    assert "You have changed" not in said(page)
    press(page, "1,000 epochs")
    choose(page, "Activation of layer 1", "tanh")
    enter(page, "Units in layer 1", 4)
    assert lesson(page) == "two-relu", "these are the settings of no lesson"
    enter(page, "Learning rate η", 0.25)
    assert "one example stays wrong" in said(page)
    assert (
        "You have changed: **hidden units** 2 → 4; **activation** ReLU → tanh; "
        "**learning rate η** 0.5 → 0.25." in said(page)
    )
    press(page, "Back to the lesson's settings")
    assert page.session_state["desk training"].link() == link
    assert "You have changed" not in said(page)


def test_a_press_under_way_does_not_open_the_lesson_again(page: AppTest) -> None:
    opened(page, lesson="two-relu", seed="5")
    before = next(each for each in page.selectbox if each.label == "Lesson")
    opened(page, lesson="overfitting", data="moons")
    after = next(each for each in page.selectbox if each.label == "Lesson")
    assert (before.value, after.value) == ("two-relu", "overfitting")
    assert after.id != before.id, "a late report of the old box would count as a choice"


def test_a_press_under_way_does_not_pin_the_surface(page: AppTest) -> None:
    page.session_state["tab"] = "Loss surface"
    opened(page, seed="5")
    before = {each.id: each.value for each in page.selectbox if each.label in ("Across", "Up")}
    press(page, "1,000 epochs")
    after = {each.id: each.value for each in page.selectbox if each.label in ("Across", "Up")}
    assert all(after[name] == before[name] for name in after.keys() & before)
    assert after != before


def test_settings_that_do_nothing_are_no_changes(page: AppTest) -> None:
    opened(page, lesson="two-relu", seed="5", noise="0.7", count="50")
    assert "You have changed" not in said(page)


def test_a_link_carries_the_lesson_and_what_was_changed(page: AppTest) -> None:
    opened(page, lesson="two-relu", seed="5", hidden="4")
    assert lesson(page) == "two-relu", "the settings are those of another lesson"
    assert "You have changed: **hidden units** 2 → 4." in said(page)
    choose(page, "Lesson", "")
    assert "What to notice" not in said(page)
    assert page.session_state["desk training"].link() == {"seed": "5", "hidden": "4"}


def test_a_failed_start_is_mended_by_one_change_that_keeps_it(page: AppTest) -> None:
    opened(page, seed="5")
    press(page, "1,000 epochs")
    assert "right **3 of 4**" in summary(page)
    press(page, "Rewind")
    assert "The same start as before" in said(page)
    choose(page, "Activation of layer 1", "tanh")
    assert "The same start as before" in said(page)
    press(page, "1,000 epochs")
    assert "right **4 of 4**" in summary(page)
    enter(page, "Units in layer 1", 4)
    assert "Another start than before" in said(page)


def test_after_pause_the_buttons_come_in_a_run_before_the_pictures(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def note(module: Any, name: str) -> None:
        draw = getattr(module, name)

        def noted(desk: Any) -> None:
            drawn.append(name)
            draw(desk)

        monkeypatch.setattr(module, name, noted)

    note(settings, "settings")
    note(pictures, "draw")
    opened(page)
    press(page, "Run")
    drawn.clear()
    press(page, "Pause")
    assert drawn == ["settings", "settings", "draw"]
    assert not page.session_state["desk training"].running


def test_what_the_pictures_show_is_in_the_link_and_bad_values_are_named(page: AppTest) -> None:
    looks = {"logarithmic": "yes", "across": "3", "up": "8", "seeds": "1024", "starts": "500"}
    page.session_state["tab"] = "Loss surface"
    opened(page, **looks)
    assert page.session_state["desk training"].link() == looks
    assert box_of(page, "Across") == 3
    assert box_of(page, "Up") == 8
    page.session_state["tab"] = "Many starts"
    opened(page, **looks)
    assert box_of(page, "Seeds") == 1024
    assert box(page, "Epochs").value == 500
    opened(page, across="9", up="x", seeds="7", starts="1", logarithmic="?", example="-1")
    for name in ("across 9", "up x", "seeds 7", "starts 1", "logarithmic ?", "example -1"):
        assert f"the {name}" in html(page)
    assert page.session_state["desk training"].document == TrainingDocument()


def box_of(page: AppTest, label: str) -> object:
    """What a box of choices shows."""
    return next(each.value for each in page.selectbox if each.label == label)


def test_where_the_answer_is_one_half_the_page_says_as_what_it_counts(page: AppTest) -> None:
    opened(page, hidden="4", activations="tanh", start="zeros")
    assert "exactly ½: it is on the boundary, and counts as class 0." in said(page)
    assert "right **2 of 4**" in said(page)
    opened(page, start="xavier")
    assert "exactly ½" not in said(page)


def test_the_loss_surface_says_why_it_stands_over_its_weights(page: AppTest) -> None:
    page.session_state["tab"] = "Loss surface"
    opened(page, seed="5")
    assert "No weight has moved yet." in said(page)
    press(page, "1,000 epochs")
    assert re.search(r"W₂\[1, 2\] and W₁\[2, 1\] have moved most since epoch 0: by 3", said(page))
    assert "The loss is the same everywhere" not in said(page)
    choose(page, "Up", 0)
    assert "have moved most" not in said(page)
    press(page, "Those that moved most")
    assert "have moved most" in said(page)


def test_the_diamond_stands_where_the_surface_has_the_loss_on_show(page: AppTest) -> None:
    page.session_state["tab"] = "Loss surface"
    opened(page, epoch="500")
    next(each for each in page.slider if each.label == "Epoch on show").set_value(20).run()
    assert summary(page).startswith("Epoch **20**")
    figure = json.loads(page.get("plotly_chart")[-1].proto.spec)
    diamond = next(each for each in figure["data"] if each.get("name") == "the epoch on show")
    desk = page.session_state["desk training"]
    entries = landscape.entries(desk.moment.parameters)
    chosen = [entries[number] for number in landscape.ranking(desk.experiment.training).order[:2]]
    across, up = (np.array([each]) for side in "xy" for each in numbers(diamond[side]))
    found = landscape.heights(
        desk.experiment.training, desk.moment.parameters, (chosen[0], across), (chosen[1], up)
    )
    assert found[0, 0] == pytest.approx(desk.moment.loss)
    assert desk.moment.loss > desk.experiment.training.moments[-1].loss + 0.1


def test_what_is_saved_of_a_thinned_record_is_what_was_shown(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "MOST_MOMENTS", 50)
    opened(page, epoch="301")
    next(each for each in page.slider if each.label == "Epoch on show").set_value(203).run()
    shown = page.session_state["desk training"]
    assert summary(page).startswith(f"Epoch **{shown.document.epoch}**")
    again = begin(shown.document.without_looks()).training
    again.advance(shown.document.epoch)
    for name, value in shown.moment.parameters.items():
        assert np.array_equal(again.parameters[name], value)


def numbers(written: Any) -> list[float]:
    """The numbers of a Plotly trace, which may be packed."""
    if isinstance(written, dict):
        written = np.frombuffer(base64.b64decode(written["bdata"]), written["dtype"])
    return [float(each) for each in written]


def test_two_changes_that_arrive_at_once_both_count(page: AppTest) -> None:
    opened(page, hidden="4,4", activations="tanh,tanh")
    box(page, "Units in layer 1").set_value(6)
    enter(page, "Units in layer 2", 7)
    assert page.session_state["desk training"].document.hidden == (6, 7)
