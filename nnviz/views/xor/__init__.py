"""Drawings of the XOR page."""
