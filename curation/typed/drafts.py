"""Rulings typed on the command line: the twin of every button."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from curation.decisions.matters import is_mention, split_field
from curation.errors import CurationError
from curation.names import name_key
from curation.records import DecisionKind, Ruling
from curation.rulings.fields import told
from curation.typed.known import Known, unknown
from curation.typed.values import read_value

ACCEPT, SAME, DIFFERENT = "accept", "same", "different"
"""Verdicts on a conflict's own suggestion or question, which stand for one of the kinds."""

VERDICTS: Mapping[str, tuple[str, str]] = {
    ACCEPT: ("CONFLICT", "accept what the build suggests"),
    "pick": ("CONFLICT VALUE|@N", "pick one of the values, or the Nth of them"),
    "write": ("CONFLICT|ENTRY/FIELD VALUE", "write a value of your own"),
    "none": ("CONFLICT|ENTRY/FIELD|MENTION [ENTRY …]", "none of these"),
    SAME: ("CONFLICT", "the two are one exercise"),
    DIFFERENT: ("CONFLICT", "the two are not one exercise"),
    "variant": ("CONFLICT|ENTRY|MENTION [ENTRY]", "a variant of the entry, not the same"),
    "accept-link": ("MENTION ENTRY", "the mention belongs to the entry"),
    "refuse-link": ("MENTION ENTRY", "the mention does not belong to the entry"),
    "merge": ("ENTRY INTO", "the first entry is the same as the second, which stays"),
    "refuse-merge": ("ENTRY ENTRY", "the two entries are not one"),
    "split": ("ENTRY MENTION …  --name NAME", "the mentions are an exercise of their own"),
    "rename": ("ENTRY NAME", "the entry's name in the catalog"),
    "add-alias": ("ENTRY NAME", "the name means this entry"),
    "refuse-alias": ("ENTRY NAME", "the name does not mean this entry"),
    "correct-mention": ("MENTION [--quote TEXT] [--name NAME] [--kind KIND]", "put it right"),
    "not-exercise": ("MENTION", "the text is no exercise"),
    "add-mention": ("ARTICLE --quote TEXT [--name NAME] [--kind KIND]", "one that was missed"),
    "flag": ("ID --note WHY", "somebody should look at this"),
    "assign": ("ID EDITOR", "somebody's task"),
    "keep": ("DECISION [@N]", "a stale ruling stays as it is and is not asked about again"),
}
"""Verdict -> what is typed after it, and what it says."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A ruling as an editor typed it."""

    verdict: str
    subject: str
    words: tuple[str, ...] = ()
    name: str = ""
    kind: str = ""
    quote: str = ""


def ruling_of(typed: Typed, known: Known, *, after: str | None) -> Ruling:
    """Return the ruling that an editor typed.

    Args:
        after: id of the latest decision on the subject that the editor knows of.

    Raises:
        CurationError: an id is unknown, a value cannot be, or words are missing or too many.
    """
    draft = _DRAFTS[typed.verdict](typed, known)
    return known.tables.ruling(*draft, after=after)


def suggested(known: Known, *, level: str = "", field: str = "", entry: str = "") -> list[Ruling]:
    """Return rulings that accept the suggestion of every open conflict of a filter."""
    rulings = []
    for conflict_id, row in known.tables.conflicts.items():
        wanted = (
            row["status"] == "open"
            and level in ("", row["level"])
            and field in ("", row["field"], split_field(conflict_id)[1])
            and entry in ("", row["stretch_id"])
        )
        draft = _accept(Typed(ACCEPT, conflict_id), known) if wanted else None
        if draft and not known.history.verdict_on(draft[1]):
            latest = known.history.latest(draft[1])
            rulings.append(
                known.tables.ruling(*draft, after=latest.decision_id if latest else None)
            )
    return rulings


Draft = tuple[DecisionKind, str, Mapping[str, Any]]


def _accept(typed: Typed, known: Known) -> Draft:
    row = known.conflict(typed.subject)
    suggestion = row["suggestion"]["value"]
    if row["level"] == "identity":
        return _identity(typed.subject, suggestion == SAME, known)
    return DecisionKind.PICK, typed.subject, {"value": suggestion}


def _same(typed: Typed, known: Known) -> Draft:
    return _identity(typed.subject, typed.verdict == SAME, known)


def _identity(conflict_id: str, is_same: bool, known: Known) -> Draft:
    row = known.conflict(conflict_id)
    if row["level"] != "identity":
        raise CurationError(
            "does not ask whether two are one.", where=conflict_id, remedy="Use accept or pick."
        )
    entry, other = row["stretch_id"], conflict_id.partition("/identity/")[2]
    if is_mention(other):
        kind = DecisionKind.ACCEPT_LINK if is_same else DecisionKind.REFUSE_LINK
        return kind, other, {"stretch_id": entry}
    if is_same:
        return DecisionKind.MERGE, other, {"into": entry}
    return DecisionKind.REFUSE_MERGE, other, {"with": entry}


def _pick(typed: Typed, known: Known) -> Draft:
    row = known.conflict(typed.subject)
    word = _one_word(typed)
    values = [claimed["value"] for claimed in row["values"]]
    if number := re.fullmatch(r"@(\d+)", word):
        place = int(number[1])
        if not 1 <= place <= len(values):
            raise CurationError(f"there are {len(values)} values.", where=typed.subject)
        return DecisionKind.PICK, typed.subject, {"value": values[place - 1]}
    _, field = split_field(typed.subject)
    value = read_value(field, word, known.vocabulary)
    allowed = [*values, row["suggestion"]["value"]]
    if row["level"] != "anatomy" and value not in allowed:
        listed = ", ".join(f"@{n} {told(v)}" for n, v in enumerate(values, 1))
        raise CurationError(
            f"{word!r} is none of its values ({listed}).",
            where=typed.subject,
            remedy="Use write for a value of your own.",
        )
    if row["level"] == "anatomy" and isinstance(value, list):
        value = value[0] if value else None
    return DecisionKind.PICK, typed.subject, {"value": value}


def _write(typed: Typed, known: Known) -> Draft:
    field = known.field(typed.subject)
    value = read_value(field, _one_word(typed), known.vocabulary)
    return DecisionKind.WRITE, typed.subject, {"value": value}


def _none(typed: Typed, known: Known) -> Draft:
    if typed.subject not in known.tables.mentions:
        known.field(typed.subject)
        _no_words(typed)
        return DecisionKind.NONE, typed.subject, {}
    linked = known.tables.mentions[typed.subject]["stretch_id"]
    candidates = [known.entry(word) for word in typed.words] or [linked] * bool(linked)
    if not candidates:
        raise CurationError("has no entry.", where=typed.subject, remedy="Name those it is not.")
    return DecisionKind.NONE, typed.subject, {"candidates": candidates}


def _link(typed: Typed, known: Known) -> Draft:
    kind = DecisionKind(typed.verdict.replace("-", "_"))
    return (
        kind,
        known.mention(typed.subject)["mention_id"],
        {"stretch_id": known.entry(_one_word(typed))},
    )


def _merge(typed: Typed, known: Known) -> Draft:
    kind = DecisionKind(typed.verdict.replace("-", "_"))
    key = "into" if kind is DecisionKind.MERGE else "with"
    return kind, known.entry(typed.subject), {key: known.entry(_one_word(typed))}


def _variant(typed: Typed, known: Known) -> Draft:
    if typed.subject in known.tables.conflicts and not typed.words:
        _, other, _ = _identity(typed.subject, True, known)
        of = known.tables.conflicts[typed.subject]["stretch_id"]
        return DecisionKind.VARIANT, other, {"of": of}
    is_known = typed.subject in known.tables.mentions
    subject = typed.subject if is_known else known.entry(typed.subject)
    return DecisionKind.VARIANT, subject, {"of": known.entry(_one_word(typed))}


def _split(typed: Typed, known: Known) -> Draft:
    stretch_id = known.entry(typed.subject)
    members = [m["mention_id"] for m in known.tables.catalog.get(stretch_id, {}).get("sources", ())]
    for word in typed.words:
        if word not in members:
            raise unknown(word, members, f"no mention of {stretch_id}")
    if not typed.words or not typed.name:
        raise CurationError(
            "says too little.", where="split", remedy="Name the mentions, and --name NAME."
        )
    value = {
        "mention_ids": list(typed.words),
        "stretch_id": known.tables.new_id(typed.name, known.vocabulary.entries),
        "name": typed.name,
    }
    return DecisionKind.SPLIT, stretch_id, value


def _named(typed: Typed, known: Known) -> Draft:
    kind = DecisionKind(typed.verdict.replace("-", "_"))
    word = _one_word(typed)
    if not name_key(word):
        raise CurationError(f"{word!r} holds no word.", remedy="Write a name with words.")
    key = "name" if kind is DecisionKind.RENAME else "alias"
    return kind, known.entry(typed.subject), {key: word}


def _correct(typed: Typed, known: Known) -> Draft:
    _no_words(typed)
    row = known.mention(typed.subject)
    value = _words_of_mention(typed)
    if typed.quote:
        value |= known.span(typed.quote, row["article_id"], row["start"])
    return DecisionKind.CORRECT_MENTION, typed.subject, value


def _add(typed: Typed, known: Known) -> Draft:
    _no_words(typed)
    if not typed.quote:
        raise CurationError(
            "which words?", where="add-mention", remedy="Quote the passage with --quote TEXT."
        )
    value = known.span(typed.quote, typed.subject) | _words_of_mention(typed)
    return DecisionKind.ADD_MENTION, typed.subject, value


def _not_exercise(typed: Typed, known: Known) -> Draft:
    _no_words(typed)
    return DecisionKind.NOT_EXERCISE, known.mention(typed.subject)["mention_id"], {}


def _flag(typed: Typed, known: Known) -> Draft:
    _no_words(typed)
    return DecisionKind.FLAG, known.anything(typed.subject), {}


def _assign(typed: Typed, known: Known) -> Draft:
    return DecisionKind.ASSIGN, known.anything(typed.subject), {"to": _one_word(typed)}


def _keep(typed: Typed, known: Known) -> Draft:
    word = typed.words[0] if len(typed.words) == 1 else "@1"
    number = re.fullmatch(r"@([1-9]\d*)", word)
    if not number or len(typed.words) > 1:
        raise CurationError(f"{word!r} is no @N.", where="keep", remedy="Write @2 for its second.")
    row = known.stale_ruling(typed.subject, int(number[1]) - 1)
    return DecisionKind.KEEP, typed.subject, {"ruling": row["index"], "because": row["reason"]}


_DRAFTS: Mapping[str, Callable[[Typed, Known], Draft]] = {
    ACCEPT: _accept,
    SAME: _same,
    DIFFERENT: _same,
    "pick": _pick,
    "write": _write,
    "none": _none,
    "variant": _variant,
    "accept-link": _link,
    "refuse-link": _link,
    "merge": _merge,
    "refuse-merge": _merge,
    "split": _split,
    "rename": _named,
    "add-alias": _named,
    "refuse-alias": _named,
    "correct-mention": _correct,
    "not-exercise": _not_exercise,
    "add-mention": _add,
    "flag": _flag,
    "assign": _assign,
    "keep": _keep,
}


def _words_of_mention(typed: Typed) -> dict[str, Any]:
    return {key: word for key, word in (("name", typed.name), ("kind", typed.kind)) if word}


def _one_word(typed: Typed) -> str:
    if len(typed.words) != 1:
        pattern = VERDICTS[typed.verdict][0]
        raise CurationError(
            f"takes {pattern}.", where=typed.verdict, remedy="Put words with blanks in quotes."
        )
    return typed.words[0]


def _no_words(typed: Typed) -> None:
    if typed.words:
        pattern = VERDICTS[typed.verdict][0]
        raise CurationError(f"takes {pattern} only.", where=typed.verdict)
