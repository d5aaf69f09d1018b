"""The parts of the One unit page, one tab each."""

from nnviz.ui.neuron import activations, unit, vanishing
from nnviz.ui.neuron.document import TABS, NeuronDesk
from nnviz.ui.session.widgets import open_tab

DRAW = {"unit": unit.show, "gallery": activations.gallery, "deep": vanishing.vanishing}


def tell(desk: NeuronDesk) -> None:
    """Draw the tabs and the part that is open."""
    opened = desk.document.tab
    with open_tab("tabs", TABS, opened, lambda tab: desk.set(tab=tab)):
        DRAW[opened](desk)
