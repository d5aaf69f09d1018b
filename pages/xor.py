"""Why one line can't compute XOR, and what a hidden layer does to the points so that one can."""

from nnviz.ui import page, story, xor

arrived = page.begin("xor")
story.tell(xor.desk(arrived=arrived))
