"""Text to graph: what people type and paste, and errors that say where, why and what to try."""

from nnviz.language.errors import ExpressionError
from nnviz.language.parser import MAX_NODES, MOST_CHARACTERS, parse

__all__ = ["MAX_NODES", "MOST_CHARACTERS", "ExpressionError", "parse"]
