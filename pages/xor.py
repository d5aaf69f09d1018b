"""Why one line can't compute XOR, and what a hidden layer does to the points so that one can."""

from nnviz.ui import page
from nnviz.ui.xor import document, tabs

arrived = page.begin("xor")
tabs.tell(document.desk(arrived=arrived))
