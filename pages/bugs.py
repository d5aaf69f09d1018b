"""The backward pass broken on purpose: predict what comes out, then see where it goes wrong."""

from nnviz.ui import page
from nnviz.ui.bugs import lab
from nnviz.ui.bugs.document import BugDesk, BugDocument

desk = page.opened("bugs", BugDocument, BugDesk)
lab.choose(desk)
lab.experiment(desk)
page.onward()
