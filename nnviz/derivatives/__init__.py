"""Every other way to a derivative: forward mode, differences, Jacobians, paths."""
