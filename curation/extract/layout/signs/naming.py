"""The name of an exercise as its section prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.steps import is_order
from curation.extract.layout.signs.titles import name_span
from curation.extract.model import Span, Term, Terms, is_distinctive
from curation.extract.wording import words

MOST_BARE_WORDS = 8
"""The most words of a list item that is nothing but a name."""
MOST_MUSCLE_TITLES = 0.5
"""The share of titles that are nothing but muscles up to which these are names as the others are."""

_QUOTED = re.compile(rf"[“\"]([^“”\"\n]{{3,40}})[”\"](\s+{words('quoted_noun')})?")
_CAPITALS = r"\s+(?P<name>(?:[A-Z][\w’'-]*\s+){1,4}[A-Z][\w’'-]*)"
_CALLED = re.compile(
    r"(?:\bthe|\bcalled|\bknown as|\bcall\w*\b[^.]{0,40}? the|\btry an?|\bdo an?)" + _CAPITALS
)
_GIVEN = re.compile(r"\b(?:called|known as|named|call\w*\b[^.]{0,60}?)\s+(?:the|an?)" + _CAPITALS)
_COMPARED = re.compile(
    rf"\b{words('comparing')}\s+(?:an?\s+|the\s+|your\s+)?(?:\w+\s+)?[\"“]?$",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(rf"(?:now,?\s+)?{words('announcing')}\s+", re.IGNORECASE)
"""How a title leads to its name ("Now it is time for some chest stretching")."""
_ORDINAL = re.compile(rf"{words('counting')}[,:]\s+", re.IGNORECASE)
"""How a title counts the name behind it ("First, neck rolls")."""
_LEADING_VERB = re.compile(rf"{words('leading_verb')}\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:an?|the|some|your)\s+", re.IGNORECASE)


def name_of(
    text: str, terms: Terms, head: Line | None, lines: Sequence[Line], *, of_muscle: bool
) -> Span | None:
    """Return the span of the printed name, None where the section prints none.

    Args:
        of_muscle: whether the title only says which muscles follow, in an article that calls
            exercises otherwise; a name in the text then goes before it.
    """
    body = [line for line in lines if line is not head]
    if head and head.title and head.label != "generic":
        span = _without_verb(text, head.title.span)
        if not of_muscle:
            return span
        named = _name_in_prose(text, terms, body)
        return named or (None if terms.within(*span, "layout", "muscle_title") else span)
    if head is None and len(lines) == 1 and _is_bare(text, lines[0]):
        return name_span(text, Span(lines[0].content, lines[0].end), terms)
    return _name_in_prose(text, terms, body)


def names_only_muscles(text: str, terms: Terms, head: Line) -> bool:
    """Return whether a title that fills its line only says which muscles follow."""
    return (
        head.title is not None
        and head.title.alone
        and _only_muscles(text, _without_verb(text, head.title.span), terms)
    )


def calls_by_muscle(text: str, terms: Terms, titles: Iterable[Line | None]) -> bool:
    """Return whether titles that are nothing but muscles stand among as many that are names."""
    heads = [head for head in titles if head and head.title and head.title.alone]
    muscles = sum(names_only_muscles(text, terms, head) for head in heads)
    return 0 < muscles <= MOST_MUSCLE_TITLES * len(heads)


def _is_bare(text: str, line: Line) -> bool:
    short = line.listed and line.words <= MOST_BARE_WORDS and text[line.end - 1] not in ".!?;:,"
    return short and not (line.steps and _ADDRESSES.search(text, line.content, line.end))


_ADDRESSES = re.compile(r"\b(?:your|the|one|both)\b", re.IGNORECASE)
"""Words of an order ("Lift your arms"), and of no name ("Lift leg circles")."""


def _without_verb(text: str, span: Span) -> Span:
    start = span.start
    for leading in (_ORDINAL, _ANNOUNCED, _LEADING_VERB):
        found = leading.match(text, start, span.end)
        start = found.end() if found else start
    article = _ARTICLE.match(text, start, span.end) if start > span.start else None
    start = article.end() if article else start
    return Span(start, span.end) if start < span.end else span


def _only_muscles(text: str, span: Span, terms: Terms) -> bool:
    """Return whether a title only says which muscles follow ("Hip flexor and quad flexibility")."""
    muscles = terms.within(*span, "muscle")
    if not muscles or any((t.start, t.end) == span for t in terms.within(*span, "alias")):
        return False
    beside = terms.within(*span, "layout", "muscle_title")
    told = [(term.start, term.end) for term in (*muscles, *beside)]
    return all(
        any(start <= word.start() and word.end() <= end for start, end in told)
        for word in _TITLE_WORD.finditer(text, *span)
    )


_TITLE_WORD = re.compile(r"\b(?!(?:and|the|of|your|for|with)\b)\w+", re.IGNORECASE)
"""A word of a title that is not of grammar alone."""


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


def _name_in_prose(text: str, terms: Terms, lines: Sequence[Line]) -> Span | None:
    for line in lines[:3]:
        found = _first_name(text, terms, line)
        if found:
            return found
    return None


_STOP = re.compile(r"[.!?]\s")


def _first_name(text: str, terms: Terms, line: Line) -> Span | None:
    given = _capitalised(_GIVEN, text, Span(line.content, line.end), terms)
    given = given or _name_behind_verb(text, terms, line)
    if given:
        return given
    stop = _STOP.search(text, line.content, line.end)
    second = _STOP.search(text, stop.end(), line.end) if stop else None
    reach = second.end() if second else line.end
    called = _capitalised(_CALLED, text, Span(line.content, reach), terms)
    alias = next(
        (t for t in terms.within(line.content, reach, "alias") if _is_own(text, line, t, terms)),
        None,
    )
    quoted = _QUOTED.search(text, line.content, reach)
    options = [called] if called else []
    options += [_with_noun(alias, terms)] if alias else []
    options += (
        [_quoted_span(quoted)]
        if quoted and (quoted.group(2) or quoted.group(1).endswith(("stretch", "pose")))
        else []
    )
    return min((x for x in options if not _is_compared(text, line, x)), default=None)


def _name_behind_verb(text: str, terms: Terms, line: Line) -> Span | None:
    """Return the known name that a line's first verb leads to ("Settle into child's pose for a minute")."""
    verb = _LEADING_VERB.match(text, line.content, line.end)
    if verb is None:
        return None
    article = _ARTICLE.match(text, verb.end(), line.end)
    known = terms.starting(article.end() if article else verb.end(), "alias")
    return next(
        (Span(t.start, t.end) for t in known if is_distinctive(text[t.start : t.end])), None
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
    if not is_distinctive(text[alias.start : alias.end]):
        return False
    if is_order(text, alias, line.content, terms):
        return False
    return not any(
        _AND.fullmatch(text[alias.end : other.start])
        for other in terms.within(alias.end, min(line.end, alias.end + 40), "alias")
    )
