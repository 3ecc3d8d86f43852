"""Finds the vocabulary's phrases in a text, all in one pass over its words.

spaCy's PhraseMatcher would report every match, with a look-up for each; most are thrown away again,
because a longer one stands in their place. The tree of phrases here knows the longest beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from spacy.strings import StringStore

from curation.extract.known_words import Words
from curation.extract.model import Term, Terms, shelf_of, wider_shelves
from curation.extract.words import parts_of, word_of
from curation.names import name_key
from curation.vocabulary import Phrase, Vocabulary

UNPLACED = frozenset({"step_opener"})
"""Cues that are looked up word by word, so that nobody asks where they stand."""

_term = partial(tuple.__new__, Term)
"""Makes a Term of a tuple in a third less time than its own constructor."""
_END = 0
"""The id of no word, behind the last one."""


Meaning = tuple[str, str, str]
"""What a phrase stands for: group, target and rule, see ``Term``."""
Found = tuple[int, int, tuple[Meaning, ...]]
"""The longest phrase of one shelf at a place: the shelf's number, the phrase's length in words, and
what it stands for, which is several where the words name two muscles at once."""
Node = tuple[tuple[Found, ...], dict[int, "Node"]]
"""The phrases that begin with the same words: what stands at a place where no word goes on, the
longest first, and the phrases that go on with a word, by the word's id.

Plain tuples and dicts of plain things, which the garbage collector soon leaves alone.
"""

_NO_WORD: dict[int, Node] = {}
"""How a phrase goes on that no other begins with."""


class _Phrases:
    """The phrases that begin with the same words, while more are added."""

    __slots__ = ("longer", "said")

    def __init__(self) -> None:
        self.longer: dict[int, _Phrases] = {}
        self.said: dict[int, list[Meaning]] = {}

    def add(self, words: Iterable[int], shelf: int, meaning: Meaning) -> None:
        """Add a phrase; where the same words stand on its shelf already only a twin is added."""
        phrases = self
        for word in words:
            longer = phrases.longer
            known = longer.get(word)
            if known is None:
                known = longer[word] = _Phrases()
            phrases = known
        said = phrases.said.setdefault(shelf, [])
        if not said or _is_twin(meaning, said[-1]):
            said.append(meaning)

    def node(self, length: int = 0, shorter: tuple[Found, ...] = ()) -> Node:
        """Return the finished node.

        Args:
            length: how many words the phrases have in common.
            shorter: what the node before this one has found.
        """
        found = shorter
        if said := self.said:
            own = [(shelf, length, tuple(meanings)) for shelf, meanings in said.items()]
            found = (*own, *[one for one in shorter if one[0] not in said])
        if not self.longer:
            return found, _NO_WORD
        return found, {word: then.node(length + 1, found) for word, then in self.longer.items()}


class _WordIds(dict[str, int]):
    """The id of every word of the phrases without regard to case, by its text and the blank behind it."""

    def __init__(self) -> None:
        self._strings = StringStore()

    def __missing__(self, part: str) -> int:
        found = self[part] = self._strings.add(word_of(part).lower())
        return found


class TermMatcher:
    """Matches surface forms and names of exercises without regard to case.

    Within one group the longest match at a place wins; matches of different groups may overlap.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._ids = _WordIds()
        self._shelves: dict[str, int] = {}
        self._wider: list[tuple[int, ...]] = []
        phrases = _Phrases()
        for phrase in sorted(vocabulary.phrases, key=_is_no_layout):
            if phrase.target in UNPLACED:
                continue
            meaning = (phrase.group, phrase.target, phrase.rule)
            self._add(phrases, meaning, phrase.text)
            if phrase.group in ("muscle", "position") and phrase.text.count(" ") == 1:
                self._add(phrases, meaning, phrase.text.replace(" ", "-"))
        for name, _ in vocabulary.alias_names:
            meaning = ("alias", name_key(name), f"alias:{name}")
            for form in _forms(name):
                self._add(phrases, meaning, form)
        _, self._first = phrases.node()

    @property
    def words(self) -> set[str]:
        """The words and signs of its phrases, as the vocabulary prints them."""
        return {word_of(part) for part in self._ids if not part.isspace()}

    def _add(self, phrases: _Phrases, meaning: Meaning, text: str) -> None:
        shelf = self._shelf(meaning[0], meaning[1])
        for form in (text, text.replace("'", "’")) if "'" in text else (text,):
            phrases.add(map(self._ids.__getitem__, parts_of(form)), shelf, meaning)

    def _shelf(self, group: str, target: str) -> int:
        """Return the number of the shelf of some terms, made with the wider ones where it is new."""
        label = shelf_of(group, target)
        if label not in self._shelves:
            wider = [self._numbered(wide) for wide in wider_shelves(group, target)]
            self._wider[self._numbered(label)] = tuple(wider)
        return self._shelves[label]

    def _numbered(self, label: str) -> int:
        if label not in self._shelves:
            self._shelves[label] = len(self._shelves)
            self._wider.append(())
        return self._shelves[label]

    def __call__(self, article: Words) -> Terms:
        """Return the terms among an article's words."""
        words, starts, lengths = (
            column.tolist() for column in (article.ids, article.starts, article.lengths)
        )
        words.append(_END)
        terms: list[Term] = []
        shelves: list[list[Term]] = [[] for _ in self._shelves]
        reached = [0] * len(shelves)
        wider = self._wider
        for start, begun in enumerate(map(self._first.get, words)):
            if begun is None:
                continue
            found, longer = begun
            place = start + 1
            while (node := longer.get(words[place])) is not None:
                found, longer = node
                place += 1
            for shelf, length, meanings in found:
                end = start + length
                if end <= reached[shelf]:
                    continue
                reached[shelf] = end
                first, last = starts[start], starts[end - 1] + lengths[end - 1]
                for group, target, rule in meanings:
                    term = _term((first, last, group, target, rule))
                    terms.append(term)
                    shelves[shelf].append(term)
                    for wide in wider[shelf]:
                        shelves[wide].append(term)
        return Terms(terms, dict(zip(self._shelves, shelves, strict=True)))


def _is_no_layout(phrase: Phrase) -> bool:
    """Return whether a phrase comes second where both stand for the same words.

    A verb that shuts off targets comes before the cue that the same word is ("contract").
    """
    return phrase.group != "layout"


def _is_twin(meaning: Meaning, other: Meaning) -> bool:
    """Return whether the same words name two muscles at once ("inner and outer thighs")."""
    group, target, rule = meaning
    return group == "muscle" and rule == other[2] and target != other[1]


def _forms(name: str) -> tuple[str, ...]:
    """Return the spellings under which a text may print a name: as it is, joined, and plural."""
    forms = [name, name.replace("-", " "), name.replace(" ", "-") if name.count(" ") == 1 else name]
    forms += [f"{form}s" for form in forms if form[-1:].isalpha() and not form.endswith("s")]
    return tuple(dict.fromkeys(forms))
