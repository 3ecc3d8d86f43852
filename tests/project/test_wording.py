"""The word lists of the rules: files that editors read and change."""

import csv
import re
from pathlib import Path

import pytest

from curation.names import name_key
from curation.word_lists import WordLists
from tests.projects import ROOT

PACKAGE = ROOT / "curation"
FILES = (
    "wording.csv",
    "corpus/margin_cues.csv",
    "corpus/split_cues.csv",
    "extract/wording.csv",
    "extract/dosage/wording.csv",
)


def lists_of(file):
    return WordLists(".".join(("curation", *Path(file).parent.parts)), Path(file).name)


KINDS = [(file, kind) for file in FILES for kind in lists_of(file).phrases]


@pytest.mark.parametrize("file", FILES)
def test_a_word_list_is_sorted_without_repeats_and_in_lower_case(file):
    rows = list(csv.reader((PACKAGE / file).read_text("utf-8").splitlines()))[1:]
    assert rows == sorted(rows)
    assert len({tuple(row) for row in rows}) == len(rows)
    assert all(phrase == phrase.lower().strip() for _, phrase in rows)


@pytest.mark.parametrize(("file", "kind"), KINDS)
def test_every_phrase_of_a_word_list_is_matched_whole(file, kind):
    lists = lists_of(file)
    for phrase in lists.phrases[kind]:
        said = phrase.removesuffix("*")
        found = re.match(lists.words(kind), said)
        assert found
        assert found[0] == said


@pytest.mark.parametrize(("file", "kind"), KINDS)
def test_every_kind_of_a_word_list_is_asked_for_by_a_rule(file, kind):
    asked = re.compile(rf"""["']{kind}["']""")
    folder = (PACKAGE / file).parent
    assert any(asked.search(module.read_text("utf-8")) for module in folder.rglob("*.py"))


def test_the_words_about_names_are_written_as_names_are_compared():
    lists = lists_of("wording.csv")
    for kind in ("added_noun", "closing_noun", "degree", "telling"):
        assert all(name_key(phrase) == phrase for phrase in lists.phrases[kind])
