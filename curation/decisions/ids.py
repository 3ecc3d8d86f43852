"""Decision ids: ULIDs, 26 characters that sort by the time they were made.

Format: 48 bits of Unix time in milliseconds and 80 random bits in Crockford's base 32, after the
ULID specification (https://github.com/ulid/spec).
"""

from __future__ import annotations

import secrets
import time

from curation.errors import CurationError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26
RANDOM_BITS = 80
LARGEST = (1 << 128) - 1


def next_id(previous: str = "") -> str:
    """Return an id for this moment that sorts after ``previous``, whatever the clock says.

    Raises:
        ValueError: ``previous`` is not an id.
        CurationError: no id sorts after ``previous``.
    """
    number = (time.time_ns() // 1_000_000) << RANDOM_BITS | secrets.randbits(RANDOM_BITS)
    if previous:
        number = max(number, _number(previous) + 1)
    if number > LARGEST:
        raise CurationError(
            f"no decision can follow the one with the id {previous}, which is the last id there is.",
            remedy="Give that one an id of the time at which it was made, or delete its line.",
        )
    return _text(number)


def is_id(text: object) -> bool:
    """Return whether ``text`` is written as an id."""
    return (
        isinstance(text, str)
        and len(text) == LENGTH
        and text[0] <= "7"
        and all(character in ALPHABET for character in text)
    )


def _number(text: str) -> int:
    if not is_id(text):
        raise ValueError(f"{text!r} is not a decision id")
    number = 0
    for character in text:
        number = number << 5 | ALPHABET.index(character)
    return number


def _text(number: int) -> str:
    digits = (number >> shift & 31 for shift in range(5 * (LENGTH - 1), -1, -5))
    return "".join(ALPHABET[digit] for digit in digits)
