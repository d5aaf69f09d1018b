"""A learner's own code as a run: functions that are traced, and values of micrograd and PyTorch."""
