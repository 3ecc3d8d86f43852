"""Releases of the catalog for other programs: written whole, compared, and read back."""
