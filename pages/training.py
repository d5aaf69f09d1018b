"""A network learns; it can be stopped at any epoch, and looked into."""

from nnviz.ui import page
from nnviz.ui.training import desk as desks
from nnviz.ui.training import run, tabs

arrived = page.begin("training")
desk = desks.open_lab(arrived=arrived)
with run.head(desk):
    run.watch(desk)
tabs.show(desk)
