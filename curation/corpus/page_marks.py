"""What the marks on a page's words say: struck words are taken back, small numbers may be a fraction."""

from __future__ import annotations

import re

from lxml import html

_STRUCK = ".//del | .//s | .//strike | .//*[contains(@style, 'line-through')]"
HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Tags of headings with their levels."""
_MOST_STRUCK = 0.5
"""A struck part with headings and more than this share of the page's words is one that the page forgot to close."""
_FRACTION = re.compile(r"\s*(\d{1,2})\s*[/⁄∕]\s*(\d{1,2})(?!\d)")
_GREATEST_PART = 16
"""The greatest number below the line of a fraction; two notes in a row have greater ones."""

_LONGEST_FRACTION = 9
"""The most characters in which a fraction is written, its blanks included."""


def follow_marks(tree: html.HtmlElement) -> None:
    """Take struck words out of a page, and write its fractions of small numbers in one line."""
    words = len(tree.text_content().split())
    for part in tree.xpath(_STRUCK):
        if part.getparent() is not None and not _is_unclosed(part, words):
            part.drop_tree()
    for raised in list(tree.iter("sup")):
        if _opens_fraction(raised):
            _set_apart(raised)


def _is_unclosed(part: html.HtmlElement, words: int) -> bool:
    if part.tag == "body":
        return True
    headed = any(True for _ in part.iter(*HEADINGS))
    return headed and len(part.text_content().split()) > _MOST_STRUCK * words


def _opens_fraction(raised: html.HtmlElement) -> bool:
    """Return whether a raised number is the upper one of a fraction, and no note."""
    words = raised.text_content() + (raised.tail or "")
    for after in raised.itersiblings():
        if after.tag == "sup" or len(words) > _LONGEST_FRACTION:
            break
        words += after.text_content() + (after.tail or "")
    match = _FRACTION.match(words)
    return match is not None and int(match[1]) < int(match[2]) <= _GREATEST_PART


def _set_apart(raised: html.HtmlElement) -> None:
    """Make a fraction a part of its line, a blank between it and a whole number before it."""
    before, parent = raised.getprevious(), raised.getparent()
    said = parent.text if before is None else before.tail or before.text_content()
    if said and said[-1].isdigit():
        raised.text = " " + (raised.text or "")
    raised.drop_tag()
