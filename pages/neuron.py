"""One unit: a weighted sum and an activation, its graph, all activations, vanishing gradients."""

from nnviz.ui import page
from nnviz.ui.neuron import tabs
from nnviz.ui.neuron.document import NeuronDesk, NeuronDocument

tabs.tell(page.opened("neuron", NeuronDocument, NeuronDesk))
page.onward()
