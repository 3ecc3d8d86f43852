"""The table of rules for counts and times, with the words that a sentence must hold for each."""

from __future__ import annotations

from curation.extract.dosage import bare_counts, phrases, repeats, shorthand, spoken_times
from curation.extract.dosage.scan import Rule
from curation.extract.dosage.side_words import A_SIDE
from curation.extract.dosage.wording import PHRASES

_PERIODS = (*(f"{period}*" for period in PHRASES["period"]), *PHRASES["periodic"])
_NOUNS = tuple(f"{noun}*" for noun in PHRASES["rep_noun"])
_TIMES = ("sec*", "s", "min*", "″", '"', "”")
_COUNTS = ("breath*", "count*", *PHRASES["set_noun"], "rep*", "time*", "x", "×", "step*", *_NOUNS)

_BOUNDS = tuple(
    {word for kind in ("or_less", "at_most") for word in PHRASES[kind] if word.isascii()}
)

COUNT_RULES = (
    Rule(phrases.frequencies, _PERIODS, numbered=False),
    Rule(shorthand.reps_of_seconds, ("sec*",)),
    Rule(shorthand.signs, ("x", "×")),
    Rule(shorthand.labels, ("rep*", "set*", "round*")),
    Rule(shorthand.sets_of, PHRASES["set_noun"]),
    Rule(spoken_times.half_minutes_to, ("half",), numbered=False),
    Rule(
        spoken_times.spoken_times,
        ("half", "a second", "a minute", "a moment", "a beat"),
        numbered=False,
    ),
    Rule(spoken_times.clock_times, spoken_times.CLOCK_SIGNS),
    Rule(spoken_times.bounded_times, ("sec*", "min*"), also=_BOUNDS),
    Rule(spoken_times.bare_holds, ("hold", "holding")),
    Rule(spoken_times.preferred_times, ("sec*", "min*"), also=PHRASES["enough"]),
    Rule(phrases.spoken_breaths, ("few", "several", "handful", "a breath"), numbered=False),
    Rule(phrases.counts_of, ("count*",)),
    Rule(
        shorthand.each_counts,
        ("ea", "each", "either", "every", "apiece", "a side", "per", "both", "/"),
    ),
    Rule(shorthand.counts_behind_names, (" - ", " – ", " — ")),
    Rule(phrases.amounts, (*_TIMES, *_COUNTS)),
    Rule(shorthand.counts_of_sides, (*A_SIDE, "each", "per", "both")),
    Rule(
        bare_counts.counts_of_these,
        ("of these", "of them", "of those", "of each", "of every", "of all"),
    ),
    Rule(bare_counts.counts_tried_for, PHRASES["trying_for"]),
    Rule(bare_counts.counts_more, ("more",)),
    Rule(bare_counts.counts_in_a_row, PHRASES["succession_of"]),
    Rule(bare_counts.counts_by_sides, ("left",), also=("right",)),
    Rule(bare_counts.counts_each_way, ("direction", "way", *PHRASES["way_round"])),
    Rule(bare_counts.counts_in_all, ("in all", "total", "altogether")),
    Rule(repeats.closing_repeats, ("once", "twice", "thrice", "a single time"), numbered=False),
    Rule(phrases.second_sets, ("another set",), numbered=False),
    Rule(
        repeats.repeats,
        (
            "once",
            "twice",
            "thrice",
            "time*",
            "x",
            "×",
            "each",
            "both",
            "per",
            "/",
            "of these",
            "of them",
            "of those",
        ),
        also=PHRASES["repeating_verb"],
        numbered=False,
    ),
)
"""What counts and times are read by, most specific first: a later rule passes over what an earlier
one has read."""
