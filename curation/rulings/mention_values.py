"""Rulings on the values of a mention whose article says several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from curation.decisions.history import Placed
from curation.decisions.matters import split_field
from curation.errors import CurationError
from curation.records import Claim, DecisionKind, Mention
from curation.rulings.anchors import Anchors
from curation.rulings.basis import SELF, is_value
from curation.rulings.fields import field_value
from curation.rulings.outcome import GONE_MENTION, OTHER_TEXT, Outcome, applied, stale
from curation.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class RuledMentions:
    """Mentions with the values that editors chose where an article says several."""

    mentions: tuple[Mention, ...]
    outcomes: tuple[Outcome, ...]


def rule_mention_values(
    mentions: Sequence[Mention], rulings: Iterable[Placed], vocabulary: Vocabulary
) -> RuledMentions:
    """Apply the rulings on conflicts of an article with itself."""
    mine = [placed for placed in rulings if is_value(placed) and SELF in placed.ruling.subject]
    if not mine:
        return RuledMentions(tuple(mentions), ())
    anchors = Anchors(mentions)
    outcomes = []
    changed: dict[str, Mention] = {}
    for placed in mine:
        found = anchors.find(placed.ruling.subject.partition(SELF)[2], placed.ruling)
        if found.mention is None or found.sameness != "same":
            outcomes.append(stale(placed, OTHER_TEXT if found.mention else GONE_MENTION))
            continue
        mention = changed.get(found.mention.mention_id, found.mention)
        try:
            changed[mention.mention_id] = _with_value(mention, placed, vocabulary)
            outcomes.append(applied(placed, placed.ruling.subject))
        except CurationError as error:
            outcomes.append(stale(placed, str(error), placed.ruling.subject))
    return RuledMentions(tuple(changed.get(m.mention_id, m) for m in mentions), tuple(outcomes))


def _with_value(mention: Mention, placed: Placed, vocabulary: Vocabulary) -> Mention:
    _, field = split_field(placed.ruling.subject)
    value = field_value(field, placed.ruling.value.get("value"), vocabulary)
    stated = [claim.value for claim in mention.claims if claim.field == field]
    if placed.ruling.kind is DecisionKind.PICK and value not in stated:
        raise CurationError("the article does not say this any more.")
    claims = mention.claims
    if placed.ruling.kind is DecisionKind.WRITE and isinstance(value, str | bool | tuple):
        rule = f"decision:{placed.decision.decision_id}"
        claims = (*claims, Claim(field, value, mention.start, mention.end, rule))  # type: ignore[arg-type]
    return replace(mention, claims=claims, **{field: value})  # type: ignore[arg-type]
