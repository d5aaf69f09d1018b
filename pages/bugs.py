"""The backward pass broken on purpose: predict what comes out, then see where it goes wrong."""

from nnviz.ui import page
from nnviz.ui.bugs import document, lab

arrived = page.begin("bugs")
desk = document.desk(arrived=arrived)
lab.starts(desk)
lab.choose(desk)
lab.experiment(desk)
