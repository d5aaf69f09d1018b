"""The One unit page."""
