"""What an article does not say of an exercise and its entry does: position, and mode where all is silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from curation.records import Claim, Mention
from curation.vocabulary import Vocabulary

UNDECIDED = ("inferred:silence", "inferred:default", "unsure:")
"""How the rule of a value begins that no word of the text decides."""
RULE = "inferred:entry"


def infer_from_entries(mentions: Sequence[Mention], vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Return the mentions with the position and mode of their entries where the text gives none.

    The evidence of such a claim is the printed name, or the whole mention where none is printed.
    """
    return tuple(_inferred(mention, vocabulary) for mention in mentions)


def _inferred(mention: Mention, vocabulary: Vocabulary) -> Mention:
    entry = vocabulary.entries.get(mention.stretch_id or "")
    if entry is None or mention.passing:
        return mention
    if mention.position is None and entry.position:
        position = vocabulary.position_exports[entry.position]
        claim = _claim(mention, "position", entry.position)
        mention = replace(mention, position=position, claims=(*mention.claims, claim))
    if entry.kind != mention.kind and _is_undecided(mention, "kind"):
        mention = _with(mention, "kind", entry.kind)
        if entry.kind != "stretch":
            kept = tuple(c for c in mention.claims if c.field != "mode")
            return replace(mention, mode=None, claims=kept)
    if entry.mode and entry.kind == mention.kind and _is_undecided(mention, "mode"):
        mention = _with(mention, "mode", entry.mode)
    return mention


def _is_undecided(mention: Mention, field: str) -> bool:
    return any(c.field == field and c.rule.startswith(UNDECIDED) for c in mention.claims)


def _with(mention: Mention, field: str, value: str) -> Mention:
    kept = tuple(c for c in mention.claims if c.field != field)
    claims = (*kept, _claim(mention, field, value))
    return replace(mention, claims=claims, **{field: value})  # type: ignore[arg-type]


def _claim(mention: Mention, field: str, value: str) -> Claim:
    name = next((c for c in mention.claims if c.field == "name"), None)
    start, end = (name.start, name.end) if name else (mention.start, mention.end)
    return Claim(field, value, start, end, RULE)
