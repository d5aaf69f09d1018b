"""Four ways to differentiate, on one graph: differences, formulas, forward and reverse mode."""

from nnviz.ui import page
from nnviz.ui.differentiation import document, tabs

arrived = page.begin("differentiation")
desk = document.desk(arrived=arrived)
tabs.edit(desk)
tabs.compare(desk)
