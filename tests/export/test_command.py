"""The commands export, diff and import-release, on the default corpus."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from curation.build import run_build
from curation.cli import main
from curation.export.formats import FORMATS
from curation.export.manifest import files_in, read_manifest
from curation.store import file_digest, read_rows
from tests.projects import ROOT


@pytest.fixture(scope="module")
def curated(tmp_path_factory):
    """The default corpus, built."""
    out = tmp_path_factory.mktemp("build") / "curated"
    run_build(ROOT / "data" / "raw", out)
    return out


@pytest.fixture(scope="module")
def release(curated, tmp_path_factory):
    """A release of the default corpus in every format."""
    folder = tmp_path_factory.mktemp("releases") / "all"
    assert (
        main(["export", "--to", "all", "--out", str(curated), "--dir", str(folder), "--allow-open"])
        == 0
    )
    return folder


def test_an_open_contradiction_refuses_the_release_with_a_list(curated, tmp_path, capsys):
    folder = tmp_path / "release"
    assert main(["export", "--to", "csv", "--out", str(curated), "--dir", str(folder)]) == 2
    lines = capsys.readouterr().err.splitlines()
    open_ones = [
        row["conflict_id"]
        for row in read_rows(curated / "conflicts.jsonl")
        if row["level"] == "contradiction" and row["status"] == "open"
    ]
    assert open_ones and len(lines) == len(open_ones) + 1
    for conflict_id, line in zip(open_ones, lines, strict=False):
        assert conflict_id in line
    assert "--allow-open" in lines[-1]
    assert not folder.exists()


def test_the_manifest_says_what_is_in_the_release(curated, release):
    manifest = read_manifest(release)
    assert manifest["formats"] == list(FORMATS)
    assert manifest["version"] == "1.0.0" and manifest["schema_version"] == 1
    assert manifest["counts"]["entries"] == sum(1 for _ in read_rows(curated / "catalog.jsonl"))
    assert {b["kind"] for b in manifest["open"]} == {"contradiction"}
    assert manifest["built_from"]["catalog.jsonl"] == file_digest(curated / "catalog.jsonl")
    assert manifest["decisions_up_to"] is None
    assert [f["path"] for f in manifest["files"]] == [
        p.relative_to(release).as_posix() for p in files_in(release)
    ]
    for file in manifest["files"]:
        assert file["sha256"] == file_digest(release / file["path"])


def test_the_same_inputs_give_the_same_bytes_in_another_process(curated, release, tmp_path):
    command = [
        sys.executable, "-m", "curation", "export", "--to", "all", "--out", str(curated),
        "--dir", str(tmp_path / "again"), "--allow-open",
    ]  # fmt: skip
    seed = {"PYTHONHASHSEED": "77", "MALLOC_PERTURB_": "99", "TZ": "Asia/Kathmandu"}
    day = read_manifest(release)["date"]
    done = subprocess.run([*command, "--date", day], env={**os.environ, **seed}, check=False)
    assert done.returncode == 0
    for path in (*files_in(release), release / "manifest.json"):
        again = tmp_path / "again" / path.relative_to(release)
        assert file_digest(again) == file_digest(path), path


def test_no_sentence_of_an_article_is_in_any_file(curated, release):
    """Titles and sentences of fewer than eight words are not counted: they are names or doses."""
    rows = list(read_rows(curated / "articles.jsonl"))
    titles = {words_of(row["title"]) for row in rows}
    said = {s for row in rows for s in sentences_of(row["text"])} - titles
    assert len(said) > 200
    for name in ("json", "markdown", "csv", "wger", "free-exercise-db", "jsonld"):
        for path in (release / name).rglob("*"):
            if path.is_file():
                text = words_of(path.read_text(encoding="utf-8"))
                assert [s for s in said if s in text] == [], path


def words_of(text):
    return " ".join(re.findall(r"[a-z0-9'’]+", text.lower()))


def sentences_of(text):
    sentences = map(words_of, re.split(r"[.!?\n]+", text))
    return (sentence for sentence in sentences if len(sentence.split()) >= 8)


def test_evidence_goes_out_when_asked_for(curated, tmp_path):
    folder = tmp_path / "release"
    options = ["--out", str(curated), "--dir", str(folder), "--allow-open"]
    assert main(["export", "--to", "jsonl", "--evidence", "short", *options]) == 0
    quotes = list(read_rows(folder / "jsonl" / "evidence.jsonl"))
    assert len(quotes) > 100
    rows = read_rows(curated / "articles.jsonl")
    said = {s for row in rows for s in sentences_of(row["text"])}
    assert said & {words_of(q["quote"]) for q in quotes}
    assert all(0 < len(q["quote"].split()) <= 25 and q["attribution"] for q in quotes)


def test_a_release_is_read_back_into_the_same_lines(release, tmp_path, capsys):
    for name in ("xlsx", "duckdb", "csv-safe"):
        folder = tmp_path / name
        assert main(["import-release", str(release), "--from", name, "--dir", str(folder)]) == 0
        for path in (release / "jsonl").iterdir():
            assert file_digest(folder / path.name) == file_digest(path), path
    assert "entries read" in capsys.readouterr().out


def test_a_changed_release_is_not_read(release, tmp_path, capsys):
    folder = shutil.copytree(release, tmp_path / "release")
    (folder / "json" / "catalog.json").write_text("{}")
    assert main(["import-release", str(folder), "--from", "json"]) == 2
    line = capsys.readouterr().err
    assert "json/catalog.json" in line and line.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "markdown"], "cannot carry everything"),
        (["--from", "cvs"], "was not written as cvs"),
    ],
)
def test_a_format_that_cannot_be_read_back_is_named(release, arguments, said, capsys):
    assert main(["import-release", str(release), *arguments]) == 2
    line = capsys.readouterr().err
    assert said in line and line.count("\n") == 1


def test_a_folder_without_a_release_is_named(tmp_path, capsys):
    assert main(["diff", str(tmp_path), str(tmp_path)]) == 2
    assert "holds no release" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "path", "text"),
    [
        ("json", "json/catalog.json", '{"release": {}}'),
        ("csv", "csv/entries.csv", "stretch_id,name\n"),
        ("sqlite", "sqlite/catalog.sqlite", ""),
        ("duckdb", "duckdb/catalog.duckdb", "no database"),
        ("xlsx", "xlsx/catalog.xlsx", "no workbook"),
        ("parquet", "parquet/entries.parquet", "no columns"),
    ],
)
def test_files_of_another_layout_are_told_in_one_line(release, tmp_path, name, path, text, capsys):
    folder = shutil.copytree(release, tmp_path / "release")
    (folder / path).write_text(text)
    manifest = json.loads((folder / "manifest.json").read_text())
    for file in manifest["files"]:
        file["sha256"] = file_digest(folder / file["path"])
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert main(["import-release", str(folder), "--from", name]) == 2
    line = capsys.readouterr().err
    assert "another layout" in line and line.count("\n") == 1


@pytest.mark.parametrize("text", ["[]", "{", '{"made_by": "stretch-curation"}', '{"files": []}'])
def test_a_damaged_manifest_is_no_release(tmp_path, text, capsys):
    (tmp_path / "manifest.json").write_text(text)
    assert main(["import-release", str(tmp_path)]) == 2
    assert "holds no release" in capsys.readouterr().err


def test_diff_lists_changes_and_proposes_the_next_version(curated, release, tmp_path, capsys):
    changed = shutil.copytree(curated, tmp_path / "curated")
    rows = list(read_rows(changed / "catalog.jsonl"))
    gone = rows[0]
    kept = next(row for row in rows[1:] if row["hold_seconds"] is None)
    kept["hold_seconds"] = [11, 12]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows[1:])
    (changed / "catalog.jsonl").write_text(lines, encoding="utf-8")
    newer = tmp_path / "newer"
    options = [
        "--out",
        str(changed),
        "--dir",
        str(newer),
        "--previous",
        str(release),
        "--allow-open",
    ]
    assert main(["export", "--to", "json", *options]) == 0
    capsys.readouterr()
    assert main(["diff", str(release), str(newer)]) == 0
    told = capsys.readouterr().out
    assert f"removed {gone['stretch_id']}" in told
    assert f"changed {kept['stretch_id']} hold_seconds: none → 11 to 12" in told
    assert told.endswith("From 1.0.0, major change: the next version is 2.0.0.\n")
    assert read_manifest(newer)["version"] == "2.0.0"
    assert "catalog.jsonl" in {b["subject"] for b in read_manifest(newer)["open"]}


def test_a_second_export_of_the_same_build_keeps_version_and_bytes(curated, tmp_path):
    options = ["--out", str(curated), "--dir", str(tmp_path / "r"), "--allow-open"]
    assert main(["export", "--to", "json", "csv", *options]) == 0
    first = {p.name: file_digest(p) for p in files_in(tmp_path / "r")}
    manifest = read_manifest(tmp_path / "r")
    assert main(["export", "--to", "json", "--to", "csv", *options]) == 0
    assert {p.name: file_digest(p) for p in files_in(tmp_path / "r")} == first
    assert read_manifest(tmp_path / "r") == manifest
    assert (manifest["version"], manifest["previous_version"]) == ("1.0.0", None)


def test_the_manifest_of_the_release_before_is_read_once(curated, tmp_path, monkeypatch):
    options = ["--to", "json", "--out", str(curated), "--allow-open"]
    assert main(["export", *options, "--dir", str(tmp_path / "old")]) == 0
    read = []

    def read_json(path):
        read.append(path)
        return json.loads(path.read_text(encoding="utf-8"))

    monkeypatch.setattr("curation.export.manifest.read_json", read_json)
    before = ["--previous", str(tmp_path / "old")]
    assert main(["export", *options, "--dir", str(tmp_path / "new"), *before]) == 0
    assert read == [tmp_path / "old" / "manifest.json"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "csv", "--evidence", "some"], "evidence mode 'some'"),
        (["--to", "csv", "--release-version", "v1"], "'v1' is no version"),
        (["--to", "csv", "--date", "today"], "'today' is no date"),
        (["--to", "csv", "--about", "missing.toml"], "missing.toml"),
        (["--to", "csv", "--out", "nowhere"], "holds no build"),
    ],
)
def test_a_slip_is_told_in_one_line(curated, tmp_path, arguments, said, capsys):
    options = ["--allow-open", "--out", str(curated), "--dir", str(tmp_path / "r")]
    assert main(["export", *options, *arguments]) == 2
    line = capsys.readouterr().err
    assert said in line and line.count("\n") == 1
    assert not (tmp_path / "r").exists()


def test_a_release_that_cannot_be_compared_is_replaced_all_the_same(curated, tmp_path):
    options = ["--out", str(curated), "--dir", str(tmp_path / "r"), "--allow-open"]
    for _ in range(2):
        assert main(["export", "--to", "markdown", *options]) == 0
        assert read_manifest(tmp_path / "r")["version"] == "1.0.0"


def test_a_publisher_s_facts_go_into_the_release(curated, tmp_path, capsys):
    about = tmp_path / "about.toml"
    about.write_text(
        'name = "mine"\ntitle = "My catalog"\ndescription = "What I publish."\n'
        'creator = "Me"\nhomepage = "https://mine.invalid"\n'
    )
    options = ["--out", str(curated), "--dir", str(tmp_path / "r"), "--allow-open"]
    assert main(["export", "--to", "jsonld", "--about", str(about), *options]) == 0
    text = (tmp_path / "r" / "jsonld" / "catalog.jsonld").read_text(encoding="utf-8")
    assert '"@id":"https://mine.invalid/entry/pigeon-pose"' in text
    about.write_text('name = "mine"\ntitle = ""\n')
    assert main(["export", "--to", "jsonld", "--about", str(about), *options]) == 2
    assert "creator, description, homepage" in capsys.readouterr().err
