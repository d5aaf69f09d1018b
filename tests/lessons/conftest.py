"""What pytest leaves alone here."""

collect_ignore = ["bug_code.py"]
"""It is run by `test_bug_code.py`, in a Python of its own."""
