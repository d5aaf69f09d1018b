"""Drawings and tables of the Classification page."""
