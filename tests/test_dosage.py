"""The dosage grammar: a table of phrases with what they say, and its laws."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.extract.dosage import find_doses, merge_doses

CASES = list(
    csv.DictReader((Path(__file__).parent / "data" / "dosage_cases.csv").open(encoding="utf-8"))
)


def expected(cell):
    if not cell:
        return None
    low, high = cell.split(":")
    return (float(low) if low else None, float(high) if high else None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_phrase(case):
    doses = merge_doses(find_doses(case["text"]))
    for column, field in (("hold", "hold_seconds"), ("reps", "reps"), ("sets", "sets")):
        found = doses[field].value if field in doses else None
        assert found == expected(case[column]), column
    assert ("per_side" in doses) == (case["per_side"] == "yes")


def test_breaths_are_kept_as_breaths():
    (dose,) = find_doses("Stay for five to ten slow breaths.")
    assert (dose.field, dose.value) == ("breaths", (5, 10))


def test_instructions_win_over_the_shorthand_of_a_title():
    doses = merge_doses(find_doses("Hip drill x 8\nDo 6 to 10 reps, flowing."))
    assert doses["reps"].value == (6, 10)


def test_a_beat_inside_a_repetition_is_the_hold_and_the_rest_is_duration():
    text = "Lean forward. Hold for 2 seconds. Continue going back and forth for 30 seconds."
    assert merge_doses(find_doses(text))["hold_seconds"].value == (2, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Hold each stretch for 20 to 30 seconds.",
        "Do 10 reps of each of these moves.",
        "Perform 10 ea / 1x",
        "Hold all of the poses for one minute.",
    ],
)
def test_a_dose_said_of_every_exercise_says_so(text):
    assert {dose.scope for dose in find_doses(text)} == {"each_exercise"}


@given(
    low=st.integers(1, 90),
    more=st.integers(1, 60),
    dash=st.sampled_from(["-", "–", " to "]),
    unit=st.sampled_from(["seconds", "sec", "Seconds"]),
    verb=st.sampled_from(["Hold for", "Stay for", "hold"]),
)
def test_a_rendered_range_reads_back(low, more, dash, unit, verb):
    text = f"{verb} {low}{dash}{low + more} {unit}."
    assert merge_doses(find_doses(text))["hold_seconds"].value == (low, low + more)


@given(
    prefix=st.sampled_from(["", "Sit tall. ", "Lie down.\n", "Ünï. "]), case=st.sampled_from(CASES)
)
def test_text_before_shifts_offsets_and_nothing_else(prefix, case):
    alone = find_doses(case["text"])
    after = find_doses(prefix + case["text"])
    shifted = [(d.field, d.value, d.start + len(prefix), d.end + len(prefix)) for d in alone]
    assert [(d.field, d.value, d.start, d.end) for d in after] == shifted


@given(st.text(max_size=80))
def test_any_text_is_read_without_error_and_evidence_lies_inside(text):
    for dose in find_doses(text):
        assert 0 <= dose.start < dose.end <= len(text)
