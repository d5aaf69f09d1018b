"""A network learns; it can be stopped at any epoch, and looked into."""

from nnviz.ui import after, lab, page, training

arrived = page.begin("training")
desk = lab.open_lab(arrived=arrived)
with training.head(desk):
    training.watch(desk)
after.tabs(desk)
