"""Type any formula, or pick an example; step forward and backward; edit the inputs; descend."""

from nnviz.ui import editor, page, player, study, workspace

arrived = page.begin("graph")
desk = workspace.current(arrived=arrived)
editor.edit(desk)
if not desk.misfit:
    player.play(desk.run, desk.walk, link=desk.link, stale=desk.draft.error is not None)
    study.study(desk)
