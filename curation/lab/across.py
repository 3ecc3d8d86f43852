"""What is scored across articles: which mentions share an entry, and on what their sources differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from curation.lab.annotated import Gold
from curation.lab.tallies import Evidence, Miss, Scores
from curation.records import Conflict, Mention

Span = tuple[str, int, int]
"""An article's id with character offsets into its text."""


def tell_links(scores: Scores) -> None:
    """Add a miss for every mention that its entry parts from its like, or joins with others."""
    entries, labels = _usual(scores.pairs)
    for gold, mention in scores.pairs:
        usual, owner = entries[gold.stretch], labels[str(mention.stretch_id)]
        if owner != gold.stretch:
            cause = "shares an entry with another exercise"
        elif mention.stretch_id != usual:
            cause = "parted from its like"
        else:
            continue
        reason = mention.link.reason if mention.link else ""
        name = f"#{gold.n} {gold.name or '(no name)'}"
        expected = f"{gold.stretch} ({usual})"
        found = f"{mention.stretch_id} (mostly {owner})"
        evidence = (Evidence(str(mention.stretch_id), mention.start, mention.end, reason),)
        scores.misses.append(
            Miss(
                gold.article_id,
                "links",
                cause,
                name,
                gold.start,
                gold.end,
                expected,
                found,
                evidence,
            )
        )


def _usual(pairs: Iterable[tuple[Gold, Mention]]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the entry that most mentions of each label have, and the label of most of each entry."""
    both = Counter((gold.stretch, str(mention.stretch_id)) for gold, mention in pairs)
    entries: dict[str, str] = {}
    labels: dict[str, str] = {}
    for (label, entry), _ in both.most_common():
        entries.setdefault(label, entry)
        labels.setdefault(entry, label)
    return entries, labels


def score_conflicts(
    scores: Scores, expected: Iterable[Conflict], conflicts: Iterable[Conflict]
) -> None:
    """Add how many conflicts between sources were found, whatever their level, and the misses.

    Entries are compared by the annotator's label that most of their mentions have. A conflict counts
    in equal shares for the articles that it is between.

    Args:
        expected: the conflicts among annotated exercises, their entries the annotator's labels.
    """
    labels = _usual(scores.pairs)[1]
    annotated = {(c.stretch_id, c.field): c for c in _between(expected)}
    found = {(labels.get(c.stretch_id, c.stretch_id), c.field): c for c in _between(conflicts)}
    spans = {m.mention_id: (m.article_id, m.start, m.end) for m in scores.mentions}
    spans |= {annotated_id(g): (g.article_id, g.start, g.end) for g in scores.golds}
    for key, conflict in {**found, **annotated}.items():
        places = sorted({spans[one] for value in conflict.values for one in value.mention_ids})
        articles = sorted({article_id for article_id, _, _ in places})
        for article_id in articles:
            tally = scores.tally(article_id, "conflicts")
            tally.right += (key in annotated and key in found) / len(articles)
            tally.missed += (key not in found) / len(articles)
            tally.spurious += (key not in annotated) / len(articles)
        if (key in annotated) != (key in found):
            scores.misses.append(_missed_conflict(key, conflict, places[0], key in annotated))


def annotated_id(gold: Gold) -> str:
    """Return the mention id of an annotated exercise."""
    return f"{gold.article_id}#{gold.n}"


def _missed_conflict(key: tuple[str, str], conflict: Conflict, place: Span, expected: bool) -> Miss:
    said = "; ".join(
        f"{value.value} by {', '.join(value.mention_ids)}" for value in conflict.values
    )
    told = f"{conflict.level}: {said}"
    values = (told, "nothing") if expected else ("nothing", told)
    cause = "not seen" if expected else "seen where none is"
    return Miss(place[0], "conflicts", cause, " ".join(key), place[1], place[2], *values)


def _between(conflicts: Iterable[Conflict]) -> Iterable[Conflict]:
    return (c for c in conflicts if c.level in ("contradiction", "disagreement"))
