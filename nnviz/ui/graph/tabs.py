"""What stands under the graph of the Computation graph page."""

from functools import partial

from nnviz.ui.graph import descend, share
from nnviz.ui.graph.desk import GraphDesk
from nnviz.ui.player import tabs


def show(desk: GraphDesk) -> None:
    """Draw the open tab. What it shows does not depend on the step, so stepping costs nothing."""
    drawn = desk.document
    more = {
        "Descend": partial(descend.descend, desk),
        "Share & export": partial(share.share, desk),
    }
    tabs.show(tabs.of_run(desk.run) | more, lambda: desk.document is drawn, desk.walk)
