"""Exercises that an article only names, outside all sections."""

from __future__ import annotations

from curation.extract.layout.sections import Outline
from curation.extract.model import Term, Terms, is_distinctive
from curation.names import name_key
from curation.records import Article, Claim, Mention
from curation.vocabulary import Vocabulary


def passing_mentions(
    article: Article, outline: Outline, terms: Terms, vocabulary: Vocabulary
) -> list[Mention]:
    """Return a passing mention for the first place where each other known exercise is named.

    Names that several exercises share, names inside sections, and names of exercises that have
    a section of their own in the article are passed over.
    """
    own = {
        _entry_id(article.text[s.name.start : s.name.end], vocabulary)
        for s in outline.sections
        if s.name
    }
    found: dict[str, Mention] = {}
    for term in terms.within(0, len(article.text), "alias"):
        stretch_id = vocabulary.aliases.get(term.target)
        if not stretch_id or stretch_id in own or stretch_id in found:
            continue
        words = article.text[term.start : term.end]
        if is_distinctive(words) and not _inside(term, outline):
            found[stretch_id] = _mention(article, term, stretch_id, vocabulary)
    return list(found.values())


def _entry_id(name: str, vocabulary: Vocabulary) -> str | None:
    return vocabulary.aliases.get(name_key(name))


def _inside(term: Term, outline: Outline) -> bool:
    return any(s.start <= term.start and term.end <= s.end for s in outline.sections)


def _mention(article: Article, term: Term, stretch_id: str, vocabulary: Vocabulary) -> Mention:
    words = article.text[term.start : term.end]
    return Mention(
        mention_id="",
        article_id=article.article_id,
        ordinal=0,
        start=term.start,
        end=term.end,
        text=words,
        name=words,
        kind=vocabulary.entries[stretch_id].kind,
        passing=True,
        claims=(Claim("name", words, term.start, term.end, "name:alias"),),
    )
