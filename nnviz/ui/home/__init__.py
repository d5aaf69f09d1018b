"""The home page: a living figure, the ways on, the path through the pages, and an index."""
