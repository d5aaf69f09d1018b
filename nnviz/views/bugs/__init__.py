"""Drawings of the Bug lab page."""
