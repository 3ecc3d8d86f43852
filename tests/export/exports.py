"""What the export tests share: a small built catalog by hand, and whole builds and releases on disk."""

import hashlib
import json
from dataclasses import replace

from curation.export.assemble import assemble_content, assemble_release, release_info
from curation.export.built import BuiltCatalog
from curation.export.publication import read_publication
from curation.export.run import Request, run_export
from curation.records import (
    Article,
    CatalogEntry,
    Claim,
    Conflict,
    Member,
    Mention,
    Provenance,
    Suggestion,
    ValueClaimed,
)
from curation.rows import article_row, catalog_row, conflict_row, dumps, mention_row
from curation.vocabulary import load_vocabulary

TEXT = (
    "Pigeon Pose\n"
    "Bring one shin forward and lay it down. Hold for 30 to 60 seconds while you breathe. "
    "Stop if your knee hurts.\n"
)
SILENT = (
    "kind", "mode", "position", "muscles", "hold_seconds", "reps", "sets", "per_side",
    "equipment", "cautions",
)  # fmt: skip


def article(article_id="one", licence="CC BY 4.0", text=TEXT):
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        article_id, f"{article_id}.txt", "Example Press", f"Title of {article_id}", "", "",
        "2024-05-06", licence, sha256, text,
    )  # fmt: skip


def claim(article, field, value, words):
    start = article.text.index(words)
    return Claim(field, value, start, start + len(words), f"test:{field}")


def mention(source, slug="pigeon", stretch_id="pigeon-pose"):
    return Mention(
        mention_id=f"{source.article_id}/{slug}",
        article_id=source.article_id,
        ordinal=1,
        start=0,
        end=len(source.text),
        text=source.text,
        name="Pigeon Pose",
        kind="stretch",
        hold_seconds=(30, 60),
        claims=(
            claim(source, "name", "Pigeon Pose", "Pigeon Pose"),
            claim(source, "hold_seconds", (30, 60), "30 to 60 seconds"),
            claim(source, "cautions", "Stop if your knee hurts.", "Stop if your knee hurts."),
        ),
        stretch_id=stretch_id,
    )


def entry(stretch_id="pigeon-pose", mentions=(), **changes):
    ids = tuple(m.mention_id for m in mentions)
    made = CatalogEntry(
        stretch_id=stretch_id,
        name="Pigeon Pose",
        aliases=("half pigeon",),
        kind="stretch",
        mode="static",
        position="seated",
        muscles=("glutes",),
        hold_seconds=(30, 60),
        reps=None,
        sets=None,
        per_side=True,
        equipment=("mat",),
        cautions=("Stop if your knee hurts.",),
        sources=tuple(Member(m.article_id, m.mention_id) for m in mentions),
        n_articles=len({m.article_id for m in mentions}),
        status="curated",
        provenance=tuple((field, Provenance("majority", ids)) for field in SILENT),
    )
    return replace(made, **changes)


def conflict(level="contradiction", status="open", decision_id=None, field="position"):
    values = (ValueClaimed("seated", ("one/pigeon",)), ValueClaimed("prone", ("two/pigeon",)))
    suggestion = Suggestion("seated", "most say so")
    return Conflict(
        f"pigeon-pose/{field}", "pigeon-pose", field, level, values, suggestion, status, decision_id
    )


def built(entries=None, articles=None, mentions=None, conflicts=(), report=None, rulings=()):
    """A built catalog: by default one entry that one article presents."""
    articles = articles or (article(),)
    mentions = tuple(map(mention, articles)) if mentions is None else mentions
    entries = (entry(mentions=mentions),) if entries is None else entries
    return BuiltCatalog(
        {a.article_id: a for a in articles},
        {m.mention_id: m for m in mentions},
        tuple(entries),
        tuple(conflicts),
        report or {},
        {},
        tuple(rulings),
    )


def released(catalog, *, evidence="none", licence_gate=False, redirects=(), version="1.0.0"):
    """The release of a built catalog."""
    vocabulary = load_vocabulary()
    content = assemble_content(catalog, vocabulary, evidence=evidence, licence_gate=licence_gate)
    info = release_info(
        read_publication(),
        content,
        version=version,
        date="2026-02-28",
        evidence=evidence,
        decisions_up_to=catalog.last_decision(),
    )
    return assemble_release(content, catalog, vocabulary, info, redirects)


def write_built(catalog, out):
    """Write a built catalog as a build would, so that commands can read it."""
    out.mkdir(parents=True, exist_ok=True)
    tables = {
        "articles.jsonl": map(article_row, catalog.articles.values()),
        "mentions.jsonl": map(mention_row, catalog.mentions.values()),
        "catalog.jsonl": map(catalog_row, catalog.catalog),
        "conflicts.jsonl": map(conflict_row, catalog.conflicts),
    }
    digests = {}
    for name, rows in tables.items():
        data = "".join(dumps(row) + "\n" for row in rows).encode()
        (out / name).write_bytes(data)
        digests[name] = hashlib.sha256(data).hexdigest()
    report = {**catalog.report, "outputs": digests}
    (out / "build.json").write_text(json.dumps(report), encoding="utf-8")
    return out


def export(catalog, place, *formats, **options):
    """Export a built catalog into ``place/release`` and return what happened."""
    out = write_built(catalog, place / "curated")
    folder = options.pop("folder", place / "release")
    return run_export(Request(out, folder, formats or ("json",), day="2026-02-28", **options))
