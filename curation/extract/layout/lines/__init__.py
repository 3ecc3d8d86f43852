"""Blocks read as lines: which of them are titles, and of what kind."""
