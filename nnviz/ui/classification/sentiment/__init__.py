"""The sentiment of a review: a section of the Classification page."""
