"""What a span of time measures: a hold, a whole exercise, or a rest, by the words around it."""

from __future__ import annotations

import re

from curation.extract.dosage.bare_times import is_granted, may_be_held, paces
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.wording import words
from curation.records import Range

BRIEF = 15.0
"""Seconds up to which "do this for" speaks of one effort and not of a whole exercise."""
REACH_BEFORE = 110
REACH_AFTER = 40
"""Characters before and after a span of time that say what it measures."""
HELD_NEARBY = 60
"""Characters before a time within which a word of holding outweighs one of resting."""

BARE = "bare time"
"""The rule of a time that no word around it claims."""

_CLAUSE = re.compile(r";|, (?:then|and then)\b|\bthen\b")
_HOLD = re.compile(rf"(?<![a-z]){words('hold')}")
_EFFORT = re.compile(words("effort"))
"""A muscle at work, which is no hold where a stretch is held after it ("press, relax, hold")."""
_NO_NOUN = r"(?<!\bthe )(?<!\bthis )(?<!\beach )(?<!\bafter a )"
_GOING_ON = re.compile(
    rf"(?<![a-z])(?:{_NO_NOUN}{words('going_on')}|roller|keep (?:\w+ ){{0,2}}\w+ing\b"
    rf"|(?:(?<=continue )|(?<=keep ))(?!{words('pressing')})\w+ing\b"
    rf"|{words('trying')} (?:this|it|these\b[^.;,]{{0,40}}|the (?!work\b)\w+|each \w+) for\b)"
)
_REST = re.compile(rf"\b{words('rest')}[^.;]{{0,18}}$")
_BETWEEN = re.compile(
    rf"\b(?:in[ -])?between\s+(?:each\s+|the\s+)?(?:sets|sides|reps|repetitions|{words('exercise')})\b[^.;]{{0,60}}$"
)
_REST_AFTER = re.compile(rf"['’\s-]*(?:of )?{words('rest_after')}")
_ACTIVITY_AFTER = re.compile(rf"[\s-]*{words('activity', 'session')}")
_SESSION_AFTER = re.compile(
    rf"[\s-]*{words('session')}|\s+(?:a|per)\s+{words('period')}|\s+(?:more|less|longer|shorter)\s+than\b|\s+{words('altogether')}(?=\s*(?:[.,;)]|$|(?:at|in|for|of)\b))"
)
_HOLD_AFTER = re.compile(rf"[\s'’-]*{words('hold_after')}")
_STRETCHED_AFTER = re.compile(
    rf"\s+(?:holding|stretching)\s+(?:each|every)\s+{words('side', 'sided_part')}"
)
_TOLD_AFTER = re.compile(rf"\s+(?:is|are)\s+[^.;,:]{{0,30}}\b{words('hold')}")
"""How the words go on behind a time that the sentence is about ("30 seconds is how long you hold")."""
_ENOUGH_AFTER = re.compile(rf"\s+(?:(?:is|are)\s+)?{words('enough')}\b")
_EACH_AFTER = re.compile(
    rf"\s*\(?(?:(?:in|on|for|to|into|with)\s+(?:each|every|any|all(?=\s+(?:of|the|these|those|my|your|our)\b))|per|each(?=\s*(?:[.,;)]|$))|apiece)\b"
    rf"(?!\s+(?:{words('period', 'rep_noun')}|rep|way|direction|round|set|time\b))"
)
_EACH_BEFORE = re.compile(r"\b(?:in|on|for|with)\s+(?:each|every|all)\b")
_HERE_AFTER = re.compile(rf"\s+{words('this_pose')}")
_SPENT = re.compile(r"\bspend(?:ing)?\s+(?:(?:about|around|up to|at least)\s+)?$")
_SHARED_AFTER = re.compile(
    rf"\.?[\s,]*\(?(?:[x×]\s?\d|each\s*[.,;)]?\s*$"
    rf"|(?:/\s?|(?:(?:on|for|to) )?(?:each|ea\.?|per|either|both|every|an?) ){words('side')})"
)
_FORBIDDEN = re.compile(rf"\b{words('forbidding')}\s+(?:\w+\s+){{0,2}}?{words('keeping')}\b[^,;]*$")
_OF_A_NAME = "stretch"
"""The word of holding that names end with as well."""
_OPENING = re.compile(r"(?:^|[.!?]\s)[\s*_•-]*$")
_ALONE = re.compile(
    rf"\s*[*_]*\s*(?:or so\s*)?(?:$|[.;)]|,\s+(?:(?:and|but)\s+)?(?:no\b|then\b|without\b)"
    rf"|(?:again\s*)?,?\s*(?:and\s+|then\s+)*{words('changing')})|\s+again\b"
)
_THIS_FOR = re.compile(r"\bthis for")
_FOR_A_TIME = re.compile(
    r"(?:\bfor|\bgets?|\bafter|(?:sets?|rounds?) of|(?P<title>\()|:|\bfrom|—|–|\s-|"
    r"\bstart(?:ing)? (?:with|at)|\bto|\bto both|\band)\s*"
    r"(?:about |around |another |a full |a good )?$"
)


def time_dose(sentence: str, start: int, end: int, value: Range) -> Dose | None:
    """Return what the span of time ``sentence[start:end]`` measures, None where that is forbidden.

    What is not to be held for more than a time is held for that time at most.

    Args:
        sentence: in lower case.
        value: ``(low, high)`` in seconds.
    """
    before = sentence[max(0, start - REACH_BEFORE) : start]
    after = sentence[end : end + REACH_AFTER]
    field, rule = _measure(before, after, value)
    if rule == BARE and may_be_held(sentence[start:end], before, after, value):
        field = "hold_seconds"
    if field == "hold_seconds" and _FORBIDDEN.search(before):
        low, high = value
        if low is not None and high is not None:
            return None
        value = (high, low)
    return Dose(field, value, start, end, rule)


def _measure(before: str, after: str, value: Range) -> tuple[str, str]:
    clause = _CLAUSE.split(before)[-1]
    if _REST_AFTER.match(after) or leads_to_rest(clause):
        return "rest_seconds", "rest"
    if any(rule.match(after) for rule in (_HOLD_AFTER, _STRETCHED_AFTER, _TOLD_AFTER)):
        return "hold_seconds", "hold after"
    held, moved = _last(_HOLD, clause), _last(_GOING_ON, clause)
    if _SESSION_AFTER.match(after) or (_ACTIVITY_AFTER.match(after) and held < 0):
        return "duration_seconds", "length of something"
    spent = _SPENT.search(clause)
    if held < 0 and (
        ((moved < 0 or spent) and _EACH_AFTER.match(after))
        or (spent and (_EACH_BEFORE.search(clause) or _HERE_AFTER.match(after)))
    ):
        return "hold_seconds", "for each exercise"
    if held < 0 and paces(before, after):
        return "duration_seconds", "pace"
    brief = value[1] is not None and value[1] <= BRIEF and _THIS_FOR.search(clause)
    if moved >= 0 and moved >= held and not brief and not is_granted(before):
        return "duration_seconds", "going on"
    return _hold(before, after, held, brief=bool(brief))


def leads_to_rest(clause: str) -> bool:
    """Return whether the words before a time have one rest ("let go for"), in lower case."""
    resting = _REST.search(clause) or _BETWEEN.search(clause)
    return resting is not None and not _HOLD.search(clause[-HELD_NEARBY:])


def _hold(before: str, after: str, held: int, *, brief: bool) -> tuple[str, str]:
    """Return whether a span of time that nothing else claims is a hold.

    Args:
        held: where the last word of holding stands in the clause, -1 without one.
        brief: whether the words speak of one short effort ("do this for five seconds").
    """
    clause = _CLAUSE.split(before)[-1]
    told = _FOR_A_TIME.search(before[-REACH_AFTER:])
    if told and told["title"] and clause.startswith(_OF_A_NAME, held):
        return "hold_seconds", "time shorthand"
    if held >= 0 or brief:
        return "hold_seconds", "effort" if _EFFORT.match(clause, held) else "hold"
    if told:
        return "hold_seconds", "time shorthand" if told["title"] else "for a time"
    if _SHARED_AFTER.match(after):
        return "hold_seconds", "for each side"
    if _OPENING.search(before) and (_ALONE.match(after) or _ENOUGH_AFTER.match(after)):
        return "hold_seconds", "time alone"
    return "duration_seconds", BARE


def _last(pattern: re.Pattern[str], clause: str) -> int:
    """Return where the last match of ``pattern`` begins, -1 without one."""
    return max((match.start() for match in pattern.finditer(clause)), default=-1)
