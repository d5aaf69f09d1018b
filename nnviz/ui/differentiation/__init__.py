"""The Four ways page."""
