"""A page's source as a tree, its slips mended as browsers mend them."""

from __future__ import annotations

import re
from itertools import dropwhile

from lxml import etree, html

from curation.corpus.page_marks import follow_marks

_TEMPLATE = re.compile(r"<%(?:(?!<%).)*?%>|<\?(?!xml)(?:(?!<\?).)*?\?>", re.DOTALL)
"""What a server would have put something else in place of."""
_OPENING = re.compile(r"^\s*<\?xml[^>]*\?>|<html\b[^>]*/>")
"""What would end the page for the parser before it begins."""
_OF_HEAD = frozenset(["title", "meta", "link", "script", "style", "base", "noscript", "template"])


class CutOff(ValueError):
    """A page that the parser gave up in the middle of, since its parts are nested too deeply."""


def page_tree(source: str) -> html.HtmlElement | None:
    """Return the tree of a page, None for a source without any.

    Raises:
        CutOff: the tree would lack what stands behind a part that is nested too deeply.
    """
    mended = _OPENING.sub("", _TEMPLATE.sub("", source)).replace("</br>", "<br>")
    if not mended.strip():
        return None
    parser = html.HTMLParser(huge_tree=True)
    try:
        tree = html.document_fromstring(mended, parser=parser)
    except (etree.ParserError, ValueError):
        return None
    # The parser returns what it has read so far and raises nothing.
    if any(slip.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for slip in parser.error_log):
        raise CutOff
    _end_head(tree)
    follow_marks(tree)
    return tree


def _end_head(tree: html.HtmlElement) -> None:
    """Move what a page prints inside its head into its body, where browsers end the head too."""
    head, body = tree.find("head"), tree.find("body")
    if head is None or body is None:
        return
    for place, element in enumerate(list(dropwhile(_is_of_head, head))):
        body.insert(place, element)


def _is_of_head(element: html.HtmlElement) -> bool:
    return not isinstance(element.tag, str) or element.tag in _OF_HEAD
