"""The living figure: L = c(a + 2b), ready to step, with its values open to change."""

from functools import partial

from nnviz.engine.ieee import Value
from nnviz.ui.home.document import HomeDesk
from nnviz.ui.player import player
from nnviz.ui.session.runs import run_of


def show(desk: HomeDesk) -> None:
    """Draw the player with the figure's run."""
    typed = desk.document.typed
    player.play(
        run_of(typed.graph, typed.inputs),
        desk.walk,
        link=desk.link,
        take=partial(_take, desk),
    )


def _take(desk: HomeDesk, values: dict[str, Value]) -> None:
    desk.set(typed=desk.document.typed.with_values(values))
