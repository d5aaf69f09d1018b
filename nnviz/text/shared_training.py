"""A training that many students look at: it goes forward once for all, and every epoch is kept."""

from threading import Lock

from nnviz.learning.training import Moment, Training


class SharedTraining:
    """A training that goes on as far as anybody wants to see it, in whichever thread asks.

    Parameters
    ----------
    training : at its random start

    Attributes
    ----------
    moments : every epoch so far, epoch i at place i; only ever appended to
    ended : whether it can go no further, because a weight or the loss is no longer finite

    >>> from nnviz.text.training import train_language_model
    >>> shared = SharedTraining(train_language_model(seed=0))
    >>> shared.approach(1)
    >>> shared.approach(1)
    >>> shared.epoch
    1
    """

    def __init__(self, training: Training) -> None:
        self._training = training
        self._lock = Lock()
        self.moments: list[Moment] = [training.moments[-1]]
        self.ended = False

    @property
    def seed(self) -> int:
        """Of the random start and of the order of the examples."""
        return self._training.recipe.seed

    @property
    def epoch(self) -> int:
        """How many are done."""
        return self.moments[-1].epoch

    def approach(self, epoch: int, patience: float = 0.2) -> None:
        """Train one epoch more if that many are not done; or wait a moment while others train.

        Whoever calls this until an epoch is reached must stop where the training has `ended`.

        Parameters
        ----------
        epoch : how many are wanted
        patience : how many seconds to wait at most
        """
        if self.epoch < epoch and self._lock.acquire(timeout=patience):
            try:
                if self.epoch < epoch:
                    self._training.advance(1)
                    newest = self._training.moments[-1]
                    if newest.epoch > self.epoch:
                        self.moments.append(newest)
                    else:
                        self.ended = True
            finally:
                self._lock.release()
