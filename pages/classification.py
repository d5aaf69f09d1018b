"""Scores become probabilities, losses and decisions: softmax, regression, sentiment."""

from nnviz.ui import classification, page

arrived = page.begin("classification")
classification.show(classification.desk(arrived=arrived))
