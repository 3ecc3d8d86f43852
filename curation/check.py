"""What is wrong with an output folder or the vocabulary, as lines that say where and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from curation.decisions import DecisionLog
from curation.errors import CurationError, VocabularyError
from curation.names import UNNAMED, title_key
from curation.records import KINDS, MODES, RANGES
from curation.store import is_as_written, read_json, read_rows, read_together
from curation.vocabulary import Vocabulary, load_vocabulary

Row = Mapping[str, Any]
FILES = ("articles.jsonl", "mentions.jsonl", "catalog.jsonl", "conflicts.jsonl")
RULINGS = "decisions.jsonl"
STATUSES = ("open", "decided", "stale", "contested")
REBUILD = "run `curation build` again"


def check_output(out: Path, decisions: Path | None = None) -> list[str]:
    """Return every problem of the vocabulary, of the files in ``out`` and of the decisions."""
    try:
        vocabulary = load_vocabulary()
    except VocabularyError as error:
        return list(error.problems)
    try:
        tables, changed = read_together(out, lambda: (_tables(out), list(_digests(out))))
    except CurationError as error:
        return [str(error)]
    log = DecisionLog(decisions) if decisions else None
    unread = (log.history(), log.problems)[1] if log else ()
    return [*unread, *changed, *check_tables(tables, vocabulary)]


def check_tables(tables: Mapping[str, list[dict[str, Any]]], vocabulary: Vocabulary) -> list[str]:
    """Return the problems of the rows of all tables, by file name."""
    articles = {row["article_id"]: row["text"] for row in tables["articles.jsonl"]}
    mentions = {row["mention_id"]: row for row in tables["mentions.jsonl"]}
    entries = {row["stretch_id"] for row in tables["catalog.jsonl"]}
    return [
        *_repeats(tables),
        *_namesakes(tables["catalog.jsonl"]),
        *(p for name in FILES[1:3] for row in tables[name] for p in _ranges(name, row)),
        *(p for row in mentions.values() for p in _mention(row, articles, entries, vocabulary)),
        *(p for row in tables["catalog.jsonl"] for p in _members(row, mentions, articles)),
        *(p for row in tables["conflicts.jsonl"] for p in _claims(row, mentions, entries)),
        *_decisions(tables),
    ]


def _tables(out: Path) -> dict[str, list[dict[str, Any]]]:
    return {name: list(read_rows(out / name)) for name in (*FILES, RULINGS)}


def checksums(build: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the checksums of the files that a build report names, None where it lacks one."""
    outputs = build.get("outputs")
    whole = isinstance(outputs, dict) and outputs.keys() >= {*FILES, RULINGS}
    return outputs if whole else None


def _digests(out: Path) -> Iterator[str]:
    build = read_json(out / "build.json")
    if build is None:
        yield f"{out / 'build.json'}: is missing or not JSON: {REBUILD}"
        return
    outputs = checksums(build)
    if outputs is None:
        yield f"{out / 'build.json'}: lacks the checksums of its files: {REBUILD}"
        return
    for name, digest in outputs.items():
        if not is_as_written(out / name, digest):
            yield f"{out / name}: was changed after the build: {REBUILD}"


def _repeats(tables: Mapping[str, Iterable[Row]]) -> Iterator[str]:
    for name, column in zip(
        FILES, ("article_id", "mention_id", "stretch_id", "conflict_id"), strict=True
    ):
        seen = set()
        for row in tables[name]:
            if row[column] in seen:
                yield f"{name}: {column} {row[column]!r} stands twice: {REBUILD}"
            seen.add(row[column])


def _namesakes(catalog: Iterable[Row]) -> Iterator[str]:
    first: dict[str, str] = {}
    for row in catalog:
        if row["name"].startswith(UNNAMED):
            continue
        other = first.setdefault(title_key(row["name"]), row["stretch_id"])
        if other != row["stretch_id"]:
            where = f"catalog.jsonl {row['stretch_id']}"
            yield f"{where}: is called {row['name']!r} as {other} is: rename one or merge the two"


def _ranges(name: str, row: Row) -> Iterator[str]:
    for field in RANGES:
        low, high = row[field] or (None, None)
        if low is not None and high is not None and low > high:
            where = f"{name} {row['mention_id' if 'mention_id' in row else 'stretch_id']}"
            yield f"{where}: {field} goes from {low} down to {high}: {REBUILD}"


def _mention(
    row: Row, articles: Mapping[str, str], entries: set[str], vocabulary: Vocabulary
) -> Iterator[str]:
    where = f"mentions.jsonl {row['mention_id']}"
    text = articles.get(row["article_id"])
    if text is None:
        yield f"{where}: article {row['article_id']!r} is not among the articles: {REBUILD}"
        return
    if text[row["start"] : row["end"]] != row["text"]:
        yield f"{where}: the span is not the text: {REBUILD}"
    for claim in row["evidence"]:
        if not 0 <= claim["start"] < claim["end"] <= len(text):
            yield f"{where}: the evidence of {claim['field']} lies outside the article: {REBUILD}"
    if row["kind"] not in KINDS or row["mode"] not in (*MODES, None):
        yield f"{where}: kind or mode is unknown: {REBUILD}"
    for muscle in row["muscles"]:
        if muscle not in vocabulary.muscles:
            yield f"{where}: muscle {muscle!r} is not in muscles.csv: add it or {REBUILD}"
    known = row["stretch_id"] in vocabulary.entries or row["stretch_id"] in entries
    if row["stretch_id"] is not None and not known:
        yield f"{where}: entry {row['stretch_id']!r} does not exist: {REBUILD}"


def _members(row: Row, mentions: Mapping[str, Row], articles: Mapping[str, str]) -> Iterator[str]:
    where = f"catalog.jsonl {row['stretch_id']}"
    for member in row["sources"]:
        mention = mentions.get(member["mention_id"])
        if mention is None or mention["stretch_id"] != row["stretch_id"]:
            yield f"{where}: member {member['mention_id']!r} is not linked to it: {REBUILD}"
    if row["n_articles"] != len({member["article_id"] for member in row["sources"]}):
        yield f"{where}: n_articles does not count its sources: {REBUILD}"


def _claims(row: Row, mentions: Mapping[str, Row], entries: set[str]) -> Iterator[str]:
    where = f"conflicts.jsonl {row['conflict_id']}"
    if row["stretch_id"] not in entries:
        yield f"{where}: entry {row['stretch_id']!r} is not in the catalog: {REBUILD}"
    for claimed in row["values"]:
        for mention_id in claimed["mention_ids"]:
            if mention_id not in mentions:
                yield f"{where}: mention {mention_id!r} does not exist: {REBUILD}"


def _decisions(tables: Mapping[str, Iterable[Row]]) -> Iterator[str]:
    made = {row["decision_id"] for row in tables.get(RULINGS, ())}
    for row in tables["conflicts.jsonl"]:
        where = f"conflicts.jsonl {row['conflict_id']}"
        if row["status"] not in STATUSES:
            yield f"{where}: status {row['status']!r} is not known: {REBUILD}"
        if (row["status"] == "open") != (row["decision_id"] is None):
            yield f"{where}: status and decision do not fit: {REBUILD}"
        if row["decision_id"] not in {None, *made}:
            yield f"{where}: decision {row['decision_id']!r} does not exist: {REBUILD}"
    for row in tables["catalog.jsonl"]:
        for field, why in row["provenance"].items():
            if why["decision_id"] not in {None, *made}:
                where = f"catalog.jsonl {row['stretch_id']}"
                yield f"{where}: the decision on {field} does not exist: {REBUILD}"
