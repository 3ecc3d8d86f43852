"""sources.csv: where each raw article comes from; its rows are the editors' and are kept as they are."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from curation.errors import CurationError

FILE = "sources.csv"
COLUMNS = ("article_id", "source", "title", "author", "url", "published", "licence")


def read_sources(raw: Path) -> tuple[dict[str, dict[str, str]], list[CurationError]]:
    """Return the rows by article id, and a problem for each line that cannot be used."""
    path = raw / FILE
    if not path.exists():
        return {}, []
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return {}, [CurationError("is not UTF-8.", where=str(path), remedy="Save it as UTF-8.")]
    reader = csv.reader(io.StringIO(text, newline=""))
    if tuple(next(reader, ())) != COLUMNS:
        remedy = f"Write {','.join(COLUMNS)} in line 1."
        return {}, [CurationError("has another header.", where=str(path), remedy=remedy)]
    rows: dict[str, dict[str, str]] = {}
    problems = []
    for cells in reader:
        where = f"{path} line {reader.line_num}"
        if len(cells) != len(COLUMNS):
            what = f"has {len(cells)} cells instead of {len(COLUMNS)}."
            remedy = "Put a text that holds a comma in double quotes."
            problems.append(CurationError(what, where=where, remedy=remedy))
        elif cells[0] in rows:
            what = f"article {cells[0]!r} stands twice."
            problems.append(CurationError(what, where=where, remedy="Delete one of the two lines."))
        else:
            rows[cells[0]] = dict(zip(COLUMNS, cells, strict=True))
    return rows, problems


def unknown_articles(
    raw: Path, rows: Iterable[str], article_ids: frozenset[str]
) -> list[CurationError]:
    """Return a problem for each row that speaks of an article that is not there."""
    return [
        CurationError(
            f"article {article_id!r} has no file in {raw}.",
            where=str(raw / FILE),
            remedy="Put the file back, or delete the line.",
        )
        for article_id in rows
        if article_id not in article_ids
    ]


def with_rows(raw: Path, new: Iterable[Mapping[str, str]]) -> str:
    """Return the file's text with ``new`` rows sorted in; existing lines stay byte for byte."""
    path = raw / FILE
    old = path.read_bytes().decode("utf-8-sig") if path.exists() else ",".join(COLUMNS) + "\n"
    head, *lines = old.splitlines(keepends=True)
    kept = {line.split(",", 1)[0].strip('"'): line for line in lines if line.strip()}
    for row in new:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerow([row.get(c, "") for c in COLUMNS])
        kept[row["article_id"]] = buffer.getvalue()
    ordered = (kept[key] for key in sorted(kept))
    return head.rstrip("\r\n") + "\n" + "".join(line.rstrip("\r\n") + "\n" for line in ordered)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it appears whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
