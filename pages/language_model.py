"""A feedforward neural language model: what comes next, how it learns, and what it writes."""

from nnviz.ui import page
from nnviz.ui.language_model import tabs
from nnviz.ui.language_model.desk import LanguageDesk
from nnviz.ui.language_model.document import LanguageDocument

tabs.tell(page.opened("language_model", LanguageDocument, LanguageDesk))
page.onward()
