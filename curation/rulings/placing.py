"""Going through the rulings on links and entries in order, to gather what they amount to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from curation.decisions.history import Placed
from curation.decisions.matters import is_mention
from curation.names import name_key
from curation.records import DecisionKind, Entry, Mention
from curation.rulings.anchors import Anchors, members_seen, owner_of_most
from curation.rulings.outcome import (
    ALTERED_TEXT,
    GONE_ENTRY,
    GONE_MENTION,
    OTHER_TEXT,
    Outcome,
    applied,
    stale,
)
from curation.rulings.places import Places


class PlaceRulings:
    """Goes through the rulings in order and gathers them in ``places``."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        entries: Mapping[str, Entry],
        curated: Callable[[str], bool],
    ) -> None:
        """Start from the links and entries that the link stage made.

        Args:
            mentions: with the links of the link stage.
            entries: the vocabulary's and the proposed ones.
            curated: whether an entry is one of the vocabulary's.
        """
        self.places = Places()
        self._anchors = Anchors(mentions)
        self._entries, self._curated = entries, curated

    def take(self, rulings: Iterable[Placed]) -> Places:
        """Return what the rulings amount to."""
        handlers: dict[DecisionKind, Callable[[Placed], Outcome | None]] = {
            DecisionKind.ACCEPT_LINK: self._accept_link,
            DecisionKind.REFUSE_LINK: self._refuse_link,
            DecisionKind.NONE: self._refuse_link,
            DecisionKind.MERGE: self._merge,
            DecisionKind.REFUSE_MERGE: self._refuse_merge,
            DecisionKind.SPLIT: self._split,
            DecisionKind.VARIANT: self._variant,
            DecisionKind.ADD_ALIAS: self._alias,
            DecisionKind.REFUSE_ALIAS: self._alias,
            DecisionKind.RENAME: self._rename,
        }
        for placed in rulings:
            if outcome := handlers[placed.ruling.kind](placed):
                self.places.outcomes.append(outcome)
        return self.places

    def _accept_link(self, placed: Placed) -> Outcome:
        mention, why = self._mention(placed, placed.ruling.subject)
        if mention is None:
            return stale(placed, why)
        entry = self._entry(placed, placed.ruling.value["stretch_id"])
        if entry is None:
            return stale(placed, GONE_ENTRY, mention.mention_id)
        self.places.given[mention.mention_id] = entry, placed
        barred = self.places.barred[mention.mention_id]
        barred -= {one for one in barred if self.places.root(one) == self.places.root(entry)}
        return applied(placed, mention.mention_id)

    def _refuse_link(self, placed: Placed) -> Outcome:
        """Bar the entries from the mention; a refusal holds where the mention's words changed little."""
        value = placed.ruling.value
        found = self._anchors.find(placed.ruling.subject, placed.ruling)
        mention = found.mention
        if mention is None or found.sameness == "changed":
            return stale(placed, OTHER_TEXT if mention else GONE_MENTION)
        refused = value.get("candidates") or [value["stretch_id"]]
        self._bar(mention, {self._entry(placed, one, mention) or one for one in refused})
        if found.sameness == "altered":
            return stale(placed, ALTERED_TEXT, mention.mention_id, holds=True)
        return applied(placed, mention.mention_id)

    def _bar(self, mention: Mention, entries: set[str]) -> None:
        self.places.barred[mention.mention_id] |= entries
        given = self.places.given.get(mention.mention_id)
        if given and self.places.root(given[0]) in map(self.places.root, entries):
            del self.places.given[mention.mention_id]

    def _merge(self, placed: Placed) -> Outcome:
        gone = self._entry(placed, placed.ruling.subject)
        kept = self._entry(placed, placed.ruling.value["into"])
        if gone is None or kept is None:
            return stale(placed, GONE_ENTRY, gone)
        if gone == kept:
            return applied(placed, kept, "They have become one already.")
        if self.places.root(kept) == self.places.root(gone):
            self.places.redirects.pop(kept, None)
        else:
            gone = self.places.root(gone)
            kept = self.places.root(kept)
        self.places.redirects[gone] = kept, placed
        return applied(placed, kept)

    def _refuse_merge(self, placed: Placed) -> Outcome:
        one, other = placed.ruling.subject, placed.ruling.value["with"]
        return self._keep_apart(placed, one, other)

    def _keep_apart(self, placed: Placed, one: str, other: str) -> Outcome:
        """Keep two entries apart, under whatever ids the link stage proposes their members again."""
        sides = (one, self._entry(placed, one)), (other, self._entry(placed, other))
        for (seen_id, mine), (_, theirs) in (sides, sides[::-1]):
            if theirs is None or (mine and self._curated(mine)):
                continue
            for mention in members_seen(seen_id, placed.ruling, self._anchors):
                self._bar(mention, {theirs})
        (_, first), (_, second) = sides
        if first is None or second is None:
            return stale(placed, GONE_ENTRY, first)
        self.places.apart.add((min(first, second), max(first, second)))
        return applied(placed, first)

    def _split(self, placed: Placed) -> Outcome:
        value = placed.ruling.value
        found = [self._mention(placed, mention_id)[0] for mention_id in value["mention_ids"]]
        there = [mention for mention in found if mention is not None]
        if not there:
            return stale(placed, "None of the mentions is there any more.")
        new = value["stretch_id"]
        if new not in self._entries:
            first = min(there, key=lambda m: (m.article_id, m.ordinal))
            self.places.made[new] = Entry.of_mention(new, value["name"], first)
        self.places.redirects.pop(new, None)
        for mention in there:
            self.places.given[mention.mention_id] = new, placed
            self.places.barred[mention.mention_id].discard(new)
        reason = (
            f"{len(there)} of {len(found)} mentions are there." if len(there) < len(found) else ""
        )
        return applied(placed, new, reason)

    def _variant(self, placed: Placed) -> Outcome:
        subject, of = placed.ruling.subject, placed.ruling.value["of"]
        base = self._entry(placed, of)
        if base is None:
            return stale(placed, GONE_ENTRY)
        if not is_mention(subject):
            outcome = self._keep_apart(placed, subject, of)
            if outcome.now and outcome.holds:
                self.places.variants[outcome.now] = base
            return outcome
        mention, why = self._mention(placed, subject)
        if mention is None:
            return stale(placed, why)
        self._bar(mention, {base})
        self.places.variants[mention.mention_id] = base
        return applied(placed, mention.mention_id)

    def _alias(self, placed: Placed) -> Outcome:
        """Give or bar the mentions that are printed under a name, for entries that rulings name."""
        entry = self._entry(placed, placed.ruling.subject)
        if entry is None:
            return stale(placed, GONE_ENTRY)
        key = name_key(placed.ruling.value["alias"])
        if placed.ruling.kind is DecisionKind.REFUSE_ALIAS:
            self.places.barred_names[key].add(entry)
        else:
            for mention in self._anchors.printed_as(key):
                if not self.places.forbids(mention, entry):
                    self.places.given.setdefault(mention.mention_id, (entry, placed))
        return applied(placed, entry)

    def _rename(self, placed: Placed) -> Outcome | None:
        """Find the entry; whether it can have the name is seen when all entries are known."""
        entry_id = self._entry(placed, placed.ruling.subject)
        if entry_id is None:
            return stale(placed, GONE_ENTRY)
        self.places.renames.append((placed, entry_id))
        return None

    def _mention(self, placed: Placed, mention_id: str) -> tuple[Mention | None, str]:
        found = self._anchors.find(mention_id, placed.ruling)
        if found.sameness == "same":
            return found.mention, ""
        return None, OTHER_TEXT if found.mention else GONE_MENTION

    def _entry(self, placed: Placed, stretch_id: str, aside: Mention | None = None) -> str | None:
        """Return the id that an entry has in this build, None where it is gone.

        A proposed entry that has another id now is the one that most of the members that the editor
        saw belong to. One that is there only because its members were taken out of other entries
        is made again of these.

        Args:
            aside: a member that does not count.
        """
        if stretch_id in self._entries or stretch_id in self.places.made:
            return stretch_id
        members = [
            mention
            for mention in members_seen(stretch_id, placed.ruling, self._anchors)
            if mention is not aside
        ]
        homes = [self._home(mention) for mention in members]
        out = [mention for mention, home in zip(members, homes, strict=True) if home is None]
        if out:
            self._make_again(placed, stretch_id, out)
            return stretch_id
        best = owner_of_most(homes)
        return None if best is None or self._curated(best) else best

    def _home(self, mention: Mention) -> str | None:
        """Return the entry that a mention belongs to as far as is known, None where it was taken out."""
        if mention.mention_id in self.places.given:
            return self.places.given[mention.mention_id][0]
        entry = mention.stretch_id
        return None if entry is None or self.places.forbids(mention, entry) else entry

    def _make_again(self, placed: Placed, stretch_id: str, members: Sequence[Mention]) -> None:
        entries = placed.ruling.saw.get("entries", ())
        name = next(e["name"] for e in entries if e["stretch_id"] == stretch_id)
        first = min(members, key=lambda m: (m.article_id, m.ordinal))
        self.places.made[stretch_id] = Entry.of_mention(stretch_id, name, first)
        for mention in members:
            self.places.given[mention.mention_id] = stretch_id, placed
