"""Harmless changes of an article: what a reader would not mind, an extraction should not either."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from importlib import resources
from random import Random

from curation.lab.annotated import Annotated
from curation.lab.layouts import as_page, as_text
from curation.lab.numerals import DOSE_NUMBER, number_words, spelled_out
from curation.lab.rewriting import Edit, edited, own_words, replaced
from curation.records import Article, Block, BlockKind

Change = Callable[[Annotated], Annotated]

ADVERT_EVERY = 4
"""An advert stands after every block of this many."""
LONGEST_TITLE = 10
"""The most words of a line that reads as a title where a format knows no headings."""


def without_headings(item: Annotated) -> Annotated:
    """Return the article with its headings as plain paragraphs, not bold."""
    return edited(item, [], reblock=_no_heading)


def _no_heading(block: Block) -> Block:
    if block.kind is not BlockKind.HEADING:
        return block
    return replace(block, kind=BlockKind.PARAGRAPH, level=0, bold=())


def flat_lists(item: Annotated) -> Annotated:
    """Return the article with its list items as paragraphs without their markers."""
    article = item.article
    edits = []
    for before, block in zip((None, *article.blocks), article.blocks, strict=False):
        if block.kind is BlockKind.LIST_ITEM:
            edits.append(Edit(block.start, own_words(article, block), ""))
            if before and "\n\n" not in article.text[before.end : block.start]:
                edits.append(Edit(before.end, before.end, "\n"))
    return edited(item, edits, reblock=_no_item)


def _no_item(block: Block) -> Block:
    if block.kind is not BlockKind.LIST_ITEM:
        return block
    gap = max(block.gap, 1)
    return replace(block, kind=BlockKind.PARAGRAPH, level=0, marker="", number=None, gap=gap)


def numbers_in_words(item: Annotated) -> Annotated:
    """Return the article with the numbers of its doses spelled out."""
    edits = replaced(item.article.text, DOSE_NUMBER, number_words)
    return edited(item, edits, reword=spelled_out)


def british(item: Annotated) -> Annotated:
    """Return the article in British spelling."""
    edits = replaced(item.article.text, _american(), _in_british)
    return edited(item, edits, reword=lambda words: _american().sub(_in_british, words))


def loud_titles(item: Annotated) -> Annotated:
    """Return the article with headings, and lines that read as titles, in capitals."""
    article = item.article
    titles = (
        block
        for block, after in zip(article.blocks, (*article.blocks[1:], None), strict=True)
        if block.kind is BlockKind.HEADING or _is_title(article, block, after)
    )
    return edited(
        item,
        [Edit(b.start, b.end, article.text[b.start : b.end].upper()) for b in titles],
    )


def _is_title(article: Article, block: Block, after: Block | None) -> bool:
    words = article.text[block.start : block.end].split()
    following = article.text[after.start : after.end].split() if after else []
    return (
        len(words) <= LONGEST_TITLE < len(following)
        and words[0][0].isalnum()
        and words[-1][-1] not in ".!?:;,"
    )


def adverts(item: Annotated, first: int) -> Annotated:
    """Return the article with an advert after every fourth block, the same ones every time.

    Args:
        first: number of the first block with an advert behind it, from 0.
    """
    article = item.article
    draw = Random(f"{article.article_id} {first}")
    places = range(first, len(article.blocks) - 1, ADVERT_EVERY)
    printed = {place: draw.choice(_advert_texts()) for place in places}
    edits = [
        Edit(article.blocks[i].end, article.blocks[i].end, f"\n\n{text}")
        for i, text in printed.items()
    ]
    changed = edited(item, edits)
    blocks = []
    for number, block in enumerate(changed.article.blocks):
        blocks.append(block)
        if number in printed:
            start = block.end + len("\n\n")
            gap = int(any(one.gap for one in article.blocks))
            blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(printed[number]), gap=gap))
    return replace(changed, article=replace(changed.article, blocks=tuple(blocks)))


CHANGES: Mapping[str, Change] = {
    "headings stripped": without_headings,
    "lists flattened": flat_lists,
    "as a page": as_page,
    "as plain text": as_text,
    "numbers in words": numbers_in_words,
    "British spelling": british,
    "titles in capitals": loud_titles,
    **{
        f"adverts, from block {n}": partial(adverts, first=n - 1)
        for n in range(1, ADVERT_EVERY + 1)
    },
}
"""Title -> change; the four of adverts together put one between any two blocks."""


@lru_cache(maxsize=1)
def _advert_texts() -> tuple[str, ...]:
    file = resources.files("curation") / "lab" / "adverts.txt"
    return tuple(file.read_text(encoding="utf-8").splitlines())


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, str]:
    file = resources.files("curation") / "lab" / "british.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {row["american"]: row["british"] for row in rows}


@lru_cache(maxsize=1)
def _american() -> re.Pattern[str]:
    longest_first = sorted(_spellings(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _in_british(match: re.Match[str]) -> str:
    words = match.group()
    british_words = _spellings()[words.lower()]
    if words.isupper():
        return british_words.upper()
    return british_words.capitalize() if words[0].isupper() else british_words
