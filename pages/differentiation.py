"""Four ways to differentiate, on one graph: differences, formulas, forward and reverse mode."""

from nnviz.ui import page
from nnviz.ui.differentiation import tabs
from nnviz.ui.differentiation.document import DifferentiationDesk, DifferentiationDocument

desk = page.opened("differentiation", DifferentiationDocument, DifferentiationDesk)
tabs.edit(desk)
tabs.compare(desk)
tabs.notice(desk)
page.onward()
