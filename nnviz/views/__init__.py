"""A graph, or a frame of a run, as something to look at. Pure: numbers in, text or figures out."""
