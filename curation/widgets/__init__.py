"""The widgets: each is a .py, an .mjs and a .css file, drawn in any notebook through anywidget."""
