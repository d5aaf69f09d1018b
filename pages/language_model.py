"""A feedforward neural language model: what comes next, how it learns, and what it writes."""

from nnviz.ui import language, language_parts, page

arrived = page.begin("language_model")
study = language.open_study(arrived=arrived)
language_parts.tell(study)
