"""The name of an exercise that its sentences print, where no title does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.steps import is_order
from curation.extract.model import Span, Term, Terms, is_distinctive
from curation.extract.wording import PHRASES, words

MOST_LINES = 3
"""The lines of an exercise among which its name is sought."""

LEADING_VERB = re.compile(rf"{words('leading_verb', 'leading_with')}\s+", re.IGNORECASE)
ARTICLE = re.compile(r"(?:an?|the|some|your)\s+", re.IGNORECASE)
_QUOTED = re.compile(rf"[“\"]([^“”\"\n]{{3,40}})[”\"](\s+{words('quoted_noun')})?")
_CAPITALS = r"\s+(?P<name>(?:[A-Z][\w’'-]*\s+){1,4}[A-Z][\w’'-]*)"
_CALLED = re.compile(
    r"(?:\bthe|\bcalled|\bknown as|\bcall\w*\b[^.]{0,40}? the|\btry an?|\bdo an?)" + _CAPITALS
)
_GIVEN = re.compile(r"\b(?:called|known as|named|call\w*\b[^.]{0,60}?)\s+(?:the|an?)" + _CAPITALS)
_PRESENTED = re.compile(
    rf"\b{words('presenting', 'leading_with')},?\s+(?:an?\s+|the\s+|some\s+|this\s+)?"
    rf"(?P<name>[“\"]?(?:[\w’'-]+ ){{0,4}}[\w’'-]+)",
    re.IGNORECASE,
)
"""How a sentence leads to a name, and as many words as that may have ("Close with the band pull-apart")."""
_CALLED_SO = re.compile(
    r"\b(?:call\w*|named|known as|dubbed)\s[^.“”\"]{0,30}[“\"](?P<name>[^“”\"\n.,]{3,40})",
    re.IGNORECASE,
)
"""A name in quotation marks that somebody calls the exercise by."""
_COMPARED = re.compile(
    rf"\b{words('comparing')}\s+(?:an?\s+|the\s+|your\s+)?(?:\w+\s+)?[\"“]?$",
    re.IGNORECASE,
)
_LIKENED = re.compile(
    rf"(?:this|it)(?:['’]s| is)\s+(?:\w+\s+)?{words('likening')}\s+(?:an?\s+|the\s+)?[\"“]?",
    re.IGNORECASE,
)


def likened_name(text: str, terms: Terms, line: Line) -> Span | None:
    """Return the name that an exercise without one is said to be like ("This is similar to a bridge")."""
    likened = _LIKENED.match(text, line.content, line.end)
    if likened is None:
        return None
    known = (t for t in terms.starting(likened.end(), "alias") if t.end <= line.end)
    return next((Span(term.start, term.end) for term in known), None)


def name_in_prose(text: str, terms: Terms, lines: Sequence[Line]) -> Span | None:
    """Return the name that the first of an exercise's lines print, None where they print none."""
    for line in lines[:MOST_LINES]:
        found = _first_name(text, terms, line)
        if found:
            return found
    return None


_STOP = re.compile(r"[.!?]\s")


def _first_name(text: str, terms: Terms, line: Line) -> Span | None:
    beginning = Span(line.content, _end_of_two_sentences(text, line))
    return (
        _capitalised(_GIVEN, text, Span(line.content, line.end), terms)
        or _name_behind_verb(text, terms, line)
        or _presented(text, beginning, terms)
        or _name_among(text, terms, line, beginning)
    )


def _end_of_two_sentences(text: str, line: Line) -> int:
    first = _STOP.search(text, line.content, line.end)
    second = _STOP.search(text, first.end(), line.end) if first else None
    return second.end() if second else line.end


def _name_among(text: str, terms: Terms, line: Line, within: Span) -> Span | None:
    """Return the first name in capitals, known or in quotation marks that no comparison leads to."""
    called = _capitalised(_CALLED, text, within, terms)
    alias = next((t for t in terms.within(*within, "alias") if _is_own(text, line, t, terms)), None)
    quoted = _QUOTED.search(text, *within)
    options = [called] if called else []
    options += [_with_noun(alias, terms)] if alias else []
    if quoted and (quoted.group(2) or quoted.group(1).endswith(("stretch", "pose"))):
        options.append(_quoted_span(quoted))
    return min((x for x in options if not _is_compared(text, line, x)), default=None)


def _name_behind_verb(text: str, terms: Terms, line: Line) -> Span | None:
    """Return the known name that a line's first verb leads to ("Settle into child's pose for a minute")."""
    verb = LEADING_VERB.match(text, line.content, line.end)
    if verb is None:
        return None
    article = ARTICLE.match(text, verb.end(), line.end)
    known = terms.starting(article.end() if article else verb.end(), "alias")
    names = (t for t in known if is_distinctive(text[t.start : t.end]) and not _is_thing(t, terms))
    return next((Span(name.start, name.end) for name in names), None)


def _presented(text: str, within: Span, terms: Terms) -> Span | None:
    """Return the name that a sentence leads to, known or ending as names of exercises do."""
    so_called = _CALLED_SO.search(text, *within)
    if so_called:
        return Span(*so_called.span("name"))
    for found in _PRESENTED.finditer(text, *within):
        start, end = found.span("name")
        known = terms.starting(start, "alias")
        if known and not _is_thing(known[0], terms):
            return _with_noun(known[0], terms)
        nouns = terms.within(start + 1, end, "layout", "exercise_noun")
        if (
            nouns
            and _MARK_BEHIND.match(text, nouns[-1].end)
            and _tells(text[start : nouns[-1].end])
        ):
            return Span(start, nouns[-1].end)
    return None


_MARK_BEHIND = re.compile(r"\s*(?:[,.:;—–(]|\s-\s|$)")
_UNTOLD = frozenset({*PHRASES["common_noun"], *PHRASES["no_name_word"]})
_GRAMMAR = re.compile(
    r"\b(?:your|you|the|in|on|to|of|for|as|that|this|it|up|down)\b", re.IGNORECASE
)


def _tells(name: str) -> bool:
    """Return whether words say which exercise is meant, and are no sentence."""
    return not (_GRAMMAR.search(name) or _UNTOLD.issuperset(name.lower().split()))


def _is_thing(alias: Term, terms: Terms) -> bool:
    """Return whether a name is the thing that exercises are done with ("foam roller")."""
    return any(
        (thing.start, thing.end) == (alias.start, alias.end)
        for thing in terms.within(alias.start, alias.end, "equipment")
    )


def _with_noun(alias: Term, terms: Terms) -> Span:
    """Return a known name with the noun that closes it ("reverse prayer stretch")."""
    closing = terms.starting(alias.end + 1, "layout", "exercise_noun")
    return Span(alias.start, max((term.end for term in closing), default=alias.end))


def _capitalised(pattern: re.Pattern[str], text: str, within: Span, terms: Terms) -> Span | None:
    """Return the first words in capitals that a text is led to and that end as names of exercises do."""
    for match in pattern.finditer(text, *within):
        start, end = match.span("name")
        nouns = terms.within(start + 1, end, "layout", "exercise_noun")
        if nouns:
            return Span(start, nouns[-1].end)
    return None


def _is_compared(text: str, line: Line, name: Span) -> bool:
    """Return whether the words before a name say that another exercise is meant."""
    return bool(_COMPARED.search(text[max(line.content, name.start - 40) : name.start]))


def _quoted_span(match: re.Match[str]) -> Span:
    return Span(match.start(1), match.end(2) if match.group(2) else match.end(1))


_AND = re.compile(r"\s*(?:,|and|or|,\s*and|,\s*or)\s+", re.IGNORECASE)


def _is_own(text: str, line: Line, alias: Term, terms: Terms) -> bool:
    """Return whether a name is printed as this exercise's: no order, not compared with it or one of several."""
    if not is_distinctive(text[alias.start : alias.end]) or _is_thing(alias, terms):
        return False
    if is_order(text, alias, line.content, terms):
        return False
    return not any(
        _AND.fullmatch(text[alias.end : other.start])
        for other in terms.within(alias.end, min(line.end, alias.end + 40), "alias")
    )
