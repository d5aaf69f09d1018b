"""Exercises that tell why, a check of one's own numbers, and worksheets for a course."""

from nnviz.ui import page
from nnviz.ui.practice import tabs
from nnviz.ui.practice.desk import PracticeDesk
from nnviz.ui.practice.document import PracticeDocument

tabs.tell(page.opened("practice", PracticeDocument, PracticeDesk))
