"""Text with overlapping spans highlighted, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to highlight.

    Attributes:
        start, end: character offsets into the text.
        style: CSS class.
        title: what the pointer shows over it.
        label: words printed in front of it, with an anchor to link to.
    """

    start: int
    end: int
    style: str
    title: str = ""
    label: str = ""


def highlighted(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """Return ``text[start:end]`` with the marks that meet it.

    The text is cut at every border of a mark, so that marks may overlap as they like.
    """
    met = [m for m in marks if m.start < end and m.end > start]
    borders = {start, end, *(m.start for m in met), *(m.end for m in met)}
    cuts = sorted(border for border in borders if start <= border <= end)
    return "".join(_fragment(text, a, b, met) for a, b in pairwise(cuts))


def anchor(start: int) -> str:
    """Return the anchor of labels at an offset."""
    return f"c{start}"


def _fragment(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    labels = "".join(_label(m) for m in marks if m.label and m.start == start)
    over = [m for m in marks if m.start <= start and m.end >= end]
    words = escape(text[start:end])
    if not over:
        return labels + words
    styles = " ".join(dict.fromkeys(m.style for m in over))
    titles = "; ".join(dict.fromkeys(m.title for m in over if m.title))
    shown = f' title="{escape(titles)}"' if titles else ""
    return f'{labels}<span class="{styles}"{shown}>{words}</span>'


def _label(mark: Mark) -> str:
    words = escape(mark.label)
    return f'<a class="label {mark.style}" id="{anchor(mark.start)}">{words}</a>'
