"""Statements to a graph: what names stand for, and nodes that are shared and folded."""
