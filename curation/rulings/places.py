"""What the rulings say of where mentions belong, gathered in the order in which they were made."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from curation.decisions.history import Placed
from curation.names import name_key
from curation.records import DecisionKind, Entry, Mention
from curation.rulings.outcome import Outcome
from curation.rulings.renames import Rename

STRUCTURE = (
    DecisionKind.ACCEPT_LINK,
    DecisionKind.REFUSE_LINK,
    DecisionKind.MERGE,
    DecisionKind.REFUSE_MERGE,
    DecisionKind.SPLIT,
    DecisionKind.VARIANT,
)


def is_structure(placed: Placed) -> bool:
    """Return whether a ruling says where mentions belong or which entries are one."""
    ruling = placed.ruling
    on_mention = ruling.kind is DecisionKind.NONE and "candidates" in ruling.value
    return ruling.kind in STRUCTURE or on_mention


@dataclass(slots=True)
class Places:
    """Where mentions belong by ruling.

    Attributes:
        given: mention id -> the entry that an editor gave it, with the ruling.
        barred: mention id -> entries that it must not belong to.
        barred_names: name key -> entries that a mention of this name must not belong to.
        redirects: merged entry -> the entry it went into, which may have been merged in turn.
        apart: pairs of entries that are not one, each sorted.
        made: entries that rulings made, by id.
        variants: entry or mention -> the entry that it is a variant of.
        renames: rulings on names of entries that are not in the vocabulary, to be settled at the end.
    """

    given: dict[str, tuple[str, Placed]] = field(default_factory=dict)
    barred: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    barred_names: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    redirects: dict[str, tuple[str, Placed]] = field(default_factory=dict)
    apart: set[tuple[str, str]] = field(default_factory=set)
    made: dict[str, Entry] = field(default_factory=dict)
    variants: dict[str, str] = field(default_factory=dict)
    renames: list[Rename] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def root(self, stretch_id: str) -> str:
        """Return the entry that an entry is now, after all merges."""
        while stretch_id in self.redirects:
            stretch_id = self.redirects[stretch_id][0]
        return stretch_id

    def forbids(self, mention: Mention, stretch_id: str) -> bool:
        """Return whether a mention must not belong to an entry, or to what that entry is now."""
        barred = self.barred.get(mention.mention_id, set())
        named = self.barred_names.get(name_key(mention.name), set()) if mention.name else set()
        if not barred and not named:
            return False
        return self.root(stretch_id) in {self.root(one) for one in barred | named}
