"""Tokens to statements and formulas, each of which builds its part of a graph."""
