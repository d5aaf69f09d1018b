"""The chain rule: as a product of slopes, as a sum over paths, and as a product of Jacobians."""

from nnviz.ui import page

arrived = page.begin("chain_rule")
