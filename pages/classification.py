"""Scores become probabilities, losses and decisions: softmax, regression, sentiment."""

from nnviz.ui import page
from nnviz.ui.classification import tabs
from nnviz.ui.classification.document import ClassificationDesk, ClassificationDocument

tabs.tell(page.opened("classification", ClassificationDocument, ClassificationDesk))
page.onward()
