"""What the ids and words of a typed ruling can mean, and what is said of those that mean nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process

from curation.decisions import History, Tables
from curation.decisions.matters import split_field
from curation.errors import CurationError
from curation.rulings.fields import FIELDS
from curation.vocabulary import Vocabulary

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """The built rows, the vocabulary and the decisions; every look-up raises what to do instead.

    Attributes:
        stale: the rulings that the last build calls stale, as in ``build.json``.
    """

    tables: Tables
    vocabulary: Vocabulary
    history: History
    stale: Sequence[Row] = ()

    def conflict(self, conflict_id: str) -> Row:
        """Return the row of a conflict."""
        if conflict_id not in self.tables.conflicts:
            raise unknown(conflict_id, self.tables.conflicts, "no conflict")
        return self.tables.conflicts[conflict_id]

    def field(self, subject: str) -> str:
        """Return the column of a conflict or of an entry's field."""
        entry, field = split_field(subject)
        if subject in self.tables.conflicts:
            return field
        if entry not in self.tables.catalog:
            raise unknown(subject, [*self.tables.conflicts, *self.tables.catalog], "no conflict")
        if subject.count("/") != 1 or field not in FIELDS:
            remedy = f"Write {entry}/ and one of {', '.join(FIELDS)}."
            raise CurationError("is no field to rule on.", where=subject, remedy=remedy)
        return field

    def mention(self, mention_id: str) -> Row:
        """Return the row of a mention."""
        if mention_id not in self.tables.mentions:
            raise unknown(mention_id, self.tables.mentions, "no mention")
        return self.tables.mentions[mention_id]

    def entry(self, stretch_id: str) -> str:
        """Return the id of an entry of the catalog or the vocabulary."""
        entries = {**self.vocabulary.entries, **self.tables.catalog}
        if stretch_id not in entries:
            raise unknown(stretch_id, entries, "no entry")
        return stretch_id

    def stale_ruling(self, decision_id: str, index: int) -> Row:
        """Return what the last build says of a stale ruling."""
        found = [row for row in self.stale if row["decision_id"] == decision_id]
        if not found:
            stale = [row["decision_id"] for row in self.stale]
            raise unknown(decision_id, stale, "no stale decision")
        if row := next((row for row in found if row["index"] == index), None):
            return row
        numbers = ", ".join(f"@{row['index'] + 1}" for row in found)
        raise CurationError("is not stale there.", where=decision_id, remedy=f"Stale: {numbers}.")

    def anything(self, subject: str) -> str:
        """Return the id of whatever has one."""
        tables = self.tables
        ids = [*tables.conflicts, *tables.catalog, *tables.mentions, *tables.articles]
        entry, field = split_field(subject)
        if subject not in ids and not (entry in tables.catalog and field in FIELDS):
            raise unknown(subject, ids, "nothing")
        return subject

    def span(self, quote: str, article_id: str, near: int = 0) -> dict[str, Any]:
        """Return where a quote stands, nearest to ``near``; white space may differ."""
        if article_id not in self.tables.articles:
            raise unknown(article_id, self.tables.articles, "no article")
        text = self.tables.articles[article_id]["text"]
        pattern = r"\s+".join(map(re.escape, quote.split()))
        places = [match.span() for match in re.finditer(pattern, text)] if pattern else []
        if not places:
            raise CurationError(
                "the article does not hold these words.",
                where=article_id,
                remedy="Quote it exactly.",
            )
        start, end = min(places, key=lambda place: abs(place[0] - near))
        return {"start": start, "end": end, "quote": text[start:end]}


def unknown(word: str, ids: Iterable[str], what: str) -> CurationError:
    """Return the error that says that an id means nothing, and which ids are near."""
    near = [match[0] for match in process.extract(word, list(ids), limit=3, score_cutoff=50)]
    remedy = f"Did you mean {', '.join(near)}?" if near else "See `curation explain`."
    return CurationError(f"{what} has the id {word!r}.", remedy=remedy)
