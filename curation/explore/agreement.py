"""Where sources agree: each field of an entry, compared between the articles that state it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations

import pandas as pd

from curation.explore.frames import Frames
from curation.explore.intervals import wilson
from curation.reconcile.compare import CHOICES, judges, worst
from curation.records import RANGES

FIELDS = ("muscles", *RANGES, *CHOICES)
VERDICTS = ("same", "disagreement", "contradiction")


def entry_agreement(frames: Frames) -> pd.DataFrame:
    """Return for each entry and field how the articles that state it compare.

    Only entries count of which at least two articles state the field; the verdict is the worst of
    all pairs of articles. Silence never counts, nor does a value that was inferred where an article
    is silent; one that was inferred from what it says, such as repetitions, does.

    Returns:
        ``stretch_id``, ``field``, ``articles`` (that state it) and ``verdict``: "same",
        "disagreement" or "contradiction".
    """
    judge_of = judges(frames.vocabulary)
    entry, entries = pd.factorize(frames.exercises.stretch_id, sort=True)
    article = pd.factorize(frames.exercises.article_id)[0]
    rows = []
    for field in FIELDS:
        value, values = pd.factorize(_stated(frames, field))
        said = (entry >= 0) & (value >= 0)
        table = pd.DataFrame({"entry": entry, "value": value, "article": article})
        stated = table[said].drop_duplicates()
        speaking = stated.groupby("entry").article.nunique()
        for number, behind in _articles_behind(stated).items():
            if speaking[number] > 1:
                pairs = _across(behind)
                verdict = worst(judge_of[field](values[one], values[other]) for one, other in pairs)
                rows.append((entries[number], field, int(speaking[number]), verdict))
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
    judge_of = judges(frames.vocabulary)
    if sources is not None:
        chosen = frames.exercises.source.isin(list(sources))
        frames = replace(frames, exercises=frames.exercises[chosen])
    compared: dict[tuple[str, str], list[bool]] = {}
    for field in FIELDS:
        by_entry: dict[str, dict[str, set[Hashable]]] = {}
        stated = frames.exercises[["stretch_id", "source"]].assign(value=_stated(frames, field))
        for stretch_id, source, value in stated.dropna().itertuples(index=False):
            by_entry.setdefault(stretch_id, {}).setdefault(source, set()).add(value)
        for values in by_entry.values():
            for one, other in combinations(sorted(values), 2):
                pairs = ((a, b) for a in values[one] for b in values[other])
                same = worst(judge_of[field](a, b) for a, b in pairs) == "same"
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


def _stated(frames: Frames, field: str) -> pd.Series:
    """Return the value that each exercise states, missing where the article is silent."""
    said = [field not in silent for silent in frames.exercises.silent]
    return frames.exercises[field].where(said)


def _articles_behind(stated: pd.DataFrame) -> dict[int, dict[int, int | None]]:
    """Return for each entry, in order, its values with the only article that states each.

    Args:
        stated: ``entry``, ``value`` and ``article`` as numbers, each three once.

    Returns:
        Entry -> value -> article; None stands for several articles.
    """
    grouped = stated.groupby(["entry", "value"]).article.agg(["size", "first"])
    found: dict[int, dict[int, int | None]] = {}
    for (entry, value), articles, first in grouped.itertuples():
        found.setdefault(entry, {})[value] = first if articles == 1 else None
    return found


def _across(behind: Mapping[int, int | None]) -> Iterator[tuple[int, int]]:
    """Yield every two values that two articles state."""
    for one, other in combinations(behind, 2):
        if behind[one] is None or behind[one] != behind[other]:
            yield one, other
