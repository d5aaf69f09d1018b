"""What the Computation graph page draws beside the graph."""
