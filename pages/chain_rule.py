"""The chain rule: as a product of slopes, as a sum over paths, and as a table of Jacobians."""

from nnviz.ui import chain_desk, chain_parts, page

arrived = page.begin("chain_rule")
chain_parts.tell(chain_desk.desk(arrived=arrived))
