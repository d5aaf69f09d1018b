"""Symbolic differentiation: SymPy, in a process of its own that can be stopped."""
