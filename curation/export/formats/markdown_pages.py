"""Markdown pages with front matter for a static site: one page for each exercise and muscle."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from curation.export.instructions import spoken
from curation.export.licences import known_licences, remark
from curation.export.markup import escaped, ordered, plain
from curation.export.records import Quote, Release, ReleaseArticle, ReleaseEntry

UNWRITTEN = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML wants escaped in a quoted text beside JSON's own escapes."""


def write_markdown(release: Release, folder: Path) -> None:
    """Write ``index.md``, ``entries/``, ``muscles/``, ``sources.md`` and pages that redirect."""
    pages = _Pages(release)
    (folder / "entries").mkdir()
    (folder / "muscles").mkdir()
    _write(folder / "index.md", pages.index())
    _write(folder / "sources.md", pages.sources())
    for entry in release.entries:
        _write(folder / "entries" / f"{page_name(entry.stretch_id)}.md", pages.entry(entry))
    for muscle_id in pages.by_muscle:
        _write(folder / "muscles" / f"{page_name(muscle_id)}.md", pages.muscle(muscle_id))
    for redirect in release.redirects:
        path = folder / "entries" / f"{page_name(redirect.old_id)}.md"
        target = f"{page_name(redirect.stretch_id)}.md"
        facts = {"title": redirect.old_id, "redirect_to": target}
        _write(path, [front_matter(facts), f"This exercise is now [here]({target})."])


def page_name(thing_id: str) -> str:
    """Return a file name for an id: the id itself where it is plain, else with a short digest."""
    if re.fullmatch(r"[a-z0-9_-]{1,120}", thing_id):
        return thing_id
    plain_part = re.sub(r"[^a-z0-9_-]+", "-", thing_id.lower()).strip("-")[:80]
    return f"{plain_part}-{hashlib.sha256(thing_id.encode()).hexdigest()[:8]}"


def front_matter(facts: dict[str, Any]) -> str:
    """Return facts as YAML front matter; texts are quoted, so that they stay texts."""
    lines = [f"{name}: {_yaml(value)}" for name, value in facts.items()]
    return "\n".join(["---", *lines, "---"])


def _yaml(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return UNWRITTEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


class _Pages:
    """The pages of one release as lists of paragraphs."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.muscles = {muscle.muscle_id: muscle for muscle in release.muscles}
        self.terms = {t.term_id: t.name for t in (*release.positions, *release.equipment)}
        self.articles = {article.article_id: article for article in release.articles}
        self.quotes: dict[str, list[Quote]] = {}
        for quote in release.evidence:
            self.quotes.setdefault(quote.stretch_id, []).append(quote)
        self.by_muscle: dict[str, list[ReleaseEntry]] = {}
        for entry in release.entries:
            for muscle in entry.muscles:
                self.by_muscle.setdefault(muscle, []).append(entry)

    def index(self) -> Iterator[str]:
        info = self.release.info
        yield front_matter({"title": info.title, "version": info.version, "date": info.date})
        yield f"# {escaped(info.title)}"
        yield escaped(info.description)
        yield f"Version {info.version}, {info.date}. [Sources and licences](sources.md)"
        yield "## Exercises"
        yield _linked(self.release.entries, "entries/")
        yield "## Muscles"
        yield "\n".join(
            f"- [{escaped(self.muscles[m].name)}](muscles/{page_name(m)}.md) ({len(found)})"
            for m, found in sorted(self.by_muscle.items())
        )

    def entry(self, entry: ReleaseEntry) -> Iterator[str]:
        yield front_matter(
            {
                "title": plain(entry.name),
                "id": entry.stretch_id,
                "aliases": [plain(alias) for alias in entry.aliases],
                "kind": entry.kind,
                "mode": entry.mode,
                "position": entry.position,
                "muscles": list(entry.muscles),
                "equipment": list(entry.equipment),
                "licences": list(entry.licences),
            }
        )
        yield f"# {escaped(entry.name)}"
        yield "\n".join(f"- {fact}" for fact in self._facts(entry))
        if entry.instructions:
            yield "## How to do it"
            yield ordered(entry.instructions)
        yield "## Sources"
        used = dict.fromkeys(member.article_id for member in entry.sources)
        yield "\n".join(f"- {_source(self.articles[article])}" for article in used)
        said = ((q.quote, q.attribution) for q in self.quotes.get(entry.stretch_id, ()))
        for words, attribution in dict.fromkeys(said):
            yield f"> {escaped(words)}\n>\n> {escaped(attribution)}"

    def _facts(self, entry: ReleaseEntry) -> Iterator[str]:
        if entry.aliases:
            yield f"Also called: {', '.join(map(escaped, entry.aliases))}"
        yield f"Kind: {entry.kind}" + (f", {entry.mode}" if entry.mode else "")
        if entry.position:
            yield f"Position: {escaped(self.terms[entry.position])}"
        if entry.muscles:
            named = ((m, escaped(self.muscles[m].name)) for m in entry.muscles)
            links = (f"[{name}](../muscles/{page_name(m)}.md)" for m, name in named)
            yield f"Muscles: {', '.join(links)}"
        if entry.equipment:
            yield f"Equipment: {', '.join(escaped(self.terms[e]) for e in entry.equipment)}"
        for label, value in (
            ("Hold", entry.hold_seconds),
            ("Repetitions", entry.reps),
            ("Sets", entry.sets),
        ):
            if value is not None:
                unit = " seconds" if label == "Hold" else ""
                yield f"{label}: {spoken(value)}{unit}"
        if entry.n_cautions:
            yield f"Cautions in the sources: {entry.n_cautions}"

    def muscle(self, muscle_id: str) -> Iterator[str]:
        muscle = self.muscles[muscle_id]
        yield front_matter({"title": plain(muscle.name), "id": muscle_id})
        yield f"# {escaped(muscle.name)}"
        if muscle.latin:
            yield f"*{escaped(muscle.latin)}*"
        yield _linked(self.by_muscle[muscle_id], "../entries/")

    def sources(self) -> Iterator[str]:
        yield front_matter({"title": "Sources and licences"})
        yield "# Sources and licences"
        yield "\n".join(f"- {_source(article)}" for article in self.release.articles)


def _linked(entries: Iterable[ReleaseEntry], folder: str) -> str:
    return "\n".join(
        f"- [{escaped(entry.name)}]({folder}{page_name(entry.stretch_id)}.md)" for entry in entries
    )


def _source(article: ReleaseArticle) -> str:
    parts = [part for part in (article.author, article.title, article.source) if part.strip()]
    known = known_licences().get(article.licence_id)
    licence = f"[{known.name}]({known.url})" if known else "licence not known"
    beside = remark(article.licence)
    told = f"{licence}, {escaped(beside)}" if beside else licence
    return f"{escaped(', '.join(parts) or article.article_id)}. {told}"


def _write(path: Path, paragraphs: Iterable[str]) -> None:
    text = "\n\n".join(part for part in paragraphs if part) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
