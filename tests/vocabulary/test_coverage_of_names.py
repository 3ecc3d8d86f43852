"""The vocabulary covers the whole body, in the words that articles print."""

import csv
from collections import Counter

import pytest

from curation.aliases import look_up
from curation.vocabulary import load_vocabulary
from tests.projects import DATA

NAMES = list(csv.DictReader((DATA / "free_exercise_db_names.csv").open(encoding="utf-8")))
FEWEST_WORDS = 25
"""A shorter description shares too little with an article to decide a link."""


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


def test_the_field_is_covered(vocabulary):
    printed_as = {p.target for p in vocabulary.phrases if p.group == "muscle"}
    assert len(vocabulary.entries) >= 470
    assert len(vocabulary.aliases) - len(vocabulary.entries) >= 2_600
    assert len(printed_as & set(vocabulary.muscles)) >= 75


def test_every_muscle_of_the_output_is_stretched_by_some_entries(vocabulary):
    stretched = Counter(
        muscle
        for entry in vocabulary.entries.values()
        if entry.kind == "stretch"
        for muscle in vocabulary.muscles
        if any(
            muscle in vocabulary.wider(target) or target in vocabulary.wider(muscle)
            for target in entry.muscles
        )
    )
    exported = {m.exported_as for m in vocabulary.muscles.values()}
    assert {m for m in exported if stretched[m] < 2} == set()


@pytest.mark.parametrize(
    "position",
    ["standing", "seated", "kneeling", "quadruped", "supine", "prone", "side_lying", "squatting"],
)
def test_every_position_has_stretches(position, vocabulary):
    found = [
        entry
        for entry in vocabulary.entries.values()
        if entry.kind == "stretch"
        and entry.position
        and vocabulary.position_exports[entry.position] == position
    ]
    assert len(found) >= 8


def test_every_entry_describes_itself_in_enough_words(vocabulary):
    short = {
        entry.stretch_id: len(entry.description.split())
        for entry in vocabulary.entries.values()
        if len(entry.description.split()) < FEWEST_WORDS
    }
    assert short == {}


def test_no_two_entries_share_a_description(vocabulary):
    counts = Counter(entry.description for entry in vocabulary.entries.values())
    assert [text for text, times in counts.items() if times > 1] == []


def test_only_stretches_have_a_mode(vocabulary):
    assert {
        entry.stretch_id
        for entry in vocabulary.entries.values()
        if (entry.kind == "stretch") != (entry.mode is not None)
    } == set()


def test_no_movement_shortens_what_it_targets(vocabulary):
    assert {
        entry.stretch_id
        for entry in vocabulary.entries.values()
        if set(vocabulary.exported_muscles(entry.muscles))
        & set(vocabulary.exported_muscles(entry.shortens))
    } == set()


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row["name"])
def test_a_name_of_the_free_exercise_database(row, vocabulary):
    known = look_up(row["name"], vocabulary)
    found = {known.stretch_id, *known.options}
    assert (row["stretch_id"] in found) == (not row["named_otherwise"]), known
    assert found != {None}


def test_few_of_those_names_mean_something_else_here():
    assert sum(bool(row["named_otherwise"]) for row in NAMES) <= 3
    assert len(NAMES) == 123


@pytest.mark.parametrize(
    ("name", "stretch_id"),
    [
        ("Adho Mukha Śvānāsana", "downward-facing-dog"),
        ("Adho Mukha Svanasana", "downward-facing-dog"),
        ("Uttānāsana", "standing-forward-fold"),
        ("Supta Baddha Konasana", "supine-butterfly"),
        ("Utthita Hasta Pādāṅguṣṭhāsana", "hand-to-big-toe-pose"),
        ("Pasasana", "noose-pose"),
        ("Karnapidasana", "knee-to-ear-pose"),
        ("Simhasana (Lion Pose)", "lions-pose"),
    ],
)
def test_sanskrit_names_with_and_without_diacritics(name, stretch_id, vocabulary):
    assert look_up(name, vocabulary).stretch_id == stretch_id
