"""What a release says of itself, from a small file that its publisher maintains."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from curation.errors import CurationError
from curation.export.data_files import read_text


@dataclass(frozen=True, slots=True)
class Publication:
    """The publisher's facts: a short name, title, description, creator and address of the catalog."""

    name: str
    title: str
    description: str
    creator: str
    homepage: str


def read_publication(path: Path | None = None) -> Publication:
    """Read the facts from a TOML file, the package's own by default.

    Raises:
        CurationError: the file cannot be read or a fact is missing, unknown or empty.
    """
    where = str(path or "publication.toml")
    try:
        text = path.read_text(encoding="utf-8") if path else read_text("data/publication.toml")
        facts = tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise CurationError(
            f"cannot be read ({error}).", where=where, remedy="Name a TOML file with --about."
        ) from None
    wanted = {f.name for f in fields(Publication)}
    wrong = sorted(wanted ^ set(facts)) or sorted(
        name for name, value in facts.items() if not isinstance(value, str) or not value.strip()
    )
    if wrong:
        raise CurationError(
            f"these facts are missing, unknown or empty: {', '.join(wrong)}.",
            where=where,
            remedy=f"Give each of {', '.join(sorted(wanted))} once, as text.",
        )
    return Publication(**facts)
