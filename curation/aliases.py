"""The entry that a printed name stands for, and the names that leave the choice to the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curation.names import name_key
from curation.records import Mention
from curation.vocabulary import Vocabulary
from curation.wording import PHRASES

_DEGREES = frozenset(PHRASES["degree"])
_CLOSING = frozenset(PHRASES["closing_noun"])
_SHORTENED = "is, but for its last word,"
_IN_BRACKETS = re.compile(r"\(([^)]+)\)")
_BETWEEN_NAMES = re.compile(r"\s+[–—-]+\s+|\s*:\s+|\s*/\s*(?=[A-Za-z]{3})")
_STRETCH = "stretch"
"""A closing word that names another exercise where the rest is one of strength ("squat stretch")."""
_ADDED = {noun: f"is, with {noun!r} added," for noun in (_STRETCH, *PHRASES["added_noun"])}
"""Closing words that a printed name may leave out, the first to try first, with how a name has them."""
_WITH_ADDED = frozenset(_ADDED.values())
(_ROLLED,) = PHRASES["rolled_noun"]
"""What the name of a muscle leaves out where a roller rolls it."""
_ROLLER = "roller"
PAIR = 2
_TELLING = frozenset(PHRASES["telling"])
"""Words that name another exercise where a bracket or a name's end adds them: "(bent knee)"."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the vocabulary says of a printed name.

    Attributes:
        stretch_id: the entry that it names, None where it names none or several.
        options: the entries among which the text decides.
        reason: how the name was found, one sentence.
        added: whether it is one only with a word added that the article does not print ("Lats").
    """

    stretch_id: str | None = None
    options: tuple[str, ...] = ()
    reason: str = ""
    added: bool = False


def look_up(name: str | None, vocabulary: Vocabulary) -> Known:
    """Return what the vocabulary knows of a printed name.

    The name is tried with the position that its brackets add, as printed, then without the words that
    name no exercise of their own ("modified", a closing "stretch"), then with its second name in
    brackets.
    """
    if not name:
        return Known()
    for form, how in _forms(name):
        key = name_key(form)
        if key in vocabulary.aliases:
            kind = vocabulary.entries[vocabulary.aliases[key]].kind
            if how == _SHORTENED and name_key(name).endswith(_STRETCH) and kind != _STRETCH:
                continue
            reason = f"{name!r} {how} a name of this entry."
            return Known(vocabulary.aliases[key], (), reason, how in _WITH_ADDED)
        if key in vocabulary.ambiguous:
            options = vocabulary.ambiguous[key]
            return Known(None, options, f"{name!r} names several entries.", how in _WITH_ADDED)
    return Known()


def look_up_told(mention: Mention, name: str | None, vocabulary: Vocabulary) -> Known:
    """Return what the vocabulary knows of the printed name of an exercise, as its text tells it.

    The entry that is done elsewhere gives way to the one whose name adds the position: a cat-cow that is
    done seated is a "seated cat-cow", where the vocabulary has one. A muscle that a roller releases
    ("Lats") is the name of no stretch.
    """
    known = look_up(name, vocabulary)
    if name and mention.kind == "release" and (known.added or not known.stretch_id):
        rolled = look_up(f"{name} {_ROLLED}", vocabulary)
        if _ROLLER in mention.equipment and rolled.stretch_id:
            return rolled
        return Known() if known.added else known
    position = mention.position
    entry = vocabulary.entries.get(known.stretch_id or "")
    if not name or not position or not entry or not entry.position:
        return known
    if vocabulary.position_exports[entry.position] == position:
        return known
    said = position.replace("_", " ")
    placed = vocabulary.aliases.get(name_key(f"{said} {name}"))
    return Known(placed, (), f"{name!r} done {said} is a name of this entry.") if placed else known


def _forms(name: str) -> Iterator[tuple[str, str]]:
    """Yield the forms to try with how each comes from the name, each made when its turn comes."""
    words = name_key(name).split()
    inner_names = _IN_BRACKETS.findall(name)
    for inner in inner_names:
        more = name_key(inner).split()
        both = [[*more, *words], [*words, *more]] if set(more) & _TELLING else []
        for form in both:
            yield " ".join(form), "with its brackets is"
    yield name, "is"
    for inner in inner_names:
        yield inner, "gives in brackets"
    parts = _BETWEEN_NAMES.split(name)
    if len(parts) == PAIR:
        for part in parts:
            yield part, "gives beside another name"
    if len(words) > 1 and words[-1] in _TELLING:
        yield " ".join([words[-1], *words[:-1]]), "is, in another order,"
    while words and words[0] in _DEGREES:
        words = words[1:]
        yield " ".join(words), "is, but for a word of degree,"
    if len(words) > 1 and words[-1] in _CLOSING:
        yield " ".join(words[:-1]), _SHORTENED
    else:
        for last, how in _ADDED.items():
            yield " ".join([*words, last]), how
