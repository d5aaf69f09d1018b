"""Every lesson, in teaching order. To add one, add an entry to its family and its family's tuple.

The example picker and the tests loop over `LESSONS`; nothing else has to change.
"""

from nnviz.lessons.classifiers import CLASSIFIERS
from nnviz.lessons.graphs import GRAPHS
from nnviz.lessons.language import LANGUAGE
from nnviz.lessons.lesson import Lesson
from nnviz.lessons.networks import NETWORKS
from nnviz.lessons.units import UNITS

LESSONS: dict[str, Lesson] = {
    lesson.key: lesson for lesson in (*GRAPHS, *UNITS, *CLASSIFIERS, *NETWORKS, *LANGUAGE)
}
"""Every lesson by its key."""

__all__ = ["LESSONS", "Lesson"]
