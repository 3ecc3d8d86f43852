"""Where the ids of earlier releases lead today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from curation.export.records import Redirect, Release, ReleaseEntry
from curation.names import name_key


def find_redirects(
    decided: Mapping[str, str],
    decisions: Mapping[str, str],
    previous: Release | None,
    entries: Sequence[ReleaseEntry],
) -> tuple[Redirect, ...]:
    """Return a redirect for every id that was merged into an entry of today, sorted by id.

    Args:
        decided: old id -> new id, as editors merged them.
        decisions: old id -> the decision that merged it.
        previous: the release before; its redirects stay, and an entry of it that is gone leads to
            the entry that took most of its mentions, else to the only one that has its name.
        entries: the entries of today.
    """
    steps: dict[str, str] = {}
    if previous is not None:
        steps.update(_taken_in(previous, entries))
        steps.update({r.old_id: r.stretch_id for r in previous.redirects})
        decisions = {**{r.old_id: r.decision_id or "" for r in previous.redirects}, **decisions}
    steps.update(decided)
    today = {entry.stretch_id for entry in entries}
    found = {old: _end(old, steps, today) for old in steps if old not in today}
    return tuple(
        Redirect(old, new, decisions.get(old) or None)
        for old, new in sorted(found.items())
        if new is not None
    )


def _end(old: str, steps: Mapping[str, str], today: set[str]) -> str | None:
    """Follow the steps from ``old`` to an entry of today; None where they lead nowhere."""
    seen = set()
    while old not in today:
        if old in seen or old not in steps:
            return None
        seen.add(old)
        old = steps[old]
    return old


def _taken_in(previous: Release, entries: Sequence[ReleaseEntry]) -> dict[str, str]:
    today = {entry.stretch_id for entry in entries}
    owner = {m.mention_id: e.stretch_id for e in entries for m in e.sources}
    named: dict[str, set[str]] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            named.setdefault(name_key(name), set()).add(entry.stretch_id)
    steps = {}
    for gone in previous.entries:
        if gone.stretch_id in today:
            continue
        votes = Counter(owner[m.mention_id] for m in gone.sources if m.mention_id in owner)
        same = named.get(name_key(gone.name), set())
        if votes:
            steps[gone.stretch_id] = min(votes, key=lambda new: (-votes[new], new))
        elif len(same) == 1:
            steps[gone.stretch_id] = next(iter(same))
    return steps
