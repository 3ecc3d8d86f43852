"""What an editor has before the eyes: the built rows, and what of them goes into a ruling's ``saw``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Any

from curation.decisions.kinds import check_ruling
from curation.decisions.matters import split_field, subjects
from curation.errors import CurationError
from curation.names import entry_id, title_key
from curation.records import DecisionKind, Ruling
from curation.store import read_rows, read_together

Row = Mapping[str, Any]

VALUE_KINDS = (DecisionKind.PICK, DecisionKind.WRITE, DecisionKind.NONE)
MOST_MEMBERS = 40
"""Members of an entry that are kept with a ruling about it, enough to find it under another id."""
MOST_ALIKE = 5
"""Mentions that are kept for each value."""
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
        """Read the output folder, all of it as one build left it.

        Raises:
            CurationError: a file is missing or damaged.
        """

        def table(name: str, column: str) -> dict[str, Row]:
            return {row[column]: row for row in read_rows(out / f"{name}.jsonl")}

        return read_together(
            out,
            lambda: cls(
                table("articles", "article_id"),
                table("mentions", "mention_id"),
                table("catalog", "stretch_id"),
                table("conflicts", "conflict_id"),
            ),
        )

    def ruling(
        self, kind: DecisionKind, subject: str, value: Mapping[str, Any], *, after: str | None
    ) -> Ruling:
        """Return a ruling with all that these tables show of its subject.

        Args:
            after: id of the latest decision on the subject that the editor was shown.

        Raises:
            CurationError: the value is not what the kind asks for, or what is ruled cannot be.
        """
        draft = Ruling(kind, subject, value, after=after)
        check_ruling(draft)
        if kind is DecisionKind.RENAME:
            self.check_name(subject, value["name"])
        return replace(draft, saw=self.seen(draft))

    def check_name(self, stretch_id: str, name: str) -> None:
        """Refuse a name that another entry of the catalog has.

        Raises:
            CurationError: it has it, and the entry of that id has not.
        """
        wanted = title_key(name)
        rows = (row for row in self.catalog.values() if title_key(row["name"]) == wanted)
        holders = [row["stretch_id"] for row in rows]
        if holders and stretch_id not in holders:
            raise CurationError(
                f"{name!r} is the name of {' and '.join(holders)}.",
                where=stretch_id,
                remedy="Merge the two where they are the same exercise, or choose another name.",
            )

    def new_id(self, name: str, taken: Container[str] = ()) -> str:
        """Return an id for a new entry of that name, which no entry of these tables has.

        Args:
            taken: further ids that it must not be.

        Raises:
            CurationError: the name holds no word to make an id of.
        """
        first = entry_id(name)
        if not first:
            raise CurationError(f"{name!r} holds no word.", remedy="Write a name with words.")
        ids = chain([first], (f"{first}-{number}" for number in count(2)))
        return next(new for new in ids if new not in self.catalog and new not in taken)

    def seen(self, ruling: Ruling) -> dict[str, Any]:
        """Return what these tables show of everything that a ruling is about.

        A few mentions stand for the many that say the same, so that a log stays small.
        """
        conflict = self.conflicts.get(ruling.subject)
        entry_id, field = split_field(ruling.subject)
        is_value = ruling.kind in VALUE_KINDS and field in self.catalog.get(entry_id, {})
        seen: dict[str, Any] = {}
        if is_value:
            rows = [self.mentions[mention_id] for mention_id in _members(self.catalog[entry_id])]
            seen["catalog"] = self.catalog[entry_id][field]
            seen["said"] = list({_text(row[field]): row[field] for row in rows}.values())
        if conflict is not None:
            seen["values"] = [_shortened(claimed) for claimed in conflict["values"]]
            seen["suggestion"] = conflict["suggestion"]
        named = [self.catalog[entry] for entry in entries_of(ruling) if entry in self.catalog]
        seen["entries"] = [
            {
                "stretch_id": row["stretch_id"],
                "name": row["name"],
                "mention_ids": _kept(row, ruling),
            }
            for row in named
        ]
        found = dict.fromkeys(self._mentions_of(ruling, seen["entries"], field if is_value else ""))
        fields = (field,) if is_value else ()
        seen["mentions"] = [self._mention(mention_id, fields) for mention_id in found]
        return seen

    def _mentions_of(self, ruling: Ruling, entries: Iterable[Row], field: str) -> Iterable[str]:
        yield from (subject for subject in subjects(ruling) if subject in self.mentions)
        claimed = self.conflicts.get(ruling.subject, {}).get("values", ())
        speakers = [mention_id for one in claimed for mention_id in one["mention_ids"]]
        if field:
            speakers += _members(self.catalog[split_field(ruling.subject)[0]])
        same: Counter[str] = Counter()
        for mention_id in dict.fromkeys(speakers):
            value = _text(self.mentions[mention_id].get(field))
            same[value] += 1
            if same[value] <= MOST_ALIKE:
                yield mention_id
        for entry in entries:
            yield from entry["mention_ids"]

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


def entries_of(ruling: Ruling) -> tuple[str, ...]:
    """Return the ids of entries that a ruling names, in its subject or its value."""
    value = ruling.value
    named = [split_field(ruling.subject)[0]] if ruling.kind in VALUE_KINDS else [ruling.subject]
    named += [value[key] for key in ("into", "with", "of", "stretch_id") if key in value]
    return tuple(dict.fromkeys([*named, *value.get("candidates", ())]))


def _members(entry: Row) -> list[str]:
    return [member["mention_id"] for member in entry["sources"]]


def _kept(entry: Row, ruling: Ruling) -> list[str]:
    """Return the members that tell an entry's identity, where its id may not last or it may go."""
    is_needed = entry["status"] == "proposed" or ruling.kind is DecisionKind.MERGE
    return _members(entry)[:MOST_MEMBERS] if is_needed else []


def _shortened(claimed: Row) -> dict[str, Any]:
    ids = claimed["mention_ids"]
    return {"value": claimed["value"], "mention_ids": ids[:MOST_ALIKE], "mentions": len(ids)}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
