"""Finding again what an editor saw: mentions by their words, entries by their members."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rapidfuzz import fuzz

from curation.decisions.sight import QUOTED
from curation.names import name_key
from curation.records import Mention, Ruling

ALIKE, NEARLY_EQUAL = 75.0, 90.0
"""The least likeness of two texts (rapidfuzz ratio, 0 to 100) at which one may be the other, changed,
and at which a refusal keeps holding."""

Sameness = Literal["same", "altered", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Found:
    """A mention as an editor saw it, in today's extraction.

    Attributes:
        mention: None where it is gone.
        sameness: "altered" where its name or a few words are others; "changed" where most words are
            there, so that it may be another exercise.
    """

    mention: Mention | None
    sameness: Sameness


GONE = Found(None, "gone")


class Anchors:
    """The mentions of a build, to be found by id or by what was seen of them."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._by_id: dict[str, Mention] = {}
        self._by_article: defaultdict[str, list[Mention]] = defaultdict(list)
        self._by_key: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Take in a further mention."""
        self._by_id[mention.mention_id] = mention
        self._by_article[mention.article_id].append(mention)

    def in_article(self, article_id: str) -> Sequence[Mention]:
        """Return the mentions of an article."""
        return self._by_article.get(article_id, ())

    def find(self, mention_id: str, ruling: Ruling) -> Found:
        """Return the mention that a ruling means by an id."""
        seen = next((s for s in seen_mentions(ruling) if s["mention_id"] == mention_id), None)
        if seen is not None:
            return self.find_seen(seen)
        mention = self._by_id.get(mention_id)
        return Found(mention, "same") if mention else GONE

    def find_seen(self, seen: Mapping[str, Any]) -> Found:
        """Return a mention that was seen.

        The same words make it the same mention wherever they stand, and so does the same name or
        the same id, which is made of the name or the first words. Where most of the words are there,
        but not the name, it may be another exercise.
        """
        there = self.in_article(seen["article_id"])
        key = name_key(seen["name"] or "")
        tests: tuple[tuple[Callable[[Mention], bool], Sameness], ...] = (
            (lambda m: _begins(m, seen) and m.mention_id == seen["mention_id"], "same"),
            (lambda m: _begins(m, seen), "same"),
            (lambda m: m.mention_id == seen["mention_id"], "same"),
            (lambda m: bool(key) and name_key(m.name or "") == key, "same"),
            (lambda m: _likeness(m, seen) >= NEARLY_EQUAL, "altered"),
            (lambda m: _likeness(m, seen) >= ALIKE, "changed"),
        )
        for test, sameness in tests:
            fitting = [mention for mention in there if test(mention)]
            if fitting:
                nearest = min(fitting, key=lambda m: (abs(m.start - seen["start"]), m.mention_id))
                return Found(nearest, sameness)
        return GONE

    def printed_as(self, key: str) -> Iterable[Mention]:
        """Return the mentions whose printed name has this key."""
        if not self._by_key:
            for mention in self._by_id.values():
                self._by_key[name_key(mention.name or "")].append(mention)
        return self._by_key.get(key, ())


def seen_mentions(ruling: Ruling) -> list[Mapping[str, Any]]:
    """Return the mentions that the editor had before the eyes."""
    return list(ruling.saw.get("mentions", ()))


def members_seen(stretch_id: str, ruling: Ruling, anchors: Anchors) -> list[Mention]:
    """Return those members of an entry that the editor saw and that are still there."""
    entries = ruling.saw.get("entries", ())
    ids = {
        i for entry in entries if entry["stretch_id"] == stretch_id for i in entry["mention_ids"]
    }
    found = [anchors.find_seen(s) for s in seen_mentions(ruling) if s["mention_id"] in ids]
    return [one.mention for one in found if one.mention is not None and one.sameness == "same"]


def owner_of_most(owners: Iterable[str | None]) -> str | None:
    """Return the entry that most mentions belong to, the last in order among equals."""
    counts = Counter(owner for owner in owners if owner)
    return max(counts, key=lambda owner: (counts[owner], owner), default=None)


def _begins(mention: Mention, seen: Mapping[str, Any]) -> bool:
    quote: str = seen["quote"]
    return bool(quote) and mention.text.startswith(quote)


def _likeness(mention: Mention, seen: Mapping[str, Any]) -> float:
    quote: str = seen["quote"]
    return fuzz.ratio(mention.text[:QUOTED], quote) if quote else 0.0
