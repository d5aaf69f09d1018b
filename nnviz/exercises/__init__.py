"""Exercises from a seed, the judging of answers, worksheets and their formats."""
