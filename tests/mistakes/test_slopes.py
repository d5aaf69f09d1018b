"""Wrong slopes apply only where they make a difference."""

import nnviz
from nnviz.exercises.questions import Asker


def test_the_gradient_through_a_mean_of_one_number_can_be_asked() -> None:
    run = nnviz.run(nnviz.parse("L = mean(x)*y"), {"x": 3, "y": 2})
    (question,) = Asker(run).gradient("x")
    assert question.answer == 2
