"""The Classification page."""
