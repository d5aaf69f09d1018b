"""One unit: a weighted sum and an activation, its graph, all activations, vanishing gradients."""

from nnviz.ui import activations, neuron, page, unit

arrived = page.begin("neuron")
desk = neuron.desk(arrived=arrived)
unit.edit(desk)
unit.play(desk)
activations.study(desk)
