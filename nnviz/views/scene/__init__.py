"""The drawing of a computation graph."""
