"""Type any formula, or pick an example; step forward and backward; edit the inputs."""

from nnviz.ui import editor, page, player, study, workspace

arrived = page.begin("graph")
desk = workspace.current(arrived=arrived)
editor.edit(desk)
player.play(desk)
study.study(desk)
