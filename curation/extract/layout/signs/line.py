"""The record of a line: one block with what its words and its format say about its part in the article."""

from __future__ import annotations

from dataclasses import dataclass

from curation.extract.layout.signs.titles import Title
from curation.records import BlockKind
from curation.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the line reader needs of the vocabulary, looked up once.

    Attributes:
        step_openers: single words that may stand before an instruction's verb.
    """

    vocabulary: Vocabulary
    step_openers: frozenset[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Lexicon:
        """Build the lexicon of ``vocabulary``."""
        openers = (p.text for p in vocabulary.phrases if p.target == "step_opener")
        return cls(vocabulary, frozenset(word for word in openers if " " not in word))


@dataclass(slots=True, eq=False)
class Line:
    """One block with what its words and its format say about its part in the article.

    Attributes:
        start, end: the block's span.
        content: where its own words begin, after a list marker.
        level: heading level or list depth, 0 otherwise.
        number: the printed number of a numbered heading or list item.
        title: a title that fills the line, or a name in front of its text; None without one.
        label: "howto", "why", "part" or "closing"; "" for a line without a label.
        aside: "variation" or "warning" where a "why" line opens such a part of an exercise, else "".
        steps: how many instructions to move it holds.
        starts: whether its first instruction names a body position.
        closes: whether it ends an exercise ("repeat", "switch sides").
        many: whether it speaks of several exercises at once.
        heads_columns: whether it is the row of a table that says what its columns hold.
    """

    index: int
    start: int
    end: int
    content: int
    kind: BlockKind
    level: int
    gap: int
    number: int | None
    words: int
    title: Title | None
    label: str
    aside: str
    steps: int
    starts: bool
    closes: bool = False
    many: bool = False
    heads_columns: bool = False

    @property
    def listed(self) -> bool:
        """Whether the line is a list item."""
        return self.kind is BlockKind.LIST_ITEM

    @property
    def depth(self) -> int:
        """How deep the line stands in a list, 0 outside of lists."""
        return self.level if self.listed else 0

    @property
    def heads(self) -> bool:
        """Whether the line is nothing but a title."""
        return self.title is not None and self.title.alone and not self.label
