"""What stands under the graph of the Computation graph page."""

from functools import partial

from nnviz.ui.graph import descend, share
from nnviz.ui.graph.desk import Workspace
from nnviz.ui.player import tabs


def show(workspace: Workspace) -> None:
    """Draw the open tab. What it shows does not depend on the step, so stepping costs nothing."""
    drawn = workspace.draft
    more = {
        "Descend": partial(descend.descend, workspace),
        "Share & export": partial(share.share, workspace),
    }
    tabs.show(tabs.of_run(workspace.run) | more, lambda: workspace.draft is drawn)
