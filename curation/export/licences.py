"""Licences as editors write them, read as SPDX ids, and what they allow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from curation.export.data_files import read_table
from curation.export.records import ReleaseEntry

UNKNOWN = "unknown"
LEAD = r"(?:licen[cs]ed )?(?:under )?(?:the )?"
RESERVED = re.compile(r"rights? reserved", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence that is known by name.

    Attributes:
        open: whether it conforms to the Open Definition 2.1 (opendefinition.org/od/2.1/en/).
        wger_id: id of the licence under which wger takes such text, None where it takes none.
    """

    licence_id: str
    pattern: re.Pattern[str]
    name: str
    url: str
    open: bool
    wger_id: int | None


@lru_cache(maxsize=1)
def known_licences() -> Mapping[str, Licence]:
    """Return the licences of ``data/licences.csv`` by SPDX id."""
    return {
        row["licence_id"]: Licence(
            row["licence_id"],
            re.compile(rf"{LEAD}(?:{row['pattern']}|{row['licence_id']})", re.IGNORECASE),
            row["name"],
            row["url"],
            row["open"] == "yes",
            int(row["wger_id"]) if row["wger_id"] else None,
        )
        for row in read_table("licences")
    }


@lru_cache(maxsize=1024)
def licence_id(text: str) -> str:
    """Return the SPDX id of a licence as an editor wrote it.

    The text may name one licence by its id, name or address, with remarks apart by commas or
    semicolons; anything else, several licences or a right reserved is "unknown".
    """
    if RESERVED.search(text):
        return UNKNOWN
    found = {known for part in _parts(text) for known in known_licences() if _names(part, known)}
    return found.pop() if len(found) == 1 else UNKNOWN


def remark(text: str) -> str:
    """Return what an editor wrote beside the name of the licence ("restatement"), "" for no licence."""
    known = licence_id(text)
    if known == UNKNOWN:
        return ""
    return ", ".join(part for part in _parts(text) if not _names(part, known))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;]", text)]


def _names(text: str, known: str) -> bool:
    licence = known_licences()[known]
    address = re.sub(r"^https?://", "", text).rstrip("/")
    return bool(licence.pattern.fullmatch(text)) or address == licence.url[8:].rstrip("/")


def allows_reuse(known: str) -> bool:
    """Return whether anyone may use, change and share what stands under the licence."""
    return known in known_licences() and known_licences()[known].open


@dataclass(frozen=True, slots=True)
class Refusal:
    """An entry that a release leaves out, and why."""

    stretch_id: str
    reason: str


def apply_licence_gate(
    entries: Iterable[ReleaseEntry],
) -> tuple[tuple[ReleaseEntry, ...], tuple[Refusal, ...]]:
    """Split entries into those whose sources all allow reuse and refusals of the others."""
    kept: list[ReleaseEntry] = []
    refused: list[Refusal] = []
    for entry in entries:
        closed = [known for known in entry.licences if not allows_reuse(known)]
        if closed or not entry.licences:
            why = ", ".join(closed) or "no source at all"
            refused.append(Refusal(entry.stretch_id, f"licences that do not allow reuse: {why}"))
        else:
            kept.append(entry)
    return tuple(kept), tuple(refused)
