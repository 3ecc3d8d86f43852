"""What a report holds: the data, what is left out, and one whole file."""

import json
import re
import subprocess
import sys
from importlib import resources

import pandas as pd
import pytest
import vl_convert

from curation.cli import main
from curation.explore.choices import choices
from curation.explore.page import limits, page_data, render
from curation.explore.page.rows import bounds, catalog_rows, conflict_rows
from tests.explore.corpus import (
    ARTICLES,
    CATALOG,
    CONFLICTS,
    VOCABULARY,
    article,
    entry,
    frames,
    mention,
)

VEGA = (resources.files("curation.explore.page") / "vega.js").read_text(encoding="utf-8")


def rows_of(packed):
    return pd.DataFrame(packed["rows"], columns=packed["columns"])


def test_the_summary_counts():
    summary = {
        part["name"]: (part["count"], part["note"]) for part in page_data(frames())["summary"]
    }
    assert summary == {
        "Articles": (4, "by 3 sources"),
        "Exercises": (7, "6 name a muscle"),
        "Entries": (3, "0 of them proposed"),
        "Open conflicts": (1, "1 contradiction"),
    }


def test_a_choice_knows_its_claims_muscles_and_entries():
    index = choices(frames())
    assert index["region:gluteus_maximus"] == {
        "name": "Gluteus maximus", "claims": ["glutes"], "muscles": ["glutes"],
        "entries": ["pigeon-pose"],
    }  # fmt: skip
    assert index["muscle:glutes"]["claims"] == ["glutes", "piriformis"]
    assert index["muscle:glutes"]["muscles"] == ["glutes"]
    assert index["muscle:adductors"]["claims"] == ["adductor_longus", "adductors"]


def test_a_region_means_the_groups_that_it_stands_for():
    index = choices(frames([mention("a/1", "pigeon-pose", ["rectus_femoris", "piriformis"])]))
    assert index["region:quadriceps"]["claims"] == ["rectus_femoris"]
    assert index["region:quadriceps"]["muscles"] == ["quadriceps"]
    # The piriformis has a place of its own in the list, but no group of its own in charts.
    assert index["region:piriformis"]["muscles"] == ["glutes", "hip_rotators"]


def test_a_wide_muscle_is_chosen_as_named_or_with_all_its_parts():
    index = choices(frames())
    assert index["muscle:hips"]["claims"] == ["hips"]
    assert index["muscle:hips"]["entries"] == ["pigeon-pose"]
    assert index["whole:hips"] == {
        "name": "Hips with all parts",
        "claims": ["adductor_longus", "adductors", "glutes", "hip_flexors", "hips", "piriformis"],
        "muscles": ["adductors", "glutes", "hip_flexors", "hip_rotators", "hips"],
        "entries": ["butterfly-stretch", "pigeon-pose"],
    }
    assert index["whole:legs"]["claims"] == index["whole:hips"]["claims"]
    assert "whole:glutes" not in index


def test_every_choice_has_a_name_of_its_own():
    everything = [mention("a/1", "pigeon-pose", list(VOCABULARY.muscles))]
    names = [choice["name"] for choice in choices(frames(everything)).values()]
    assert len(set(names)) == len(names)


def test_coverage_counts_what_a_click_on_it_leaves():
    data = page_data(frames())
    for row in rows_of(data["charts"]["coverage"]["rows"]).itertuples():
        claims = set(data["filters"][row.choice]["claims"])
        built = frames().targets
        assert built[built.muscle.isin(claims)].mention_id.nunique() == row.exercises, row.muscle


def test_the_note_on_coverage_tells_what_is_missing_and_what_is_left_out(monkeypatch):
    built = frames([mention("a/1", "pigeon-pose", ["calves", "glutes"])])
    note = page_data(built)["charts"]["coverage"]["note"]
    unreached, within = note.removeprefix("No exercise reaches: ").split(
        " Named only within something wider: "
    )
    assert "neck" in unreached and "soleus" not in unreached and "legs" not in unreached
    assert "soleus" in within and "neck" not in within
    monkeypatch.setattr(limits, "MUSCLES", 1)
    data = page_data(built)
    told = "Muscles in coverage: 1 of 4 are on this page."
    assert told in data["leftOut"] and data["charts"]["coverage"]["note"].startswith(told)


def test_the_note_on_silence_is_true_for_every_source():
    assert page_data(frames())["charts"]["shares"]["note"] == (
        "Lines are 95 % intervals. In the whole corpus 1 of 7 exercises name no muscle; "
        "such exercises count in every share."
    )


def test_the_page_says_how_each_chart_counts():
    page = render(frames())
    assert "name it, or name a group that takes it in" in page
    assert "“hips” counts only where an article says hips" in page
    assert "Coverage counts an exercise once for every muscle that it names" in page


def test_tables_in_words():
    table = catalog_rows(frames()).set_index("stretch_id")
    assert table.loc["pigeon-pose", ["muscles", "hold", "conflicts"]].tolist() == [
        "Glutes, Hips, Piriformis", "30 s", 1,
    ]  # fmt: skip
    assert table.loc["childs-pose", ["hold", "gaps"]].tolist() == [
        "",
        "one source, no muscles, no hold",
    ]
    conflict = conflict_rows(frames()).iloc[0]
    assert conflict["values"] == "30 s (1) | 60 s (1)"
    assert conflict.suggestion == "30 s. 1 of 2 articles say this."


@pytest.mark.parametrize(
    ("value", "words"),
    [([30, 30], "30 s"), ([30, 60], "30 to 60 s"), ([30, None], "30 s or more"),
     ([None, 30], "0 to 30 s"), (None, "")],
)  # fmt: skip
def test_ranges_in_words(value, words):
    assert bounds(value, " s") == words


def test_conflicts_stand_by_level():
    levels = ["self", "anatomy", "contradiction"]
    conflicts = [{**CONFLICTS[0], "conflict_id": level, "level": level} for level in levels]
    assert list(conflict_rows(frames(conflicts=conflicts)).level) == levels[::-1]


def test_shares_come_for_the_corpus_and_for_each_source():
    table = rows_of(page_data(frames())["charts"]["shares"]["rows"])
    assert set(table.scope) == {"", "North", "South", "d"}
    north = table[(table.scope == "North") & (table.muscle == "glutes")].iloc[0]
    assert (north.exercises, north.of, north.share) == (2, 4, 0.5)


def test_nothing_is_left_out_of_a_small_page():
    assert page_data(frames())["leftOut"] == []


def test_a_large_page_says_what_it_leaves_out(monkeypatch):
    monkeypatch.setattr(limits, "SENTENCES", 50)
    articles = [article(f"x{n}", f"Source {n:02}") for n in range(30)]
    mentions = [
        mention(f"x{n}/{i}", "pigeon-pose", ["glutes"], hold=[30, 30])
        for n in range(30)
        for i in range(9)
    ]
    data = page_data(frames(mentions, CATALOG, articles))
    assert len(data["sources"]) == limits.SOURCES == 20
    sentences = rows_of(data["tables"]["sentences"])
    assert (
        len(sentences) == 50
        and sentences.groupby("source").size().max() <= limits.SENTENCES_PER_CELL
    )
    assert "Sources in charts: 20 of 30 are on this page." in data["leftOut"]
    assert "Sentences: 50 of 270 are on this page." in data["leftOut"]
    holds = rows_of(data["charts"]["holds"]["rows"])
    assert holds.exercises.sum() == 270
    assert holds[holds.source == "all other sources"].exercises.sum() == 90


def test_every_hold_of_a_source_counts_also_where_entries_are_many(monkeypatch):
    monkeypatch.setattr(limits, "HOLD_ENTRIES", 1)
    mentions = [
        mention("a/1", "pigeon-pose", [], hold=[2, 2]),
        mention("b/1", "pigeon-pose", [], hold=[2, 2]),
        mention("a/2", "butterfly-stretch", [], hold=[30, 30]),
        mention("a/3", "childs-pose", [], hold=[30, 30]),
    ]
    data = page_data(frames(mentions))
    told = "Entries in hold times: 1 of 3 are on this page."
    assert told in data["leftOut"] and data["charts"]["holds"]["note"] == told
    by_entry = rows_of(data["charts"]["holds"]["rows"])
    assert set(by_entry.stretch_id) == {"pigeon-pose"} and by_entry.exercises.sum() == 2
    by_source = rows_of(data["charts"]["holds_by_source"]["rows"])
    counted = by_source[["source", "stretch_id", "low", "exercises"]].to_numpy().tolist()
    assert counted == [["North", "pigeon-pose", 2, 2], ["North", "", 30, 2]]
    assert set(by_source.entry) == {"Pigeon Pose", "all other entries"}


def test_the_holds_of_a_page_are_those_of_the_tables():
    many = [mention(f"a/{n}", f"entry-{n}", [], hold=[n, n]) for n in range(1, 61)]
    entries = [entry(f"entry-{n}", f"Entry {n}", [], 1) for n in range(1, 61)]
    data = page_data(frames(many, entries))
    for key in ("holds", "holds_by_source"):
        assert len(rows_of(data["charts"][key]["rows"])) == 60
        assert data["charts"][key]["note"] == ""


def test_the_page_is_one_file_that_asks_for_nothing():
    page = render(frames())
    assert page.count("<!DOCTYPE html>") == 1
    own = page.replace(VEGA, "")
    assert len(own) < len(page)
    for outside in ("src=", "<link", "@import", "fetch(", "XMLHttpRequest"):
        assert outside not in own, outside
    assert "import {" not in page and "$data" not in page
    held = page.split('<script type="application/json" id="data">')[1].split("</script>")[0]
    assert json.loads(held)["summary"][0]["count"] == 4


def test_every_colour_of_a_page_has_its_twin_on_dark_paper():
    data = page_data(frames())
    specs = json.dumps([chart["spec"] for chart in data["charts"].values()])
    used = {*re.findall("#[0-9a-f]{6}", specs), *data["colours"]["sequence"]}
    assert used | {*data["colours"]["diverging"]} <= set(data["colours"]["dark"])


def test_the_same_data_give_the_same_page():
    assert render(frames()) == render(frames())


def test_names_cannot_end_the_script():
    bad = entry("bad", "</script><script>alert(1)</script>", ["glutes"], 1)
    page = render(frames(catalog=[*CATALOG, bad]))
    assert "<script>alert(1)" not in page
    assert "\\u003cscript\\u003ealert(1)" in page


def build_into(folder):
    return main(["build", "--raw", str(folder / "raw"), "--out", str(folder / "out")])


@pytest.fixture
def project(tmp_path):
    (tmp_path / "raw").mkdir()
    text = "Pigeon Pose\n\nSit on the floor. Stretch the glutes. Hold for 30 seconds.\n"
    (tmp_path / "raw" / "one.txt").write_text(text, encoding="utf-8")
    assert build_into(tmp_path) == 0
    return tmp_path


def test_the_command_writes_the_report(project, capsys):
    target = project / "report.html"
    assert main(["report", "--to", str(target), "--out", str(project / "out")]) == 0
    assert "It opens in any browser, offline too." in capsys.readouterr().out
    assert "vegaEmbed" in target.read_text(encoding="utf-8")
    assert [path.name for path in project.glob(".report-*")] == []


def test_the_command_needs_a_build(tmp_path, capsys):
    assert main(["report", "--to", str(tmp_path / "r.html"), "--out", str(tmp_path / "none")]) == 2
    assert "Run `curation build` first." in capsys.readouterr().err
    assert not (tmp_path / "r.html").exists()


def test_the_command_says_when_the_file_cannot_be_written(project, capsys):
    target = project / "missing" / "report.html"
    assert main(["report", "--to", str(target), "--out", str(project / "out")]) == 2
    told = capsys.readouterr().err
    assert "report.html: cannot be written (No such file or directory)" in told and "--to" in told


def test_the_command_needs_no_packages_that_draw(project):
    script = (
        "import sys\n"
        "for name in ('altair', 'vl_convert', 'anywidget', 'scipy'):\n"
        "    sys.modules[name] = None\n"
        "from curation.cli import main\n"
        "sys.exit(main(['report', '--to', 'r.html', '--out', 'out']))"
    )
    subprocess.run([sys.executable, "-c", script], cwd=project, check=True)
    assert (project / "r.html").stat().st_size > 900_000


def test_the_stored_drawing_program_is_what_the_pinned_package_bundles():
    assert vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;") + "\n" == VEGA


def test_a_corpus_without_exercises_has_no_report(tmp_path, capsys):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "one.txt").write_text("Nothing about it here.\n", encoding="utf-8")
    assert build_into(tmp_path) == 0
    assert main(["report", "--to", str(tmp_path / "r.html"), "--out", str(tmp_path / "out")]) == 2
    assert "holds no exercise to report on" in capsys.readouterr().err


def test_articles_without_an_exercise_are_no_sources_in_charts():
    silent = [*ARTICLES, article("z", "Silent")]
    data = page_data(frames(articles=silent))
    assert "Silent" not in data["sources"]
    assert "Silent" in set(rows_of(data["tables"]["articles"]).source)
