"""Where sources agree: each field of an entry, compared between the articles that state it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any

import pandas as pd

from curation.explore.frames import Frames
from curation.explore.intervals import wilson
from curation.reconcile.compare import Verdict, compare_muscles, compare_ranges, worst
from curation.vocabulary import Vocabulary

RANGES = ("hold_seconds", "reps", "sets")
CHOICES = ("position", "mode", "kind")
FIELDS = ("muscles", *RANGES, *CHOICES)
VERDICTS = ("same", "disagreement", "contradiction")
Judge = Callable[[Any, Any], Verdict]


def entry_agreement(frames: Frames) -> pd.DataFrame:
    """Return for each entry and field how the articles that state it compare.

    Only entries count of which at least two articles state the field; the verdict is the worst of
    all pairs of articles. Silence never counts, nor does a value that was inferred.

    Returns:
        ``stretch_id``, ``field``, ``articles`` (that state it) and ``verdict``: "same",
        "disagreement" or "contradiction".
    """
    judges = _judges(frames.vocabulary)
    rows = []
    for field in FIELDS:
        by_entry: dict[str, dict[Hashable, set[str]]] = {}
        for stretch_id, article_id, _, value in _stated(frames, field):
            by_entry.setdefault(stretch_id, {}).setdefault(value, set()).add(article_id)
        for stretch_id in sorted(by_entry):
            articles = by_entry[stretch_id]
            speaking = len(set().union(*articles.values()))
            if speaking > 1:
                verdict = worst(_across(articles, judges[field]))
                rows.append((stretch_id, field, speaking, verdict))
    return pd.DataFrame(rows, columns=["stretch_id", "field", "articles", "verdict"])


def agreement(frames: Frames) -> pd.DataFrame:
    """Return for each field on how many entries the articles agree.

    Returns:
        ``field``, ``entries`` (of which two articles state it), ``same``, ``disagreement`` and
        ``contradiction`` (numbers of entries), ``share`` (same over entries) with ``low``, ``high``.
    """
    verdicts = entry_agreement(frames)
    table = pd.crosstab(verdicts.field, verdicts.verdict)
    table = table.reindex(index=FIELDS, columns=VERDICTS, fill_value=0)
    table.insert(0, "entries", table.sum(axis=1))
    table = table.rename_axis("field").rename_axis(None, axis=1).reset_index()
    table["share"] = table.same / table.entries.where(table.entries > 0)
    table["low"], table["high"] = wilson(table.same, table.entries)
    return table


def source_agreement(frames: Frames, sources: Iterable[str] | None = None) -> pd.DataFrame:
    """Return for every two sources how often they say the same of one entry and field.

    Args:
        sources: the sources to compare; None for all. The work grows with their square.

    Returns:
        ``one``, ``other``, ``compared`` (entries and fields that both state), ``same``, ``share``
        with ``low`` and ``high``; every two sources with something to compare, both ways round.
    """
    judges = _judges(frames.vocabulary)
    if sources is not None:
        chosen = frames.exercises.source.isin(list(sources))
        frames = replace(frames, exercises=frames.exercises[chosen])
    compared: dict[tuple[str, str], list[bool]] = {}
    for field in FIELDS:
        by_entry: dict[str, dict[str, set[Hashable]]] = {}
        for stretch_id, _, source, value in _stated(frames, field):
            by_entry.setdefault(stretch_id, {}).setdefault(source, set()).add(value)
        for values in by_entry.values():
            for one, other in combinations(sorted(values), 2):
                pairs = ((a, b) for a in values[one] for b in values[other])
                same = worst(judges[field](a, b) for a, b in pairs) == "same"
                compared.setdefault((one, other), []).append(same)
    rows = [
        {"one": a, "other": b, "compared": len(found), "same": sum(found)}
        for (one, other), found in compared.items()
        for a, b in ((one, other), (other, one))
    ]
    table = pd.DataFrame(rows, columns=["one", "other", "compared", "same"])
    table["share"] = table.same / table.compared
    table["low"], table["high"] = wilson(table.same, table.compared)
    return table.sort_values(["one", "other"], ignore_index=True)


def _stated(frames: Frames, field: str) -> Iterator[tuple[str, str, str, Hashable]]:
    """Yield ``stretch_id``, ``article_id``, ``source`` and value of each exercise that states it."""
    exercises = frames.exercises
    values: list[Hashable]
    if field == "muscles":
        muscles = _muscle_sets(frames)
        values = [muscles.get(mention_id) for mention_id in exercises.mention_id]
    else:
        stated = [field not in inferred for inferred in exercises.inferred]
        values = [
            _hashable(v) if said else None for v, said in zip(exercises[field], stated, strict=True)
        ]
    columns = [exercises[name].tolist() for name in ("stretch_id", "article_id", "source")]
    for stretch_id, article_id, source, value in zip(*columns, values, strict=True):
        if isinstance(stretch_id, str) and value is not None:
            yield stretch_id, article_id, source, value


def _muscle_sets(frames: Frames) -> dict[str, frozenset[str]]:
    """Return the muscles of each exercise that names any, as ids of output columns."""
    muscles = frames.vocabulary.muscles
    found: dict[str, set[str]] = {}
    pairs = (frames.targets[column].tolist() for column in ("mention_id", "muscle"))
    for mention_id, muscle in zip(*pairs, strict=True):
        found.setdefault(mention_id, set()).add(muscles[muscle].exported_as)
    return {mention_id: frozenset(named) for mention_id, named in found.items()}


def _hashable(value: Any) -> Hashable:
    """Return a word as it is, a range as a tuple, and None for what a table marks as missing."""
    if isinstance(value, list):
        return tuple(value)
    return value if isinstance(value, str) else None


def _across(articles: dict[Hashable, set[str]], judge: Judge) -> Iterator[Verdict]:
    for one, other in combinations(articles, 2):
        if len(articles[one] | articles[other]) > 1:
            yield judge(one, other)


def _judges(vocabulary: Vocabulary) -> dict[str, Judge]:
    @cache
    def muscles(one: frozenset[str], other: frozenset[str]) -> Verdict:
        return compare_muscles(one, other, vocabulary)

    def choice(one: str, other: str) -> Verdict:
        return "same" if one == other else "contradiction"

    return {
        "muscles": muscles,
        **dict.fromkeys(RANGES, compare_ranges),
        **dict.fromkeys(CHOICES, choice),
    }
