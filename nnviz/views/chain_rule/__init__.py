"""Drawings of the Chain rule page."""
