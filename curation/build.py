"""A whole build at the edge of the program: read what changed, run the stages, publish the files."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from curation.cache import FOLDER, ExtractionCache, code_digest
from curation.check import checksums
from curation.corpus import Source, open_corpus
from curation.decisions import DecisionLog, History
from curation.errors import CurationError, memory_told
from curation.records import Article, Mention
from curation.rows import article_row, catalog_row, conflict_row, decision_row, dumps, mention_row
from curation.rulings import articles_needed, outcome_row, stale_row
from curation.store import Staging, is_as_written, read_json, staging
from curation.summary import counts, name_report, ruling_counts, tell
from curation.unknown_terms import term_row, unknown_terms
from curation.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from curation.pipeline import Built

SCHEMA_VERSION = 1
MOST_TERMS = 1_000
"""Unknown terms that the report lists, those that most mentions hold first."""


@dataclass(frozen=True, slots=True)
class Report:
    """How a build went.

    Attributes:
        summary: what the editor reads at the end.
        problems: the articles and decisions that could not be taken, one line each.
        rebuilt: article ids that were read and extracted anew.
        notes: what an editor should know though nothing is wrong with the files, one line each.
    """

    summary: str
    problems: tuple[CurationError, ...]
    rebuilt: tuple[str, ...]
    notes: tuple[str, ...] = ()


def run_build(
    raw: Path,
    out: Path,
    decisions: Path | None = None,
    *,
    fresh: bool = False,
    progress: bool = False,
) -> Report:
    """Build the catalog of ``raw`` into ``out``; only what changed is computed again.

    Args:
        decisions: the folder of the editors' decisions, none by default.
        fresh: forget what earlier builds extracted.
        progress: draw progress bars on standard error.

    Raises:
        CurationError: the raw folder or the vocabulary cannot be used, ``out`` not written, or the
            memory is not enough.
    """
    vocabulary = load_vocabulary()
    sources, unread = _usable_sources(raw)
    history, unruled = _read_decisions(decisions)
    problems = (*unread, *unruled)
    inputs = _inputs(sources, vocabulary, history)
    summary = None if fresh or problems else _summary_if_current(out, inputs)
    if summary is not None:
        return Report(summary + "\nNothing has changed since the last build.", (), ())
    from curation import pipeline

    with (
        memory_told("the build"),
        staging(out) as stage,
        ExtractionCache(out, fresh=fresh) as cache,
    ):
        run = _Run(sources, vocabulary, cache, progress, articles_needed(history.standing()))
        run.write_articles(stage)
        problems = (*problems, *run.problems)
        if not run.n_articles:
            raise _nothing_left(raw, problems)
        built = pipeline.build_catalog(run.mentions, vocabulary, history, run.named)
        _write_tables(stage, built)
        account = _account(run, built, problems, inputs, stage.digests)
        stage.write_json("build.json", account)
    notes = (_not_kept(out, cache.failure),) if cache.failure else ()
    return Report(account["summary"], problems, tuple(run.rebuilt), notes)


def _usable_sources(raw: Path) -> tuple[tuple[Source, ...], tuple[CurationError, ...]]:
    """Return the articles of the raw folder that can be read and written, and what is wrong with others."""
    found, problems = open_corpus(raw)
    sources = tuple(source for source in found if _is_writable(source.path))
    misnamed = (_misnamed(source) for source in found if not _is_writable(source.path))
    return sources, (*problems, *misnamed)


def _write_tables(stage: Staging, built: Built) -> None:
    """Write what the stages after extraction made."""
    stage.write_rows("mentions.jsonl", map(mention_row, built.mentions))
    stage.write_rows("catalog.jsonl", map(catalog_row, built.catalog))
    stage.write_rows("conflicts.jsonl", map(conflict_row, built.conflicts))
    stage.write_rows("decisions.jsonl", map(outcome_row, built.outcomes))


def _account(
    run: _Run,
    built: Built,
    problems: Sequence[CurationError],
    inputs: Mapping[str, Any],
    outputs: Mapping[str, str],
) -> dict[str, Any]:
    """Return what build.json says: what went in and came out, and what is left to do."""
    names = name_report(built.mentions, built.vocabulary)
    figures = counts(run.n_articles, built.mentions, built.catalog, built.conflicts, built.proposed)
    figures["decisions"] = ruling_counts(built.outcomes)
    terms = unknown_terms(built.mentions, built.vocabulary)
    return {
        "schema_version": SCHEMA_VERSION,
        "versions": {"curation": version("stretch-curation"), "spacy": version("spacy")},
        "counts": figures,
        "inputs": inputs if not problems else {**inputs, "incomplete": True},
        "outputs": dict(outputs),
        "seconds": {"extract": run.seconds, **built.seconds},
        "unmapped_names": [
            {"name": name, "mention_ids": list(ids)} for name, ids in names.unmapped
        ],
        "unused_aliases": list(names.unused),
        "unknown_terms": [term_row(term) for term in terms[:MOST_TERMS]],
        "stale": [stale_row(o) for o in built.outcomes if o.status == "stale"],
        "redirects": dict(built.redirects),
        "variants": dict(built.variants),
        "problems": [str(problem) for problem in problems],
        "summary": tell(figures, names, terms, len(problems)),
    }


class _Run:
    """One pass over the corpus: articles stream through, mentions are kept.

    Attributes:
        n_articles: how many were written.
        seconds: how long it took to read and write them.
        named: the articles that were wanted, by id.
        rebuilt: ids of those that were read and extracted anew.
    """

    def __init__(
        self,
        sources: tuple[Source, ...],
        vocabulary: Vocabulary,
        cache: ExtractionCache,
        progress: bool,
        wanted: frozenset[str],
    ) -> None:
        self.sources, self.vocabulary, self.cache = sources, vocabulary, cache
        self.progress, self.wanted = progress, wanted
        self.n_articles, self.seconds = 0, 0.0
        self.named: dict[str, Article] = {}
        self.mentions: list[Mention] = []
        self.problems: list[CurationError] = []
        self.rebuilt: list[str] = []

    def write_articles(self, stage: Staging) -> None:
        """Write the articles and gather their mentions on the way."""
        start = perf_counter()
        self.n_articles = stage.write_rows("articles.jsonl", map(article_row, self._articles()))
        self.seconds = round(perf_counter() - start, 3)

    def _articles(self) -> Iterator[Article]:
        """Yield the articles in order of their ids."""
        for article in tqdm(
            self._all(),
            "Reading articles",
            len(self.sources),
            disable=not self.progress,
            file=sys.stderr,
            leave=False,
        ):
            if article.article_id in self.wanted:
                self.named[article.article_id] = article
            yield article

    def _all(self) -> Iterator[Article]:
        keys = {source.article_id: _key(source, self.vocabulary) for source in self.sources}
        found = ((source, self.cache.get(keys[source.article_id])) for source in self.sources)
        for known, group in groupby(found, lambda pair: pair[1] is not None):
            if known:
                yield from self._kept(kept for _, kept in group if kept)
            else:
                yield from self._extracted(tuple(source for source, _ in group), keys)

    def _kept(self, found: Iterable[tuple[Article, list[Mention]]]) -> Iterator[Article]:
        for article, mentions in found:
            self.mentions += mentions
            yield article

    def _extracted(self, sources: Sequence[Source], keys: dict[str, str]) -> Iterator[Article]:
        from curation import pipeline

        for outcome in pipeline.extract_mentions(sources):
            if isinstance(outcome, CurationError):
                self.problems.append(outcome)
                continue
            article, mentions = outcome
            self.cache.put(keys[article.article_id], article, mentions)
            self.rebuilt.append(article.article_id)
            self.mentions += mentions
            yield article


def _is_writable(path: str) -> bool:
    """Return whether a path is all characters; bytes that are none stand in it as half ones."""
    return path.encode(errors="ignore").decode() == path


def _misnamed(source: Source) -> CurationError:
    return CurationError(
        "has a name that is not UTF-8.", where=str(source.file), remedy="Rename the file or folder."
    )


def _key(source: Source, vocabulary: Vocabulary) -> str:
    """Return what decides an article's mentions: its bytes, its metadata, vocabulary and code."""
    parts = (source.sha256, source.path, repr(source.metadata), vocabulary.sha256, code_digest())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _read_decisions(folder: Path | None) -> tuple[History, tuple[CurationError, ...]]:
    if folder is None:
        return History(), ()
    log = DecisionLog(folder)
    history = log.history()
    return history, tuple(CurationError(problem) for problem in log.problems)


def _digest(history: History) -> str:
    digest = hashlib.sha256()
    for decision in history:
        digest.update(dumps(decision_row(decision)).encode() + b"\n")
    return digest.hexdigest()


def _inputs(sources: Iterable[Source], vocabulary: Vocabulary, history: History) -> dict[str, Any]:
    return {
        "articles": {s.article_id: _key(s, vocabulary) for s in sources},
        "vocabulary": vocabulary.sha256,
        "decisions": _digest(history),
        "code": code_digest(),
    }


def _summary_if_current(out: Path, inputs: dict[str, Any]) -> str | None:
    """Return the last build's summary if its inputs were the same and its files are as it left them."""
    build = read_json(out / "build.json") or {}
    summary, outputs = build.get("summary"), checksums(build)
    if build.get("inputs") != inputs or not isinstance(summary, str) or outputs is None:
        return None
    same = all(is_as_written(out / name, digest) for name, digest in outputs.items())
    return summary if same else None


def _not_kept(out: Path, failure: str) -> str:
    return (
        f"{out / FOLDER}: what was extracted could not be kept ({failure}), so the next build reads "
        "all articles again. Free some disk space, or ask for the right to write there."
    )


def _nothing_left(raw: Path, problems: tuple[CurationError, ...]) -> CurationError:
    told = "; ".join(str(problem) for problem in problems)
    return CurationError(
        f"holds no article that can be read. {told}".strip(),
        where=str(raw),
        remedy="Take articles in with `curation add FILE`.",
    )
