"""The Chain rule page in its parts, one tab each."""

from nnviz.ui.chain_rule import all_paths, compose, jacobians
from nnviz.ui.chain_rule.document import PARTS, ChainDesk
from nnviz.ui.session.widgets import open_tab

DRAW = {
    "rule": compose.rule,
    "paths": all_paths.all_paths,
    "jacobians": jacobians.jacobians,
}


def tell(desk: ChainDesk) -> None:
    """Draw the tabs and the part that is open."""

    def turn(part: str) -> None:
        desk.set(part=part)
        desk.walk.restart()

    opened = desk.document.part
    with open_tab("chain", PARTS, opened, turn):
        DRAW[opened](desk)
