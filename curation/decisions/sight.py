"""What an editor has before the eyes: the built rows, and what of them goes into a ruling's ``saw``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Any

from curation.decisions.kinds import check_ruling, subjects
from curation.errors import CurationError
from curation.names import split_words, straighten
from curation.records import DecisionKind, Ruling
from curation.store import read_rows

Row = Mapping[str, Any]

COLUMN_OF = {"hold_s": "hold_seconds"}
"""Names of fields in conflicts -> columns of mentions and of the catalog."""
QUOTED = 240
"""Characters of a mention's beginning that are kept, enough to find it again."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of the output folder by their ids."""

    articles: Mapping[str, Row]
    mentions: Mapping[str, Row]
    catalog: Mapping[str, Row]
    conflicts: Mapping[str, Row]

    @classmethod
    def read(cls, out: Path) -> Tables:
        """Read the output folder.

        Raises:
            CurationError: a file is missing or damaged.
        """

        def table(name: str, column: str) -> dict[str, Row]:
            return {row[column]: row for row in read_rows(out / f"{name}.jsonl")}

        return cls(
            table("articles", "article_id"),
            table("mentions", "mention_id"),
            table("catalog", "stretch_id"),
            table("conflicts", "conflict_id"),
        )

    def ruling(
        self, kind: DecisionKind, subject: str, value: Mapping[str, Any], *, after: str | None
    ) -> Ruling:
        """Return a ruling with all that these tables show of its subject.

        Args:
            after: id of the latest decision on the subject that the editor was shown.

        Raises:
            CurationError: the value is not what the kind asks for.
        """
        draft = Ruling(kind, subject, value, after=after)
        check_ruling(draft)
        return replace(draft, saw=self.seen(draft))

    def new_id(self, name: str) -> str:
        """Return an id for a new entry of that name, which no entry of these tables has.

        Raises:
            CurationError: the name holds no word to make an id of.
        """
        slug = "-".join(split_words(straighten(name)).split())
        if not slug:
            raise CurationError(f"{name!r} holds no word.", remedy="Write a name with words.")
        ids = chain([slug], (f"{slug}-{number}" for number in count(2)))
        return next(new for new in ids if new not in self.catalog)

    def seen(self, ruling: Ruling) -> dict[str, Any]:
        """Return what these tables show of everything that a ruling is about."""
        conflict = self.conflicts.get(ruling.subject)
        entry_id, field = split_field(ruling.subject)
        seen: dict[str, Any] = {}
        fields: tuple[str, ...] = ()
        if conflict is not None:
            seen = {"values": conflict["values"], "suggestion": conflict["suggestion"]}
        elif entry_id in self.catalog and field in self.catalog[entry_id]:
            seen = {"values": [], "catalog": self.catalog[entry_id][field]}
        if seen and field:
            fields = (field,)
        mentions = dict.fromkeys(self._mentions_of(ruling))
        seen["mentions"] = [self._mention(mention_id, fields) for mention_id in mentions]
        return seen

    def _mentions_of(self, ruling: Ruling) -> Iterable[str]:
        for subject in subjects(ruling):
            if subject in self.mentions:
                yield subject
            elif subject in self.conflicts:
                for claimed in self.conflicts[subject]["values"]:
                    yield from claimed["mention_ids"]
            else:
                entry = self.catalog.get(split_field(subject)[0])
                yield from (member["mention_id"] for member in entry["sources"]) if entry else ()

    def _mention(self, mention_id: str, fields: tuple[str, ...]) -> dict[str, Any]:
        row = self.mentions[mention_id]
        text = self.articles[row["article_id"]]["text"]
        shown = {field: row[field] for field in fields}
        evidence = [
            {
                "field": claim["field"],
                "value": claim["value"],
                "quote": text[claim["start"] : claim["end"]],
            }
            for claim in row["evidence"]
            if claim["field"] in fields
        ]
        return {
            "mention_id": mention_id,
            "article_id": row["article_id"],
            "start": row["start"],
            "end": row["end"],
            "quote": row["text"][:QUOTED],
            "name": row["name"],
            **({"values": shown, "evidence": evidence} if fields else {}),
        }


def split_field(subject: str) -> tuple[str, str]:
    """Return the entry and the column of a conflict's or catalog field's id, "" where it has none."""
    entry_id, _, rest = subject.partition("/")
    field = rest.partition("/")[0]
    return entry_id, COLUMN_OF.get(field, field)
