"""A run as a drawing: where its cards and edges go, and how they look."""
