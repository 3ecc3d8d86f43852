"""Records as rows of the output files and back: the columns and their order are fixed here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from curation.records import (
    Article,
    Block,
    BlockKind,
    CatalogEntry,
    Claim,
    Conflict,
    ConflictValue,
    Decision,
    DecisionKind,
    Link,
    Member,
    Mention,
    Provenance,
    Range,
    Ruling,
    Suggestion,
    ValueClaimed,
)

Row = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dumps(row: Mapping[str, Any]) -> str:
    """Return a row as one line of JSON, without a line end."""
    return _ENCODER.encode(row)


def article_row(article: Article) -> Row:
    """Return an article's row; its blocks are not part of the output."""
    return {
        "article_id": article.article_id,
        "path": article.path,
        "source": article.source,
        "title": article.title,
        "author": article.author,
        "url": article.url,
        "published": article.published,
        "licence": article.licence,
        "sha256": article.sha256,
        "text": article.text,
    }


def block_row(block: Block) -> list[Any]:
    """Return a block as a list, for the build's own store."""
    return [
        block.kind.value,
        block.start,
        block.end,
        block.level,
        block.marker,
        [list(span) for span in block.bold],
        block.gap,
        block.number,
    ]


def read_article(row: Row, blocks: list[list[Any]] | None = None) -> Article:
    """Return the article of a row, with ``blocks`` if the caller kept them."""
    return Article(**row, blocks=tuple(_read_block(block) for block in blocks or ()))


def _read_block(row: list[Any]) -> Block:
    kind, start, end, level, marker, bold, gap, number = row
    spans = tuple((first, last) for first, last in bold)
    return Block(BlockKind(kind), start, end, level, marker, spans, gap, number)


def mention_row(mention: Mention) -> Row:
    """Return a mention's row."""
    link = mention.link
    return {
        "mention_id": mention.mention_id,
        "article_id": mention.article_id,
        "ordinal": mention.ordinal,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "name": mention.name,
        "stretch_id": mention.stretch_id,
        "link": link and {"method": link.method, "score": link.score, "reason": link.reason},
        **_exercise_row(mention),
        "passing": mention.passing,
        "evidence": [_claim_row(claim) for claim in mention.claims],
    }


def read_mention(row: Row) -> Mention:
    """Return the mention of a row."""
    link = row["link"]
    return Mention(
        mention_id=row["mention_id"],
        article_id=row["article_id"],
        ordinal=row["ordinal"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        name=row["name"],
        **_read_exercise(row),
        passing=row["passing"],
        claims=tuple(_read_claim(claim) for claim in row["evidence"]),
        stretch_id=row["stretch_id"],
        link=Link(**link) if link else None,
    )


def catalog_row(entry: CatalogEntry) -> Row:
    """Return a catalog entry's row."""
    return {
        "stretch_id": entry.stretch_id,
        "name": entry.name,
        "aliases": list(entry.aliases),
        **_exercise_row(entry),
        "sources": source_rows(entry.sources),
        "n_articles": entry.n_articles,
        "status": entry.status,
        "provenance": provenance_row(entry.provenance),
    }


def read_catalog_entry(row: Row) -> CatalogEntry:
    """Return the catalog entry of a row."""
    return CatalogEntry(
        stretch_id=row["stretch_id"],
        name=row["name"],
        aliases=tuple(row["aliases"]),
        **_read_exercise(row),
        sources=read_sources(row["sources"]),
        n_articles=row["n_articles"],
        status=row["status"],
        provenance=read_provenance(row["provenance"]),
    )


def source_rows(sources: Iterable[Member]) -> list[Row]:
    """Return the mentions behind an entry as rows."""
    return [
        {"article_id": member.article_id, "mention_id": member.mention_id} for member in sources
    ]


def read_sources(rows: Iterable[Row]) -> tuple[Member, ...]:
    """Return the mentions of rows."""
    return tuple(Member(**row) for row in rows)


def provenance_row(provenance: Iterable[tuple[str, Provenance]]) -> Row:
    """Return an entry's provenance as a row: field name -> what stands behind the field."""
    return {
        field: {
            "rule": why.rule,
            "mention_ids": list(why.mention_ids),
            "decision_id": why.decision_id,
        }
        for field, why in provenance
    }


def read_provenance(row: Row) -> tuple[tuple[str, Provenance], ...]:
    """Return the provenance of a row, in the row's order."""
    return tuple(
        (field, Provenance(why["rule"], tuple(why["mention_ids"]), why["decision_id"]))
        for field, why in row.items()
    )


def _exercise_row(exercise: Mention | CatalogEntry) -> Row:
    """Return the columns in which a mention says of an exercise what an entry is merged to."""
    return {
        "kind": exercise.kind,
        "mode": exercise.mode,
        "position": exercise.position,
        "muscles": list(exercise.muscles),
        "hold_seconds": range_row(exercise.hold_seconds),
        "reps": range_row(exercise.reps),
        "sets": range_row(exercise.sets),
        "per_side": exercise.per_side,
        "equipment": list(exercise.equipment),
        "cautions": list(exercise.cautions),
    }


def _read_exercise(row: Row) -> dict[str, Any]:
    return {
        "kind": row["kind"],
        "mode": row["mode"],
        "position": row["position"],
        "muscles": tuple(row["muscles"]),
        "hold_seconds": read_range(row["hold_seconds"]),
        "reps": read_range(row["reps"]),
        "sets": read_range(row["sets"]),
        "per_side": row["per_side"],
        "equipment": tuple(row["equipment"]),
        "cautions": tuple(row["cautions"]),
    }


def conflict_row(conflict: Conflict) -> Row:
    """Return a conflict's row."""
    return {
        "conflict_id": conflict.conflict_id,
        "stretch_id": conflict.stretch_id,
        "field": conflict.field,
        "level": conflict.level,
        "values": [
            {"value": _value_row(claimed.value), "mention_ids": list(claimed.mention_ids)}
            for claimed in conflict.values
        ],
        "suggestion": {
            "value": _value_row(conflict.suggestion.value),
            "reason": conflict.suggestion.reason,
        },
        "status": conflict.status,
        "decision_id": conflict.decision_id,
    }


def read_conflict(row: Row) -> Conflict:
    """Return the conflict of a row."""
    return Conflict(
        conflict_id=row["conflict_id"],
        stretch_id=row["stretch_id"],
        field=row["field"],
        level=row["level"],
        values=tuple(
            ValueClaimed(_read_value(v["value"]), tuple(v["mention_ids"])) for v in row["values"]
        ),
        suggestion=Suggestion(_read_value(row["suggestion"]["value"]), row["suggestion"]["reason"]),
        status=row["status"],
        decision_id=row["decision_id"],
    )


def decision_row(decision: Decision) -> Row:
    """Return a decision's row; a bulk decision holds its rulings in ``value``."""
    if decision.scope:
        rulings = [_ruling_row(ruling) for ruling in decision.rulings]
        whole = Ruling(DecisionKind.BULK, decision.scope, {"rulings": rulings})
    else:
        whole = decision.rulings[0]
    signed = {"editor": decision.editor, "time": decision.time, "note": decision.note}
    return {"decision_id": decision.decision_id, **_ruling_row(whole), **signed}


def read_decision(row: Row) -> Decision:
    """Return the decision of a row.

    Raises:
        KeyError, TypeError, ValueError: the row is not a decision's.
    """
    whole = _read_ruling(row)
    is_bulk = whole.kind is DecisionKind.BULK
    return Decision(
        decision_id=row["decision_id"],
        editor=row["editor"],
        time=row["time"],
        note=row["note"],
        rulings=tuple(map(_read_ruling, whole.value["rulings"])) if is_bulk else (whole,),
        scope=whole.subject if is_bulk else "",
    )


def range_row(value: Range | None) -> list[float | None] | None:
    """Return a range as a list whose whole numbers are written without a decimal point."""
    return None if value is None else [_number(value[0]), _number(value[1])]


def read_range(row: list[float | None] | None) -> Range | None:
    """Return the range of a list of two."""
    return None if row is None else (row[0], row[1])


def _number(value: float | None) -> float | None:
    return int(value) if value is not None and value == int(value) else value


def _claim_row(claim: Claim) -> Row:
    value = range_row(claim.value) if isinstance(claim.value, tuple) else claim.value
    return {
        "field": claim.field,
        "value": value,
        "start": claim.start,
        "end": claim.end,
        "rule": claim.rule,
        "inherited": claim.inherited,
    }


def _read_claim(row: Row) -> Claim:
    value = row["value"]
    return Claim(**{**row, "value": read_range(value) if isinstance(value, list) else value})


def _ruling_row(ruling: Ruling) -> Row:
    return {
        "kind": ruling.kind.value,
        "subject": ruling.subject,
        "value": dict(ruling.value),
        "saw": dict(ruling.saw),
        "after": ruling.after,
    }


def _read_ruling(row: Row) -> Ruling:
    return Ruling(
        kind=DecisionKind(row["kind"]),
        subject=row["subject"],
        value=row["value"],
        saw=row["saw"],
        after=row["after"],
    )


def _value_row(value: ConflictValue) -> Any:
    if isinstance(value, tuple):
        is_range = all(v is None or isinstance(v, int | float) for v in value) and len(value) == 2
        return range_row(value) if is_range else list(value)  # type: ignore[arg-type]
    return value


def _read_value(value: Any) -> ConflictValue:
    return tuple(value) if isinstance(value, list) else value
