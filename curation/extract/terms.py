"""Finds the vocabulary's phrases in a text, all in one pass of spaCy's PhraseMatcher."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from curation.extract.model import Term, Terms, shelf_of
from curation.extract.words import blank
from curation.names import name_key
from curation.vocabulary import Vocabulary

UNPLACED = frozenset({"step_opener"})
"""Cues that are looked up word by word, so that nobody asks where they stand."""

_CURLY = str.maketrans({"'": "’"})


class TermMatcher:
    """Matches surface forms and names of exercises without regard to case.

    Within one group the longest match at a place wins; matches of different groups may overlap.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        nlp = blank()
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._meaning: dict[int, tuple[str, str, str]] = {}
        self._shelf_of: dict[int, str] = {}
        for phrase in vocabulary.phrases:
            if phrase.target in UNPLACED:
                continue
            label = f"{phrase.group}\t{phrase.target}\t{phrase.rule}"
            meaning = (phrase.group, phrase.target, phrase.rule)
            self._add(nlp, label, meaning, phrase.text)
            if phrase.group in ("muscle", "position") and phrase.text.count(" ") == 1:
                self._add(nlp, label, meaning, phrase.text.replace(" ", "-"))
        for name, _ in vocabulary.alias_names:
            key = name_key(name)
            label = f"alias\t{key}"
            for form in _forms(name):
                self._add(nlp, label, ("alias", key, f"alias:{name}"), form)

    def _add(self, nlp: Language, label: str, meaning: tuple[str, str, str], text: str) -> None:
        docs = [nlp.make_doc(form) for form in dict.fromkeys((text, text.translate(_CURLY)))]
        self._matcher.add(label, docs)
        key = nlp.vocab.strings[label]
        self._meaning[key] = meaning
        self._shelf_of[key] = shelf_of(meaning[0], meaning[1])

    def __call__(self, doc: Doc) -> Terms:
        """Return the terms of a Doc, whatever vocabulary of strings it was made with."""
        matches = self._matcher(doc)
        if not matches:
            return Terms(())
        starts, ends = _token_borders(doc)
        return Terms(list(self._longest(matches, starts, ends)))

    def _longest(
        self, matches: list[tuple[int, int, int]], starts: list[int], ends: list[int]
    ) -> Iterator[Term]:
        """Yield the matches that no longer match of their group covers, in reading order."""
        meaning, shelf_of = self._meaning, self._shelf_of
        matches.sort(key=_by_start_longest_first)
        last: dict[str, tuple[int, int, int]] = {}
        for match in matches:
            key, start, end = match
            shelf = shelf_of[key]
            before = last.get(shelf)
            if before is None or end > before[2] or self._is_twin(match, before):
                last[shelf] = match
                yield Term(starts[start], ends[end - 1], *meaning[key])

    def _is_twin(self, match: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
        """Return whether the same words name two muscles at once ("inner and outer thighs")."""
        one, two = self._meaning[match[0]], self._meaning[other[0]]
        same_words = match[1:] == other[1:] and one[2] == two[2]
        return one[0] == "muscle" and same_words and one[1] != two[1]


def _by_start_longest_first(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[1], -match[2]


def _forms(name: str) -> tuple[str, ...]:
    """Return the spellings under which a text may print a name: as it is, joined, and plural."""
    forms = [name, name.replace("-", " "), name.replace(" ", "-") if name.count(" ") == 1 else name]
    forms += [f"{form}s" for form in forms if form[-1:].isalpha() and not form.endswith("s")]
    return tuple(dict.fromkeys(forms))


def _token_borders(doc: Doc) -> tuple[list[int], list[int]]:
    starts = doc.to_array("IDX").astype(int)
    return starts.tolist(), (starts + doc.to_array("LENGTH").astype(int)).tolist()
