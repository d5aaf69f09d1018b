"""Drawings and tables of the Network page."""
