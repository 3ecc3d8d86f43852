"""Mentions in, links out: by name where the vocabulary knows it, by score where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from curation.aliases import Known, look_up
from curation.link.candidates import EntryIndex
from curation.link.propose import propose
from curation.link.score import Match, best_match
from curation.records import CATALOG_KINDS, LIKENED, Doubt, Entry, Link, Mention
from curation.vocabulary import Vocabulary

__all__ = ["Linked", "link_mentions"]

SURE = 0.75
"""From this score on a link needs no second look."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The mentions with their entries.

    Attributes:
        proposed: new entries for names that the vocabulary does not know.
        doubts: links that an editor should look at.
    """

    mentions: tuple[Mention, ...]
    proposed: tuple[Entry, ...]
    doubts: tuple[Doubt, ...]


def link_mentions(mentions: Sequence[Mention], vocabulary: Vocabulary) -> Linked:
    """Link every mention of a kind that the catalog holds.

    A known name decides; a name that several entries share, an unknown name and a missing name are
    decided by score; what scores too low joins the proposed entry of its own name.
    """
    known = [look_up(_own_name(mention), vocabulary) for mention in mentions]
    matches = _matches(mentions, known, vocabulary)
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
    proposal = propose([linked[i] for i in unknown if _needs_entry(linked[i])], vocabulary)
    for position in unknown:
        linked[position] = _with_proposal(linked[position], proposal.members, matches.get(position))
    return Linked(tuple(linked), proposal.entries, tuple(doubts))


def _own_name(mention: Mention) -> str | None:
    """Return the printed name, None where it is that of an exercise which this one is only like."""
    likened = any(c.field == "name" and c.rule == LIKENED for c in mention.claims)
    return None if likened else mention.name


def _matches(
    mentions: Sequence[Mention], known: Sequence[Known], vocabulary: Vocabulary
) -> dict[int, Match]:
    open_ones = [i for i, m in enumerate(mentions) if not known[i].stretch_id and not m.passing]
    if not open_ones or not vocabulary.entries:
        return {}
    index = EntryIndex.of(vocabulary)
    candidates = index.candidates([mentions[i] for i in open_ones], [known[i] for i in open_ones])
    return {
        position: best_match(mentions[position], known[position], options, vocabulary)
        for position, options in zip(open_ones, candidates, strict=True)
    }


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
