"""Measurements side by side with other programs, each one command."""
