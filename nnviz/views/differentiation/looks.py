"""How each way to differentiate is drawn: the same on every tab, and unlike the others."""

from typing import Any, NamedTuple

from nnviz.views.notation.palette import ACTIVE, QUIET, TEXT, Colour


class Look(NamedTuple):
    """The colour of a way, its line and its mark."""

    colour: Colour
    dash: str
    symbol: str

    @property
    def marker(self) -> dict[str, Any]:
        """The mark, in Plotly's words."""
        return {"symbol": self.symbol, "size": 8, "color": self.colour.rgb}

    def line(self, dash: str | None = None, width: float = 2) -> dict[str, Any]:
        """The line, in Plotly's words; broken otherwise where it is not the way's main line."""
        return {"color": self.colour.rgb, "dash": dash or self.dash, "width": width}


FORWARD_DIFFERENCE = Look(QUIET, "dash", "circle")
CENTRAL_DIFFERENCE = Look(TEXT, "dash", "diamond")
SYMBOLIC = Look(ACTIVE, "dot", "diamond")
FORWARD_MODE = Look(ACTIVE, "solid", "square")
REVERSE_MODE = Look(TEXT, "solid", "triangle-up")
