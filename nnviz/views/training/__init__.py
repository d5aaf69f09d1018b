"""Drawings and words of the Training page."""
