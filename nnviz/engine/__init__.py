"""The engine: graphs as structure, runs as numbers, one table of operations. NumPy only."""
