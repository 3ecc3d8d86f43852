"""What earlier builds extracted, so that only changed articles are read again.

A row is keyed by the file's bytes, its metadata, the vocabulary and the code that extracts: the
same key means the same mentions. The store can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from importlib.metadata import version
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
LAYOUT = "CREATE TABLE extraction (key TEXT PRIMARY KEY, value BLOB, seal BLOB)"


class ExtractionCache:
    """Mentions of articles by key, in one SQLite file.

    What cannot be read, or is not what was written, counts as not kept; a file that cannot be used
    is started anew. Where nothing can be written, nothing is kept.

    Args:
        fresh: forget what is kept.

    Attributes:
        failure: why something could not be kept, "" as long as everything was.
    """

    def __init__(self, out: Path, *, fresh: bool = False) -> None:
        self._folder = out / FOLDER
        self.failure = ""
        self._used: set[str] = set()
        self._db = self._anew() if fresh else self._open()

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
        if kind is None and self.failure:
            # A file that refused a row may do so again.
            shutil.rmtree(self._folder, ignore_errors=True)

    def get(self, key: str) -> tuple[Article, list[Mention]] | None:
        """Return the article and mentions kept under ``key``, None where nothing is kept."""
        try:
            row = self._db.execute(
                "SELECT value, seal FROM extraction WHERE key = ?", (key,)
            ).fetchone()
        except sqlite3.Error:
            self._db.close()
            self._db = self._anew()
            return None
        if row is None or not isinstance(row[0], bytes) or row[1] != _seal(key, row[0]):
            return None
        self._used.add(key)
        value = orjson.loads(row[0])
        article = read_article(value["article"], value["blocks"])
        return article, [read_mention(m) for m in value["mentions"]]

    def put(self, key: str, article: Article, mentions: list[Mention]) -> None:
        """Keep an article's mentions under ``key``, if that is possible."""
        value = orjson.dumps(
            {
                "article": article_row(article),
                "blocks": [block_row(block) for block in article.blocks],
                "mentions": [mention_row(m) for m in mentions],
            }
        )
        self._used.add(key)
        self._write(
            "INSERT OR REPLACE INTO extraction VALUES (?, ?, ?)", [(key, value, _seal(key, value))]
        )

    def _write(self, statement: str, rows: Iterable[tuple[str | bytes, ...]]) -> None:
        if self.failure:
            return
        try:
            with self._db:
                self._db.executemany(statement, rows)
        except sqlite3.Error as error:
            self.failure = str(error)

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except (OSError, sqlite3.Error):
            return self._anew()

    def _anew(self) -> sqlite3.Connection:
        shutil.rmtree(self._folder, ignore_errors=True)
        try:
            return self._connect()
        except (OSError, sqlite3.Error) as error:
            self.failure = str(error)
            return _laid_out(":memory:")

    def _connect(self) -> sqlite3.Connection:
        self._folder.mkdir(parents=True, exist_ok=True)
        return _laid_out(self._folder / "extraction.sqlite")

    def _forget_unused(self) -> None:
        try:
            kept = [key for (key,) in self._db.execute("SELECT key FROM extraction")]
        except sqlite3.Error as error:
            self.failure = str(error)
            return
        unused = ((key,) for key in kept if key not in self._used)
        self._write("DELETE FROM extraction WHERE key = ?", unused)


def _laid_out(path: Path | str) -> sqlite3.Connection:
    """Open a file and make the table of a new one.

    Raises:
        sqlite3.Error: the file cannot be opened, is no database, or holds other tables.
    """
    db = sqlite3.connect(path)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")
        tables = [sql for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE sql NOTNULL")]
        if not tables:
            db.execute(LAYOUT)
        elif tables != [LAYOUT]:
            raise sqlite3.DatabaseError("the tables are other ones")
    except sqlite3.Error:
        # A connection that is closed later would take the log of the next file with it.
        db.close()
        raise
    return db


def _seal(key: str, value: bytes) -> bytes:
    """Return a checksum of what is kept under a key."""
    digest = hashlib.blake2b(key.encode())
    digest.update(value)
    return digest.digest()


READING = (
    "charset-normalizer",
    "lxml",
    "mammoth",
    "markdown-it-py",
    "mdit-py-plugins",
    "pdfminer-six",
    "spacy",
)
"""The libraries that decide an article's text and its words."""


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return a digest of what decides what is read: this package's code and data, the libraries' versions.

    Changed rules, and files that another version of a library reads, never pass for old ones.
    """
    digest = hashlib.sha256(repr([(name, version(name)) for name in READING]).encode())
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
