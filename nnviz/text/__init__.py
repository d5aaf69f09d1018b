"""Text as data: what a network is given is numbers, and here is where they come from."""
