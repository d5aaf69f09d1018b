"""A feedforward neural language model: what comes next, how it learns, and what it writes."""

from nnviz.ui import language_parts, language_study, page

arrived = page.begin("language_model")
study = language_study.open_study(arrived=arrived)
language_parts.tell(study)
