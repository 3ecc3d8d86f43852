"""The same blocks in another file format: written out, and read back by the format's reader."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from curation.corpus.html import read_html
from curation.corpus.text import read_text
from curation.extract.layout.blocks.cells import cells_of
from curation.extract.model import Span
from curation.lab.annotated import Annotated
from curation.lab.rewriting import Edit, Edits, own_words, with_text
from curation.records import Article, Block, BlockKind

_NUMBER = re.compile(r"(\d+)[.)]")
_BULLETS = frozenset("•‣◦▪●○*·–-")


def as_text(item: Annotated) -> Annotated:
    """Return the article as a plain text file: a line a block, list items close together.

    An article that was plain text keeps its empty lines.
    """
    article = item.article
    spaced = any(block.gap for block in article.blocks)
    edits = [
        Edit(one.end, other.start, _separator(one, other))
        for one, other in pairwise(article.blocks)
        if not spaced
    ]
    edits += [edit for block in article.blocks for edit in _one_line(article, block)]
    moves = Edits(edits)
    document = read_text(moves.apply(article.text))
    return with_text(item, document.text, document.blocks, moves.start, moves.end)


def _separator(one: Block, other: Block) -> str:
    close = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    indent = "    " * (other.level - 1) if other.kind is BlockKind.LIST_ITEM else ""
    return ("\n" if one.kind is other.kind and other.kind in close else "\n\n") + indent


def _one_line(article: Article, block: Block) -> Iterator[Edit]:
    for match in re.finditer(r"\n\s*", article.text[block.start : block.end]):
        yield Edit(block.start + match.start(), block.start + match.end(), " ")


def as_page(item: Annotated) -> Annotated:
    """Return the article as an HTML page: headings, paragraphs and nested lists as elements.

    Raises:
        ValueError: the page's reader lost or added words.
    """
    article = item.article
    page = "".join(_page(article))
    document = read_html(page)
    before = _letters(article.text, article.blocks, unmarked=_is_item)
    after = _letters(document.text, document.blocks, unmarked=lambda block: bool(block.marker))
    if before.letters != after.letters:
        raise ValueError(f"{article.article_id}: the page reads otherwise than the article")
    return with_text(item, document.text, document.blocks,
                     lambda offset: after.start(before.index(offset)),
                     lambda offset: after.end(before.index(offset)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Letters:
    """What a reader reads of an article, list markers and white space apart.

    Attributes:
        places: the offset of each letter.
        openings: number of a block's first letter -> the block's start, marker included.
    """

    letters: str
    places: Sequence[int]
    openings: Mapping[int, int]

    def index(self, offset: int) -> int:
        """Return how many letters come before an offset."""
        return bisect_left(self.places, offset)

    def start(self, index: int) -> int:
        """Return where a span starts whose first letter has a number."""
        return self.openings.get(index, self.places[min(index, len(self.places) - 1)])

    def end(self, index: int) -> int:
        """Return where a span ends that has ``index`` letters before its end."""
        return self.places[index - 1] + 1 if index else 0


def _letters(text: str, blocks: Sequence[Block], unmarked: Callable[[Block], bool]) -> _Letters:
    places: list[int] = []
    openings = {}
    for block in blocks:
        openings[len(places)] = block.start
        first = block.start + len(block.marker) if unmarked(block) else block.start
        places += [m.start() for m in _LETTER.finditer(text, first, block.end)]
    return _Letters("".join(text[place] for place in places), places, openings)


_LETTER = re.compile(r"[^\s\[\]]")
"""Square brackets may be the remains of a footnote mark, which pages leave out."""


def _is_item(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM and (
        block.marker in _BULLETS or not block.marker or _NUMBER.fullmatch(block.marker) is not None
    )


def _page(article: Article) -> Iterator[str]:
    """Yield the page piece by piece; ``opened`` holds the tags of the lists that are open."""
    opened: list[str] = []
    table = False
    yield f"<!doctype html><title>{escape(article.title)}</title><body>"
    for block in article.blocks:
        depth = max(block.level, 1) if _is_item(block) else 0
        yield from _closed(opened, depth)
        row = block.kind is BlockKind.TABLE_ROW
        if row is not table:
            yield "<table>" if row else "</table>"
            table = row
        if depth:
            yield from _item(article, block, depth, opened)
        else:
            yield _element(article, block)
    yield from _closed(opened, 0)


def _closed(opened: list[str], depth: int) -> Iterator[str]:
    while len(opened) > depth:
        yield f"</li></{opened.pop()}>"


def _item(article: Article, block: Block, depth: int, opened: list[str]) -> Iterator[str]:
    words = _marked_up(article, block, own_words(article, block))
    if not block.marker:
        yield f"<p>{words}</p>"
        return
    number = _number(block)
    tag = "ul" if number is None else "ol"
    if len(opened) == depth and opened[-1] != tag:
        yield from _closed(opened, depth - 1)
    elif len(opened) == depth:
        yield "</li>"
    while len(opened) < depth:
        opened.append(tag)
        yield f"<{tag}>" + ("<li>" if len(opened) < depth else "")
    yield f"<li>{words}" if number is None else f'<li value="{number}">{words}'


def _number(block: Block) -> int | None:
    """Return the number of a list item, whether the format or the text gives it."""
    printed = _NUMBER.fullmatch(block.marker)
    return int(printed[1]) if block.number is None and printed else block.number


def _element(article: Article, block: Block) -> str:
    if block.kind is BlockKind.TABLE_ROW:
        return f"<tr>{''.join(_cells(article.text, block))}</tr>"
    words = _marked_up(article, block, block.start)
    if block.kind is BlockKind.HEADING:
        return f"<h{block.level}>{words}</h{block.level}>"
    if block.kind is BlockKind.CAPTION:
        return f"<figure><figcaption>{words}</figcaption></figure>"
    return f"<p>{words}</p>"


def _cells(text: str, block: Block) -> Iterator[str]:
    for start, end in cells_of(Span(block.start, block.end), text):
        bold = any(first < end and start < last for first, last in block.bold)
        tag = "th" if bold else "td"
        yield f"<{tag}>{escape(text[start:end])}</{tag}>"


def _marked_up(article: Article, block: Block, start: int) -> str:
    parts, position = [], start
    for first, last in sorted(block.bold):
        if last > position:
            first_left = max(first, position)
            parts.append(escape(article.text[position:first_left]))
            parts.append(f"<b>{escape(article.text[first_left:last])}</b>")
            position = last
    parts.append(escape(article.text[position : block.end]))
    return "".join(parts).replace("\n", "<br>")
