"""Lines put together: chunks under their titles, and which exercises each chunk holds."""
