"""What is typed, as tokens: other signs for the same, LaTeX, letters that run together."""
