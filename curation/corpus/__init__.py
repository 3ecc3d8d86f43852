"""The corpus edge: files of a raw folder in, articles with text and structure out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from curation.corpus.add import Plan, plan_addition, write_plan
from curation.corpus.formats import READERS, Unreadable, read_document, unread_kind
from curation.corpus.sources import FILE, read_sources, unknown_articles
from curation.errors import CurationError, reading_told
from curation.records import Article

__all__ = [
    "MAX_BYTES",
    "Plan",
    "Source",
    "open_corpus",
    "plan_addition",
    "read_corpus",
    "write_plan",
]

MAX_BYTES = 20_000_000
"""The size above which a file is no article."""


@dataclass(frozen=True, slots=True)
class Source:
    """A raw file that can become an article.

    Attributes:
        path: below the raw folder, with forward slashes.
        sha256: of the file's bytes, hexadecimal.
        metadata: the article's row of sources.csv, empty without one.
    """

    article_id: str
    file: Path
    path: str
    sha256: str
    metadata: Mapping[str, str] = field(default_factory=dict)

    def read(self) -> Article:
        """Read the article.

        Raises:
            CurationError: the file is damaged, protected or holds no words.
        """
        try:
            document = read_document(self.file.suffix.lower(), _bytes(self.file))
        except Unreadable as error:
            raise CurationError(str(error), where=str(self.file), remedy=error.remedy) from None
        said = {**document.metadata, **{k: v for k, v in self.metadata.items() if v}}
        return Article(
            article_id=self.article_id,
            path=self.path,
            source=said.get("source", ""),
            title=said.get("title", "") or _first_line(document.text),
            author=said.get("author", ""),
            url=said.get("url", ""),
            published=said.get("published", ""),
            licence=said.get("licence", ""),
            sha256=self.sha256,
            text=document.text,
            blocks=document.blocks,
        )


def open_corpus(raw: Path) -> tuple[tuple[Source, ...], tuple[CurationError, ...]]:
    """Return the readable files of ``raw`` by article id, and a problem for each other one.

    Of files with one stem only the first by name is taken, since the stem is the article's id.

    Raises:
        CurationError: the folder is missing, is no folder, or holds no file at all.
    """
    files = _files(raw)
    rows, problems = read_sources(raw)
    sources: dict[str, Source] = {}
    for file in files:
        try:
            source = _source(raw, file, rows.get(file.stem, {}))
        except CurationError as error:
            problems.append(error)
            continue
        if file.stem in sources:
            problems.append(_same_stem(file, sources[file.stem].file))
        else:
            sources[file.stem] = source
    stems = frozenset(file.stem for file in files)
    problems += unknown_articles(raw, rows, stems)
    return tuple(sources[key] for key in sorted(sources)), tuple(problems)


def read_corpus(raw: Path) -> tuple[tuple[Article, ...], tuple[CurationError, ...]]:
    """Read all articles of a small corpus at once, with the problems of the files left out."""
    sources, problems = open_corpus(raw)
    articles, failed = [], list(problems)
    for source in sources:
        try:
            articles.append(source.read())
        except CurationError as error:
            failed.append(error)
    return tuple(articles), tuple(failed)


def _files(raw: Path) -> list[Path]:
    if not raw.exists():
        raise CurationError(
            "does not exist.", where=str(raw), remedy="Name a folder with --raw, or make this one."
        )
    if not raw.is_dir():
        raise CurationError("is no folder.", where=str(raw), remedy="Name a folder with --raw.")
    with reading_told(raw):
        found = [p for p in raw.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(raw))]
    files = sorted(p for p in found if p.name != FILE)
    if not files:
        raise CurationError(
            "holds no articles.", where=str(raw), remedy="Take some in with `curation add FILE`."
        )
    return files


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _source(raw: Path, file: Path, row: Mapping[str, str]) -> Source:
    if file.suffix.lower() not in READERS:
        raise unread_kind(file, ", or move it elsewhere")
    path = file.relative_to(raw).as_posix()
    metadata = {k: v for k, v in row.items() if k != "article_id"}
    return Source(file.stem, file, path, hashlib.sha256(_bytes(file)).hexdigest(), metadata)


def _bytes(file: Path) -> bytes:
    with reading_told(file):
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise CurationError(
                f"is {size / 1e6:.0f} MB large; an article has at most {MAX_BYTES / 1e6:.0f} MB.",
                where=str(file),
                remedy="Add the article's own text, without pictures or other articles.",
            )
        return file.read_bytes()


def _same_stem(file: Path, taken: Path) -> CurationError:
    return CurationError(
        f"has the same name as {taken.name} but for its ending, and was left out.",
        where=str(file),
        remedy="Rename one of the two.",
    )


def _first_line(text: str) -> str:
    line = text.strip().split("\n", 1)[0].strip()
    return line if len(line) <= 120 else line[:117].rstrip() + "…"
