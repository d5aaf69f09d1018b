"""The Bug lab page."""
