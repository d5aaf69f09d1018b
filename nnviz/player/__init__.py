"""The player: a run as a score, and the pages that play one without a server."""
