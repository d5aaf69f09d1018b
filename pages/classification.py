"""Scores become probabilities, losses and decisions: softmax, regression, sentiment."""

from nnviz.ui import page
from nnviz.ui.classification import document

arrived = page.begin("classification")
document.show(document.desk(arrived=arrived))
