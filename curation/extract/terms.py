"""Finds the vocabulary's phrases in a text, all in one pass of spaCy's PhraseMatcher."""

from __future__ import annotations

from functools import partial

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from curation.extract.model import Term, Terms, shelf_of
from curation.extract.words import blank
from curation.names import name_key
from curation.vocabulary import Vocabulary

UNPLACED = frozenset({"step_opener"})
"""Cues that are looked up word by word, so that nobody asks where they stand."""

Match = tuple[int, int, int]
"""A match of the PhraseMatcher: key, first token, one past the last token."""
MOST_TOKENS = 1 << 32
"""More tokens than any article has."""

_term = partial(tuple.__new__, Term)
"""Makes a Term of a tuple in a third less time than its own constructor."""
_CURLY = str.maketrans({"'": "’"})


class TermMatcher:
    """Matches surface forms and names of exercises without regard to case.

    Within one group the longest match at a place wins; matches of different groups may overlap.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        nlp = blank()
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._meaning: dict[int, tuple[str, str, str, str]] = {}
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
        self._meaning[key] = (shelf_of(meaning[0], meaning[1]), *meaning)

    def __call__(self, doc: Doc) -> Terms:
        """Return the terms of a Doc, whatever vocabulary of strings it was made with."""
        matches = self._matcher(doc)
        if not matches:
            return Terms(())
        return Terms(self._longest(matches, *_token_borders(doc)))

    def _longest(self, matches: list[Match], starts: list[int], ends: list[int]) -> list[Term]:
        """Return the matches that no longer match of their group covers, in reading order."""
        matches.sort(key=_by_start_longest_first)
        longest = []
        last: dict[str, Match] = {}
        meanings = self._meaning
        for match in matches:
            key, start, end = match
            shelf, group, target, rule = meanings[key]
            before = last.get(shelf)
            if before is None or end > before[2] or self._is_twin(match, before):
                last[shelf] = match
                longest.append(_term((starts[start], ends[end - 1], group, target, rule)))
        return longest

    def _is_twin(self, match: Match, other: Match) -> bool:
        """Return whether the same words name two muscles at once ("inner and outer thighs")."""
        if match[1:] != other[1:]:
            return False
        _, group, target, rule = self._meaning[match[0]]
        _, _, other_target, other_rule = self._meaning[other[0]]
        return group == "muscle" and rule == other_rule and target != other_target


def _by_start_longest_first(match: Match) -> int:
    return match[1] * MOST_TOKENS - match[2]


def _forms(name: str) -> tuple[str, ...]:
    """Return the spellings under which a text may print a name: as it is, joined, and plural."""
    forms = [name, name.replace("-", " "), name.replace(" ", "-") if name.count(" ") == 1 else name]
    forms += [f"{form}s" for form in forms if form[-1:].isalpha() and not form.endswith("s")]
    return tuple(dict.fromkeys(forms))


def _token_borders(doc: Doc) -> tuple[list[int], list[int]]:
    starts = doc.to_array("IDX")
    return starts.tolist(), (starts + doc.to_array("LENGTH")).tolist()
