"""A feedforward neural language model: what comes next, how it learns, and what it writes."""

from nnviz.ui import page
from nnviz.ui.language_model import desk, tabs

arrived = page.begin("language_model")
study = desk.open_study(arrived=arrived)
tabs.tell(study)
