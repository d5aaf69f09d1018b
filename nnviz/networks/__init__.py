"""Feedforward networks as plans, which are written as programs of the language."""
