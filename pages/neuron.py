"""One unit: a weighted sum and an activation, its graph, all activations, vanishing gradients."""

from nnviz.ui import page
from nnviz.ui.neuron import activations, document, unit

arrived = page.begin("neuron")
desk = document.desk(arrived=arrived)
unit.edit(desk)
unit.play(desk)
activations.study(desk)
