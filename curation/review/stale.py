"""Rulings that no longer apply, as items or on the question that they answered: what was ruled, and why
it ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from curation.decisions import History, Placed
from curation.decisions.matters import split_field
from curation.decisions.sight import VALUE_KINDS
from curation.errors import CurationError
from curation.records import DecisionKind, Ruling
from curation.review.cards import MOST_NAME, shortened
from curation.review.forms import written_value
from curation.review.items import Material, ReviewItem
from curation.review.labels import value_label
from curation.review.standing import told
from curation.review.transfer import missing_of, subject_with, targets_of
from curation.review.verdicts import Draft
from curation.rulings.basis import unseen_reason, view_of
from curation.rulings.fields import told as typed
from curation.vocabulary import Vocabulary

Row = Mapping[str, Any]
LEVEL = "stale"
NAME_KINDS = (DecisionKind.RENAME, DecisionKind.ADD_ALIAS, DecisionKind.REFUSE_ALIAS)
IN_TEXT = (DecisionKind.ADD_MENTION, DecisionKind.CORRECT_MENTION, DecisionKind.NOT_EXERCISE)
MOST_QUOTES = 3


def stale_items(
    rows: Iterable[Row], shown: Iterable[ReviewItem], history: History, material: Material
) -> Iterator[ReviewItem]:
    """Yield an item for each stale ruling that no question puts to the editors.

    Args:
        rows: the stale rulings of the last build.
        shown: the items of the build's questions.
    """
    asked = {item.decision_id for item in shown if item.status == LEVEL}
    for row in rows:
        decision = history.get(row["decision_id"])
        if decision is None or row["decision_id"] in asked:
            continue
        ruling = decision.rulings[row["index"]]
        name = name_of(ruling, material)
        ended = "rests on what has changed" if row["holds"] else "no longer applies"
        yield ReviewItem(
            item_id=f"{row['decision_id']}/{row['index']}",
            kind="ruling",
            level=LEVEL,
            field=_field(ruling),
            stretch_id=_entry_of(ruling, row, material),
            name=name,
            question=f"The ruling on {name} {ended}. What shall become of it?",
            options=(),
            suggested=None,
            suggestion="",
            reason=row["reason"],
            other_id="",
            sources=_sources(ruling, material),
            muscles=(),
            weight=float(max(1, len(_article_ids(ruling)))),
            status=LEVEL,
            decision_id=row["decision_id"],
        )


def placed_of(item: ReviewItem, history: History) -> Placed:
    """Return the ruling that a stale item is about.

    Raises:
        CurationError: the log does not hold it any more.
    """
    decision_id, _, index = item.item_id.partition("/")
    decision = history.get(decision_id)
    if decision is None:
        raise CurationError("the ruling is not in the log any more.", remedy="Reload the page.")
    return Placed(decision, int(index))


def stale_part(
    item: ReviewItem, history: History, rows: Iterable[Row], material: Material
) -> dict[str, Any]:
    """Return what the card of a stale ruling shows of it.

    Args:
        rows: the stale rulings of the last build.
    """
    placed = placed_of(item, history)
    missing = missing_of(placed.ruling, material)
    return {
        "ruling": told(placed, material.vocabulary),
        "reason": _reason(placed, rows, item.field, material.vocabulary),
        "together": len(placed.decision.rulings),
        "saw": _quotes(placed.ruling, material),
        "target": "" if missing is None else ("mention" if missing == "mention" else "entry"),
        "targets": [
            {
                **target,
                "seen": _seen(subject_with(placed.ruling, missing, target["value"]), history),
            }
            for target in targets_of(placed.ruling, missing, item, material)
        ],
    }


def ended_part(
    item: ReviewItem, placed: Placed, rows: Iterable[Row], material: Material
) -> dict[str, Any]:
    """Return what the card of a question shows of its ruling that is stale.

    Args:
        rows: the stale rulings of the last build.

    Returns:
        Why it is stale, what the sources said when it was made, and the numbers of the options that
        its editor did not see.
    """
    said = [value for value in placed.ruling.saw.get("said", ()) if value not in (None, [])]
    look = view_of(item.item_id)
    seen = {look(value) for value in said}
    labels = (value_label(item.field, value, material.vocabulary) for value in said)
    return {
        "reason": _reason(placed, rows, item.field, material.vocabulary),
        "saw": list(dict.fromkeys(labels)),
        "unseen": [n for n, o in enumerate(item.options) if seen and look(o.value) not in seen],
    }


def reason_shown(reason: str, row: Row, field: str, vocabulary: Vocabulary) -> str:
    """Return a reason that tells why a ruling is stale, with the values that articles say since in plain words.

    Args:
        row: what the last build says of the ruling.
    """
    values = row.get("unseen", ())
    labels = (value_label(field, value, vocabulary) for value in values)
    return reason.replace(unseen_reason(map(typed, values)), unseen_reason(labels))


def _reason(placed: Placed, rows: Iterable[Row], field: str, vocabulary: Vocabulary) -> str:
    row = row_of(placed, rows)
    return reason_shown(row.get("reason", ""), row, field, vocabulary)


def row_of(placed: Placed, rows: Iterable[Row]) -> Row:
    """Return what the last build says of a stale ruling, nothing where it does not call it stale."""
    return next((row for row in rows if (row["decision_id"], row["index"]) == placed.key), {})


def draft_kept(item: ReviewItem, ruling: Ruling, vocabulary: Vocabulary) -> Draft:
    """Return a stale ruling on a question as one that is made anew, on what is said today.

    Raises:
        CurationError: the field cannot hold its value any more.
    """
    if ruling.kind is DecisionKind.NONE:
        return ruling.kind, item.item_id, dict(ruling.value)
    value = ruling.value["value"]
    if value in (None, item.suggested, *(option.value for option in item.options)):
        return DecisionKind.PICK, item.item_id, {"value": value}
    written = written_value(item.field, value, vocabulary)
    return DecisionKind.WRITE, item.item_id, {"value": written}


def name_of(ruling: Ruling, material: Material) -> str:
    """Return what a ruling is about in words: an entry's or mention's name, now or when it was ruled."""
    subject = ruling.subject
    entry_id, _ = split_field(subject)
    for seen in ruling.saw.get("mentions", ()):
        if seen["mention_id"] == subject:
            return shortened(f"“{seen['name']}”" if seen["name"] else seen["quote"], MOST_NAME)
    if subject in material.mentions:
        return shortened(material.mentions[subject].name or subject, MOST_NAME)
    if entry_id in material.catalog or entry_id in material.vocabulary.entries:
        return shortened(material.entry_name(entry_id), MOST_NAME)
    for seen in ruling.saw.get("entries", ()):
        if seen["stretch_id"] == entry_id and seen.get("name"):
            return shortened(str(seen["name"]), MOST_NAME)
    if subject in material.articles:
        article = material.articles[subject]
        return shortened(article.title or subject, MOST_NAME)
    return shortened(entry_id.replace("-", " "), MOST_NAME)


def _quotes(ruling: Ruling, material: Material) -> list[dict[str, str]]:
    mentions: Sequence[Row] = ruling.saw.get("mentions", ())
    own = [m for m in mentions if m["mention_id"] == ruling.subject] or mentions
    found = []
    for seen in own[:MOST_QUOTES]:
        article = material.articles.get(seen["article_id"])
        source = article.source or article.article_id if article else seen["article_id"]
        found.append({"source": shortened(source, MOST_NAME), "quote": seen["quote"]})
    return found


def _entry_of(ruling: Ruling, row: Row, material: Material) -> str:
    mention = material.mentions.get(row["now"] or ruling.subject)
    if mention is not None:
        return mention.stretch_id or ""
    return split_field(row["now"] or ruling.subject)[0]


def _field(ruling: Ruling) -> str:
    if ruling.kind in VALUE_KINDS and "candidates" not in ruling.value:
        return split_field(ruling.subject)[1]
    if ruling.kind in IN_TEXT:
        return "text"
    return "name" if ruling.kind in NAME_KINDS else "identity"


def _sources(ruling: Ruling, material: Material) -> tuple[str, ...]:
    articles = (material.articles.get(one) for one in _article_ids(ruling))
    return tuple(sorted({a.source or a.article_id for a in articles if a}))


def _article_ids(ruling: Ruling) -> set[str]:
    return {seen["article_id"] for seen in ruling.saw.get("mentions", ())}


def _seen(subject: str, history: History) -> str | None:
    latest = history.latest(subject)
    return latest.decision_id if latest else None
