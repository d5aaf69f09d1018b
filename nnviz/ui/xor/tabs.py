"""The story of XOR in four parts, one tab each."""

from nnviz.ui.session.widgets import open_tab
from nnviz.ui.xor import hidden, perceptron, proof, surface
from nnviz.ui.xor.document import PARTS, XorDesk

DRAW = {
    "perceptron": perceptron.perceptron,
    "why": proof.why_not,
    "hidden": hidden.hidden_layer,
    "surface": surface.output_surface,
}


def tell(desk: XorDesk) -> None:
    """Draw the tabs and the part that is open."""
    opened = desk.document.part
    with open_tab("part", PARTS, opened, lambda part: desk.set(part=part)):
        DRAW[opened](desk)
