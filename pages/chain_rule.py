"""The chain rule: as a product of slopes, as a sum over paths, and as a table of Jacobians."""

from nnviz.ui import page
from nnviz.ui.chain_rule import document, tabs

arrived = page.begin("chain_rule")
tabs.tell(document.desk(arrived=arrived))
