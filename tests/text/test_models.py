"""The models learn what they should, their bundles fit, and their gradients are right."""

from collections.abc import Mapping
from typing import get_args

import numpy as np
import pytest

import nnviz
from nnviz.engine.ieee import Array
from nnviz.learning.projection import flattened
from nnviz.text import bundle, corpus, pooled, training
from nnviz.text.generation import generate, greedy, sampler
from nnviz.text.neural import LanguageModel, context, predict
from nnviz.text.ngrams import NGrams
from nnviz.text.pooled import PooledClassifier, Pooling, uses
from nnviz.text.similarity import cosines, nearest
from nnviz.text.substitutes import SIMILAR, kin
from nnviz.text.vocabulary import Vocabulary

SMALL = LanguageModel(size=5, window=2, width=3, hidden=4)


def after(parameters: Mapping[str, Array], text: str) -> dict[str, float]:
    model, vocabulary = training.language_model(), corpus.vocabulary()
    ids = vocabulary.ids(context(text.split(), model.window))
    shares = predict(model, parameters, np.array([ids], dtype=np.float64))[0]
    assert shares.sum() == pytest.approx(1)
    return dict(zip(vocabulary.words, map(float, shares), strict=True))


def test_one_example_is_the_same_in_rows_in_one_hot_vectors_and_in_a_batch() -> None:
    parameters = SMALL.start(3)
    ids, target = [4, 2], np.eye(5)[1]
    rows = nnviz.run(
        nnviz.parse(SMALL.program), {**parameters, "x1": ids[0], "x2": ids[1], "y": target}
    )
    one_hot = nnviz.run(
        nnviz.parse(SMALL.one_hot_program),
        {**parameters, "x1": np.eye(5)[ids[0]], "x2": np.eye(5)[ids[1]], "y": target},
    )
    batch = nnviz.run(
        nnviz.parse(SMALL.batch_program), {**parameters, "X": [ids], "Y": target[None]}
    )
    assert one_hot.value["L"] == pytest.approx(rows.value["L"], rel=1e-12)
    assert batch.value["L"] == pytest.approx(rows.value["L"], rel=1e-12)
    for name in SMALL.parameters:
        for other in (one_hot, batch):
            np.testing.assert_allclose(other.gradient[name], rows.gradient[name], atol=1e-12)
    assert predict(SMALL, parameters, np.array([ids]))[0] == pytest.approx(rows.value["yhat"])


def test_the_gradient_of_the_embeddings_is_a_finite_difference_and_0_in_unused_rows() -> None:
    parameters = SMALL.start(3)
    given = {**parameters, "x1": 4.0, "x2": 4.0, "y": np.eye(5)[1]}
    graph = nnviz.parse(SMALL.program)
    gradient = nnviz.run(graph, given).gradient["E"]
    assert not gradient[:4].any()
    h = 1e-6
    for entry in range(3):
        ends = []
        for step in (h, -h):
            moved = parameters["E"].copy()
            moved[4, entry] += step
            ends.append(nnviz.run(graph, {**given, "E": moved}).value["L"])
        assert gradient[4, entry] == pytest.approx((ends[0] - ends[1]) / (2 * h), abs=1e-8)


def test_the_bundled_language_model_fits_its_vocabulary() -> None:
    plan = training.language_model()
    assert {n: v.shape for n, v in bundle.load("language_model").items()} == plan.shapes
    assert plan.size == len(corpus.vocabulary())


def test_the_bundles_are_small() -> None:
    assert sum(path.stat().st_size for path in bundle.FOLDER.glob("*.npz")) <= 500_000


def test_cat_and_dog_are_each_others_nearest() -> None:
    table, words = bundle.load("language_model")["E"], corpus.vocabulary()
    cat, dog = words.id("cat"), words.id("dog")
    assert [nearest(table, cat, 1)[0].row, nearest(table, dog, 1)[0].row] == [dog, cat]
    first = training.language_model().start(bundle.SEED)["E"]
    assert nearest(table, cat, 1)[0].cosine > 0.8 > cosines(first, cat)[dog]


def test_the_network_expects_what_the_counts_rule_out() -> None:
    parameters = bundle.load("language_model")
    assert after(parameters, "sure that the dog gets")["fed"] > 0.1
    follower = after(parameters, "for all the")
    assert max(follower, key=follower.__getitem__) == "fish"


def test_six_epochs_of_training_from_any_seed_are_enough_for_the_point() -> None:
    under_way = training.train_language_model(seed=11)
    before = after(under_way.parameters, "the dog gets")["fed"]
    under_way.advance(6)
    first, *_, last = under_way.moments
    assert last.loss < first.loss / 2
    assert after(under_way.parameters, "the dog gets")["fed"] > max(0.1, 5 * before)


def test_the_embeddings_that_are_looked_up_move_and_no_others() -> None:
    under_way = training.train_language_model(seed=3)
    first = under_way.parameters["E"].copy()
    under_way.advance(1)
    moved = (under_way.parameters["E"] != first).any(axis=1)
    look_ups = training.corpus_examples().look_ups
    assert moved.tolist() == (look_ups > 0).tolist()
    words = corpus.vocabulary().words
    assert {word for word, times in zip(words, look_ups, strict=True) if not times} == {".", "?"}
    assert words[look_ups.argmax()] == "<s>"


@pytest.mark.parametrize("pooling", get_args(Pooling))
def test_the_bundled_classifiers_are_right_on_what_they_learnt_from(pooling: Pooling) -> None:
    plan, parameters = training.pooled_classifier(pooling), bundle.load(f"pooled_{pooling}")
    assert {name: value.shape for name, value in parameters.items()} == plan.shapes
    graph, wrong = nnviz.parse(plan.program), []
    for opinion in pooled.opinions():
        ids = np.array(pooled.vocabulary().ids(opinion.words), dtype=np.float64)
        run = nnviz.run(graph, {**parameters, "words": ids, "y": np.eye(3)[opinion.label]})
        if int(np.argmax(run.value["yhat"])) != opinion.label:
            wrong.append(" ".join(opinion.words))
    # By its largest entries alone it can't tell “i will come back” with “never” from without.
    assert wrong == [] if pooling == "mean" else len(wrong) <= 1


@pytest.mark.parametrize("pooling", get_args(Pooling))
def test_a_pooled_text_passes_the_gradient_check_and_moves_only_the_rows_it_used(
    pooling: Pooling,
) -> None:
    plan = PooledClassifier(size=6, pooling=pooling, width=3, hidden=2)
    ids = [5, 1, 5]
    inputs = plan.start(1) | {"words": np.array(ids, dtype=np.float64), "y": np.eye(3)[2]}
    run = nnviz.run(nnviz.parse(plan.program), inputs)
    assert all(row.agrees for row in nnviz.check(run))
    gradient = run.gradient["E"]
    assert not gradient[[0, 2, 3, 4]].any()
    assert [(use.row, use.times) for use in uses(ids, gradient)] == [(5, 2), (1, 1)]
    one_hot = nnviz.run(
        nnviz.parse(plan.one_hot_program),
        {n: v for n, v in inputs.items() if n != "words"} | {"X": np.eye(6)[ids]},
    )
    np.testing.assert_allclose(one_hot.gradient["E"], gradient, atol=1e-12)


def test_pooling_takes_texts_of_any_length_and_order() -> None:
    plan = training.pooled_classifier("mean")
    parameters, graph = bundle.load("pooled_mean"), nnviz.parse(plan.program)

    def answer(*ids: float) -> Array:
        given = {**parameters, "words": np.array(ids), "y": np.eye(3)[0]}
        value: Array = nnviz.run(graph, given).value["yhat"]
        return value

    assert answer(3, 9, 4) == pytest.approx(answer(4, 3, 9))
    assert answer(3, 9) == pytest.approx(answer(*[3, 9] * 40))


def test_writing_greedily_repeats_itself_and_a_seed_draws_the_same_again() -> None:
    vocabulary, words = ("a", "b", "."), ["a"]
    shares = np.array([0.2, 0.5, 0.3])

    def write(choose: object) -> list[str]:
        written = generate(lambda past: shares, vocabulary, words, 12, choose)  # type: ignore[arg-type]
        return [each.word for each in written]

    assert write(greedy) == ["b"] * 12
    assert write(sampler(1.0, 5)) == write(sampler(1.0, 5))
    assert len({tuple(write(sampler(1.0, seed))) for seed in range(20)}) > 5
    assert write(sampler(0.01, 5)) == write(greedy)


def test_temperature_is_that_of_the_softmax() -> None:
    z = np.array([1.0, 2.0, 4.0])
    shares = np.exp(z) / np.exp(z).sum()
    draw = sampler(2.0, 0)
    counts = np.bincount([draw(shares) for _ in range(20_000)], minlength=3) / 20_000
    flatter = np.exp(z / 2) / np.exp(z / 2).sum()
    # The standard error of a share of 20,000 draws is at most 0.0035.
    assert counts == pytest.approx(flatter, abs=0.015)


def test_a_word_that_can_not_come_is_never_drawn() -> None:
    draw = sampler(3.0, 0)
    assert {draw(np.array([0.0, 0.5, 0.5])) for _ in range(200)} == {1, 2}


def test_the_flat_picture_keeps_the_distances_of_a_flat_table() -> None:
    source = np.random.default_rng(0)
    flat = source.normal(size=(6, 2)) @ np.linalg.qr(source.normal(size=(5, 5)))[0][:2]
    places = flattened(flat)
    for one in range(6):
        expected = np.linalg.norm(flat - flat[one], axis=1)
        assert np.linalg.norm(places - places[one], axis=1) == pytest.approx(expected)


def test_a_dog_is_expected_to_get_fed_because_a_cat_is() -> None:
    table = bundle.load("language_model")["E"]
    ngrams = training.corpus_ngrams(4)
    found = kin(ngrams, corpus.vocabulary(), table, ("the", "dog", "gets"), "fed")
    assert found is not None
    assert (found.typed, found.word, found.before) == ("dog", "cat", ("the", "cat", "gets"))
    assert found.cosine > 0.9
    assert found.times == len(corpus.occurrences(("the", "cat", "gets", "fed")))
    assert not corpus.occurrences(("dog", "gets", "fed"))
    assert kin(ngrams, corpus.vocabulary(), table, ("fish", "gets", "fish"), "king") is None


def test_a_word_that_points_another_way_is_no_reason() -> None:
    words = Vocabulary(("<unk>", "pony", "some", "food"))
    ngrams = NGrams([("some", "food")], order=2)
    for cosine in (-0.43, SIMILAR - 0.01, SIMILAR + 0.01, 0.9):
        table = np.array([[0, 0], [1, 0], [cosine, (1 - cosine**2) ** 0.5], [0, 0]])
        found = kin(ngrams, words, table, ("pony",), "food")
        assert (found is not None) == (cosine >= SIMILAR)
