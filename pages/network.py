"""A feedforward network with one's own weights: as scalar nodes, as matrices, and as layers."""

from nnviz.ui import page
from nnviz.ui.network import desk as desks
from nnviz.ui.network import editor

arrived = page.begin("network")
desk = desks.current(arrived=arrived)
editor.edit(desk)
editor.walk(desk)
