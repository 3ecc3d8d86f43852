"""Taking documents into the raw folder: first a plan that can be looked at, then the writing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from curation.corpus.decode import NotText, decode
from curation.corpus.formats import READERS, Unreadable, read_document, unread_kind
from curation.corpus.sources import FILE, listed_articles, with_rows, write_whole
from curation.corpus.split import find_boundaries
from curation.errors import CurationError, reading_told, writing_told
from curation.names import straighten

REMEDY = "Free some disk space, or ask for the right to write there."
_LONGEST_CELL = 2_000
"""Most characters of what a document says of itself; a page may call anything its title."""


@dataclass(frozen=True, slots=True)
class Addition:
    """One article to write.

    Attributes:
        line: where it begins in a split document, 0 for a whole document.
        known: whether the raw folder holds the same bytes already.
        listed: whether sources.csv has its row already.
    """

    article_id: str
    file_name: str
    data: bytes
    row: Mapping[str, str]
    origin: Path
    line: int = 0
    known: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What an addition would write."""

    raw: Path
    additions: tuple[Addition, ...]

    @property
    def writes(self) -> bool:
        """Whether there is anything to write."""
        return any(not (a.known and a.listed) for a in self.additions)

    @property
    def splits(self) -> bool:
        """Whether a document is split into several articles."""
        return any(addition.line for addition in self.additions)

    def describe(self) -> str:
        """Return a line for each article, with the boundaries of split documents.

        What stands before the first article of a document is told as left out.
        """
        lines = []
        begun: set[Path] = set()
        for a in self.additions:
            if a.line and a.line > 1 and a.origin not in begun:
                before = "line 1 is" if a.line == 2 else f"lines 1 to {a.line - 1} are"
                lines.append(f"{a.origin.name}: {before} before the first article and left out")
            begun.add(a.origin)
            words = len(a.data.split())
            where = f"{a.origin.name}, from line {a.line}" if a.line else a.origin.name
            lines.append(f"{where}: {a.row['title'][:60]!r}, {words} words, {_state(a)}")
        return "\n".join(lines)


def plan_addition(files: Sequence[Path], raw: Path, at: Sequence[int] | None = None) -> Plan:
    """Return what taking ``files`` (documents or folders) into ``raw`` would write.

    Args:
        at: the lines, from 1, at which articles begin in the one text file that is given; without
            it a dump of several articles is recognized by its text.

    Raises:
        CurationError: a file or sources.csv cannot be read, or another article has its name.
    """
    listed = listed_articles(raw)
    documents = [document for file in files for document in _documents(file)]
    if at is not None and len(documents) != 1:
        raise CurationError("--at goes with one text file.", remedy="Add the files one at a time.")
    known = _known_files(raw)
    taken = {*listed, *known.values()}
    additions: list[Addition] = []
    for document in documents:
        for addition in _additions(document, at):
            digest = hashlib.sha256(addition.data).hexdigest()
            if digest in known:
                article_id = known[digest]
                found = replace(addition, known=True, listed=article_id in listed)
                additions.append(_renamed(found, article_id))
                listed.add(article_id)
            elif addition.article_id in taken and not addition.line:
                raise CurationError(
                    f"another article is called {addition.article_id!r} already.",
                    where=str(document),
                    remedy="Rename the file and add it again.",
                )
            else:
                article_id = _free(addition.article_id, taken)
                taken.add(article_id)
                additions.append(_renamed(addition, article_id))
    return Plan(raw, tuple(additions))


def write_plan(plan: Plan) -> None:
    """Write the plan's articles and their rows of sources.csv.

    Raises:
        CurationError: sources.csv cannot be read, or the folder not written.
    """
    text = with_rows(plan.raw, [a.row for a in plan.additions if not a.listed])
    with writing_told(plan.raw, lambda _: REMEDY):
        plan.raw.mkdir(parents=True, exist_ok=True)
        for addition in plan.additions:
            if not addition.known:
                write_whole(plan.raw / addition.file_name, addition.data)
        write_whole(plan.raw / FILE, text.encode())


def _state(addition: Addition) -> str:
    if not addition.known:
        return f"becomes {addition.file_name}"
    return "is there already" if addition.listed else f"is there already, without a row in {FILE}"


def _documents(file: Path) -> Iterator[Path]:
    if file.is_dir():
        found = (p for p in file.rglob("*") if p.suffix.lower() in READERS)
        inside = sorted(p for p in found if not p.is_dir())
        if not inside:
            raise CurationError(
                "holds no documents.", where=str(file), remedy="Name another folder."
            )
        for document in inside:
            yield from _documents(document)
    elif not file.exists():
        raise CurationError("does not exist.", where=str(file), remedy="Check the name.")
    elif file.suffix.lower() not in READERS:
        raise unread_kind(file)
    elif not file.is_file():
        raise CurationError(
            "is no file but a pipe or a device.",
            where=str(file),
            remedy="Save what it holds as a file and add that.",
        )
    else:
        yield file


def _additions(file: Path, at: Sequence[int] | None) -> list[Addition]:
    with reading_told(file):
        data = file.read_bytes()
    try:
        document = read_document(file.suffix.lower(), data)
    except Unreadable as error:
        raise CurationError(str(error), where=str(file), remedy=error.remedy) from None
    if file.suffix.lower() == ".txt" or at is not None:
        pieces = _pieces(file, data, at)
        if len(pieces) > 1:
            return pieces
    first = document.text.strip().split("\n", 1)[0]
    said = {"title": first[:120]}
    said |= {column: value[:_LONGEST_CELL] for column, value in document.metadata.items()}
    article_id = _slug(file.stem)
    name = article_id + file.suffix.lower()
    return [Addition(article_id, name, data, {**said, "article_id": article_id}, file)]


def _pieces(file: Path, data: bytes, at: Sequence[int] | None) -> list[Addition]:
    try:
        text = decode(data)
    except NotText:
        raise CurationError("is not text.", where=str(file), remedy="Leave --at out.") from None
    lines = text.split("\n")
    starts = sorted(set(at)) if at else [b.line for b in find_boundaries(text)]
    if any(not 1 <= line <= len(lines) for line in starts):
        raise CurationError(
            f"has {len(lines)} lines; --at names another.", where=str(file), remedy="Correct --at."
        )
    pieces = []
    for start, end in zip(starts, [*starts[1:], len(lines) + 1], strict=True):
        piece = "\n".join(lines[start - 1 : end - 1]).strip("\n")
        if piece.strip():
            title = piece.strip().split("\n", 1)[0].strip()[:120]
            slug = _slug(title)
            row = {"article_id": slug, "title": title}
            pieces.append(Addition(slug, slug + ".txt", (piece + "\n").encode(), row, file, start))
    return pieces


def _slug(words: str) -> str:
    found = re.findall(r"[a-z0-9]+", straighten(words))
    return "-".join(found[:8]) or "article"


def _free(article_id: str, taken: set[str]) -> str:
    number, free = 2, article_id
    while free in taken:
        free = f"{article_id}-{number}"
        number += 1
    return free


def _renamed(addition: Addition, article_id: str) -> Addition:
    name = article_id + Path(addition.file_name).suffix
    row = {**addition.row, "article_id": article_id}
    return replace(addition, article_id=article_id, file_name=name, row=row)


def _known_files(raw: Path) -> dict[str, str]:
    """Return the digest of every raw file with its article id."""
    if not raw.is_dir():
        return {}
    known = {}
    for file in sorted(raw.rglob("*")):
        if file.is_file() and file.name != FILE and not file.name.startswith("."):
            with reading_told(file):
                known[hashlib.sha256(file.read_bytes()).hexdigest()] = file.stem
    return known
