"""Addresses of what a release describes, for the formats that need one for each thing."""

from __future__ import annotations

from urllib.parse import quote

from curation.export.licences import known_licences
from curation.export.records import ReleaseInfo


def address(info: ReleaseInfo, kind: str, thing_id: str) -> str:
    """Return the address of a thing, such as an entry or a muscle, below the catalog's own."""
    base = info.homepage.rstrip("/")
    separator = ":" if base.startswith("urn:") else "/"
    return separator.join((base, kind, quote(thing_id, safe="")))


def is_web(url: str) -> bool:
    """Return whether ``url`` is an address that a browser opens."""
    return url.startswith(("http://", "https://"))


def licence_addresses(licence_ids: tuple[str, ...]) -> list[str]:
    """Return the addresses of the licences that have one, in order."""
    known = known_licences()
    return [known[licence].url for licence in licence_ids if licence in known]
