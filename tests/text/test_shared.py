"""One training serves everybody: it takes the same way as alone, and each epoch once."""

from threading import Thread

import numpy as np

import nnviz
from nnviz.learning.training import Recipe, Training
from nnviz.text.shared_training import SharedTraining


class Counted(Training):
    """A training that counts how often it was asked to go on."""

    asked = 0

    def advance(self, epochs: int) -> None:
        self.asked += 1
        super().advance(epochs)


def training(rate: float = 0.01) -> Counted:
    points = np.random.default_rng(1).normal(size=(40, 2))
    start = {"W": np.ones((1, 2))}
    recipe = Recipe(rate=rate, batch=8, seed=5)
    return Counted(nnviz.parse("L = mse(X @ W.T, Y)"), start, points, points[:, :1], recipe)


def test_many_threads_train_each_epoch_once_and_the_same_way_as_one_alone() -> None:
    under_way, alone = training(), training()
    shared = SharedTraining(under_way)

    def follow() -> None:
        while shared.epoch < 9:
            shared.approach(9)

    threads = [Thread(target=follow) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    alone.advance(9)
    assert under_way.asked == 9
    assert [each.epoch for each in shared.moments] == list(range(10))
    assert [each.loss for each in shared.moments] == [each.loss for each in alone.moments]


def test_what_is_trained_already_is_not_trained_again() -> None:
    under_way = training()
    shared = SharedTraining(under_way)
    for _ in range(5):
        shared.approach(1)
    assert (shared.epoch, under_way.asked) == (1, 1)


def test_a_training_that_diverges_ends_and_keeps_each_epoch_in_its_place() -> None:
    shared = SharedTraining(training(rate=1e80))
    for _ in range(9):
        shared.approach(9)
    assert shared.ended
    assert shared.epoch < 9
    assert [each.epoch for each in shared.moments] == list(range(len(shared.moments)))
