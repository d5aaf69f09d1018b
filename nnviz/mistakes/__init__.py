"""Wrong backward passes: each breaks one piece of the right pass."""
