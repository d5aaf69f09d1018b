"""One unit: a weighted sum and an activation, its graph, all activations, vanishing gradients."""

from nnviz.ui import activations, neuron, page

arrived = page.begin("neuron")
desk = neuron.desk(arrived=arrived)
neuron.edit(desk)
neuron.play(desk)
activations.study(desk)
