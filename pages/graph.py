"""Type any formula, or pick an example; step forward and backward; edit the inputs; descend."""

from nnviz.ui import page
from nnviz.ui.graph import desk as desks
from nnviz.ui.graph import editor, tabs
from nnviz.ui.player import player

arrived = page.begin("graph")
desk = desks.current(arrived=arrived)
editor.edit(desk)
if not desk.misfit:
    player.play(desk.run, desk.walk, link=desk.link, stale=desk.draft.error is not None)
    tabs.show(desk)
