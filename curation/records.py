"""Every record that the stages hand to each other; imports nothing of ours.

All offsets are character offsets into ``Article.text``, end exclusive. Durations are seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, get_args

Range = tuple[float | None, float | None]
"""``(low, high)``; either is None where a text leaves it open ("at least 30 seconds")."""
RANGES = ("hold_seconds", "reps", "sets")
"""The fields that hold a range."""
BEAT = 5.0
"""Seconds up to which a hold is a pause, or a beat inside a repetition."""

Kind = Literal["stretch", "strength", "release", "test", "routine"]
Mode = Literal["static", "dynamic", "active"]
Level = Literal["contradiction", "disagreement", "anatomy", "self", "identity"]

KINDS: tuple[Kind, ...] = get_args(Kind)
CATALOG_KINDS: tuple[Kind, ...] = ("stretch", "strength", "release")
"""The kinds that become catalog entries; tests and routines stay mentions."""
MODES: tuple[Mode, ...] = get_args(Mode)


class BlockKind(StrEnum):
    """What a block of an article is, as far as the file's format knows."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, table row or caption of an article.

    Attributes:
        kind: what the format says it is; a format without structure says PARAGRAPH.
        start: first character, list marker included.
        end: one past the last character, without trailing white space.
        level: 1 to 6 for a heading, nesting depth from 1 for a list item, else 0.
        marker: the list marker as it stands in the text ("1.", "•", "A."), "" without one.
        bold: the spans of strong text inside the block.
        number: a list item's or heading's number, also where the text itself prints none.
        gap: empty lines before the block in a text file; 0 where the format has no such thing.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""
    bold: tuple[tuple[int, int], ...] = ()
    gap: int = 0
    number: int | None = None


LONGEST_TEXT = 20_000_000
"""The most characters of an article's text."""


@dataclass(frozen=True, slots=True)
class Article:
    """One raw document with its text, its structure and where it came from.

    Attributes:
        article_id: the file's stem.
        path: the file's path below the raw folder, with forward slashes.
        source: the publisher.
        published: date as the source prints it, ISO 8601 where known.
        sha256: of the raw file's bytes, hexadecimal.
        text: what a reader sees, line ends as "\\n", no byte order mark.
        blocks: the text's structure in reading order; blocks never overlap.
    """

    article_id: str
    path: str
    source: str
    title: str
    author: str
    url: str
    published: str
    licence: str
    sha256: str
    text: str
    blocks: tuple[Block, ...] = ()


UNSURE = "unsure:"
"""How the rule of a mode begins that the entry's own mode may overrule."""
MOVED = "moved:"
"""The same, unless the entry's mode is to hold still."""
INFERRED = "inferred:"
"""How the rule of a claim begins that no words of the article make of this exercise."""
LIKELY_BY_WORDS = "inferred:likely"
"""The rule of a value that no word of an article tells, but those of the exercise together make likely."""
SILENT = (
    "inferred:entry",
    LIKELY_BY_WORDS,
    "inferred:nearest",
    "inferred:others",
    "inferred:silence",
)
"""The rules of claims that stand where an article says nothing of an exercise: its entry or the
article's other exercises do, or nothing at all. Such a claim has no part in what sources say: it
neither conflicts nor agrees, and is outvoted by all others."""
LIKENED = "name:likened"
"""The rule of a name that is another exercise's, which this one is said to be like."""
OF_MUSCLE = "name:muscle"
"""The rule of a name that only says which muscle the exercise is for ("Hamstrings")."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One field's value in one mention, with the words of the article that say so.

    Attributes:
        field: a mention's column ("muscles", "hold_seconds", "name", ...).
        value: one value: an id for a set field, ``(low, high)`` for a range, else the value itself.
        start, end: the evidence in the article's text.
        rule: id of the rule, phrase or model that made the claim.
        inherited: True where the article says it once for several exercises.
    """

    field: str
    value: str | bool | Range
    start: int
    end: int
    rule: str
    inherited: bool = False

    def quote(self, text: str) -> str:
        """Return the evidence's words in ``text``, the article's text."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Link:
    """Why a mention belongs to its entry.

    Attributes:
        method: "alias", "score", "proposed" (a new entry), "decision" or "none".
        score: 0 to 1.
        reason: one sentence that an editor understands.
    """

    method: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One exercise as one article presents it: a span, a printed name or none, and its claims.

    ``muscles`` and ``equipment`` hold ids in a fixed order; ``claims`` holds the evidence of every
    value. ``stretch_id`` and ``link`` are None until the link stage has run.
    """

    mention_id: str
    article_id: str
    ordinal: int
    start: int
    end: int
    text: str
    name: str | None
    kind: Kind
    mode: Mode | None = None
    position: str | None = None
    muscles: tuple[str, ...] = ()
    hold_seconds: Range | None = None
    reps: Range | None = None
    sets: Range | None = None
    per_side: bool = False
    equipment: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    passing: bool = False
    claims: tuple[Claim, ...] = ()
    stretch_id: str | None = None
    link: Link | None = None

    def is_told_by(self, field: str, rules: str | tuple[str, ...]) -> bool:
        """Return whether a field has a claim by a rule that begins in one of some ways."""
        return any(c.field == field and c.rule.startswith(rules) for c in self.claims)

    @property
    def sure_position(self) -> str | None:
        """The position, None where words only make it likely."""
        return None if self.is_told_by("position", LIKELY_BY_WORDS) else self.position


MuscleRole = Literal["joint", "limb", "moved", "whole"]
"""What a muscle or region is named for besides being a target: a joint that a name mentions for the
movement as often as for the target ("hip circles"); a limb that texts mostly name to say how to move;
a joint that a name targets where it says how it is moved ("shoulder rolls"); a whole that a title over
several exercises gives to their sum, and to none of them."""
MUSCLE_ROLES: tuple[MuscleRole, ...] = get_args(MuscleRole)


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle, group or region of the vocabulary's tree.

    Attributes:
        part_of: ids of the wider groups that take it in.
        exported_as: the id that output columns hold for it (itself, or a wider one).
        roles: what texts name it for besides being a target, see ``MuscleRole``.
    """

    muscle_id: str
    name: str
    latin: str
    uberon: str
    fma: str
    part_of: tuple[str, ...]
    exported_as: str
    roles: tuple[MuscleRole, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise of the vocabulary, as the editors describe it.

    Attributes:
        muscles: reference targets, ids of the muscle table.
        shortens: muscles that the movement shortens and therefore cannot stretch.
        description: a short text that nameless instructions are matched against.
    """

    stretch_id: str
    name: str
    kind: Kind
    mode: Mode | None = None
    position: str | None = None
    per_side: bool | None = None
    muscles: tuple[str, ...] = ()
    shortens: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    description: str = ""

    @classmethod
    def of_mention(cls, stretch_id: str, name: str, mention: Mention) -> Entry:
        """Return an entry that knows no more than one mention: its kind and mode."""
        return cls(stretch_id, name, mention.kind, mention.mode)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a catalog field's value comes from: the merge rule and the mentions or decision behind it."""

    rule: str
    mention_ids: tuple[str, ...] = ()
    decision_id: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A mention that a catalog entry was merged from."""

    article_id: str
    mention_id: str


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One exercise of the catalog: an entry with the fields that its mentions were merged to.

    Attributes:
        n_articles: number of articles that present it.
        status: "curated" (from the vocabulary) or "proposed" (names that no entry knows).
        provenance: field name -> provenance, in column order.
    """

    stretch_id: str
    name: str
    aliases: tuple[str, ...]
    kind: Kind
    mode: Mode | None
    position: str | None
    muscles: tuple[str, ...]
    hold_seconds: Range | None
    reps: Range | None
    sets: Range | None
    per_side: bool
    equipment: tuple[str, ...]
    cautions: tuple[str, ...]
    sources: tuple[Member, ...]
    n_articles: int
    status: str
    provenance: tuple[tuple[str, Provenance], ...]


ConflictValue = str | bool | Range | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class ValueClaimed:
    """One of a conflict's values with the mentions that claim it."""

    value: ConflictValue
    mention_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the workbench would rule, and why, in one sentence."""

    value: ConflictValue
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """An entry's field on which sources differ, or a claim that anatomy or its own source contradicts."""

    conflict_id: str
    stretch_id: str
    field: str
    level: Level
    values: tuple[ValueClaimed, ...]
    suggestion: Suggestion
    status: str = "open"
    decision_id: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two things that the link stage could not tell apart for certain.

    Attributes:
        stretch_id: the entry that the mentions were given to.
        other_id: the entry, or the mention, that may be the same or another exercise.
        mention_ids: the mentions in doubt.
        other_mention_ids: mentions of the other entry, if it has any.
        suggestion: "same" or "different".
        reason: one sentence that an editor understands.
    """

    stretch_id: str
    other_id: str
    mention_ids: tuple[str, ...]
    other_mention_ids: tuple[str, ...]
    suggestion: str
    reason: str


@dataclass(frozen=True, slots=True)
class Linked:
    """The mentions with their entries.

    Attributes:
        proposed: new entries for names that the vocabulary does not know.
        doubts: links that an editor should look at.
        nearest: id of a mention that no known entry takes -> the entry that comes nearest, where one is like it.
    """

    mentions: tuple[Mention, ...]
    proposed: tuple[Entry, ...]
    doubts: tuple[Doubt, ...]
    nearest: Mapping[str, str] = field(default_factory=dict)


class DecisionKind(StrEnum):
    """What an editor can rule; ``curation/decisions/kinds.py`` says what each kind's value holds."""

    PICK = "pick"
    WRITE = "write"
    NONE = "none"
    ACCEPT_LINK = "accept_link"
    REFUSE_LINK = "refuse_link"
    MERGE = "merge"
    REFUSE_MERGE = "refuse_merge"
    SPLIT = "split"
    RENAME = "rename"
    VARIANT = "variant"
    ADD_ALIAS = "add_alias"
    REFUSE_ALIAS = "refuse_alias"
    CORRECT_MENTION = "correct_mention"
    NOT_EXERCISE = "not_exercise"
    ADD_MENTION = "add_mention"
    FLAG = "flag"
    ASSIGN = "assign"
    KEEP = "keep"
    UNDO = "undo"
    BULK = "bulk"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One verdict on one subject.

    Attributes:
        kind: any kind but BULK, which is a decision of several rulings.
        subject: the id that is ruled on: of a conflict, catalog field, mention, entry, article or
            decision.
        value: the verdict, with the keys that its kind asks for.
        saw: what the editor had before the eyes: values, mentions, evidence.
        after: id of the latest decision on the same matter that the editor had been shown.
    """

    kind: DecisionKind
    subject: str
    value: Mapping[str, Any] = field(default_factory=dict)
    saw: Mapping[str, Any] = field(default_factory=dict)
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor ruled in one go, who, when and why; never changed once it is in the log.

    Attributes:
        decision_id: a ULID, so that ids sort by time.
        time: ISO 8601 in UTC, to the millisecond.
        rulings: one, or the many of a bulk decision.
        scope: the filter that a bulk decision was made for; "" for a single ruling.
    """

    decision_id: str
    editor: str
    time: str
    note: str
    rulings: tuple[Ruling, ...]
    scope: str = ""

    @property
    def kind(self) -> DecisionKind:
        """The kind of its only ruling, or BULK."""
        return DecisionKind.BULK if self.scope else self.rulings[0].kind

    @property
    def subject(self) -> str:
        """The subject of its only ruling, or the scope of a bulk decision."""
        return self.scope or self.rulings[0].subject
