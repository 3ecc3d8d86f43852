"""The widgets: each is a .py, an .mjs and a .css file, drawn in any notebook through anywidget."""

from curation.widgets.review_queue import ReviewQueue

__all__ = ["ReviewQueue"]
