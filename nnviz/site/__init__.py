"""The site: every lesson as a page that steps by itself, as plain files that need no server."""
