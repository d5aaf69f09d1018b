"""The chain rule: as a product of slopes, as a sum over paths, and as a table of Jacobians."""

from nnviz.ui import page
from nnviz.ui.chain_rule import tabs
from nnviz.ui.chain_rule.document import ChainDesk, ChainDocument

tabs.tell(page.opened("chain_rule", ChainDocument, ChainDesk))
page.onward()
