"""Tables that only lay out a page, which is told from the cells of their rows."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import html

from curation.corpus.page_marks import HEADINGS

_LEAST_TEXT = 12
"""The least words of a table cell that is a text."""
_LAYOUT = ("tr", *HEADINGS, "ul", "ol")
"""What a table cell holds that is a part of the page and no entry of a table."""
_LAYOUT_PARAGRAPHS = 3
"""From this number of paragraphs or broken lines on, a table cell is such a part."""


def is_for_layout(cells: Sequence[html.HtmlElement]) -> bool:
    """Return whether the cells of a row are parts of the page and no entries of a table."""
    return len(cells) == 1 or _has_one_text(cells) or any(map(_lays_out, cells))


def _has_one_text(cells: Sequence[html.HtmlElement]) -> bool:
    """Return whether the only words of a row are a text in one of its cells, as beside a picture."""
    words = [length for cell in cells if (length := len(cell.text_content().split()))]
    return len(words) == 1 and words[0] >= _LEAST_TEXT


def _lays_out(cell: html.HtmlElement) -> bool:
    """Return whether a table cell holds a part of the page and no entry of a table."""
    if any(cell.find(f".//{tag}") is not None for tag in _LAYOUT):
        return True
    return len(cell.findall(".//p")) + len(cell.findall(".//br")) >= _LAYOUT_PARAGRAPHS
