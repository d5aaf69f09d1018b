"""What learners ask, and the place where each answer is seen."""

from typing import NamedTuple

from nnviz.language.values import written_inputs
from nnviz.lessons.bugs import SAMPLES, STARTS
from nnviz.lessons.training import TRAININGS


class Question(NamedTuple):
    """A question, with the place of its answer.

    Attributes
    ----------
    asked : as a learner asks it
    page : the key of the page with the answer
    query : what a link to the place holds
    """

    asked: str
    page: str
    query: dict[str, str]


def _of_training(asked: str, key: str) -> Question:
    return Question(asked, "training", TRAININGS[key].settings | {"lesson": key})


def _of_bugs(key: str) -> Question:
    start = STARTS[key]
    sample = SAMPLES[start.sample]
    query = {
        "bug": start.bug,
        "expression": sample.program,
        "inputs": written_inputs(sample.inputs),
    }
    return Question(start.question, "bugs", query)


FAILING = _of_training("Why does this network not learn XOR?", "two-relu")

QUESTIONS = (
    Question("What does a bias do?", "neuron", {}),
    Question("Why do gradients vanish in deep networks?", "neuron", {"tab": "deep"}),
    Question("Why can't one unit compute XOR?", "xor", {"part": "why"}),
    Question("What does a hidden layer do?", "xor", {"part": "hidden"}),
    Question(
        "What do layers without an activation function compute?",
        "network",
        {"preset": "all-linear"},
    ),
    Question("Why is the gradient of the scores ŷ − y?", "classification", {}),
    Question("Why cross-entropy and not squared error?", "classification", {"part": "losses"}),
    Question(
        "How can a network read texts of different lengths?", "classification", {"part": "pooled"}
    ),
    Question(
        "How do similar words get similar embeddings?", "language_model", {"part": "training"}
    ),
    Question(
        "Why does a language model need a temperature?", "language_model", {"part": "writing"}
    ),
    Question("Where does a gradient come from?", "graph", {"lesson": "book-graph"}),
    Question("Why do gradients of several paths add up?", "chain_rule", {"part": "paths"}),
    Question("What is a Jacobian?", "chain_rule", {"part": "jacobians"}),
    Question(
        "Why is backpropagation cheaper than finite differences?",
        "differentiation",
        {"tab": "table"},
    ),
    *map(_of_bugs, STARTS),
    FAILING,
    _of_training("What is a dead unit?", "two-relu"),
    _of_training("Why not start with all weights at 0?", "zeros"),
    _of_training("What if the learning rate is too large?", "too-fast"),
    _of_training("What does overfitting look like?", "overfitting"),
)
"""In the order of the pages."""
