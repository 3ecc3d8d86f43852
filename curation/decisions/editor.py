"""Who is ruling: the name that signs a decision, and the file that holds it."""

from __future__ import annotations

import getpass
import hashlib
import os
import re
import subprocess

from curation.errors import CurationError
from curation.names import straighten

VARIABLE = "CURATION_EDITOR"
LONGEST = 200


def editor_name(given: str | None = None) -> str:
    """Return the editor's name: the one given, else $CURATION_EDITOR, git's user.name, the login.

    Raises:
        CurationError: no name is to be found, or it cannot be one.
    """
    for name in (given, os.environ.get(VARIABLE), _git_name(), _login()):
        if name and name.strip():
            return checked_name(name)
    raise CurationError(
        "nobody is named as the editor.", remedy=f"Say who rules with --editor NAME or {VARIABLE}."
    )


def checked_name(name: str) -> str:
    """Return an editor's name with single blanks.

    Raises:
        CurationError: it is empty, too long, or holds characters that cannot be seen.
    """
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST or not plain.isprintable():
        raise CurationError(
            f"{plain[:40]!r} cannot be an editor's name.",
            remedy=f"Write 1 to {LONGEST} visible characters.",
        )
    return plain


def file_name(editor: str) -> str:
    """Return the name of an editor's file; no two editors share one, on any file system."""
    slug = "-".join(re.findall(r"[a-z0-9]+", straighten(editor)))[:60]
    if slug == editor:
        return f"{slug}.jsonl"
    mark = hashlib.sha256(editor.encode()).hexdigest()[:8]
    return f"{slug}-{mark}.jsonl" if slug else f"{mark}.jsonl"


def _git_name() -> str | None:
    try:
        found = subprocess.run(
            ["git", "config", "user.name"], capture_output=True, text=True, timeout=5, check=False
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return found.stdout if found.returncode == 0 else None


def _login() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None
