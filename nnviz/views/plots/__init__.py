"""Figures that several pages use."""
