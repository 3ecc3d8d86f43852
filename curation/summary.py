"""What a build tells its editor at the end, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from curation.names import name_key
from curation.records import CatalogEntry, Conflict, Entry, Mention
from curation.rulings import Outcome
from curation.unknown_terms import UnknownTerm
from curation.vocabulary import Vocabulary

LEVELS = ("contradiction", "disagreement", "anatomy", "self", "identity")
MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class NameReport:
    """Names between articles and vocabulary.

    Attributes:
        unmapped: printed names that no entry knows, with the ids of their mentions.
        unused: names of the vocabulary that no article printed.
    """

    unmapped: tuple[tuple[str, tuple[str, ...]], ...]
    unused: tuple[str, ...]


def name_report(mentions: Sequence[Mention], vocabulary: Vocabulary) -> NameReport:
    """Return the printed names without an entry and the vocabulary's names without a use."""
    printed: dict[str, list[str]] = {}
    keys = set()
    for mention in mentions:
        if mention.name:
            key = name_key(mention.name)
            keys.add(key)
            if key not in vocabulary.aliases and key not in vocabulary.ambiguous:
                printed.setdefault(mention.name, []).append(mention.mention_id)
    unmapped = tuple((name, tuple(ids)) for name, ids in sorted(printed.items()))
    unused = tuple(name for name, _ in vocabulary.alias_names if name_key(name) not in keys)
    return NameReport(unmapped, unused)


def counts(
    n_articles: int,
    mentions: Sequence[Mention],
    catalog: Sequence[CatalogEntry],
    conflicts: Sequence[Conflict],
    proposed: Sequence[Entry],
) -> dict[str, int | dict[str, int]]:
    """Return the figures of a build."""
    full = [m for m in mentions if not m.passing]
    return {
        "articles": n_articles,
        "mentions": len(full),
        "passing_mentions": len(mentions) - len(full),
        "entries": len(catalog),
        "proposed_entries": len(proposed),
        "links": dict(sorted(Counter(m.link.method for m in full if m.link).items())),
        "conflicts": {
            level: sum(c.level == level and c.status != "decided" for c in conflicts)
            for level in LEVELS
        },
    }


def ruling_counts(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """Return how many rulings were applied, are stale, were undone and so on."""
    return dict(sorted(Counter(outcome.status for outcome in outcomes).items()))


def tell(
    figures: dict[str, int | dict[str, int]],
    names: NameReport,
    terms: Sequence[UnknownTerm],
    problems: int,
) -> str:
    """Return the summary that ends a build, several lines."""
    conflicts = figures["conflicts"]
    links = figures["links"]
    assert isinstance(conflicts, dict) and isinstance(links, dict)
    lines = [
        f"Articles            {figures['articles']}",
        f"Exercises found     {figures['mentions']}"
        f"  (and {figures['passing_mentions']} only named)",
        f"Catalog entries     {figures['entries']}  ({figures['proposed_entries']} of them proposed)",
        "Links               " + (_listed(links) or "none"),
        "To rule on          " + _listed(conflicts),
    ]
    if rulings := figures.get("decisions"):
        assert isinstance(rulings, dict)
        lines.append("Rulings             " + _listed(rulings))
    if names.unmapped:
        lines.append("Names to look at    " + _shown([name for name, _ in names.unmapped]))
    if terms:
        lines.append("Words to look at    " + _shown([term.words for term in terms]))
    stale = rulings.get("stale", 0) if isinstance(rulings, dict) else 0
    lines.append("What to do next     " + _next_step(conflicts, names, terms, problems, stale))
    return "\n".join(lines)


def _shown(words: Sequence[str]) -> str:
    shown = ", ".join(map(repr, words[:MOST_SHOWN]))
    more = len(words) - MOST_SHOWN
    return shown + (f" and {more} more" if more > 0 else "")


def _listed(figures: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in figures.items())


def _next_step(
    conflicts: dict[str, int],
    names: NameReport,
    terms: Sequence[UnknownTerm],
    problems: int,
    stale: int,
) -> str:
    if problems:
        return "mend what is named above and build again."
    if stale:
        return "look at the stale rulings: `curation log --stale` says what changed under them."
    if names.unmapped:
        return "add the names above to the vocabulary, as aliases or new entries (see README.md)."
    if terms:
        return "say what the words above mean: `curation review` asks under Names."
    if any(conflicts.values()):
        return "read the conflicts: `curation explain ID` shows the evidence behind each."
    return "nothing is open."
