"""Pages: the document tree becomes text with headings, lists, tables and bold spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from curation.corpus.document import Document, DocumentBuilder
from curation.corpus.inline import Inline
from curation.corpus.page_facts import metadata
from curation.corpus.page_furniture import is_left_out
from curation.corpus.page_marks import HEADINGS
from curation.corpus.page_tables import is_for_layout
from curation.corpus.page_tree import page_tree
from curation.records import BlockKind

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "body",
        "html",
        "blockquote",
        "pre",
        "dl",
        "dt",
        "dd",
        "figure",
        "address",
        "details",
        "summary",
        "center",
        "fieldset",
        "hgroup",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "ul",
        "ol",
        "hr",
    ]
)
_REFERENCE = re.compile(r"^\s*\[?\s*(?:\d{1,3}|↑|\^|edit|note \d+)\s*\]?\s*$", re.IGNORECASE)
_COUNT = re.compile(r"\s*[0-9]{1,9}\s*")
"""What an attribute may say of a list's number; digits of other scripts and raised ones are none."""
BULLET = "•"
"""The mark of an item whose list prints no numbers."""


def read_html(source: str, *, numbers: bool = True) -> Document:
    """Return the main text of a page; a page without any gives an empty document.

    Args:
        numbers: whether the text holds the numbers of ordered lists. A page's own text has none, the
            browser counts; where the page was made of a file that prints them it has.

    Raises:
        CutOff: the page nests its parts too deeply.
    """
    tree = page_tree(source)
    if tree is None:
        return Document("", ())
    walker = _Walker(tree, numbers)
    return walker.document()


@dataclass(slots=True)
class _Place:
    """Where in the page the walker stands."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    depth: int = 0
    number: int | None = None


_Walk = Iterator["_Walk"]
"""A part of the way through a page; it yields the parts that are to be walked before it goes on."""


def _run(walk: _Walk) -> None:
    """Walk to the end, however deeply parts are nested: calls within calls would have a limit."""
    walks = [walk]
    while walks:
        inner = next(walks[-1], None)
        if inner is None:
            walks.pop()
        else:
            walks.append(inner)


class _Walker:
    """Walks the tree once and hands every block to the builder."""

    def __init__(self, tree: html.HtmlElement, numbers: bool) -> None:
        self._tree = tree
        self._numbers = numbers
        self._builder = DocumentBuilder()
        self._inline = Inline()
        self._place = _Place()
        self._words = len(tree.text_content().split()) or 1

    def document(self) -> Document:
        """Return the page as a document."""
        body = self._tree.find("body")
        _run(self._visit(self._tree if body is None else body))
        self._flush()
        return self._builder.build(metadata(self._tree))

    def _visit(self, element: html.HtmlElement) -> _Walk:
        tag = element.tag
        if not isinstance(tag, str):
            return
        if is_left_out(element, self._words):
            return
        if tag in HEADINGS:
            yield self._within(
                element, _Place(BlockKind.HEADING, HEADINGS[tag], "", self._place.depth)
            )
        elif tag in ("ul", "ol"):
            yield self._list(element)
        elif tag == "li":
            yield self._item(element, None)
        elif tag == "tr":
            yield self._row(element)
        elif tag == "figcaption":
            yield self._within(element, _Place(BlockKind.CAPTION, 0, "", self._place.depth))
        elif tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self._flush()
            yield self._children(element)
            self._flush()
        else:
            yield self._span(element)

    def _break(self) -> None:
        """Break the line; an empty line ends the paragraph, and a bold line is one of its own."""
        if self._inline.ends_line or self._inline.is_bold:
            self._flush()
        else:
            self._inline.line_break()

    def _children(self, element: html.HtmlElement) -> _Walk:
        self._inline.add(element.text or "")
        stacked = _is_stack(element)
        for child in element:
            yield self._visit(child)
            if stacked and child.tag == "span" and "\n" in (child.tail or ""):
                self._flush()
            self._inline.add(child.tail or (" " if self._is_run_into_next(child) else ""))

    def _is_run_into_next(self, element: html.HtmlElement) -> bool:
        """Return whether the next element's first word would be printed as the end of a small-lettered one.

        A page's style shows such elements apart ("<span>Calf Stretch</span><span>Stand tall</span>").
        """
        following = element.getnext()
        if following is None or not isinstance(following.tag, str) or not self._inline.parts:
            return False
        return self._inline.parts[-1][-1:].islower() and following.text_content()[:1].isupper()

    def _within(self, element: html.HtmlElement, place: _Place) -> _Walk:
        self._flush()
        outer, self._place = self._place, place
        yield self._children(element)
        self._flush()
        self._place = outer

    def _list(self, element: html.HtmlElement) -> _Walk:
        self._flush()
        number = _integer(element.get("start"), 1)
        for child in element:
            if child.tag == "li":
                number = _integer(child.get("value"), number)
                yield self._item(child, number if element.tag == "ol" else None)
                number += 1
            else:
                yield self._visit(child)
            self._inline.add(child.tail or "")
        self._flush()

    def _item(self, element: html.HtmlElement, number: int | None) -> _Walk:
        depth = self._place.depth + 1
        marker = BULLET if number is None or not self._numbers else f"{number}."
        yield self._within(element, _Place(BlockKind.LIST_ITEM, depth, marker, depth, number))

    def _row(self, element: html.HtmlElement) -> _Walk:
        self._flush()
        outer, self._place = self._place, _Place(BlockKind.TABLE_ROW)
        cells = [cell for cell in element if cell.tag in ("td", "th")]
        if is_for_layout(cells):
            self._place = outer
            yield self._children(element)
            self._flush()
            return
        for position, cell in enumerate(cells):
            if position:
                self._inline.add(" | ")
            start = self._inline.length
            self._inline.add(" ".join(cell.text_content().split()))
            if cell.tag == "th" and self._inline.length > start:
                self._inline.bold.append((start, self._inline.length))
        self._flush()
        self._place = outer

    def _span(self, element: html.HtmlElement) -> _Walk:
        if (
            element.tag in ("a", "sup")
            and _REFERENCE.match(element.text_content())
            and (
                element.tag == "sup"
                or "#" in (element.get("href") or "")
                or "edit" in element.text_content().lower()
            )
        ):
            return
        start = self._inline.length
        yield self._children(element)
        if element.tag in ("b", "strong") and self._inline.length > start:
            self._inline.bold.append((start, self._inline.length))

    def _flush(self) -> None:
        inline, place = self._inline, self._place
        text = "".join(inline.parts)
        cleaned = text.replace("[]", "  ")
        if cleaned.strip():
            self._builder.add(
                place.kind,
                cleaned,
                level=place.level,
                marker=place.marker,
                number=place.number,
                bold=inline.bold,
            )
            place.marker, place.number = "", None
        self._inline = Inline()


def _is_stack(element: html.HtmlElement) -> bool:
    """Return whether a part of a page holds spans of its own styles beside paragraphs.

    Such spans are printed as lines ("move-title", "move-detail"); words around them would make a text.
    """
    if element.tag != "div" or element.find("p") is None or (element.text or "").strip():
        return False
    spans = element.findall("span")
    return bool(spans) and all(
        span.get("class") and not (span.tail or "").strip() for span in spans
    )


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and _COUNT.fullmatch(text) else otherwise
