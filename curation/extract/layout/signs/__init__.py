"""What titles, names, labels and orders look like, one at a time: asked by all other parts of layout."""
