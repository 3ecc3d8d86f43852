"""The pages of a PDF as lines of text, each read in the direction in which its letters run."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from math import atan2, degrees

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTContainer, LTPage, LTTextBox
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

_MOST_SLANT = 15
"""The degrees by which a line of a crooked scan may rise or fall."""
_MOST_SLANTED = 0.1
"""The share of slanted letters, as stamps across a page have them, above which they are its text."""


class Slanted(ValueError):
    """A PDF much of whose text runs aslant, so that its lines cannot be told apart."""


def read_pages(data: bytes) -> list[str]:
    """Return the text of each page; what runs up, down or upside down is read after the rest of its page.

    Raises:
        Slanted: more than a few letters run aslant.
    """
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources)
    interpreter = PDFPageInterpreter(resources, device)
    pages: list[str] = []
    turns: Counter[int | None] = Counter()
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
        found = Counter(map(_turn, _letters(device.get_result())))
        turns += found
        text = ""
        printed = page.rotate
        for turn, _ in found.most_common():
            if turn is not None:
                page.rotate = (printed + turn) % 360
                interpreter.process_page(page)
                text += _upright_text(device.get_result())
        pages.append(text)
    if turns[None] > _MOST_SLANTED * turns.total():
        raise Slanted
    return pages


def _letters(part: Iterable[object]) -> Iterator[LTChar]:
    """Yield the letters of a page, those inside its figures too, but no blanks."""
    for item in part:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTContainer):
            yield from _letters(item)


def _turn(letter: LTChar) -> int | None:
    """Return by how many degrees a page is to be turned clockwise to read a letter, None if it stands aslant."""
    across, up = letter.matrix[:2]
    angle = degrees(atan2(up, across))
    turn = round(angle / 90) * 90
    return turn % 360 if abs(angle - turn) <= _MOST_SLANT else None


def _upright_text(page: LTPage) -> str:
    upright = LTPage(page.pageid, page.bbox)
    upright.extend(letter for letter in _letters(page) if _turn(letter) == 0)
    upright.analyze(LAParams())
    return "".join(box.get_text() + "\n" for box in upright if isinstance(box, LTTextBox))
