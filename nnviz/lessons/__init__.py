"""Every lesson, in teaching order. To add one, add an entry to its family and its family's tuple.

The example picker and the tests loop over `LESSONS`; nothing else has to change.
"""

from nnviz.lessons.classification import CLASSIFIERS
from nnviz.lessons.graph import GRAPHS
from nnviz.lessons.language_model import LANGUAGE
from nnviz.lessons.lesson import Lesson
from nnviz.lessons.network import NETWORKS
from nnviz.lessons.neuron import UNITS

LESSONS: dict[str, Lesson] = {
    lesson.key: lesson for lesson in (*GRAPHS, *UNITS, *CLASSIFIERS, *NETWORKS, *LANGUAGE)
}
"""Every lesson by its key."""

__all__ = ["LESSONS", "Lesson"]
