"""A network learns; it can be stopped at any epoch, and looked into."""

from nnviz.ui import after, page, training

arrived = page.begin("training")
lab = training.open_lab(arrived=arrived)
training.settings(lab)
training.controls(lab)
training.watch(lab)
after.tabs(lab)
