"""The dosage grammar: a table of phrases with what they say, and its laws."""

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.corpus import read_corpus
from curation.extract.dosage import (
    column_doses,
    find_doses,
    merge_doses,
    says_dose,
    says_dose_of_each,
)
from curation.extract.dosage.amounts import has_number
from curation.extract.dosage.grammar import UNCOUNTED
from curation.extract.dosage.numbers import NUMBER, read_number
from curation.extract.dosage.rules import COUNT_RULES
from curation.extract.dosage.scan import Rule, Scanner
from curation.extract.dosage.sides import SIDE_RULES
from curation.extract.dosage.wording import one_of
from tests.projects import DATA, ROOT

CASES = list(csv.DictReader((DATA / "dosage_cases.csv").open(encoding="utf-8")))
FIELDS = {"hold": "hold_seconds", "reps": "reps", "sets": "sets", "breaths": "breaths"}
TEXTS = st.sampled_from([case["text"] for case in CASES])


def expected(cell):
    if not cell:
        return None
    low, high = cell.split(":")
    return (float(low) if low else None, float(high) if high else None)


def read(text):
    return merge_doses(find_doses(text))


def told(doses, offset=0):
    return [(d.field, d.value, d.start + offset, d.end + offset) for d in doses]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_phrase(case):
    doses = find_doses(case["text"])
    merged = merge_doses(doses)
    found = {column: merged[f].value for column, f in FIELDS.items() if f in merged}
    assert found == {column: expected(case[column]) for column in FIELDS if case[column]}
    assert ("per_side" in merged) == (case["per_side"] == "yes")
    if case["scope"]:
        of_each = says_dose_of_each(case["text"], 0, len(case["text"]))
        assert of_each == (case["scope"] == "each")


def test_the_table_holds_no_phrase_twice():
    assert len({case["text"] for case in CASES}) == len(CASES)


def test_instructions_win_over_the_shorthand_of_a_title():
    assert read("Hip drill x 8\nDo 6 to 10 reps, flowing.")["reps"].value == (6, 10)
    assert read("Sphinx (2 minutes)\nHold for 30 seconds.")["hold_seconds"].value == (30, 30)


def test_a_stretch_held_wins_over_the_effort_before_it():
    text = "Push the heel down for 6 seconds. Let go, then hold the stretch for 25 seconds."
    assert read(text)["hold_seconds"].value == (25, 25)
    assert read("Hold for 6 seconds. Push for 25 seconds.")["hold_seconds"].value == (6, 6)


def test_evidence_of_a_change_that_stands_alone_begins_with_its_words():
    text = "Hold.\n• Then switch."
    (dose,) = find_doses(text)
    assert text[dose.start : dose.end] == "Then switch"


def test_a_time_that_is_said_to_be_held_wins_over_a_bare_one():
    text = "Heel to the seat, 5 seconds. Then hold it there for 25 seconds."
    assert read(text)["hold_seconds"].value == (25, 25)


def test_the_plain_form_wins_over_a_harder_one():
    text = "To make it harder, hold for 60 seconds. Hold for 20 seconds."
    assert read(text)["hold_seconds"].value == (20, 20)


def test_a_beat_inside_a_repetition_is_the_hold_and_the_rest_is_duration():
    doses = read("Lean forward. Hold for 2 seconds. Continue going back and forth for 30 seconds.")
    assert doses["hold_seconds"].value == (2, 2)
    assert doses["duration_seconds"].value == (30, 30)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Rest for 30 seconds.", "rest_seconds"),
        ("Leave 20 seconds between sides.", "rest_seconds"),
        ("Jog for ten minutes.", "duration_seconds"),
        ("Inhale for a count of four.", "duration_seconds"),
        ("Do it three times a day.", "frequency"),
        ("Stretch twice weekly.", "frequency"),
    ],
)
def test_what_is_neither_hold_nor_repetition_is_kept_apart(text, field):
    assert {dose.field for dose in find_doses(text)} == {field}


def test_a_general_statement_is_for_each_exercise_only_in_its_own_sentence():
    each, own = "Hold each stretch for 20 seconds.", " Do 5 reps of the last one."
    assert says_dose_of_each(each + own, 0, len(each))
    assert not says_dose_of_each(each + own, len(each), len(each + own))


def test_evidence_holds_both_ends_of_a_count_behind_a_name():
    text = "Frog rocks – 6-8"
    (dose,) = find_doses(text)
    assert dose.value == (6, 8)
    assert text[dose.start : dose.end] == "6-8"


def test_evidence_holds_the_words_that_bound_a_range():
    text = "Stay there for at least 30 seconds."
    (dose,) = find_doses(text)
    assert text[dose.start : dose.end] == "at least 30 seconds"


def test_a_letter_that_lower_case_lengthens_moves_no_evidence():
    text = "İki İnce: hold for 30 seconds."
    (dose,) = find_doses(text)
    assert text[dose.start : dose.end] == "30 seconds"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_line_says_a_dose_where_one_is_found(case):
    text = case["text"]
    counted = any(dose.field not in UNCOUNTED for dose in find_doses(text))
    assert says_dose(text, 0, len(text)) == counted


def test_only_the_asked_part_of_a_text_is_read():
    text = "Hold for 30 seconds.\nSwitch legs."
    assert says_dose(text, 0, 20) and not says_dose(text, 21, len(text))
    assert [dose.field for dose in find_doses(text, 21)] == ["per_side"]


def sentences_of_default_corpus():
    for article in read_corpus(ROOT / "data" / "raw")[0]:
        yield from re.split(r"[.!?]\s|\n", article.text.lower())


def rules_called(scanner, text):
    chosen = (sentence.rules for sentence in scanner.sentences(text, 0, len(text)))
    return [rule for rules in chosen for rule in (*rules.counts, *rules.sides)]


def test_no_rule_reads_a_sentence_without_its_hints():
    rules = (*COUNT_RULES, *SIDE_RULES)
    scanner = Scanner(rules)
    missed = []
    for sentence in [*(case["text"].lower() for case in CASES), *sentences_of_default_corpus()]:
        flat = re.sub(r"[.!?\n]", ",", sentence)
        called = set(rules_called(scanner, flat))
        for rule in rules:
            idle = rule not in called or (rule.numbered and not has_number(flat))
            if idle and list(rule.read(flat)):
                missed.append((flat, rule.hints))
    assert not missed


def test_a_hint_is_a_word_and_not_a_part_of_one():
    def nothing(sentence):
        return iter(())

    whole, begun = Rule(nothing, ("per",)), Rule(nothing, ("rep*",), numbered=False)
    scanner = Scanner((whole, begun))

    def called(text):
        return rules_called(scanner, text)

    assert called("Eight per leg.") == [whole]
    assert called("Repeat it.") == [begun]
    assert called("8reps") == [begun]
    assert called("The upper person prepares.") == []


def test_hints_of_several_words_may_overlap_and_stand_apart():
    def nothing(sentence):
        return iter(())

    outer, inner = Rule(nothing, ("of each",), numbered=False), Rule(nothing, ("each foot",))
    scanner = Scanner((outer, inner))
    assert rules_called(scanner, "The 4 corners of each foot.") == [outer, inner]
    assert rules_called(scanner, "Eight with each \t foot.") == [inner]


@given(
    low=st.integers(1, 90),
    more=st.integers(1, 60),
    dash=st.sampled_from(["-", "–", "—", "‑", "‒", " – ", " to ", " or "]),
    unit=st.sampled_from(["seconds", "sec", "Seconds", "secs.", "s"]),
    verb=st.sampled_from(["Hold for", "Stay for", "hold", "Pause"]),
)
def test_a_rendered_range_reads_back(low, more, dash, unit, verb):
    text = f"{verb} {low}{dash}{low + more} {unit}"
    assert read(text)["hold_seconds"].value == (low, low + more)


@given(
    sets=st.integers(1, 9), reps=st.integers(1, 60), sign=st.sampled_from(["x", " x ", "×", " × "])
)
def test_sets_and_repetitions_read_back(sets, reps, sign):
    for text in (f"{sets}{sign}{reps}", f"{sets} sets of {reps}", f"Sets: {sets}, Reps: {reps}"):
        doses = read(text)
        assert (doses["sets"].value, doses["reps"].value) == ((sets, sets), (reps, reps))


SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
SMALL += [
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number):
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return f"{SMALL[hundreds - 1]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if number < 20:
        return SMALL[number - 1]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{SMALL[ones - 1]}" if ones else "")


@pytest.mark.parametrize("number", [*range(1, 100), 100, 101, 120, 245, 300, 999])
def test_a_number_in_words_is_the_number_in_digits(number):
    for name in (spelled(number), spelled(number).replace("-", " ")):
        assert re.fullmatch(NUMBER, name) and read_number(name) == number
        assert read(f"Hold for {name} seconds.")["hold_seconds"].value == (number, number)


# No prefix is an order to stay: a time behind one may be its own ("Sit tall. 30 seconds later, ...").
@given(
    prefix=st.sampled_from(["", "Be brave. ", "Lie down.\n", "Ünï. "]), case=st.sampled_from(CASES)
)
def test_text_before_shifts_offsets_and_nothing_else(prefix, case):
    after = find_doses(prefix + case["text"])
    assert told(after) == told(find_doses(case["text"]), len(prefix))


@given(first=TEXTS, second=TEXTS)
def test_lines_are_read_apart(first, second):
    both = told(find_doses(f"{first}\n{second}"))
    assert both == told(find_doses(first)) + told(find_doses(second), len(first) + 1)


@given(first=TEXTS, second=TEXTS, cut=st.integers(0, 20))
def test_a_part_is_read_as_if_it_stood_alone(first, second, cut):
    text = f"{first}\n• {second}"
    start = len(first) + 3
    assert told(find_doses(text, start)) == told(find_doses(second), start)
    assert told(find_doses(text, 0, len(first))) == told(find_doses(first))
    end = max(0, len(first) - cut)
    assert told(find_doses(text, 0, end)) == told(find_doses(first[:end]))
    assert says_dose(text, start, len(text)) == says_dose(second, 0, len(second))


@given(case=st.sampled_from(CASES))
def test_capitals_change_nothing(case):
    assert told(find_doses(case["text"].upper())) == told(find_doses(case["text"]))


@given(st.text(max_size=80))
def test_any_text_is_read_without_error_and_evidence_lies_inside(text):
    doses = find_doses(text)
    assert all(0 <= dose.start < dose.end <= len(text) for dose in doses)
    assert says_dose(text, 0, len(text)) == any(dose.field not in UNCOUNTED for dose in doses)


@given(
    st.integers(0, 300),
    st.integers(0, 300),
    st.sampled_from(["-", " to ", " or ", "~", " through "]),
    st.sampled_from(
        ["Hold for {} seconds.", "Do 3 sets of {} reps.", "Repeat {} times.", "Reps: {}"]
    ),
)
def test_the_low_end_is_never_above_the_high_one(one, other, join, sentence):
    doses = find_doses(sentence.format(f"{one}{join}{other}"))
    ranges = [dose.value for dose in doses if isinstance(dose.value, tuple)]
    assert all(low <= high for low, high in ranges)
    assert (float(min(one, other)), float(max(one, other))) in ranges or max(one, other) == 0


@given(st.lists(st.text("abc", min_size=1, max_size=4), min_size=1))
def test_a_pattern_of_literals_matches_just_these(literals):
    pattern = re.compile(one_of(literals))
    assert all(pattern.fullmatch(literal) for literal in literals)
    assert not pattern.fullmatch("d") and not pattern.fullmatch(max(literals) + "d")


@pytest.mark.parametrize(
    ("head", "cell", "told"),
    [
        ("Hold", "45 sec", {"hold_seconds": (45, 45)}),
        ("Hold (s)", "5", {"hold_seconds": (5, 5)}),
        ("Hold", "5", {}),
        ("Seconds", "20-30", {"hold_seconds": (20, 30)}),
        ("Time", "2 minutes", {"hold_seconds": (120, 120)}),
        ("Reps", "8-12", {"reps": (8, 12)}),
        ("Reps", "-", {}),
        ("Sets", "2 per leg", {"sets": (2, 2), "per_side": True}),
        ("Muscle", "2", None),
    ],
)
def test_a_cell_is_read_by_the_head_of_its_column(head, cell, told):
    text = f"{head} | {cell}"
    doses = column_doses(text, (0, len(head)), (len(head) + 3, len(text)))
    found = None if doses is None else {dose.field: dose.value for dose in doses}
    assert found == told
    assert all(len(head) + 3 <= dose.start < dose.end <= len(text) for dose in doses or ())
