"""Tagging: which sentences open an exercise, go on with one, or belong to none, as articles taught it."""
