"""Gradient descent and what it learns from: data, training, optimisers, many starts."""
