"""The day of a release, without a clock where the data has a day of its own."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from curation.errors import CurationError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32."""


def release_day(said: str | None, last_decision: str) -> str:
    """Return the day of a release, ISO 8601.

    Args:
        said: what the publisher said; without it SOURCE_DATE_EPOCH
            (reproducible-builds.org/specs/source-date-epoch), the day of the latest decision, or today.

    Raises:
        CurationError: what the publisher said is no date.
    """
    if said is not None:
        try:
            return date.fromisoformat(said).isoformat()
        except ValueError:
            raise CurationError(f"{said!r} is no date.", remedy="Write it as 2026-03-31.") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return decision_day(last_decision) or datetime.now(UTC).date().isoformat()


def decision_day(decision_id: str) -> str | None:
    """Return the day in a decision's id, None where it has none.

    The first ten characters of a ULID are milliseconds since 1970 in Crockford's base 32
    (github.com/ulid/spec).
    """
    if len(decision_id) != 26 or not set(decision_id) <= set(ALPHABET):
        return None
    milliseconds = 0
    for character in decision_id[:10]:
        milliseconds = milliseconds * 32 + ALPHABET.index(character)
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
