"""Rulings on links and entries, applied to what the link stage made of the mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from curation.decisions.history import Placed
from curation.records import CATALOG_KINDS, Doubt, Entry, Link, Linked, Mention
from curation.rulings.names import Names, merged
from curation.rulings.outcome import Outcome
from curation.rulings.places import Places, is_structure
from curation.rulings.placing import PlaceRulings
from curation.rulings.renames import Rename, settle_names
from curation.vocabulary import Vocabulary

LinkMentions = Callable[[Sequence[Mention], Vocabulary], Linked]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the link stage made, after the rulings.

    Attributes:
        vocabulary: without the entries that were merged into others, and with renamed ones.
        redirects: id of a merged entry -> the id of what it is now.
        variants: entry id -> the entry that it is a variant of.
        given: mention id -> the ruling that gave it its entry.
    """

    links: Linked
    vocabulary: Vocabulary
    outcomes: tuple[Outcome, ...]
    redirects: Mapping[str, str]
    variants: Mapping[str, str]
    given: Mapping[str, Placed]


def rule_links(
    links: Linked, standing: Sequence[Placed], names: Names, link: LinkMentions
) -> Ruled:
    """Apply rulings on where mentions belong and which entries are one.

    Args:
        standing: every ruling that stands, in the order they were made.
        names: the vocabulary with the rulings on its names.
        link: links mentions that an editor took out of their entries once more.
    """
    vocabulary = names.vocabulary
    rulings = [placed for placed in standing if is_structure(placed) or names.leaves(placed)]
    named, renames = names.outcomes(), names.renames()
    if not rulings:
        return _called(Ruled(links, vocabulary, named, {}, {}, {}), renames, names)
    entries = {**vocabulary.entries, **{entry.stretch_id: entry for entry in links.proposed}}
    places = PlaceRulings(links.mentions, entries, vocabulary.entries.__contains__).take(rulings)
    entries |= places.made
    sent = _send(links, places, vocabulary, link)
    entries |= {
        entry.stretch_id: entry for entry in sent.proposed if entry.stretch_id not in entries
    }
    moved = [_redirected(mention, places) for mention in sent.mentions]
    proposed = _used(entries, moved, vocabulary)
    known = {*vocabulary.entries, *(entry.stretch_id for entry in proposed)}
    mentions = tuple(m if m.stretch_id in known else _homeless(m) for m in moved)
    doubts = tuple(_doubts(sent.doubts, mentions, places))
    ruled = Ruled(
        Linked(mentions, proposed, doubts, _nearest(sent, places)),
        merged(vocabulary, {old: places.root(old) for old in places.redirects}),
        (*named, *places.outcomes),
        {old: places.root(old) for old in sorted(places.redirects)},
        _variants(mentions, places),
        {mention_id: placed for mention_id, (_, placed) in places.given.items()},
    )
    return _called(ruled, [*renames, *places.renames], names)


def _called(ruled: Ruled, renames: Sequence[Rename], names: Names) -> Ruled:
    """Give the entries the names that they have after the rulings on them.

    Entries of the vocabulary go first, because their new names have led mentions to them.
    """
    if not renames:
        return ruled
    links = ruled.links
    entries = {**ruled.vocabulary.entries, **{one.stretch_id: one for one in links.proposed}}
    shown = {
        stretch_id: names.called.get(stretch_id, entries[stretch_id].name)
        for stretch_id in _shown(links.mentions)
    }
    called = settle_names(renames, shown, ruled.redirects)
    known = {**names.called, **called.names}

    def with_name(entry: Entry) -> Entry:
        return replace(entry, name=known.get(entry.stretch_id, entry.name))

    own = {i: with_name(entry) for i, entry in ruled.vocabulary.entries.items()}
    return replace(
        ruled,
        links=replace(links, proposed=tuple(map(with_name, links.proposed))),
        vocabulary=replace(ruled.vocabulary, entries=own),
        outcomes=(*ruled.outcomes, *called.outcomes),
    )


def _send(links: Linked, places: Places, vocabulary: Vocabulary, link: LinkMentions) -> Linked:
    """Give mentions the entries that editors gave them, and link anew what must not stay."""
    given = {
        mention.mention_id: _given(mention, *places.given[mention.mention_id])
        for mention in links.mentions
        if mention.mention_id in places.given
    }
    out = [
        mention
        for mention in links.mentions
        if mention.mention_id not in given
        and mention.stretch_id
        and places.forbids(mention, mention.stretch_id)
    ]
    again = _link_again(out, links, places, vocabulary, link)
    sent = given | {mention.mention_id: mention for mention in again.mentions}
    return Linked(
        tuple(sent.get(mention.mention_id, mention) for mention in links.mentions),
        (*links.proposed, *again.proposed),
        (*links.doubts, *again.doubts),
        {**links.nearest, **again.nearest},
    )


def _given(mention: Mention, stretch_id: str, placed: Placed) -> Mention:
    decision = placed.decision
    reason = f"Ruled by {decision.editor} (decision {decision.decision_id})."
    return replace(mention, stretch_id=stretch_id, link=Link("decision", 1.0, reason))


def _link_again(
    out: Sequence[Mention],
    links: Linked,
    places: Places,
    vocabulary: Vocabulary,
    link: LinkMentions,
) -> Linked:
    """Link mentions without the entries that are forbidden to them.

    What fits nowhere else joins the proposed entry of its name, or gets one of its own.
    """
    groups: defaultdict[frozenset[str], list[Mention]] = defaultdict(list)
    for mention in out:
        barred = frozenset(i for i in vocabulary.entries if places.forbids(mention, i))
        groups[barred].append(replace(mention, stretch_id=None, link=None))
    there = {*places.made, *(entry.stretch_id for entry in links.proposed)}
    mentions: list[Mention] = []
    entries: dict[str, Entry] = {}
    doubts: list[Doubt] = []
    nearest: dict[str, str] = {}
    for forbidden, group in sorted(groups.items(), key=lambda item: sorted(item[0])):
        found = link(group, without(vocabulary, forbidden))
        doubts += found.doubts
        nearest |= found.nearest
        made = {entry.stretch_id: entry for entry in found.proposed}
        for mention in found.mentions:
            proposed = made.get(mention.stretch_id or "")
            if proposed is None:
                mentions.append(mention)
                continue
            stretch_id = _allowed_id(mention, proposed.stretch_id, vocabulary, places)
            mentions.append(replace(mention, stretch_id=stretch_id))
            if stretch_id not in there:
                entries.setdefault(stretch_id, replace(proposed, stretch_id=stretch_id))
    return Linked(tuple(mentions), tuple(entries.values()), tuple(doubts), nearest)


def _nearest(links: Linked, places: Places) -> dict[str, str]:
    """Return the nearest entries of mentions that no editor gave an entry or told apart from them."""
    return {
        mention.mention_id: nearest
        for mention in links.mentions
        if (nearest := links.nearest.get(mention.mention_id))
        and mention.mention_id not in places.given
        and not places.forbids(mention, nearest)
    }


def _allowed_id(mention: Mention, stretch_id: str, vocabulary: Vocabulary, places: Places) -> str:
    """Return the id of an entry outside the vocabulary that a mention may belong to.

    Numbers are made of the id alone, so that no member that comes or goes changes it.
    """
    ids = chain([stretch_id], (f"{stretch_id}-{number}" for number in count(2)))
    return next(
        one for one in ids if one not in vocabulary.entries and not places.forbids(mention, one)
    )


def without(vocabulary: Vocabulary, forbidden: frozenset[str]) -> Vocabulary:
    """Return the vocabulary without some entries and whatever leads to them."""
    shared = {
        key: tuple(i for i in ids if i not in forbidden)
        for key, ids in vocabulary.ambiguous.items()
    }
    single = {key: ids[0] for key, ids in shared.items() if len(ids) == 1}
    names = (
        (name, tuple(i for i in ids if i not in forbidden)) for name, ids in vocabulary.alias_names
    )
    return replace(
        vocabulary,
        entries={i: entry for i, entry in vocabulary.entries.items() if i not in forbidden},
        aliases={k: i for k, i in vocabulary.aliases.items() if i not in forbidden} | single,
        ambiguous={key: ids for key, ids in shared.items() if len(ids) > 1},
        alias_names=tuple((name, ids) for name, ids in names if ids),
    )


def _redirected(mention: Mention, places: Places) -> Mention:
    old = mention.stretch_id
    if old is None or old not in places.redirects:
        return mention
    decision = places.redirects[old][1].decision
    link = mention.link or Link("none", 0.0, "")
    told = f"{link.reason} {old} was merged by {decision.editor} (decision {decision.decision_id})."
    return replace(mention, stretch_id=places.root(old), link=replace(link, reason=told.strip()))


def _homeless(mention: Mention) -> Mention:
    """Return a mention without its entry, which has no member that the catalog shows."""
    return replace(mention, stretch_id=None, link=None)


def _shown(mentions: Iterable[Mention]) -> set[str]:
    """Return the entries that the catalog shows."""
    shown = (m.stretch_id for m in mentions if m.kind in CATALOG_KINDS and not m.passing)
    return {stretch_id for stretch_id in shown if stretch_id}


def _used(
    entries: Mapping[str, Entry], mentions: Iterable[Mention], vocabulary: Vocabulary
) -> tuple[Entry, ...]:
    """Return the entries outside the vocabulary that have a member, by id."""
    used = _shown(mentions)
    return tuple(
        entries[stretch_id]
        for stretch_id in sorted(entries)
        if stretch_id in used and stretch_id not in vocabulary.entries
    )


def _doubts(
    doubts: Iterable[Doubt], mentions: Iterable[Mention], places: Places
) -> Iterator[Doubt]:
    """Yield the doubts that rulings leave: between what is still apart and was not kept apart."""
    entry_of = {mention.mention_id: mention.stretch_id for mention in mentions}
    apart = {tuple(sorted(map(places.root, pair))) for pair in places.apart}
    seen = set()
    for doubt in doubts:
        one, other = places.root(doubt.stretch_id), doubt.other_id
        if other in entry_of:
            if entry_of[other] != one:
                continue
        else:
            other = places.root(other)
            if one == other or (min(one, other), max(one, other)) in apart:
                continue
        if (one, other) not in seen:
            seen.add((one, other))
            yield replace(doubt, stretch_id=one, other_id=other)


def _variants(mentions: Iterable[Mention], places: Places) -> dict[str, str]:
    entry_of = {mention.mention_id: mention.stretch_id for mention in mentions}
    found = {}
    for one, base in places.variants.items():
        entry = entry_of.get(one) if one in entry_of else places.root(one)
        if entry and entry != places.root(base):
            found[entry] = places.root(base)
    return dict(sorted(found.items()))
