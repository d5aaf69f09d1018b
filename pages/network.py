"""A feedforward network with one's own weights: as scalar nodes, as matrices, and as layers."""

from nnviz.ui import network, network_desk, page

arrived = page.begin("network")
desk = network_desk.current(arrived=arrived)
network.edit(desk)
network.walk(desk)
