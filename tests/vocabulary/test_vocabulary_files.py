"""Additions to the vocabulary keep every other line as it is, keep the order, and never break the files."""

from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curation.errors import CurationError
from curation.vocabulary import default_folder, load_vocabulary
from curation.vocabulary_files import (
    Line,
    _with_line,
    _without_line,
    add_lines,
    check_lines,
    take_back,
)
from curation.vocabulary_tables import TABLES

SIGNED = {"note": "", "added_by": "Ada"}
ALIASES = (Path(str(default_folder())) / "aliases.csv").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    return Path(copytree(str(default_folder()), tmp_path / "vocabulary"))


def alias(name, stretch_id="pigeon-pose", **cells):
    return Line("aliases.csv", {"alias": name, "stretch_id": stretch_id, **SIGNED, **cells})


def texts(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def test_an_alias_is_written_in_its_place_and_read_back(folder):
    before = texts(folder)["aliases.csv"].decode().splitlines()
    add_lines([alias("half dove, resting", note="seen twice")], folder)
    after = texts(folder)["aliases.csv"].decode().splitlines()
    (added,) = set(after) - set(before)
    assert added == '"half dove, resting",pigeon-pose,seen twice,Ada,'
    assert [line for line in after if line != added] == before
    assert load_vocabulary(folder).aliases["half dove resting"] == "pigeon-pose"


def test_an_entry_with_its_alias_is_written_together(folder):
    entry = Line(
        "entries.csv",
        {"stretch_id": "dove", "name": "Dove Pose", "kind": "stretch", "muscles": "hips|glutes"},
    )
    add_lines([entry, alias("the great dove", "dove")], folder)
    vocabulary = load_vocabulary(folder)
    assert vocabulary.entries["dove"].muscles == ("hips", "glutes")
    assert vocabulary.aliases["great dove"] == "dove"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (alias("butterfly stretch"), "already names"),
        (alias("sleepy dove", "no-such-entry"), "no row defines"),
        (alias(""), "must not be empty"),
        (alias("two\nlines"), "line break"),
        (Line("entries.csv", {"stretch_id": "dove", "name": "Dove", "kind": "nap"}), "kind is"),
        (Line("muscle_forms.csv", {"pattern": "wing", "muscle_id": "wing"}), "no row defines"),
    ],
)
def test_a_line_that_breaks_the_vocabulary_is_refused_and_nothing_changes(folder, line, said):
    before = texts(folder)
    with pytest.raises(CurationError, match=said):
        add_lines([alias("a fine alias"), line], folder)
    assert texts(folder) == before


def test_checking_writes_nothing(folder):
    before = texts(folder)
    check_lines([alias("half dove")], folder)
    assert texts(folder) == before


def test_taking_back_restores_the_files_byte_for_byte(folder):
    before = texts(folder)
    lines = [alias("half dove"), alias("a quarter dove")]
    add_lines(lines, folder)
    take_back(lines, folder)
    assert texts(folder) == before


def test_a_line_that_was_edited_since_is_not_taken_back(folder):
    add_lines([alias("half dove")], folder)
    path = folder / "aliases.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("half dove,pigeon-pose", "half dove,frog-stretch")
    )
    with pytest.raises(CurationError, match="not there any more"):
        take_back([alias("half dove")], folder)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text("abcé,\"' -zZ0\u2028", min_size=1, max_size=12).map(str.strip).filter(bool),
        unique=True,
        max_size=6,
    )
)
def test_any_names_come_out_sorted_and_can_be_taken_back_in_any_order(names):
    text = ALIASES
    for name in names:
        text = _with_line(text, alias(name))
    keys = [line.key for line in map(alias, names)]
    positions = [text.index("\n" + alias(key[0]).text + "\n") for key in sorted(keys)]
    assert positions == sorted(positions)
    for name in sorted(names):
        text = _without_line(text, alias(name))
    assert text == ALIASES


def test_every_file_is_written_with_its_whole_header(folder):
    for table in TABLES.values():
        assert len(Line(table.name, {}).text.split(",")) == len(table.header)


def test_a_failed_write_is_told_in_one_line_and_leaves_the_files(folder):
    before = texts(folder)
    (folder / "aliases.csv.part").mkdir()
    with pytest.raises(CurationError, match=r"vocabulary: the vocabulary cannot be written \(Is a"):
        add_lines([alias("half dove, resting")], folder)
    assert texts(folder) == before
