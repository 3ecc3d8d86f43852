"""What earlier builds extracted, so that only changed articles are read again.

A row is keyed by the file's bytes, its metadata, the vocabulary and the code that extracts: the
same key means the same mentions. The store can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import TracebackType

import orjson

from curation.records import Article, Mention
from curation.rows import (
    article_row,
    block_row,
    mention_row,
    read_article,
    read_mention,
)

FOLDER = ".cache"


class ExtractionCache:
    """Mentions of articles by key, in one SQLite file; a broken file is started anew."""

    def __init__(self, out: Path) -> None:
        folder = out / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "extraction.sqlite"
        self._used: set[str] = set()
        self._db = self._open()

    def __enter__(self) -> ExtractionCache:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._forget_unused()
        self._db.close()

    def holds(self, key: str) -> bool:
        """Return whether something is kept under ``key``."""
        found = self._db.execute("SELECT 1 FROM extraction WHERE key = ?", (key,)).fetchone()
        return found is not None

    def get(self, key: str) -> tuple[Article, list[Mention]]:
        """Return the article and mentions kept under ``key``.

        Raises:
            KeyError: nothing is kept under ``key``.
        """
        row = self._db.execute("SELECT value FROM extraction WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        self._used.add(key)
        value = orjson.loads(row[0])
        article = read_article(value["article"], value["blocks"])
        return article, [read_mention(m) for m in value["mentions"]]

    def put(self, key: str, article: Article, mentions: list[Mention]) -> None:
        """Keep an article's mentions under ``key``."""
        value = {
            "article": article_row(article),
            "blocks": [block_row(block) for block in article.blocks],
            "mentions": [mention_row(m) for m in mentions],
        }
        self._used.add(key)
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO extraction VALUES (?, ?)", (key, orjson.dumps(value))
            )

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("CREATE TABLE IF NOT EXISTS extraction (key TEXT PRIMARY KEY, value TEXT)")
        return db

    def _forget_unused(self) -> None:
        with closing(self._db.execute("SELECT key FROM extraction")) as rows:
            stale = [(key,) for (key,) in rows if key not in self._used]
        with self._db:
            self._db.executemany("DELETE FROM extraction WHERE key = ?", stale)


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return a digest of this package's code and data, so that changed rules never pass for old ones."""
    digest = hashlib.sha256()
    for file in sorted(rule_files(resources.files("curation")), key=str):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def rule_files(folder: Traversable) -> Iterator[Traversable]:
    """Yield the files under ``folder`` that decide what is extracted: code, word lists, weights."""
    for item in folder.iterdir():
        if item.is_dir():
            yield from rule_files(item)
        elif item.name.endswith((".py", ".csv", ".json")):
            yield item
