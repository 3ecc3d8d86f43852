"""What every reader returns, and the builder that lays blocks into one text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from curation.records import Block, BlockKind

PLAIN_SIGNS: Mapping[int, str | None] = {
    **dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad")),
    **dict.fromkeys(map(ord, "\u2044\u2215"), "/"),
}
"""Signs without width that pages strew into words, which readers leave out, and slashes of fractions, which they write
as one sign (for ``str.translate``)."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text with its structure and what the file says of itself.

    Attributes:
        metadata: any of source, title, author, url, published.
    """

    text: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)


_WRAPPED = re.compile(r"(?<=[^\s.!?:;])[ \t]*\n(?=[a-z0-9(,“\"‘])")


class DocumentBuilder:
    """Lays blocks one after the other into a text and keeps their offsets."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []

    def add(
        self,
        kind: BlockKind,
        text: str,
        *,
        level: int = 0,
        marker: str = "",
        number: int | None = None,
        bold: list[tuple[int, int]] | None = None,
    ) -> None:
        """Append a block; ``bold`` holds offsets into ``text``. A block without words is dropped."""
        left = len(text) - len(text.lstrip())
        text = _WRAPPED.sub(lambda m: " " * len(m.group()), text.strip())
        if not text:
            return
        self._separate(kind)
        prefix = f"{marker} " if marker else ""
        start = self._length
        shift = start + len(prefix) - left
        self._append(prefix + text)
        spans = [(max(a + shift, start), min(b + shift, self._length)) for a, b in bold or ()]
        self._blocks.append(
            Block(
                kind=kind,
                start=start,
                end=self._length,
                level=level,
                marker=marker,
                bold=tuple(s for s in spans if s[0] < s[1]),
                number=number,
            )
        )

    def build(self, metadata: Mapping[str, str]) -> Document:
        """Return the document."""
        text = "".join(self._parts)
        return Document(text + "\n" if text else "", tuple(self._blocks), metadata)

    def _separate(self, kind: BlockKind) -> None:
        if not self._blocks:
            return
        close = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
        together = kind in close and self._blocks[-1].kind is kind
        self._append("\n" if together else "\n\n")

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
