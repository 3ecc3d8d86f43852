"""The laboratory: how well the extraction does on articles that people have annotated."""
