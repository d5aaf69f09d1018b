"""Drawings of the Language model page."""
