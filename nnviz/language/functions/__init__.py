"""What functions are called, and what they are made of."""
