"""Finds the vocabulary's phrases in a text, all in one pass of spaCy's PhraseMatcher."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from curation.extract.model import Term, Terms
from curation.extract.words import blank
from curation.names import name_key
from curation.vocabulary import Vocabulary

_CURLY = str.maketrans({"'": "’"})


class TermMatcher:
    """Matches surface forms and names of exercises without regard to case.

    Within one group the longest match at a place wins; matches of different groups may overlap.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        nlp = blank()
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._meaning: dict[int, tuple[str, str, str]] = {}
        for phrase in vocabulary.phrases:
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
        self._meaning[nlp.vocab.strings[label]] = meaning

    def __call__(self, doc: Doc) -> Terms:
        """Return the terms of a Doc, whatever vocabulary of strings it was made with."""
        matches = self._matcher(doc)
        if not matches:
            return Terms(())
        starts, ends = _token_borders(doc)
        meaning = self._meaning
        found = [Term(starts[start], ends[end - 1], *meaning[key]) for key, start, end in matches]
        return Terms(list(_longest(found)))


def _forms(name: str) -> tuple[str, ...]:
    """Return the spellings under which a text may print a name: as it is, joined, and plural."""
    forms = [name, name.replace("-", " "), name.replace(" ", "-") if name.count(" ") == 1 else name]
    forms += [f"{form}s" for form in forms if form[-1:].isalpha() and not form.endswith("s")]
    return tuple(dict.fromkeys(forms))


def _token_borders(doc: Doc) -> tuple[list[int], list[int]]:
    starts = doc.to_array("IDX").astype(int)
    return starts.tolist(), (starts + doc.to_array("LENGTH").astype(int)).tolist()


def _longest(terms: list[Term]) -> Iterator[Term]:
    """Yield the terms that no longer term of their group covers."""
    terms.sort(key=lambda term: (term.start, -term.end))
    last: dict[str, Term] = {}
    for term in terms:
        key = term.target if term.group in ("layout", "cue") else term.group
        before = last.get(key)
        if before is None or term.end > before.end or _is_twin(term, before):
            last[key] = term
            yield term


def _is_twin(term: Term, other: Term) -> bool:
    """Return whether the same words name two muscles at once ("inner and outer thighs")."""
    return (term.group, term.start, term.end, term.rule) == (
        "muscle", other.start, other.end, other.rule,
    ) and term.target != other.target  # fmt: skip
