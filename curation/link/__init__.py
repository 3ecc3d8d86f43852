"""Mentions in, links out: by name where the vocabulary knows it, by score where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from curation.aliases import Known, look_up_told
from curation.link.candidates import EntryIndex
from curation.link.propose import propose
from curation.link.score import Match, best_match
from curation.records import CATALOG_KINDS, LIKENED, OF_MUSCLE, Doubt, Link, Linked, Mention
from curation.vocabulary import Vocabulary

__all__ = ["Linker", "link_mentions"]

SURE = 0.75
"""From this score on a link needs no second look."""
NEAR = 0.15
"""From this score on an entry that a mention does not get is like it: of positions that are inferred from such a one,
58 of 100 are right where the annotation gives one; below, 45."""


def link_mentions(mentions: Sequence[Mention], vocabulary: Vocabulary) -> Linked:
    """Link every mention of a kind that the catalog holds, see ``Linker.link``."""
    return Linker(vocabulary).link(mentions, vocabulary)


class Linker:
    """Links mentions to the entries of a vocabulary, or of parts of it.

    The vectors of its names and descriptions are made once: a part has the scores of the whole.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    @cached_property
    def _index(self) -> EntryIndex:
        return EntryIndex.of(self._vocabulary)

    def link(self, mentions: Sequence[Mention], vocabulary: Vocabulary) -> Linked:
        """Link every mention of a kind that the catalog holds.

        A known name decides; a name that several entries share, an unknown name and a missing name are
        decided by score; what scores too low joins the proposed entry of its own name.

        Args:
            vocabulary: the linker's own, or that without some of its entries.
        """
        known = [look_up_told(m, _own_name(m), vocabulary) for m in mentions]
        matches = self._matches([_as_told(mention) for mention in mentions], known, vocabulary)
        linked: list[Mention] = []
        doubts: list[Doubt] = []
        unknown: list[int] = []
        for position, mention in enumerate(mentions):
            found = known[position]
            match = matches.get(position)
            if found.stretch_id:
                link = Link("alias", 1.0, found.reason)
                linked.append(replace(mention, stretch_id=found.stretch_id, link=link))
            elif match and match.accepted:
                link = Link("score", round(match.score, 3), match.reason)
                linked.append(replace(mention, stretch_id=match.stretch_id, link=link))
                doubts += _doubts(mention, match)
            else:
                unknown.append(position)
                linked.append(mention)
        lacking = [_as_told(linked[i]) for i in unknown if _needs_entry(linked[i])]
        proposal = propose(lacking, vocabulary)
        for position in unknown:
            linked[position] = _with_proposal(
                linked[position], proposal.members, matches.get(position)
            )
        nearest = {
            mentions[position].mention_id: match.stretch_id
            for position in unknown
            if (match := matches.get(position)) and match.score >= NEAR
        }
        return Linked(tuple(linked), proposal.entries, tuple(doubts), nearest)

    def _matches(
        self, mentions: Sequence[Mention], known: Sequence[Known], vocabulary: Vocabulary
    ) -> dict[int, Match]:
        open_ones = [i for i, m in enumerate(mentions) if not known[i].stretch_id and not m.passing]
        if not open_ones or not vocabulary.entries:
            return {}
        candidates = self._index.candidates(
            [mentions[i] for i in open_ones], [known[i] for i in open_ones], vocabulary.entries
        )
        return {
            position: best_match(mentions[position], known[position], options, vocabulary)
            for position, options in zip(open_ones, candidates, strict=True)
        }


def _own_name(mention: Mention) -> str | None:
    """Return the printed name, None where it is that of an exercise which this one is only like.

    The name of a muscle is that of no exercise either.
    """
    return None if _name_rule(mention) in (LIKENED, OF_MUSCLE) else mention.name


def _as_told(mention: Mention) -> Mention:
    """Return a mention without a name that only says which muscle it is for."""
    return replace(mention, name=None) if _name_rule(mention) == OF_MUSCLE else mention


def _name_rule(mention: Mention) -> str:
    return next((claim.rule for claim in mention.claims if claim.field == "name"), "")


def _needs_entry(mention: Mention) -> bool:
    return mention.kind in CATALOG_KINDS and not mention.passing


def _with_proposal(mention: Mention, members: dict[str, str], match: Match | None) -> Mention:
    stretch_id = members.get(mention.mention_id)
    if stretch_id is None:
        return mention
    nearest = f" The nearest entry, {match.stretch_id}, {match.shortfall}" if match else ""
    reason = f"No entry has this name or fits its text well enough.{nearest}"
    score = round(match.score, 3) if match else 0.0
    return replace(mention, stretch_id=stretch_id, link=Link("proposed", score, reason))


def _doubts(mention: Mention, match: Match) -> Iterable[Doubt]:
    if match.score < SURE and mention.kind in CATALOG_KINDS:
        yield Doubt(
            stretch_id=match.stretch_id,
            other_id=mention.mention_id,
            mention_ids=(mention.mention_id,),
            other_mention_ids=(),
            suggestion="same" if match.score >= (SURE + match.threshold) / 2 else "different",
            reason=match.reason,
        )
