"""What a section says of its exercise, one module a field, each value with its evidence."""
