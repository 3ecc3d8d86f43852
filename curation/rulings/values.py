"""Rulings on field values, applied to the catalog and its conflicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from curation.decisions.history import Placed
from curation.decisions.matters import canonical_id, split_field
from curation.errors import CurationError
from curation.records import CatalogEntry, Mention, Provenance
from curation.rulings.anchors import Anchors, members_seen, owner_of_most, seen_mentions
from curation.rulings.basis import (
    ANATOMY,
    SELF,
    is_ground,
    is_id_text,
    is_value,
    judged,
    row_value,
    view_of,
)
from curation.rulings.fields import FieldValue, empty_value, field_value
from curation.rulings.outcome import GONE_ENTRY, Outcome, applied, stale
from curation.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class RuledCatalog:
    """The catalog with the values that editors ruled."""

    catalog: tuple[CatalogEntry, ...]
    outcomes: tuple[Outcome, ...]


def rule_values(
    catalog: Sequence[CatalogEntry],
    mentions: Sequence[Mention],
    standing: Iterable[Placed],
    vocabulary: Vocabulary,
    redirects: Mapping[str, str],
) -> RuledCatalog:
    """Apply the rulings on values of the catalog's fields, in the order they were made.

    Args:
        mentions: those that the catalog was merged from, with their entries.
        redirects: id of a merged entry -> the id of what it is now.
    """
    work = _Work(catalog, mentions, vocabulary, redirects)
    for placed in standing:
        if is_value(placed) and SELF not in placed.ruling.subject:
            work.take(placed)
    outcomes = tuple(work.outcomes[key] for key in sorted(work.outcomes))
    return RuledCatalog(tuple(work.catalog.values()), outcomes)


class _Work:
    """The catalog on its way through the rulings."""

    def __init__(
        self,
        catalog: Sequence[CatalogEntry],
        mentions: Sequence[Mention],
        vocabulary: Vocabulary,
        redirects: Mapping[str, str],
    ) -> None:
        self.catalog = {entry.stretch_id: entry for entry in catalog}
        self.outcomes: dict[tuple[str, int], Outcome] = {}
        self._vocabulary, self._redirects = vocabulary, redirects
        self._by_id = {mention.mention_id: mention for mention in mentions}
        self._anchors = Anchors(mentions)
        self._holder: dict[str, tuple[str, int]] = {}

    def take(self, placed: Placed) -> None:
        """Apply one ruling and note what came of it."""
        entry = self._entry(placed)
        if entry is None:
            self.outcomes[placed.key] = stale(placed, GONE_ENTRY)
            return
        rest = canonical_id(placed.ruling.subject).partition("/")[2]
        now = f"{entry.stretch_id}/{rest}"
        try:
            change = self._change(placed, entry, rest)
        except CurationError as error:
            self.outcomes[placed.key] = stale(placed, str(error), now)
            return
        outcome = self._basis(placed, entry, now)
        if outcome.holds:
            self.catalog[entry.stretch_id] = change
            self._take_over(now, placed)
        self.outcomes[placed.key] = outcome

    def _take_over(self, now: str, placed: Placed) -> None:
        """Say of an earlier ruling on a field of a merged entry that this one holds instead."""
        earlier = self._holder.get(now)
        if earlier:
            editor = placed.decision.editor
            reason = f"The entries were merged, and {editor} ruled later on the same field."
            old = self.outcomes[earlier]
            self.outcomes[earlier] = replace(old, status="replaced", reason=reason, holds=False)
        self._holder[now] = placed.key

    def _entry(self, placed: Placed) -> CatalogEntry | None:
        """Return the entry that a ruling is about, under whatever id it has now."""
        wanted, _ = split_field(placed.ruling.subject)
        now = self._redirects.get(wanted, wanted)
        if now not in self.catalog:
            members = members_seen(wanted, placed.ruling, self._anchors)
            now = owner_of_most(mention.stretch_id for mention in members) or ""
            if now in self._vocabulary.entries:
                return None
        return self.catalog.get(now)

    def _change(self, placed: Placed, entry: CatalogEntry, rest: str) -> CatalogEntry:
        ruling = placed.ruling
        field, _, detail = rest.partition("/")
        value = field_value(field, ruling.value.get("value"), self._vocabulary)
        if ANATOMY in ruling.subject and isinstance(value, tuple):
            muscle = detail.partition("/")[2]
            others = {one for one in entry.muscles if one != muscle}
            value = tuple(sorted(others | {str(one) for one in value}))
        elif detail:
            raise CurationError("is no field to rule on.", where=ruling.subject)
        speakers = tuple(
            member.mention_id
            for member in entry.sources
            if _says(getattr(self._by_id[member.mention_id], field), value)
        )
        changed = _ruled(entry, field, value, Provenance("decision", speakers, placed.key[0]))
        if field == "kind" and value != "stretch":
            changed = _ruled(changed, "mode", None, Provenance("decision", (), placed.key[0]))
        return changed

    def _basis(self, placed: Placed, entry: CatalogEntry, now: str) -> Outcome:
        """Return the outcome of a ruling by what has become of the mentions that it was made on."""
        _, field = split_field(placed.ruling.subject)
        view = view_of(placed.ruling.subject)
        shown: list[str] = []
        intact: list[str] = []
        for seen in seen_mentions(placed.ruling):
            if field in seen.get("values", {}):
                value = view(seen["values"][field])
                if not is_ground(placed.ruling.subject, value):
                    continue
                shown.append(value)
                found = self._anchors.find_seen(seen)
                if self._still_says(found.mention, entry, field, value, view):
                    intact.append(value)
        said = {
            view(row_value(getattr(self._by_id[member.mention_id], field)))
            for member in entry.sources
        }
        empty = view(row_value(empty_value(field)))
        ruled = placed.ruling.value.get("value")
        said -= {empty}
        if said == {empty if ruled is None else view(ruled)} - {empty}:
            return applied(placed, now)
        known = {*shown, *map(view, placed.ruling.saw.get("said", ()))}
        return judged(placed, now, shown, intact, said - known if known else set())

    def _still_says(
        self,
        mention: Mention | None,
        entry: CatalogEntry,
        field: str,
        value: str,
        view: Callable[[Any], str],
    ) -> bool:
        if mention is None or mention.stretch_id != entry.stretch_id:
            return False
        return view(row_value(getattr(mention, field))) == value


def _ruled(entry: CatalogEntry, field: str, value: FieldValue, why: Provenance) -> CatalogEntry:
    provenance = tuple((name, why if name == field else old) for name, old in entry.provenance)
    if field not in dict(entry.provenance):
        provenance = (*provenance, (field, why))
    return replace(entry, provenance=provenance, **{field: value})  # type: ignore[arg-type]


def _says(said: Any, value: FieldValue) -> bool:
    if isinstance(said, tuple) and isinstance(value, tuple) and all(map(is_id_text, said)):
        return not set(said).isdisjoint(value)
    return bool(said == value)
