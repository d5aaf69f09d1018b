"""A step of a run in words, as a formula and as a row of a table."""
