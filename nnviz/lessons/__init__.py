"""Every lesson, in teaching order. To add one, add an entry to its family and its family's tuple.

The example picker and the tests loop over `LESSONS`; nothing else has to change.
"""

from nnviz.lessons.cells import CELLS
from nnviz.lessons.classification import CLASSIFIERS
from nnviz.lessons.graph import GRAPHS
from nnviz.lessons.language_model import LANGUAGE
from nnviz.lessons.lesson import TEXTS, Lesson
from nnviz.lessons.network import NETWORKS
from nnviz.lessons.neuron import UNITS
from nnviz.lessons.penalties import PENALTIES
from nnviz.lessons.walkthroughs import WALKTHROUGHS

_TEXTBOOKS = (*GRAPHS, *UNITS, *CLASSIFIERS, *NETWORKS, *LANGUAGE)
_ELSEWHERE = (*WALKTHROUGHS, *CELLS, *PENALTIES)

LESSONS: dict[str, Lesson] = {lesson.key: lesson for lesson in (*_TEXTBOOKS, *_ELSEWHERE)}
"""Every lesson by its key."""

GALLERY = tuple(sorted(LESSONS, key=lambda key: TEXTS.index(LESSONS[key].text)))
"""The keys as a picker lists them: those of one text together."""

__all__ = ["GALLERY", "LESSONS", "Lesson"]
