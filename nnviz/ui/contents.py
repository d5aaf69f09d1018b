"""The pages of the app, one entry each, in the order in which the book is read.

The navigation, the home page's path, each page's first sentence and its next stop come from here.
"""

from typing import NamedTuple


class Page(NamedTuple):
    """A page of the app.

    Attributes
    ----------
    file : which Streamlit runs
    title : in the navigation, and at the top of the page
    group : the pages that it stands with in the navigation
    promise : what a student can do there, as its first sentence
    onward : why the page after it comes next; empty where none does
    """

    file: str
    title: str
    group: str
    promise: str
    onward: str

    @property
    def name(self) -> str:
        """What stands in the address bar; empty for the home page.

        >>> PAGES["chain_rule"].name, PAGES["home"].name
        ('chain_rule', '')
        """
        return self.file.removeprefix("pages/").removesuffix(".py") if "/" in self.file else ""


_NETWORKS, _GRAPHS = "From one unit to a language model", "Graphs"
_TRAINING, _PRACTICE = "Training", "Practice and lectures"

PAGES = {
    "home": Page("app.py", "Home", "", "See backpropagation happen, one number at a time.", ""),
    "neuron": Page(
        "pages/neuron.py",
        "One unit",
        _NETWORKS,
        "Change a unit's weights, and see its output and its gradients change.",
        "One unit draws one line. See what a line can't do, and what a second layer can.",
    ),
    "xor": Page(
        "pages/xor.py",
        "XOR",
        _NETWORKS,
        "See why no single line computes XOR, and how a hidden layer does.",
        "Two layers were enough for XOR. Build networks of other sizes, with your own weights.",
    ),
    "network": Page(
        "pages/network.py",
        "Network",
        _NETWORKS,
        "Build a network of your own, and step forward and backward through it.",
        "A network ends in scores. See how they become probabilities, a loss and a decision.",
    ),
    "classification": Page(
        "pages/classification.py",
        "Classification",
        _NETWORKS,
        "Turn scores into probabilities, a loss and a decision.",
        "The next word is a class too. See a network choose it among all words that it knows.",
    ),
    "language_model": Page(
        "pages/language_model.py",
        "Language model",
        _NETWORKS,
        "Predict the next word, and train until similar words are neighbours.",
        "All these models learn by gradients. See on a small graph where a gradient comes from.",
    ),
    "graph": Page(
        "pages/graph.py",
        "Computation graph",
        _GRAPHS,
        "Type any formula; step forward to its value, back to every gradient.",
        "Each step back multiplies by a slope. See why slopes multiply and paths add up.",
    ),
    "chain_rule": Page(
        "pages/chain_rule.py",
        "Chain rule",
        _GRAPHS,
        "Multiply slopes along a path, add up paths, and fill a Jacobian.",
        "Backpropagation is one way to use the chain rule. Compare it with three others.",
    ),
    "differentiation": Page(
        "pages/differentiation.py",
        "Four ways",
        _GRAPHS,
        "Differentiate one formula in four ways, and compare what each costs.",
        "You know what the right pass does. Break it on purpose, and find what goes wrong.",
    ),
    "bugs": Page(
        "pages/bugs.py",
        "Bug lab",
        _GRAPHS,
        "Break backpropagation on purpose, and find the first wrong number.",
        "Right gradients are not enough. Watch a network use them, and see when learning fails.",
    ),
    "training": Page(
        "pages/training.py",
        "Training",
        _TRAINING,
        "Watch a network learn, stop at any epoch, and mend what fails.",
        "You have seen every step. Find the numbers yourself, and be told why one is wrong.",
    ),
    "practice": Page(
        "pages/practice.py",
        "Practice",
        _PRACTICE,
        "Find the numbers yourself, and be told which rule gave a wrong one.",
        "You teach? Show any of these graphs to a class, in large type.",
    ),
    "lecture": Page(
        "pages/lecture.py",
        "Lecture",
        _PRACTICE,
        "Show a class one lesson after another, in large type.",
        "",
    ),
}
"""Every page by its key; each page's next stop is the one after it."""


def following(key: str) -> Page | None:
    """The page after one, if there is one.

    >>> following("neuron").title, following("lecture")
    ('XOR', None)
    """
    later = list(PAGES)[list(PAGES).index(key) + 1 :]
    return PAGES[later[0]] if later else None


def groups() -> dict[str, tuple[str, ...]]:
    """The keys of the pages of each group, in their order; the home page is in the group "".

    >>> list(groups())
    ['', 'From one unit to a language model', 'Graphs', 'Training', 'Practice and lectures']
    """
    found: dict[str, tuple[str, ...]] = {}
    for key, page in PAGES.items():
        found[page.group] = (*found.get(page.group, ()), key)
    return found
