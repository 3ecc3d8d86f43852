"""Bytes as text: any common encoding, one kind of line end, and a plain no to what is not text."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
MOST_CONTROL = 0.002
"""The greatest share of control characters that a text may hold."""


class NotText(ValueError):
    """Bytes that are no text in any encoding known here."""


def decode(data: bytes) -> str:
    """Return the text of ``data``, without byte order mark, with line ends as "\\n".

    Raises:
        NotText: the bytes are no text.
    """
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if len(_CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise NotText
    return text.replace("\x00", "")


_WESTERN = re.compile(r"[\x00-\x7f\xa0“”‘’„–—…•°·×½¼¾™®©€£À-ÿŒœŠšŽžŸ]+")
_MOST_ACCENTED = 0.1


def _western(data: bytes) -> str | None:
    """Return the text if it reads as English in cp1252, the commonest encoding of old articles.

    Statistical detection takes the few typographic signs of an English text for letters of another
    language, so this is tried first.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    accented = len(text) - sum(c.isascii() for c in text)
    plausible = _WESTERN.fullmatch(text) and accented <= _MOST_ACCENTED * len(text)
    return text if plausible else None


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise NotText from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        raise NotText
    western = _western(data)
    if western is not None:
        return western
    guess = from_bytes(data).best()
    if guess is None:
        raise NotText
    return str(guess)
