"""Whether a line opens with the name of an exercise of its own, and not of a part of the one over it."""

from __future__ import annotations

from curation.extract.layout.exercises.chunks import Chunk
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.name_signs import is_capitalised
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.signs.titles import Title
from curation.records import BlockKind


def opens_with_own_name(line: Line, chunk: Chunk, reading: Reading) -> bool:
    """Return whether a line opens with what may be the name of an exercise of its own."""
    title = line.title
    if title is None or title.alone or line.label in ("part", "closing"):
        return False
    if line.label == "generic" and (chunk.is_named or line.kind is BlockKind.TABLE_ROW):
        return False
    if line.kind is BlockKind.TABLE_ROW and reading.names_several(title.rest, line.end):
        return False
    if chunk.head and (
        reading.renames(line, chunk.head)
        or (chunk.is_exact and reading.repeats(title.span, chunk.head))
    ):
        return False
    return title.exact or not (
        _belongs_to_head(line, title, chunk, reading)
        or _announces_others(line, title, chunk, reading)
        or (line.listed and not title.named and _is_labelled(line, chunk))
    )


def _belongs_to_head(line: Line, title: Title, chunk: Chunk, reading: Reading) -> bool:
    """Return whether a line names a part of the exercise that it stands under."""
    if not chunk.is_named or chunk.head is None:
        return False
    if _is_under(line, chunk.head):
        return True
    over = chunk.head.title
    several = over is not None and reading.names_several(*over.span)
    return not several and reading.repeats(title.span, chunk.head)


def _announces_others(line: Line, title: Title, chunk: Chunk, reading: Reading) -> bool:
    """Return whether what opens a line announces exercises, a complaint or advice, and is no name."""
    troubled = reading.speaks_of_trouble(title.span) and not reading.is_name_of_one(title)
    if troubled or reading.advises(title.span):
        return True
    return reading.speaks_of_group(title.span) and (
        line.many
        or not is_capitalised(reading.text, title.span)
        or _introduces_list(line, chunk)
        or reading.names_several(title.rest, line.end)
    )


def _introduces_list(line: Line, chunk: Chunk) -> bool:
    """Return whether a list with names in front of its items stands directly under a line."""
    following = next((x for x in chunk.body if x.index == line.index + 1), None)
    return following is not None and following.depth > line.depth and following.title is not None


def _is_labelled(item: Line, chunk: Chunk) -> bool:
    """Return whether an item stands in a list of labels ("Space: ...", "Time: ...")."""
    peers = [x for x in chunk.body if x.listed and x.level == item.level and x.index != item.index]
    return 0 < len(peers) <= 2 * sum(x.label == "why" for x in peers)


def _is_under(item: Line, head: Line | None) -> bool:
    """Return whether an item stands in the list under an item that is the title."""
    return head is not None and head.listed and item.listed and item.level > head.level
