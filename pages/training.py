"""A network learns; it can be stopped at any epoch, and looked into."""

from nnviz.ui import page
from nnviz.ui.training import run, tabs
from nnviz.ui.training.desk import TrainingDesk
from nnviz.ui.training.document import TrainingDocument

desk = page.opened("training", TrainingDocument, TrainingDesk)
with run.head(desk):
    run.watch(desk)
tabs.show(desk)
page.onward()
