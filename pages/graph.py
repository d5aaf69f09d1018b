"""Type any formula, or pick an example; step forward and backward; edit the inputs; descend."""

from nnviz.ui import page
from nnviz.ui.graph import editor, tabs
from nnviz.ui.graph.desk import GraphDesk
from nnviz.ui.graph.document import GraphDocument
from nnviz.ui.player import player

desk = page.opened("graph", GraphDocument, GraphDesk)
editor.edit(desk)
if not desk.misfit:
    stale = desk.document.typed.error is not None
    player.play(desk.run, desk.walk, link=desk.link, stale=stale, take=desk.set_inputs)
editor.notice(desk)
editor.inputs(desk)
if not desk.misfit:
    tabs.show(desk)
page.onward()
