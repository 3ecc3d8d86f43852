"""An editor's desk at the edge of the program: a project's folders, its log and the review of its last build."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from curation.build import run_build
from curation.corpus import open_corpus
from curation.decisions import DecisionLog, Tables, editor_name
from curation.errors import CurationError
from curation.extract import build_extractor, show
from curation.review.items import Material
from curation.review.session import Output, Session
from curation.rows import read_article, read_catalog_entry, read_conflict, read_mention
from curation.store import read_json
from curation.vocabulary import load_vocabulary
from curation.workers import forget_vocabulary

Record = TypeVar("Record")
VARIABLE = "CURATION_PROJECT"
"""The environment variable that names the project's folder."""


class Records(Mapping[str, Record]):
    """Rows that become records when they are looked at, since a large build has very many."""

    def __init__(
        self, rows: Mapping[str, Mapping[str, Any]], read: Callable[[dict[str, Any]], Record]
    ) -> None:
        self._rows, self._read = rows, read
        self._known: dict[str, Record] = {}

    def __getitem__(self, key: str) -> Record:
        if key not in self._known:
            self._known[key] = self._read(dict(self._rows[key]))
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a project."""

    root: Path

    @property
    def raw(self) -> Path:
        """The raw articles."""
        return self.root / "data" / "raw"

    @property
    def out(self) -> Path:
        """What the build writes."""
        return self.root / "data" / "curated"

    @property
    def decisions(self) -> Path:
        """The editors' rulings."""
        return self.root / "data" / "decisions"

    def build(self) -> str:
        """Build what has changed and return the summary."""
        forget_vocabulary()
        return run_build(self.raw, self.out, decisions=self.decisions).summary

    def read(self) -> Output:
        """Read what the last build left.

        Raises:
            CurationError: a file is missing or damaged.
        """
        tables = Tables.read(self.out)
        material = Material(
            Records(tables.articles, read_article),
            Records(tables.mentions, read_mention),
            Records(tables.catalog, read_catalog_entry),
            Records(tables.conflicts, read_conflict),
            load_vocabulary(),
        )
        return Output(tables, material, (read_json(self.out / "build.json") or {}).get("stale", ()))

    def unknown_names(self) -> list[str]:
        """Return the printed names that the last build found no entry for."""
        build = read_json(self.out / "build.json") or {}
        return [row["name"] for row in build.get("unmapped_names", ())]

    def unknown_terms(self) -> list[dict[str, Any]]:
        """Return the words that the last build found where muscles, positions or equipment are named."""
        build = read_json(self.out / "build.json") or {}
        return list(build.get("unknown_terms", ()))

    def doc(self, article_id: str) -> Doc:
        """Return an article as the extraction sees it, with exercises and evidence as spans.

        Raises:
            CurationError: there is no such article, or it cannot be read.
        """
        sources, _ = open_corpus(self.raw)
        source = next((s for s in sources if s.article_id == article_id), None)
        if source is None:
            raise CurationError(f"there is no article {article_id!r}.", remedy="See articles.")
        return show(source.read(), _extractor(load_vocabulary().sha256))

    def left_out(self, article_id: str) -> list[tuple[int, int]]:
        """Return the spans that read like instructions but belong to no exercise."""
        outline = self.doc(article_id)._.outline
        return [
            (line.start, line.end)
            for line in outline.lines
            if line.steps and not any(s.start <= line.start < s.end for s in outline.sections)
        ]

    def session(self, editor: str | None = None) -> Session:
        """Return a review session for an editor, by default the one that the system names."""
        return Session(self.read, DecisionLog(self.decisions), editor_name(editor))


@lru_cache(maxsize=1)
def _extractor(vocabulary_sha256: str) -> Language:
    """Return an extractor that reads the vocabulary of the given digest."""
    forget_vocabulary()
    return build_extractor(spans=True)


def find_project() -> Project:
    """Return the project of $CURATION_PROJECT, else the one that the working directory stands in.

    Raises:
        CurationError: there is none.
    """
    named = os.environ.get(VARIABLE)
    here = Path(named) if named else Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "data" / "raw").is_dir():
            return Project(folder.resolve())
    raise CurationError(
        "no data/raw folder was found here or above.",
        where=str(here),
        remedy=f"Open the notebook in the project, or name the project's folder in {VARIABLE}.",
    )
