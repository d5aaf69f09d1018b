"""Why one line can't compute XOR, and what a hidden layer does to the points so that one can."""

from nnviz.ui import page
from nnviz.ui.xor import tabs
from nnviz.ui.xor.document import XorDesk, XorDocument

tabs.tell(page.opened("xor", XorDocument, XorDesk))
page.onward()
