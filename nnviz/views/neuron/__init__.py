"""Drawings of the One unit page."""
