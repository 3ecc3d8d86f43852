"""Finds the vocabulary's phrases in a text, all in one pass over its words.

spaCy's PhraseMatcher would report every match, with a look-up for each; most are thrown away again,
because a longer one stands in their place. The tree of phrases here knows the longest beforehand.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from spacy.attrs import IDX, LENGTH, LOWER  # type: ignore[attr-defined]
from spacy.strings import StringStore
from spacy.tokens import Doc

from curation.extract.model import Term, Terms, shelf_of
from curation.extract.words import cut
from curation.names import name_key
from curation.vocabulary import Phrase, Vocabulary

UNPLACED = frozenset({"step_opener"})
"""Cues that are looked up word by word, so that nobody asks where they stand."""

_term = partial(tuple.__new__, Term)
"""Makes a Term of a tuple in a third less time than its own constructor."""
_CURLY = str.maketrans({"'": "’"})
_END = 0
"""The id of no word, behind the last one."""


class Meaning(NamedTuple):
    """What a phrase stands for, see ``Term``."""

    group: str
    target: str
    rule: str


class Found(NamedTuple):
    """The longest phrase of one shelf at a place.

    Attributes:
        shelf: the number of the shelf, see ``shelf_of``.
        length: in words.
        meanings: several where the words name two muscles at once ("inner and outer thighs").
    """

    shelf: int
    length: int
    meanings: tuple[Meaning, ...]


class _Node:
    """The phrases that begin with the same words.

    Attributes:
        longer: the id of the word that goes on -> the phrases that go on with it.
        said: shelf -> what the words of this node alone stand for.
        found: what stands at a place where no word goes on, the longest first.
    """

    __slots__ = ("found", "longer", "said")

    def __init__(self) -> None:
        self.longer: dict[int, _Node] = {}
        self.said: dict[int, list[Meaning]] = {}
        self.found: tuple[Found, ...] = ()

    def settle(self, length: int, shorter: tuple[Found, ...]) -> None:
        """Work out ``found`` here and in all nodes below."""
        own = [Found(shelf, length, tuple(said)) for shelf, said in self.said.items()]
        self.found = (*own, *(found for found in shorter if found.shelf not in self.said))
        for node in self.longer.values():
            node.settle(length + 1, self.found)


class TermMatcher:
    """Matches surface forms and names of exercises without regard to case.

    Within one group the longest match at a place wins; matches of different groups may overlap.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._strings = StringStore()
        self._root = _Node()
        self._shelves: dict[str, int] = {}
        for phrase in sorted(vocabulary.phrases, key=_is_no_layout):
            if phrase.target in UNPLACED:
                continue
            meaning = Meaning(phrase.group, phrase.target, phrase.rule)
            self._add(meaning, phrase.text)
            if phrase.group in ("muscle", "position") and phrase.text.count(" ") == 1:
                self._add(meaning, phrase.text.replace(" ", "-"))
        for name, _ in vocabulary.alias_names:
            meaning = Meaning("alias", name_key(name), f"alias:{name}")
            for form in _forms(name):
                self._add(meaning, form)
        self._root.settle(0, ())

    def _add(self, meaning: Meaning, text: str) -> None:
        shelf = shelf_of(meaning.group, meaning.target)
        number = self._shelves.setdefault(shelf, len(self._shelves))
        for form in dict.fromkeys((text, text.translate(_CURLY))):
            node = self._root
            for word in cut(form):
                node = node.longer.setdefault(self._strings.add(word.lower()), _Node())
            said = node.said.setdefault(number, [])
            if not said or _is_twin(meaning, said[-1]):
                said.append(meaning)

    def __call__(self, doc: Doc) -> Terms:
        """Return the terms of a Doc, whatever vocabulary of strings it was made with."""
        words, starts, lengths = doc.to_array([LOWER, IDX, LENGTH]).T.tolist()
        words.append(_END)
        terms: list[Term] = []
        layout: list[Term] = []
        shelves: list[list[Term]] = [[] for _ in self._shelves]
        reached = [0] * len(shelves)
        for start, node in enumerate(map(self._root.longer.get, words)):
            if node is None:
                continue
            place = start + 1
            longer = node.longer.get(words[place])
            while longer is not None:
                node, place = longer, place + 1
                longer = node.longer.get(words[place])
            for shelf, length, meanings in node.found:
                end = start + length
                if end <= reached[shelf]:
                    continue
                reached[shelf] = end
                first, last = starts[start], starts[end - 1] + lengths[end - 1]
                for group, target, rule in meanings:
                    term = _term((first, last, group, target, rule))
                    terms.append(term)
                    shelves[shelf].append(term)
                    if group == "layout":
                        layout.append(term)
        return Terms(terms, {**dict(zip(self._shelves, shelves)), "layout": layout})


def _is_no_layout(phrase: Phrase) -> bool:
    """Return whether a phrase comes second where both stand for the same words.

    A verb that shuts off targets comes before the cue that the same word is ("contract").
    """
    return phrase.group != "layout"


def _is_twin(meaning: Meaning, other: Meaning) -> bool:
    """Return whether the same words name two muscles at once ("inner and outer thighs")."""
    together = meaning.group == "muscle" and meaning.rule == other.rule
    return together and meaning.target != other.target


def _forms(name: str) -> tuple[str, ...]:
    """Return the spellings under which a text may print a name: as it is, joined, and plural."""
    forms = [name, name.replace("-", " "), name.replace(" ", "-") if name.count(" ") == 1 else name]
    forms += [f"{form}s" for form in forms if form[-1:].isalpha() and not form.endswith("s")]
    return tuple(dict.fromkeys(forms))
