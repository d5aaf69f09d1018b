"""Show lessons to a class: picture and step in large type, and the next lesson by a key."""

from nnviz.ui import page
from nnviz.ui.lecture import lecture
from nnviz.ui.lecture.document import LectureDesk, LectureDocument

lecture.show(page.opened("lecture", LectureDocument, LectureDesk))
page.onward()
