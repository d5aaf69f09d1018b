"""What pytest leaves alone here."""

collect_ignore = ["pytorch.py"]
"""It imports PyTorch, which tests do without."""
