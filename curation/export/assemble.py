"""A built catalog with its vocabulary as a release; a pure function of both and the options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from curation.export.built import BuiltCatalog
from curation.export.evidence import quotes
from curation.export.instructions import instructions
from curation.export.licences import UNKNOWN, Refusal, apply_licence_gate, licence_id
from curation.export.publication import Publication
from curation.export.records import (
    Quote,
    Redirect,
    Release,
    ReleaseArticle,
    ReleaseEntry,
    ReleaseInfo,
    ReleaseMuscle,
    Term,
)
from curation.export.rulings import rulings_by_entry
from curation.records import Article, CatalogEntry
from curation.vocabulary import Vocabulary

QUOTED_FIELDS = ("cautions",)
"""Fields of the catalog that hold sentences of sources and therefore stay out of entries."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a release holds beside its description, and what it had to leave out."""

    entries: tuple[ReleaseEntry, ...]
    evidence: tuple[Quote, ...]
    refused: tuple[Refusal, ...]


def assemble_content(
    built: BuiltCatalog, vocabulary: Vocabulary, *, evidence: str, licence_gate: bool
) -> Content:
    """Return the entries of a release, the quotes behind them, and the entries refused."""
    rulings = rulings_by_entry(built)
    entries = tuple(
        replace(
            release_entry(e, built.articles, vocabulary),
            decisions=tuple(sorted(rulings.get(e.stretch_id, ()))),
        )
        for e in built.catalog
    )
    refused: tuple[Refusal, ...] = ()
    if licence_gate:
        entries, refused = apply_licence_gate(entries)
    kept = {entry.stretch_id for entry in entries}
    said = tuple(
        quote
        for entry in built.catalog
        if entry.stretch_id in kept
        for quote in quotes(entry, built.mentions, built.articles, evidence)
    )
    return Content(entries, said, refused)


def assemble_release(
    content: Content,
    built: BuiltCatalog,
    vocabulary: Vocabulary,
    info: ReleaseInfo,
    redirects: Iterable[Redirect],
) -> Release:
    """Return the whole release: content with the terms and articles that it names."""
    entries = content.entries
    used = {source.article_id for entry in entries for source in entry.sources}
    return Release(
        info=info,
        entries=entries,
        muscles=_muscles(entries, vocabulary),
        positions=_terms(vocabulary.position_names, (e.position for e in entries if e.position)),
        equipment=_terms(vocabulary.equipment_names, (q for e in entries for q in e.equipment)),
        articles=tuple(release_article(built.articles.get(a), a) for a in sorted(used)),
        evidence=content.evidence,
        redirects=tuple(redirects),
    )


def release_info(
    publication: Publication,
    content: Content,
    *,
    version: str,
    date: str,
    evidence: str,
    decisions_up_to: str,
) -> ReleaseInfo:
    """Return what the release says of itself."""
    licences = {known for entry in content.entries for known in entry.licences}
    return ReleaseInfo(
        name=publication.name,
        title=publication.title,
        description=publication.description,
        version=version,
        date=date,
        creator=publication.creator,
        homepage=publication.homepage,
        licences=tuple(sorted(licences)),
        evidence=evidence,
        decisions_up_to=decisions_up_to,
    )


def release_entry(
    entry: CatalogEntry, articles: Mapping[str, Article], vocabulary: Vocabulary
) -> ReleaseEntry:
    """Return a catalog entry as other programs take it."""
    known = vocabulary.entries.get(entry.stretch_id)
    sources = {member.article_id for member in entry.sources}
    licences = {licence_id(articles[a].licence) if a in articles else UNKNOWN for a in sources}
    return ReleaseEntry(
        stretch_id=entry.stretch_id,
        name=entry.name,
        aliases=entry.aliases,
        kind=entry.kind,
        mode=entry.mode,
        position=entry.position,
        muscles=entry.muscles,
        reference_muscles=vocabulary.exported_muscles(known.muscles) if known else (),
        hold_seconds=entry.hold_seconds,
        reps=entry.reps,
        sets=entry.sets,
        per_side=entry.per_side,
        equipment=entry.equipment,
        instructions=instructions(entry, vocabulary),
        licences=tuple(sorted(licences)),
        sources=entry.sources,
        n_articles=entry.n_articles,
        n_cautions=len(entry.cautions),
        status=entry.status,
        decisions=(),
        provenance=tuple(item for item in entry.provenance if item[0] not in QUOTED_FIELDS),
    )


def release_article(article: Article | None, article_id: str) -> ReleaseArticle:
    """Return an article without its text; of one that nothing defines only the id is known."""
    if article is None:
        return ReleaseArticle(article_id, "", "", "", "", "", "", UNKNOWN, "")
    return ReleaseArticle(
        article.article_id,
        article.source,
        article.title,
        article.author,
        article.url,
        article.published,
        article.licence,
        licence_id(article.licence),
        article.sha256,
    )


def _muscles(entries: Iterable[ReleaseEntry], vocabulary: Vocabulary) -> tuple[ReleaseMuscle, ...]:
    known = {
        m.muscle_id: ReleaseMuscle(m.muscle_id, m.name, m.latin, m.uberon, m.fma, m.part_of)
        for m in vocabulary.muscles.values()
    }
    for muscle_id in {m for entry in entries for m in entry.muscles} - set(known):
        known[muscle_id] = ReleaseMuscle(muscle_id, muscle_id, "", "", "", ())
    return tuple(known[muscle_id] for muscle_id in sorted(known))


def _terms(names: Mapping[str, str], used: Iterable[str]) -> tuple[Term, ...]:
    """Return the vocabulary's terms; one that is used but not defined is its own name."""
    known = {**{term: term for term in used}, **names}
    return tuple(Term(term, known[term]) for term in sorted(known))
