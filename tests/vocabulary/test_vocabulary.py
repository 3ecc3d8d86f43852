"""The vocabulary files are read strictly, and every problem is told at once."""

import csv
import shutil
from importlib import resources
from pathlib import Path

import pytest

from curation.errors import VocabularyError
from curation.vocabulary import load_vocabulary
from curation.vocabulary_tables import TABLES

OWN = Path(str(resources.files("curation") / "vocabulary"))


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(OWN, tmp_path / "vocabulary"))


def add_line(folder, table, line):
    with (folder / table).open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def problems(folder):
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(folder)
    return caught.value.problems


def test_the_packages_own_files_are_sound():
    vocabulary = load_vocabulary()
    assert len(vocabulary.muscles) >= 70
    assert all(vocabulary.wider(m) for m in vocabulary.muscles)


def test_every_exported_muscle_exports_itself():
    vocabulary = load_vocabulary()
    exported = {m.exported_as for m in vocabulary.muscles.values()}
    assert all(vocabulary.muscles[m].exported_as == m for m in exported)


def test_an_unknown_target_names_file_line_and_remedy(folder):
    add_line(folder, "aliases.csv", "zzz stretch,no-such-entry,,maintainers,")
    line = len((folder / "aliases.csv").read_text().splitlines())
    told = (
        f"aliases.csv line {line}: stretch_id names 'no-such-entry', which no row defines: "
        "correct it or add it"
    )
    assert told in problems(folder)


def test_all_problems_of_all_files_are_told_at_once(folder):
    add_line(folder, "aliases.csv", "zzz stretch,no-such-entry,,maintainers,")
    add_line(folder, "equipment.csv", "aaa,First,aaa,,maintainers,")
    add_line(folder, "muscle_forms.csv", "zzz|,neck,,maintainers,")
    (folder / "positions.csv").write_text("position,name\n")
    told = " / ".join(problems(folder))
    for part in ("no-such-entry", "out of order", "alternative is empty", "header must read"):
        assert part in told


def test_a_name_of_two_entries_must_be_declared_ambiguous(folder):
    header = (folder / "entries.csv").read_text().splitlines()[0]
    rows = ["aaa-one,One,stretch,static,,,,,,x,,m,", "bbb-two,Ones,stretch,static,,,,,,x,,m,"]
    (folder / "entries.csv").write_text("\n".join([header, *rows]) + "\n")
    for name in ("aliases.csv", "ambiguous_aliases.csv"):
        (folder / name).write_text(",".join(TABLES[name].header) + "\n")
    (told,) = problems(folder)
    assert "already names 'aaa-one'" in told and "ambiguous_aliases.csv" in told


def test_a_muscle_that_is_part_of_itself_is_told(folder):
    text = (folder / "muscles.csv").read_text().splitlines()
    text[1:1] = ["aa_one,One,,,,aa_two,hips,,,m,", "aa_two,Two,,,,aa_one,hips,,,m,"]
    (folder / "muscles.csv").write_text("\n".join(text) + "\n")
    assert any("part of itself" in p for p in problems(folder))


def test_a_role_that_no_muscle_has_is_told(folder):
    text = (folder / "muscles.csv").read_text().splitlines()
    text[1:1] = ["aa_one,One,,,,,hips,joint|elbow,,m,"]
    (folder / "muscles.csv").write_text("\n".join(text) + "\n")
    (told,) = problems(folder)
    assert "'elbow'" in told and "joint, limb, moved, whole" in told


def test_a_file_that_is_not_utf8_is_told(folder):
    path = folder / "equipment.csv"
    path.write_bytes(path.read_bytes() + b"zz,Stra\xdfe,mat,,m,\n")
    assert any("UTF-8" in p for p in problems(folder))


def test_a_missing_file_is_told(folder):
    (folder / "cues.csv").unlink()
    assert any("cues.csv" in p and "restore" in p for p in problems(folder))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x\n" * 70_000, "has a cell of more than 131,072 characters. Close the double quote"),
        ("x\n", "has a double quote that is never closed. Close it"),
    ],
)
def test_a_quote_that_is_left_open_is_told_with_its_line(folder, text, told):
    line = len((folder / "aliases.csv").read_text().splitlines()) + 1
    add_line(folder, "aliases.csv", 'zzz stretch,pigeon-pose,,,"' + text)
    (problem,) = problems(folder)
    assert problem.startswith(f"aliases.csv line {line}: {told}")


@pytest.mark.parametrize(
    ("table", "line", "told"),
    [
        ("cue_kinds.csv", "zzz,zzz,,,", "no row of cues.csv names 'zzz'"),
        ("layout_cue_kinds.csv", "zzz,zzz,,,", "no row of layout_cues.csv names 'zzz'"),
        ("positions.csv", "zzz,Zzz,zzz,,,", "no row of position_cues.csv names 'zzz'"),
        ("equipment.csv", "zzz,Zzz,zzz,,,", "no row of equipment_forms.csv names 'zzz'"),
        ("opposed_words.csv", "zzz,zzz,,,", "'zzz' is opposed to itself"),
        ("opposed_words.csv", "zzz,two words,,,", "other is 'two words': write one word"),
    ],
)
def test_a_row_that_nothing_can_use_is_told(folder, table, line, told):
    add_line(folder, table, line)
    (problem,) = problems(folder)
    number = len((folder / table).read_text().splitlines())
    assert problem.startswith(f"{table} line {number}: {told}")


def test_a_position_without_a_name_is_told(folder):
    add_line(folder, "positions.csv", "zzz,,other,,,")
    add_line(folder, "position_cues.csv", "zzzz,zzz,,,")
    (problem,) = problems(folder)
    assert "positions.csv" in problem and "name must not be empty" in problem


def test_a_large_cell_is_told_whatever_limit_another_library_sets(folder):
    before = csv.field_size_limit(10_000_000)
    try:
        add_line(folder, "aliases.csv", 'zzz stretch,pigeon-pose,,,"' + "x\n" * 70_000)
        (problem,) = problems(folder)
    finally:
        csv.field_size_limit(before)
    assert "has a cell of more than 131,072 characters" in problem
