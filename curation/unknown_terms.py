"""Words that stand where a muscle, a position or a piece of equipment is named, and that no vocabulary file knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from curation.names import name_key
from curation.records import Mention
from curation.vocabulary import Vocabulary
from curation.vocabulary_tables import TERM_GROUPS

LONGEST = 3
"""Words of a term that ends at a sign or at a word that ends terms."""
UNENDED = 2
"""Words that are taken of a longer run, which mostly goes on about something else."""
MOST_PLACES = 5
"""Places that the build's report tells for each term."""
LONGEST_WORD = 15
"""Characters of a word of a frame, its blank included."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\W\d_]+")


class Place(NamedTuple):
    """Where a term stands: a mention, and a span of its article's text."""

    mention_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class UnknownTerm:
    """Words that nobody knows, and where they stand.

    Attributes:
        group: "muscle", "position" or "equipment": what would stand there.
        words: in lower case.
        places: in the order of the mentions.
    """

    group: str
    words: str
    places: tuple[Place, ...]


class _Frames:
    """The words before terms, by their last two words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._before: dict[tuple[str, str], dict[tuple[str, ...], str]] = {}
        for text, group in vocabulary.term_frames:
            *before, one, last = text.split()
            self._before.setdefault((one, last), {})[tuple(before)] = group
        self._most = max((len(key) for keys in self._before.values() for key in keys), default=0)
        lasts = sorted({last for _, last in self._before}, key=len, reverse=True)
        choice = "|".join(map(re.escape, lasts)) or r"(?!)"
        self._last = re.compile(rf" ({choice}) (?=[^\W\d_])")

    def found(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Yield group, start and end of the frames in a lower-case text, the longest at each end."""
        for last in self._last.finditer(text):
            start = text.rfind(" ", 0, last.start()) + 1
            frames = self._before.get((text[start : last.start()], last[1]))
            if frames:
                reach = max(0, start - LONGEST_WORD * self._most)
                before = [*_TOKEN.finditer(text, reach, start)][-self._most :]
                words = [word[0] for word in before]
                for first in range(len(words) + 1):
                    group = frames.get(tuple(words[first:]))
                    if group:
                        begin = before[first].start() if first < len(words) else start
                        yield group, begin, last.end()
                        break


def unknown_terms(mentions: Iterable[Mention], vocabulary: Vocabulary) -> tuple[UnknownTerm, ...]:
    """Return the terms that no file knows, those that most mentions hold first.

    A term is what follows one of the vocabulary's frames ("stretches your …", "grab a …") up to a sign
    or a word that ends terms; a position is told together with its frame ("lie on your …"). Words that
    hold a known muscle, position or piece of equipment are known, and so are names of exercises, words
    that editors called ordinary, and mere sides ("the inner and outer …").
    """
    frames, known = _Frames(vocabulary), _Known(vocabulary)
    places: dict[tuple[str, str], list[Place]] = {}
    for mention in mentions:
        text = _lowered(mention.text)
        for group, start, end in frames.found(text):
            last = _term_end(text, end, vocabulary.term_ends)
            if last > end and not known(group, text, start, end, last):
                first = start if group == "position" else end
                place = Place(mention.mention_id, mention.start + first, mention.start + last)
                places.setdefault((group, text[first:last]), []).append(place)
    found = [UnknownTerm(group, words, tuple(at)) for (group, words), at in places.items()]
    order = {group: number for number, group in enumerate(TERM_GROUPS)}
    return tuple(sorted(found, key=lambda t: (-len(t.places), order[t.group], t.words)))


def _lowered(text: str) -> str:
    """Return a text in lower case and in one line, every character at its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(character.lower()[0] for character in text)
    return lowered.replace("\n", " ")


def _term_end(text: str, start: int, ends: frozenset[str]) -> int:
    """Return where the term that begins at ``start`` ends, ``start`` itself where there is none."""
    borders: list[int] = []
    at = start
    while len(borders) <= LONGEST:
        word = _WORD.match(text, at)
        if word is None or word[0] in ends:
            break
        borders.append(word.end())
        following = text[word.end() : word.end() + 1]
        if following not in (" ", "-"):
            break
        at = word.end() + 1
    if len(borders) > LONGEST:
        return borders[UNENDED - 1]
    return borders[-1] if borders else start


class _Known:
    """What the vocabulary knows, as runs of words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        runs = {group: set[tuple[str, ...]]() for group in TERM_GROUPS}
        for phrase in vocabulary.phrases:
            if phrase.group in runs:
                runs[phrase.group].add(tuple(_TOKEN.findall(phrase.text)))
        self._runs: Mapping[str, frozenset[tuple[str, ...]]] = {
            group: frozenset(of_group) for group, of_group in runs.items()
        }
        self._all = frozenset().union(*runs.values())
        self._longest = max(map(len, self._all), default=0)
        self._sides = frozenset(word for pair in vocabulary.opposed for word in pair)

    def __call__(self, group: str, text: str, frame: int, start: int, end: int) -> bool:
        """Return whether a term, or the frame together with it, is known."""
        words = text[start:end]
        if {words, text[frame:end]} & self._vocabulary.ordinary_terms[group]:
            return True
        key = name_key(words)
        if key in self._vocabulary.aliases or key in self._vocabulary.ambiguous:
            return True
        term = _TOKEN.findall(words)
        if self._sides.issuperset(term):
            return True
        whole = _TOKEN.findall(text[frame:end]) if group == "position" else []
        return self._holds(term, self._all) or self._holds(whole, self._runs[group])

    def _holds(self, words: Sequence[str], runs: frozenset[tuple[str, ...]]) -> bool:
        return any(
            tuple(words[first:last]) in runs
            for first in range(len(words))
            for last in range(first + 1, min(len(words), first + self._longest) + 1)
        )


def term_row(term: UnknownTerm) -> dict[str, Any]:
    """Return a term as a row of the build's report: its counts, and where the first few stand."""
    return {
        "group": term.group,
        "words": term.words,
        "mentions": len({place.mention_id for place in term.places}),
        "articles": len({place.mention_id.partition("/")[0] for place in term.places}),
        "places": [list(place) for place in term.places[:MOST_PLACES]],
    }
