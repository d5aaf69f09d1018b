"""The Language model page predicts, trains and writes, and takes any text."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.text import bundle, corpus
from nnviz.text.shared_training import SharedTraining
from nnviz.text.training import train_language_model
from nnviz.ui.language_model.desk import LanguageDesk
from nnviz.ui.language_model.document import MOST_EPOCHS, MOST_LINKED, PARTS, LanguageDocument
from nnviz.ui.player.tabs import MOST_CHARACTERS
from nnviz.ui.session.link import Link
from nnviz.views.export import code
from tests.pages.acting import (
    alt,
    alts,
    box,
    choose,
    drawing,
    enter,
    fill,
    opened,
    press,
    said,
    step,
    tables,
)
from tests.pages.texts import TEXTS

ALL_TEXTS = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


def likely(page: AppTest) -> str:
    return next(each for each in alts(page) if each.startswith("The likeliest next words"))


def test_it_opens_with_the_dog_that_gets_fed(page: AppTest) -> None:
    opened(page)
    assert likely(page).startswith("The likeliest next words: fed 48.5")
    assert "4-gram model **0** (0 of 4 times)" in said(page)
    assert "the embeddings of `cat` and `dog` is **0.9" in said(page)
    step(page)
    assert alt(page).startswith("Step 30 of 30")
    assert "∂L/∂E" in drawing(page)


def test_the_books_example_is_completed_with_fish(page: AppTest) -> None:
    opened(page, text="for all the", target="fish")
    assert likely(page).startswith("The likeliest next words: fish")
    assert "`for` (id" in said(page)


def test_the_loss_follows_the_chosen_word(page: AppTest) -> None:
    opened(page, step="30")
    before = drawing(page)
    choose(page, "Next word, for the loss", "tired")
    assert drawing(page) != before
    assert "P(`tired`)" in said(page)


def test_a_neighbour_is_shown_with_how_often_its_embedding_is_looked_up(page: AppTest) -> None:
    opened(page, part="training")
    after = tables(page)[1]
    times = dict(zip(after["word"], after["times as context"], strict=True))
    assert times["dog"] == "136"
    assert times["loves"] == "6"


def test_a_context_that_never_occurs_has_no_count(page: AppTest) -> None:
    opened(page, text="fish gets fish")
    assert "**undefined**" in said(page)
    assert "has no counts here" in said(page)


@pytest.mark.parametrize("part", PARTS)
@ALL_TEXTS
def test_every_part_takes_any_text(page: AppTest, part: str, text: str) -> None:
    opened(page, part=part)
    if part != "training":
        fill(page, "Text before the next word", text)
    assert "<script>" not in said(page).replace("&lt;script&gt;", "")


def test_unknown_words_and_long_texts_are_said(page: AppTest) -> None:
    opened(page)
    fill(page, "Text before the next word", "the 🐕 gets")
    assert "🐕 is not among the" in said(page)
    assert "`<unk>` (id 0)" in said(page)
    assert "A link carries only" not in said(page)
    fill(page, "Text before the next word", "dog " * 10_000)
    assert "the last 3 words of 10,000" in said(page)
    assert "A link carries only the last 30 words" in said(page)
    fill(page, "Text before the next word", "")
    assert "marks the beginning of a sentence" in said(page)


def test_training_begins_at_random_and_brings_cat_and_dog_together(page: AppTest) -> None:
    opened(page, part="training", epoch="0")
    assert "Epoch 0, mean loss 5." in said(page)
    for _ in range(4):
        press(page, "One epoch")
    assert "Epoch 4, mean loss 2." in said(page)
    assert any("P(fed | the dog gets) is now 0." in each for each in alts(page))
    assert "dog" in list(tables(page)[1]["word"])
    press(page, "Rewind")
    assert "Epoch 0, mean loss 5." in said(page)


def test_a_run_goes_on_by_itself_and_can_be_paused(page: AppTest) -> None:
    opened(page, part="training")
    press(page, "Train from random embeddings")
    assert "Training to epoch 20" in "".join(str(each.proto.text) for each in page.get("progress"))
    press(page, "Pause")
    assert "Training to" not in said(page)


def test_a_link_trains_to_its_epoch_again(page: AppTest) -> None:
    opened(page, part="training", seed="4", epoch="2")
    assert "Epoch 2, mean loss" in said(page)
    enter(page, "Seed", 5)
    assert "Epoch 0, mean loss" in said(page)


def test_after_the_same_training_the_page_says_why_the_picture_is_the_same(page: AppTest) -> None:
    opened(page)
    before = likely(page)
    desk: LanguageDesk = page.session_state["desk language_model"]
    desk.begin()
    while desk.reached < bundle.EPOCHS:
        desk.advance()
    opened(page)
    assert "in the same way, so the picture is the same as before" in said(page)
    assert likely(page) == before


def test_a_second_student_gets_the_epochs_that_the_first_has_trained(page: AppTest) -> None:
    opened(page, part="training", seed="4", epoch="2")
    one: LanguageDesk = page.session_state["desk language_model"]
    other = LanguageDesk(LanguageDocument(seed=4, epoch=0))
    assert other.begin() is one.training
    assert len(other.moments) == 1
    other.advance()
    assert other.moments[1] is one.moments[1]


def test_a_link_to_the_bundled_parameters_can_train_whatever_was_trained_before(
    page: AppTest,
) -> None:
    opened(page, part="training", seed="4", epoch="0")
    desk: LanguageDesk = page.session_state["desk language_model"]
    desk.reached = desk.goal = MOST_EPOCHS
    opened(page, part="training", seed=str(bundle.SEED), epoch=str(bundle.EPOCHS))
    assert desk.training is None
    begin = next(each for each in page.button if each.label == "Train from random embeddings")
    assert not begin.disabled


def test_a_training_that_has_ended_is_not_waited_for(page: AppTest) -> None:
    opened(page, part="training", seed="4", epoch="2")
    desk: LanguageDesk = page.session_state["desk language_model"]
    ended = SharedTraining(train_language_model(seed=4))
    ended.ended = True
    desk.training, desk.reached = ended, 0
    desk.goal = 3
    assert not desk.running
    desk.catch_up()
    assert (desk.reached, desk.document.epoch) == (0, 0)


def test_writing_ends_with_the_sentence_and_a_seed_draws_the_same(page: AppTest) -> None:
    opened(page, part="writing")
    assert "<b>fed every" in said(page)
    opened(page, part="writing", way="sampling", draw="3")
    first = said(page)
    press(page, "Draw again")
    assert "seed 4" in said(page)
    assert said(page) != first


@pytest.mark.parametrize("look", ["one-hot", "rows"])
def test_both_ways_to_look_up_are_walked_to_the_end(page: AppTest, look: str) -> None:
    opened(page, look=look)
    step(page)
    assert "backward pass is complete" in alt(page)


def test_every_gradient_passes_the_check_on_the_page(page: AppTest) -> None:
    page.session_state["tab"] = "Check"
    opened(page, look="rows")
    assert "Every gradient agrees" in said(page)
    checked = page.dataframe[-1].value
    assert set(checked["verdict"]) == {"agree"}
    assert {"E", "W", "b", "U", "y"} == set(checked["input"])


def test_a_long_program_is_cut_on_the_page_and_whole_in_its_file(
    page: AppTest, tmp_path: Path
) -> None:
    page.session_state["tab"] = "Code"
    opened(page)
    assert "the file has them all" in said(page)
    assert all(len(each.value) <= MOST_CHARACTERS for each in page.code)
    program = code.numpy(LanguageDesk(LanguageDocument()).result)
    file = tmp_path / "backward.py"
    file.write_text(program, encoding="utf-8")
    done = subprocess.run([sys.executable, file], capture_output=True, text=True)
    assert done.stdout == "The gradients agree.\n", done.stderr


def test_a_hostile_link_does_no_harm(page: AppTest) -> None:
    names = LanguageDocument().query() | {"step": "", "by": ""}
    opened(page, **dict.fromkeys(names, "<script>alert(1)</script>"))
    assert "The link could not be followed in full" in said(page)
    assert box(page, "Words shown").value == 8


def test_documents_survive_their_links() -> None:
    language = LanguageDocument(
        part="writing",
        text="so long 🐟",
        target="<unk>",
        look_up="rows",
        top=3,
        order=3,
        word="horse",
        seed=9,
        epoch=7,
        way="sampling",
        temperature=0.7,
        draw=12,
    )
    assert LanguageDocument.read(Link(language.query())) == language


def test_a_long_text_keeps_its_answer_in_a_short_link() -> None:
    long = LanguageDocument(text="the cat sleeps . " * 3_000 + "the dog gets")
    again = LanguageDocument.read(Link(long.linked().query()))
    assert again.context == long.context
    assert len(again.text.split()) == MOST_LINKED
    assert len(urlencode(LanguageDocument(text="很" * 50_000).linked().query())) < 20_000


def test_the_parameters_on_show_are_the_bundled_ones_until_one_trains() -> None:
    assert LanguageDocument().is_bundled
    assert not LanguageDocument(epoch=bundle.EPOCHS - 1).is_bundled
    assert LanguageDocument().target in corpus.vocabulary()
