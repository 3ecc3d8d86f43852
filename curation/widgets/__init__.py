"""The widgets: each is a .py, an .mjs and a .css file, drawn in any notebook through anywidget."""

from curation.widgets.entries_panel import EntriesPanel
from curation.widgets.extraction_panel import ExtractionPanel
from curation.widgets.review_queue import ReviewQueue
from curation.widgets.vocabulary_panel import VocabularyPanel

__all__ = ["EntriesPanel", "ExtractionPanel", "ReviewQueue", "VocabularyPanel"]
