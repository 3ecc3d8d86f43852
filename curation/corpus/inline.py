"""The text of a page's next block, as it is gathered from the elements inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from curation.corpus.document import PLAIN_SIGNS


@dataclass(slots=True)
class Inline:
    """Text gathered for the next block, with its bold spans."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    bold: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add text with its white space as a page shows it."""
        text = re.sub(r"[^\S\n]+|\s*\n\s*", " ", text.translate(PLAIN_SIGNS))
        if self.length == 0 or self.parts[-1].endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text:
            self.parts.append(text)
            self.length += len(text)

    @property
    def ends_line(self) -> bool:
        """Whether nothing has come after the last line break."""
        return bool(self.parts) and self.parts[-1] == "\n"

    @property
    def is_bold(self) -> bool:
        """Whether all of the text is bold."""
        text = "".join(self.parts)
        plain = "".join(c for i, c in enumerate(text) if not any(a <= i < b for a, b in self.bold))
        return bool(text.strip()) and not plain.strip(" :.\n")

    def line_break(self) -> None:
        """Add a line break, but none at the beginning."""
        if self.length:
            self.parts.append("\n")
            self.length += 1
