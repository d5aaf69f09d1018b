"""A run as code, TikZ or a record."""
