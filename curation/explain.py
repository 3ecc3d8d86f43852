"""Everything about one id: what the articles say, why it was linked, merged or put in conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rapidfuzz import process

from curation.errors import CurationError
from curation.names import explain_key
from curation.store import read_rows, read_together

Row = Mapping[str, Any]
AROUND = 60
"""Characters shown on either side of a piece of evidence."""


def explain(wanted: str, out: Path) -> str:
    """Return a text about a mention, entry, conflict, article or printed name.

    Raises:
        CurationError: nothing of that id exists; the remedy names the nearest ids.
    """
    return read_together(out, lambda: _explain(wanted, out))


def _explain(wanted: str, out: Path) -> str:
    articles = _table(out, "articles.jsonl", "article_id")
    mentions = _table(out, "mentions.jsonl", "mention_id")
    catalog = _table(out, "catalog.jsonl", "stretch_id")
    conflicts = _table(out, "conflicts.jsonl", "conflict_id")
    rulings = list(read_rows(out / "decisions.jsonl"))
    ruled = _rulings(wanted, rulings)
    if wanted in mentions:
        return "\n".join([_mention(mentions[wanted], articles), *ruled])
    if wanted in catalog:
        return "\n".join([_entry(catalog[wanted], mentions, conflicts.values(), articles), *ruled])
    if wanted in conflicts:
        return "\n".join([_conflict(conflicts[wanted], mentions, articles), *ruled])
    if wanted in articles:
        return _article(articles[wanted], mentions.values())
    if ruled:
        return "\n".join([f"{wanted} is not there any more.", *ruled])
    named = [m for m in mentions.values() if (m["name"] or "").lower() == wanted.lower()]
    if named:
        steps = " → ".join(repr(text) for _, text in explain_key(wanted))
        return "\n\n".join([f"Name: {steps}", *(_mention(m, articles) for m in named)])
    raise _unknown(wanted, [*catalog, *mentions, *conflicts, *articles])


def _table(out: Path, name: str, column: str) -> dict[str, Row]:
    return {row[column]: row for row in read_rows(out / name)}


def _rulings(wanted: str, rows: Iterable[Row]) -> list[str]:
    """Return what editors ruled on an id, on fields of it, or by a decision of that id."""
    lines = []
    for row in rows:
        about = {row["subject"], row["now"], row["decision_id"]}
        if wanted in about or any(one and one.startswith(f"{wanted}/") for one in about):
            value = ", ".join(f"{key} {_value(value)}" for key, value in row["value"].items())
            kind = row["kind"].replace("_", " ")
            said = f"  ruled    {kind} {row['subject']}{': ' if value else ''}{value}"
            who = f"[{row['editor']}, {row['time'][:10]}, {row['decision_id']}, {row['status']}]"
            lines.append(f"{said}  {who}")
            lines += [f"      {text}" for text in (row["note"], row["reason"]) if text]
    return lines


def _unknown(wanted: str, ids: list[str]) -> CurationError:
    near = [match[0] for match in process.extract(wanted, ids, limit=3, score_cutoff=50)]
    remedy = f"Did you mean {', '.join(near)}?" if near else "See the ids in catalog.jsonl."
    return CurationError(f"nothing has the id {wanted!r}.", remedy=remedy)


def _mention(row: Row, articles: Mapping[str, Row]) -> str:
    article = articles[row["article_id"]]
    link = row["link"]
    lines = [
        f"Mention {row['mention_id']}",
        f"  in       {article['title'] or article['article_id']} ({article['source']})",
        f"  name     {row['name'] or 'none printed'}",
        f"  entry    {row['stretch_id'] or 'none'}",
    ]
    if link:
        lines.append(f"  because  {link['reason']} ({link['method']}, {link['score']:.2f})")
    if row["passing"]:
        lines.append("  The article only names it.")
    lines += [_claim(claim, article["text"]) for claim in row["evidence"]]
    return "\n".join(lines)


def _claim(claim: Row, text: str) -> str:
    start, end = claim["start"], claim["end"]
    before = _flat(text[max(0, start - AROUND) : start])
    after = _flat(text[end : end + AROUND])
    shared = ", said once for several exercises" if claim["inherited"] else ""
    value = _value(claim["value"])
    quote = f"…{before}⟦{_flat(text[start:end])}⟧{after}…"
    return f"  {claim['field']} = {value}  [{claim['rule']}{shared}]\n      {quote}"


def _entry(
    row: Row,
    mentions: Mapping[str, Row],
    conflicts: Iterable[Row],
    articles: Mapping[str, Row],
) -> str:
    lines = [f"Entry {row['stretch_id']}: {row['name']} ({row['status']})"]
    for field, why in row["provenance"].items():
        who = f" by {', '.join(why['mention_ids'])}" if why["mention_ids"] else ""
        decision = f" {why['decision_id']}" if why["decision_id"] else ""
        lines.append(f"  {field} = {_value(row[field])}  [{why['rule']}{decision}{who}]")
    for conflict in conflicts:
        if conflict["stretch_id"] == row["stretch_id"]:
            lines.append(f"  conflict {conflict['conflict_id']} ({conflict['level']})")
    members = (_mention(mentions[m["mention_id"]], articles) for m in row["sources"])
    return "\n\n".join(["\n".join(lines), *members])


def _conflict(row: Row, mentions: Mapping[str, Row], articles: Mapping[str, Row]) -> str:
    lines = [f"Conflict {row['conflict_id']}: {row['field']}, {row['level']}, {row['status']}"]
    column = "hold_seconds" if row["field"] == "hold_s" else row["field"]
    for claimed in row["values"]:
        lines.append(f"  {_value(claimed['value'])}")
        for mention_id in claimed["mention_ids"]:
            mention = mentions[mention_id]
            text = articles[mention["article_id"]]["text"]
            lines.append(f"    {mention_id}")
            lines += [
                "  " + _claim(claim, text)
                for claim in mention["evidence"]
                if claim["field"] == column
            ]
    suggestion = row["suggestion"]
    lines.append(f"  Suggested: {_value(suggestion['value'])}. {suggestion['reason']}")
    return "\n".join(lines)


def _article(row: Row, mentions: Iterable[Row]) -> str:
    lines = [f"Article {row['article_id']}: {row['title']} ({row['source']}, {row['licence']})"]
    for mention in mentions:
        if mention["article_id"] == row["article_id"]:
            passing = " (only named)" if mention["passing"] else ""
            entry = mention["stretch_id"] or "no entry"
            lines.append(f"  {mention['mention_id']} → {entry}{passing}")
    return "\n".join(lines)


def _value(value: Any) -> str:
    if value is None or value == []:
        return "none"
    if isinstance(value, list) and len(value) == 2 and not isinstance(value[0], str):
        low, high = value
        if low == high:
            return str(low)
        return f"{low} or more" if high is None else f"{low or 0} to {high}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return (
        {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
