"""The names that editors gave to entries, settled once it is known what the catalog shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from curation.decisions.history import Placed
from curation.names import title_key
from curation.rulings.outcome import Outcome, applied, stale

UNSHOWN = "No article presents it now; it holds again when one does."

Rename = tuple[Placed, str]
"""A ruling and the entry that it is about in this build."""


@dataclass(frozen=True, slots=True)
class Called:
    """What the entries of the catalog are called, and what became of the rulings on that."""

    names: Mapping[str, str]
    outcomes: tuple[Outcome, ...]


def settle_names(
    renames: Sequence[Rename], shown: Mapping[str, str], redirects: Mapping[str, str]
) -> Called:
    """Return the names after the rulings, none of which makes two entries of one name.

    A ruling whose name another entry gives up for a new one of its own is applied, whichever of the
    two was made first.

    Args:
        renames: the rulings; of two that give one name the first does.
        shown: entry of the catalog -> its name without them.
        redirects: id of a merged entry -> the id of what it is now.
    """
    book = _Book(shown)
    waiting = [rename for rename in renames if rename[1] in shown]
    while len(left := [rename for rename in waiting if not book.take(*rename)]) < len(waiting):
        waiting = left
    held = {placed.key for placed, _ in waiting}
    outcomes = []
    for placed, entry in renames:
        if entry in redirects:
            outcomes.append(stale(placed, f"It is part of {redirects[entry]} now.", entry))
        elif entry not in shown:
            outcomes.append(stale(placed, UNSHOWN, entry))
        elif placed.key in held:
            outcomes.append(stale(placed, _taken(book.others(*_wish(placed, entry))), entry))
        else:
            outcomes.append(applied(placed, entry))
    return Called(book.names, tuple(outcomes))


class _Book:
    """Who is called what while one ruling after the other is taken."""

    def __init__(self, shown: Mapping[str, str]) -> None:
        self.names = dict(shown)
        self._holders: defaultdict[str, set[str]] = defaultdict(set)
        for entry, name in shown.items():
            self._holders[title_key(name)].add(entry)

    def others(self, key: str, entry: str) -> list[str]:
        return sorted(self._holders[key] - {entry})

    def take(self, placed: Placed, entry: str) -> bool:
        key, _ = _wish(placed, entry)
        own = title_key(self.names[entry])
        # Another spelling of its own name makes no namesake that was not there.
        if key != own and self.others(key, entry):
            return False
        self._holders[own].discard(entry)
        self._holders[key].add(entry)
        self.names[entry] = placed.ruling.value["name"]
        return True


def _wish(placed: Placed, entry: str) -> tuple[str, str]:
    return title_key(placed.ruling.value["name"]), entry


def _taken(holders: Iterable[str]) -> str:
    return f"That is the name of {' and '.join(holders)}: merge the two, or choose another name."
