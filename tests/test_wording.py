"""The word lists of the rules: files that editors read and change."""

import csv
import re
from pathlib import Path

import pytest

from curation.extract import wording as of_extraction
from curation.extract.dosage import wording as of_doses

LISTS = (of_extraction, of_doses)
KINDS = [(lists, kind) for lists in LISTS for kind in lists.PHRASES]


@pytest.mark.parametrize("lists", LISTS)
def test_a_word_list_is_sorted_without_repeats_and_in_lower_case(lists):
    file = Path(lists.__file__).parent / "wording.csv"
    rows = list(csv.reader(file.read_text("utf-8").splitlines()))[1:]
    assert rows == sorted(rows)
    assert len({tuple(row) for row in rows}) == len(rows)
    assert all(phrase == phrase.lower().strip() for _, phrase in rows)


@pytest.mark.parametrize(("lists", "kind"), KINDS)
def test_every_phrase_of_a_word_list_is_matched_whole(lists, kind):
    for phrase in lists.PHRASES[kind]:
        said = phrase.removesuffix("*")
        found = re.match(lists.words(kind), said)
        assert found
        assert found[0] == said


@pytest.mark.parametrize(("lists", "kind"), KINDS)
def test_every_kind_of_a_word_list_is_asked_for_by_a_rule(lists, kind):
    folder = Path(lists.__file__).parent
    asked = re.compile(rf"""["']{kind}["']""")
    assert any(asked.search(file.read_text("utf-8")) for file in folder.rglob("*.py"))
