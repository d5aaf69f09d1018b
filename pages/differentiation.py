"""Four ways to differentiate, on one graph: differences, formulas, forward and reverse mode."""

from nnviz.ui import approaches, differentiation, page

arrived = page.begin("differentiation")
desk = differentiation.desk(arrived=arrived)
approaches.edit(desk)
approaches.compare(desk)
