"""What editors rule on: items from a build's records, their cards, their order and the session."""
