"""The page that lies on top of a release: what it is, what may be done with it, whom to name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curation.export.formats import FORMATS
from curation.export.licences import known_licences, remark
from curation.export.markup import escaped
from curation.export.records import Release

NAME = "README.md"


def notice(release: Release, formats: Sequence[str]) -> str:
    """Return the page as Markdown."""
    return "\n\n".join(_paragraphs(release, formats)) + "\n"


def _paragraphs(release: Release, formats: Sequence[str]) -> Iterator[str]:
    info = release.info
    yield f"# {escaped(info.title)}"
    yield escaped(info.description)
    yield (
        f"Version {info.version} of {info.date}, {len(release.entries)} exercises. Published by "
        f"{escaped(info.creator)}. `manifest.json` holds the SHA-256 of every file."
    )
    yield "## Formats"
    yield "\n".join(f"- `{name}`: {FORMATS[name].summary}" for name in formats)
    yield "## Licences and sources"
    yield (
        "Every exercise names the licences of its sources. Name the sources when you pass it on, "
        "and keep to the terms of each licence."
    )
    for licence in info.licences:
        yield "\n".join([f"**{_licence(licence)}**", "", *_sources(release, licence)])


def _licence(licence_id: str) -> str:
    known = known_licences().get(licence_id)
    return f"[{known.name}]({known.url})" if known else "Licence not known: ask the source"


def _sources(release: Release, licence_id: str) -> Iterator[str]:
    for article in release.articles:
        if article.licence_id == licence_id:
            parts = (article.author, article.title, article.source, article.url)
            named = ", ".join(part for part in parts if part.strip())
            beside = remark(article.licence)
            told = f"{named or article.article_id}{f' ({beside})' if beside else ''}"
            yield f"- {escaped(told)}"
