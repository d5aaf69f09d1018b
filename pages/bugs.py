"""The backward pass broken on purpose: predict what comes out, then see where it goes wrong."""

from nnviz.ui import bug_desk, bug_lab, page

arrived = page.begin("bugs")
desk = bug_desk.desk(arrived=arrived)
bug_lab.starts(desk)
bug_lab.choose(desk)
bug_lab.experiment(desk)
