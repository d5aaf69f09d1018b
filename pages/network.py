"""A feedforward network with one's own weights: as scalar nodes, as matrices, and as layers."""

from nnviz.ui import page
from nnviz.ui.network import editor
from nnviz.ui.network.desk import NetworkDesk
from nnviz.ui.network.document import NetworkDocument

desk = page.opened("network", NetworkDocument, NetworkDesk)
editor.edit(desk)
editor.walk(desk)
page.onward()
