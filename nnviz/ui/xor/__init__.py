"""The XOR page."""
