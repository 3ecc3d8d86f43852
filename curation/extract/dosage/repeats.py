"""How often to repeat, with and without a verb: "repeat twice", "do ten per leg", "once is enough"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.extract.dosage.amounts import RANGE
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import read_range
from curation.extract.dosage.phrases import IN_PERIOD
from curation.extract.dosage.wording import words
from curation.records import Range

_SPOKEN: dict[str, Range] = {
    "once": (1.0, 1.0),
    "a single time": (1.0, 1.0),
    "once or twice": (1.0, 2.0),
    "twice": (2.0, 2.0),
    "twice or thrice": (2.0, 3.0),
    "twice or three times": (2.0, 3.0),
    "thrice": (3.0, 3.0),
}
_SEVERAL = r"(?:twice or (?:thrice|three times)|twice|thrice)"
_OTHER_SIDE = r"(?:on|with|to|for|using)\s+(?:the|your)\s+(?:other|opposite|left|right)\b"
_REPEAT = re.compile(
    rf"\b{words('repeating_verb')}\s+(?:{words('all_of_it')}\s+(?:{words('exercise')}\s+)?)?"
    rf"(?:(?P<said>once or twice|(?<=repeat )once|{_SEVERAL})"
    rf"|(?P<most>up to )?(?:~\s*|about\s+|around\s+)?{RANGE}"
    r"(?=\s*(?:times?\b|[x×]\B|x\b|on each|on both|(?<!\bone )of (?:these|them|those)\b|per\b|each\b|/)))"
    r"(?:\s+more\b|\s+again\b)?"
    rf"(?!\s+{_OTHER_SIDE})"
)
_CLOSING = re.compile(
    rf",\s+(?:and\s+)?(?P<said>once or twice|{_SEVERAL})"
    rf"(?:\s+(?:each|over|through|(?:on|to|for|with)\s+(?:each|either|every|both)\s+(?:{words('side')}|sides)))?(?=\s*(?:[.,;!)]|$))"
    rf"|(?:^|[.,;:])\W*(?P<enough>once(?: or twice)?|{_SEVERAL})\s+(?:is\s+|will\s+be\s+)?{words('enough')}"
    r"|\b(?P<single>a single time)\b"
)


def repeats(sentence: str) -> Iterator[Dose]:
    """Read how often to repeat ("repeat twice", "do ten per leg")."""
    for m in _REPEAT.finditer(sentence):
        if IN_PERIOD.match(sentence, m.end()):
            continue
        value = _SPOKEN[m["said"]] if m["said"] else read_range(m["low"], m["high"])
        yield Dose("reps", (None, value[0]) if m["most"] else value, *m.span(), "repeat")


def closing_repeats(sentence: str) -> Iterator[Dose]:
    """Read how often without a verb of repeating ("20 seconds, twice", "once is enough")."""
    for m in _CLOSING.finditer(sentence):
        said = next(group for group in ("said", "enough", "single") if m[group])
        yield Dose("reps", _SPOKEN[m[said]], *m.span(said), "repeat")
