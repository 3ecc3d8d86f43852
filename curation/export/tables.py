"""The tables of a release: one declaration that CSV, SQL, spreadsheet and package formats share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from curation.records import CATALOG_KINDS, MODES

ColumnType = Literal["string", "integer", "number", "boolean", "list"]
"""``list`` is a list of strings; a format without lists holds it as a JSON array."""

ID = r"[^\s|]+"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds and what its values must keep to.

    Attributes:
        required: never null.
        blank: a string that may be empty.
        minimum: least number.
        choices: the only values.
        pattern: regular expression that the whole value matches.
    """

    name: str
    type: ColumnType
    description: str
    required: bool = True
    blank: bool = False
    minimum: int | None = None
    choices: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """``column`` holds a key of the table ``table``, whose key column is ``target``."""

    column: str
    table: str
    target: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table; ``key`` identifies a row and gives the order in which rows are written."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in order."""
        return tuple(column.name for column in self.columns)


def _id(name: str, description: str) -> Column:
    return Column(name, "string", description, pattern=ID)


def _text(name: str, description: str, *, blank: bool = False) -> Column:
    return Column(name, "string", description, blank=blank)


def _bounds(name: str, what: str) -> tuple[Column, ...]:
    return tuple(
        Column(
            f"{name}_{end}",
            "number",
            f"{bound} {what}; empty where the sources leave it open",
            required=False,
            minimum=0,
        )
        for end, bound in (("low", "Least"), ("high", "Most"))
    )


RULES = "; ".join(
    (
        "majority: what most articles say",
        "supported: what two articles or the vocabulary confirm, or a single article says",
        "union: what any article says",
        "any: at least one article says so",
        "inferred: no article says it in words, each mention suggests it",
        "vocabulary: the vocabulary's value, where all articles are silent",
        "silent: nothing says anything",
        "decision: an editor ruled so",
    )
)
"""The rules of the merge, as ``provenance`` names them."""

ORDINAL = Column("ordinal", "integer", "Place in the entry's list, from 1", minimum=1)
ENTRY = _id("stretch_id", "The entry")
OF_ENTRY = Reference("stretch_id", "entries", "stretch_id")
OF_ARTICLE = Reference("article_id", "articles", "article_id")
OF_MUSCLE = Reference("muscle_id", "muscles", "muscle_id")


def _list_of(table: str, description: str, item: Column, *references: Reference) -> Table:
    return Table(
        table,
        description,
        (ENTRY, ORDINAL, item),
        ("stretch_id", "ordinal"),
        (OF_ENTRY, *references),
    )


TABLES: tuple[Table, ...] = (
    Table(
        "release",
        "What the release says of itself",
        (_id("key", "Name of the fact"), _text("value", "The fact", blank=True)),
        ("key",),
    ),
    Table(
        "muscles",
        "Muscles, groups and regions",
        (
            _id("muscle_id", "Id of the muscle"),
            _text("name", "English name"),
            _text("latin", "Latin name", blank=True),
            _text("uberon", "Id in the Uberon ontology", blank=True),
            _text("fma", "Id in the Foundational Model of Anatomy", blank=True),
        ),
        ("muscle_id",),
    ),
    Table(
        "muscle_groups",
        "Which wider groups take a muscle in",
        (_id("muscle_id", "The muscle"), ORDINAL, _id("part_of", "The wider group")),
        ("muscle_id", "ordinal"),
        (OF_MUSCLE, Reference("part_of", "muscles", "muscle_id")),
    ),
    Table(
        "positions",
        "Positions of the body",
        (_id("position_id", "Id of the position"), _text("name", "English name")),
        ("position_id",),
    ),
    Table(
        "equipment",
        "Equipment",
        (_id("equipment_id", "Id of the equipment"), _text("name", "English name")),
        ("equipment_id",),
    ),
    Table(
        "articles",
        "The sources",
        (
            _id("article_id", "Id of the article"),
            _text("source", "Publisher", blank=True),
            _text("title", "Title", blank=True),
            _text("author", "Author", blank=True),
            _text("url", "Address", blank=True),
            _text("published", "Day of publication as the source prints it", blank=True),
            _text("licence", "Licence as recorded by the editors", blank=True),
            _text("licence_id", "SPDX id of the licence, or unknown"),
            _text("sha256", "SHA-256 of the article's file", blank=True),
        ),
        ("article_id",),
    ),
    Table(
        "entries",
        "One exercise a row",
        (
            _id("stretch_id", "Stable id of the exercise"),
            _text("name", "Preferred name"),
            Column("kind", "string", "What it is", choices=CATALOG_KINDS),
            Column("mode", "string", "How a stretch is done", required=False, choices=MODES),
            Column("position", "string", "Position of the body", required=False, pattern=ID),
            *_bounds("hold_seconds", "seconds that one repetition is held"),
            *_bounds("reps", "repetitions"),
            *_bounds("sets", "sets"),
            Column(
                "per_side",
                "boolean",
                "Whether a source has it done on both sides in turn; false where none says so",
            ),
            Column("n_articles", "integer", "Number of articles that present it", minimum=0),
            Column("n_cautions", "integer", "Number of cautions that sources print", minimum=0),
            Column(
                "status",
                "string",
                "curated: known to the vocabulary; proposed: not yet",
                choices=("curated", "proposed"),
            ),
        ),
        ("stretch_id",),
        (Reference("position", "positions", "position_id"),),
    ),
    _list_of("entry_aliases", "Other names of an exercise", _text("alias", "Another name")),
    _list_of(
        "entry_muscles",
        "Muscles it targets, as the sources say",
        _id("muscle_id", "The muscle"),
        OF_MUSCLE,
    ),
    _list_of(
        "entry_reference_muscles",
        "Muscles it targets, as the vocabulary's editors say",
        _id("muscle_id", "The muscle"),
        OF_MUSCLE,
    ),
    _list_of(
        "entry_equipment",
        "Equipment it uses",
        _id("equipment_id", "The equipment"),
        Reference("equipment_id", "equipment", "equipment_id"),
    ),
    _list_of("entry_instructions", "Steps in order", _text("step", "What to do")),
    _list_of(
        "entry_licences",
        "Licences of the sources",
        _text("licence_id", "SPDX id of the licence, or unknown"),
    ),
    Table(
        "entry_decisions",
        "Rulings of the editors that hold for an exercise",
        (ENTRY, ORDINAL, _id("decision_id", "The decision")),
        ("stretch_id", "ordinal"),
        (OF_ENTRY,),
    ),
    Table(
        "entry_sources",
        "The articles that present an exercise",
        (ENTRY, ORDINAL, _id("article_id", "The article"), _id("mention_id", "Its mention")),
        ("stretch_id", "ordinal"),
        (OF_ENTRY, OF_ARTICLE),
    ),
    Table(
        "provenance",
        "What is behind each value",
        (
            ENTRY,
            ORDINAL,
            _id("field", "The field"),
            _text("rule", f"Rule that chose the value: {RULES}"),
            Column("mention_ids", "list", "Mentions behind the value"),
            Column("decision_id", "string", "Decision behind it", required=False, pattern=ID),
        ),
        ("stretch_id", "ordinal"),
        (OF_ENTRY,),
    ),
    Table(
        "evidence",
        "Words of the sources, with attribution",
        (
            ENTRY,
            ORDINAL,
            _id("article_id", "The article"),
            _id("mention_id", "The mention"),
            _id("field", "The field that the words are evidence for"),
            _text("quote", "The words"),
            _text("attribution", "Where they come from"),
        ),
        ("stretch_id", "ordinal"),
        (OF_ENTRY, OF_ARTICLE),
    ),
    Table(
        "redirects",
        "Ids of earlier releases that were merged",
        (
            _id("old_id", "The earlier id"),
            _id("stretch_id", "The entry that took it in"),
            Column("decision_id", "string", "Decision behind it", required=False, pattern=ID),
        ),
        ("old_id",),
        (OF_ENTRY,),
    ),
)
