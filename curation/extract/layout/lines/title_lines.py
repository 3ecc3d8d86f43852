"""Lines that are titles, or open with a name: by their format first, and by their words."""

from __future__ import annotations

import re

from curation.extract.layout.signs.lead_ins import MOST_LEAD_WORDS, lead_in
from curation.extract.layout.signs.name_signs import ends_as_name, reads_as_sentence, word_count
from curation.extract.layout.signs.numbering import counts_exercises, without_number
from curation.extract.layout.signs.titles import Title, past_clock_time, title_of, whole_title
from curation.extract.model import Span, Terms
from curation.extract.wording import words
from curation.records import Block, BlockKind
from curation.vocabulary import Vocabulary

MOST_TITLE_WORDS = 14
LONGEST_LOWER_TITLE = 40
"""The most characters of a title in small letters, which must end like a name."""
_AFTER_BOLD = re.compile(r"\s*[*_]*\s*(?:\([^)\n]{1,80}\))?[\s*_]*[:.–—|-]?\s*")
_SENTENCE_ENDS = (".", "!", ",", ";")


def find_title(
    text: str, block: Block, content: int, numbered: bool, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the title that a block is, or the name that stands in front of its text."""
    bold = _leading_bold(text, block, content)
    if bold and bold.end < block.end - 1 and reads_as_sentence(text, bold):
        return None
    if block.kind is BlockKind.HEADING:
        return title_of(
            text, Span(content, block.end), block.end, terms, vocabulary, alone=True, marked=True
        )
    if bold and _fills(text, bold, block):
        if word_count(text, bold) > MOST_TITLE_WORDS:
            return None
        return title_of(text, bold, block.end, terms, vocabulary, alone=True, marked=True)
    if bold and word_count(text, bold) <= MOST_LEAD_WORDS:
        rest = _after_lead(text, bold.end, block.end)
        return title_of(text, bold, rest, terms, vocabulary, marked=True)
    timed = past_clock_time(text, content, block.end) > content
    if not timed and _reads_as_title(text, content, block, numbered):
        return whole_title(text, Span(content, block.end), terms, vocabulary)
    if block.kind is BlockKind.PARAGRAPH and block.end - content <= LONGEST_LOWER_TITLE:
        whole = Span(content, block.end)
        title = whole_title(text, whole, terms, vocabulary)
        led = title and title.span.start > content and text[block.end - 1] == "."
        if (
            title
            and not led
            and (title.exact or (title.named and ends_as_name(text, whole, terms)))
        ):
            return title
    return lead_in(text, block, content, numbered, terms, vocabulary)


_IN_BRACKETS = re.compile(r"[\s*_]*\([^()\n]{1,60}\)[\s:.]*")


def _fills(text: str, bold: Span, block: Block) -> bool:
    """Return whether bold words are all of a block, but for a remark in brackets."""
    return bold.end >= block.end - 1 or bool(_IN_BRACKETS.fullmatch(text, bold.end, block.end))


def _leading_bold(text: str, block: Block, content: int) -> Span | None:
    for start, end in block.bold:
        bold = Span(start, end)
        behind = without_number(text, bold)
        before = text[content:start].strip(' "“*(')
        if end > content and (not before or (before.isdigit() and _runs_into(text, bold))):
            return behind or Span(max(start, content), end)
        if start <= content < end and behind:
            return behind
    return None


def _runs_into(text: str, bold: Span) -> bool:
    """Return whether a number, as of a picture, runs into the capital that opens bold words."""
    return text[bold.start - 1].isdigit() and text[bold.start].isupper()


def _after_lead(text: str, position: int, end: int) -> int:
    brackets = _AFTER_BOLD.match(text, position, end)
    return brackets.end() if brackets else position


_BROKEN = re.compile(rf"\s{words('unfinished')}$")
"""How a line ends that goes on in the next one ("... straight, raise the")."""


def _reads_as_title(text: str, content: int, block: Block, numbered: bool) -> bool:
    if block.kind in (BlockKind.TABLE_ROW, BlockKind.CAPTION):
        return False
    if block.kind is BlockKind.LIST_ITEM and not numbered:
        return False
    if text.count(" ", content, block.end) >= MOST_TITLE_WORDS:
        return False
    printed = text[content : block.end]
    if not printed or "\n" in printed.strip():
        return False
    if printed.rstrip('"”’)').endswith(_SENTENCE_ENDS):
        whole = printed[-1] in ".!" and printed.count(".") + printed.count("!") == 1
        counted = numbered and counts_exercises(text, block.start, content)
        return whole and (counted or printed.isupper())
    if _BROKEN.search(printed):
        return False
    if printed.endswith(":") and not numbered and printed.count(" ") > 5:
        return False
    first = printed.lstrip("\"“'‘(")[:1]
    return first.isupper() or first.isdigit() or numbered
