"""Boxes, editors and uploads that several pages use."""
