"""One unit: a weighted sum and an activation, its graph, all activations, vanishing gradients."""

from nnviz.ui import page
from nnviz.ui.neuron import activations, unit
from nnviz.ui.neuron.document import NeuronDesk, NeuronDocument

desk = page.opened("neuron", NeuronDocument, NeuronDesk)
unit.edit(desk)
unit.play(desk)
activations.tell(desk)
page.onward()
