"""JSON-LD with schema.org's terms: exercises as plans with steps, muscles, sources, quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from curation.export.addresses import address, is_web, licence_addresses
from curation.export.instructions import spoken
from curation.export.records import Quote, Release, ReleaseArticle, ReleaseEntry, ReleaseMuscle
from curation.records import Range
from curation.rows import dumps, range_row

Node = dict[str, Any]
CONTEXT = '{"@vocab":"https://schema.org/"}'
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
SECONDS = "SEC"
"""Seconds in the UN/CEFACT common codes that schema.org's unitCode asks for."""


def write_linked_data(release: Release, folder: Path) -> None:
    """Write ``catalog.jsonld``, one node a line."""
    with (folder / "catalog.jsonld").open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context":{CONTEXT},\n"@graph":[')
        for index, node in enumerate(nodes(release)):
            file.write((",\n" if index else "\n") + dumps(node))
        file.write("]}\n")


def nodes(release: Release) -> Iterator[Node]:
    """Yield the nodes of the graph; a property without a value is left out."""
    writer = _Nodes(release)
    found = [
        (writer.dataset(),),
        map(writer.entry, release.entries),
        map(writer.muscle, release.muscles),
        map(writer.article, release.articles),
        (writer.quote(number, quote) for number, quote in enumerate(release.evidence, 1)),
    ]
    for group in found:
        for node in group:
            yield {name: value for name, value in node.items() if value not in (None, "", [])}


class _Nodes:
    """Makes the nodes of one release, which refer to each other by address."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.positions = {term.term_id: term.name for term in release.positions}
        self.equipment = {term.term_id: term.name for term in release.equipment}
        self.parts: dict[str, list[str]] = {}
        for muscle in release.muscles:
            for group in muscle.part_of:
                self.parts.setdefault(group, []).append(muscle.muscle_id)
        self.former: dict[str, list[str]] = {}
        for redirect in release.redirects:
            self.former.setdefault(redirect.stretch_id, []).append(redirect.old_id)

    def at(self, kind: str, thing_id: str) -> str:
        return address(self.release.info, kind, thing_id)

    def dataset(self) -> Node:
        info = self.release.info
        return {
            "@id": self.at("release", info.version),
            "@type": "Dataset",
            "name": info.title,
            "identifier": info.name,
            "description": info.description,
            "version": info.version,
            "datePublished": info.date,
            "creator": {"@type": "Organization", "name": info.creator},
            "url": info.homepage if is_web(info.homepage) else "",
            "license": _references(licence_addresses(info.licences)),
        }

    def entry(self, entry: ReleaseEntry) -> Node:
        return {
            "@id": self.at("entry", entry.stretch_id),
            "@type": ["ExercisePlan", "HowTo"],
            "identifier": entry.stretch_id,
            "name": entry.name,
            "alternateName": list(entry.aliases),
            "exerciseType": entry.kind,
            "category": entry.mode,
            "associatedAnatomy": _references([self.at("muscle", m) for m in entry.muscles]),
            "activityDuration": _quantity(entry.hold_seconds, SECONDS),
            "repetitions": _quantity(entry.reps),
            "additionalVariable": list(self._variables(entry)),
            "tool": [{"@type": "HowToTool", "name": self.equipment[e]} for e in entry.equipment],
            "step": [
                {"@type": "HowToStep", "position": place, "text": step}
                for place, step in enumerate(entry.instructions, 1)
            ],
            "creativeWorkStatus": entry.status,
            "license": _references(licence_addresses(entry.licences)),
            "isBasedOn": _references(
                [self.at("article", a) for a in dict.fromkeys(s.article_id for s in entry.sources)]
            ),
            "isPartOf": {"@id": self.at("release", self.release.info.version)},
            "sameAs": _references(
                [self.at("entry", old) for old in self.former.get(entry.stretch_id, ())]
            ),
        }

    def _variables(self, entry: ReleaseEntry) -> Iterator[str]:
        """Yield what schema.org has no property for, as "name: value"."""
        if entry.position:
            yield f"position: {self.positions[entry.position]}"
        if entry.hold_seconds:
            yield f"hold in seconds: {spoken(entry.hold_seconds)}"
        if entry.sets:
            yield f"sets: {spoken(entry.sets)}"
        if entry.per_side:
            yield "sides: both in turn"

    def muscle(self, muscle: ReleaseMuscle) -> Node:
        codes = (("UBERON", muscle.uberon), ("FMA", muscle.fma))
        return {
            "@id": self.at("muscle", muscle.muscle_id),
            "@type": "Muscle",
            "identifier": muscle.muscle_id,
            "name": muscle.name,
            "alternateName": muscle.latin,
            "code": [
                {"@type": "MedicalCode", "codingSystem": system, "codeValue": code}
                for system, code in codes
                if code
            ],
            "subStructure": _references(
                [self.at("muscle", part) for part in self.parts.get(muscle.muscle_id, ())]
            ),
        }

    def article(self, article: ReleaseArticle) -> Node:
        return {
            "@id": self.at("article", article.article_id),
            "@type": "Article",
            "identifier": article.article_id,
            "name": article.title,
            "author": _named("Person", article.author),
            "publisher": _named("Organization", article.source),
            "url": article.url if is_web(article.url) else "",
            "datePublished": article.published if DAY.fullmatch(article.published) else "",
            "license": _references(licence_addresses((article.licence_id,))),
            "copyrightNotice": article.licence,
        }

    def quote(self, number: int, quote: Quote) -> Node:
        return {
            "@id": self.at("quote", str(number)),
            "@type": "Quotation",
            "text": quote.quote,
            "creditText": quote.attribution,
            "about": {"@id": self.at("entry", quote.stretch_id)},
            "keywords": quote.field,
            "isPartOf": {"@id": self.at("article", quote.article_id)},
        }


def _references(addresses: list[str]) -> list[Node]:
    return [{"@id": iri} for iri in addresses]


def _named(kind: str, name: str) -> Node | None:
    return {"@type": kind, "name": name} if name else None


def _quantity(value: Range | None, unit: str | None = None) -> Node | None:
    bounds = range_row(value)
    if bounds is None:
        return None
    found = {"minValue": bounds[0], "maxValue": bounds[1], "unitCode": unit}
    return {
        "@type": "QuantitativeValue",
        **{name: number for name, number in found.items() if number is not None},
    }
