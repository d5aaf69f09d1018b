"""Drawings and tables of the Four ways page."""
