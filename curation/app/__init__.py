"""The review app: the widgets on a page of their own, and its server."""
