"""Type any formula, or pick an example; step forward and backward; edit the inputs."""

from nnviz.ui import editor, page, player, workspace

page.begin("graph")
desk = workspace.current()
editor.edit(desk)
player.play(desk)
