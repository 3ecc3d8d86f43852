"""Whole builds: what appears, what is computed again, and what an editor is told."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from filelock import FileLock

from curation import cache
from curation.build import run_build
from curation.cache import code_digest, rule_files
from curation.check import check_output, check_tables
from curation.cli import main
from curation.errors import CurationError
from curation.store import read_rows
from curation.vocabulary import load_vocabulary
from tests.projects import ROOT

DETERMINISTIC = ("articles.jsonl", "mentions.jsonl", "catalog.jsonl", "conflicts.jsonl")


@pytest.fixture
def raw(tmp_path):
    return Path(shutil.copytree(ROOT / "data" / "raw", tmp_path / "raw"))


def contents(out):
    return {name: (out / name).read_bytes() for name in DETERMINISTIC}


@pytest.fixture(scope="module")
def default_build(tmp_path_factory):
    out = tmp_path_factory.mktemp("default")
    return run_build(ROOT / "data" / "raw", out), out


def test_the_default_corpus_builds_to_a_sound_catalog(default_build):
    report, out = default_build
    assert report.problems == () and check_output(out) == []
    assert "Exercises found" in report.summary and "What to do next" in report.summary


def test_the_readme_shows_what_the_default_corpus_gives(default_build):
    report, _ = default_build
    figures = report.summary.splitlines()[:5]
    assert "\n".join(figures) in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_exercises_of_the_default_corpus_are_found(default_build):
    _, out = default_build
    expected = json.loads((ROOT / "tests" / "data" / "default_corpus.json").read_text())
    found = {}
    for row in read_rows(out / "mentions.jsonl"):
        if not row["passing"] and row["kind"] in ("stretch", "strength", "release"):
            found.setdefault(row["article_id"], []).append(row["stretch_id"])
    total = right = 0
    for article_id, entries in expected.items():
        total += len(entries)
        right += sum(entry in found.get(article_id, ()) for entry in entries)
    assert right >= 0.9 * total


def test_a_second_build_recomputes_nothing_and_changes_no_byte(raw, tmp_path):
    out = tmp_path / "out"
    first = run_build(raw, out)
    before, stamp = contents(out), (out / "build.json").stat().st_mtime_ns
    second = run_build(raw, out)
    assert len(first.rebuilt) == 12 and second.rebuilt == ()
    assert contents(out) == before and (out / "build.json").stat().st_mtime_ns == stamp


def test_one_changed_article_is_read_again_and_equals_a_full_build(raw, tmp_path):
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    run_build(raw, out)
    path = raw / "06-runnersworld.txt"
    path.write_text(
        path.read_text() + "\n6. Otter Stretch\n\nStand and bend your knee. Hold 9 seconds.\n"
    )
    assert run_build(raw, out).rebuilt == ("06-runnersworld",)
    run_build(raw, fresh)
    assert contents(out) == contents(fresh)


def test_an_output_that_was_changed_by_hand_is_built_again(raw, tmp_path):
    out = tmp_path / "out"
    run_build(raw, out)
    before = contents(out)
    (out / "catalog.jsonl").write_text("{}\n")
    run_build(raw, out)
    assert contents(out) == before


def test_the_order_of_files_does_not_matter(raw, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    run_build(raw, one)
    for path in sorted(raw.glob("*.txt"), reverse=True):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    run_build(raw, other)
    assert contents(one) == contents(other)


def test_a_bad_file_is_told_in_one_line_and_the_others_are_built(raw, tmp_path, capsys):
    (raw / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    (raw / "empty.txt").write_bytes(b"")
    status = main(["build", "--raw", str(raw), "--out", str(tmp_path / "out")])
    told = capsys.readouterr()
    assert status == 2
    assert len([line for line in told.err.splitlines() if line.startswith("curation:")]) == 2
    assert "broken.pdf: is no PDF" in told.err and "Articles            12" in told.out


def test_a_name_that_is_not_utf_8_is_told_and_the_others_are_built(raw, tmp_path, capsys):
    for name in (b"caf\xe9.txt", b"caf\xe9.xyz"):
        try:
            (raw / os.fsdecode(name)).write_text("Bend your knee.\n")
        except OSError:
            pytest.skip("this system has no such names")
    assert main(["build", "--raw", str(raw), "--out", str(tmp_path / "out")]) == 2
    told = capsys.readouterr()
    other, misnamed = told.err.splitlines()
    assert r"caf\udce9.xyz: is of a kind" in other
    assert r"caf\udce9.txt: has a name that is not UTF-8. Rename" in misnamed
    assert "Articles            12" in told.out and check_output(tmp_path / "out") == []


def test_nothing_readable_leaves_the_previous_catalog_whole(raw, tmp_path, capsys):
    out, empty = tmp_path / "out", tmp_path / "empty"
    run_build(raw, out)
    before = contents(out)
    empty.mkdir()
    (empty / "a.txt").write_bytes(b"")
    assert main(["build", "--raw", str(empty), "--out", str(out)]) == 2
    assert contents(out) == before
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--raw", "no-such-folder"],
        ["explain", "butterfly", "--out", "no-such-folder"],
        ["add", "no-such-file.txt"],
    ],
)
def test_an_error_is_one_line_without_a_traceback(arguments, tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "curation", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert run.returncode == 2
    assert len(run.stderr.strip().splitlines()) == 1 and "Traceback" not in run.stderr


def test_explain_shows_evidence_links_and_conflicts(default_build, capsys):
    _, out = default_build
    assert main(["explain", "butterfly-stretch", "--out", str(out)]) == 0
    told = capsys.readouterr().out
    assert (
        "⟦" in told and "is a name of this entry" in told and "conflict butterfly-stretch" in told
    )
    assert main(["explain", "butterfly strech", "--out", str(out)]) == 2
    assert "Did you mean" in capsys.readouterr().err


def test_check_tells_what_was_tampered_with(raw, tmp_path, capsys):
    out = tmp_path / "out"
    run_build(raw, out)
    rows = [json.loads(line) for line in (out / "mentions.jsonl").read_text().splitlines()]
    rows[0]["text"] = "other"
    (out / "mentions.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert main(["check", "--out", str(out)]) == 1
    told = capsys.readouterr().out
    assert "was changed after the build" in told and "the span is not the text" in told


def test_check_tells_ranges_that_go_down_and_entries_of_one_name(raw, tmp_path):
    run_build(raw, tmp_path / "out")
    names = ("articles", "mentions", "catalog", "conflicts", "decisions")
    tables = {f"{n}.jsonl": list(read_rows(tmp_path / "out" / f"{n}.jsonl")) for n in names}
    mention, (one, other) = tables["mentions.jsonl"][0], tables["catalog.jsonl"][:2]
    assert check_tables(tables, load_vocabulary()) == []
    mention["reps"], one["hold_seconds"], other["sets"] = [5, 3], [60, 30], [3, None]
    other["name"] = f"The {one['name'].upper()}"
    told = check_tables(tables, load_vocabulary())
    assert [problem.partition(":")[0] for problem in told] == [
        f"catalog.jsonl {other['stretch_id']}",
        f"mentions.jsonl {mention['mention_id']}",
        f"catalog.jsonl {one['stretch_id']}",
    ]
    assert f"as {one['stretch_id']} is" in told[0] and "from 60 down to 30" in told[2]
    for entry in (one, other):
        entry["name"], entry["hold_seconds"] = "Unnamed exercise of one", None
    assert len(check_tables(tables, load_vocabulary())) == 1, (
        "those without a name are no namesakes"
    )


def test_a_killed_build_leaves_whole_files(raw, tmp_path):
    out = tmp_path / "out"
    run_build(raw, out)
    (raw / "extra.txt").write_text(
        "1. Otter Stretch\n\nStand and bend your knee. Hold 9 seconds.\n"
    )
    script = (
        "import os, signal, sys\nfrom pathlib import Path\nimport curation.store as store\n"
        "store._mark = lambda stage: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from curation.build import run_build\nrun_build(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    before = contents(out)
    subprocess.run([sys.executable, "-c", script, str(raw), str(out)], check=False)
    assert contents(out) == before and check_output(out) == []


def in_cache(out, *statements):
    db = sqlite3.connect(out / ".cache" / "extraction.sqlite")
    with db:
        for statement in statements:
            db.execute(statement)
    db.close()


def no_database(out):
    (out / ".cache" / "extraction.sqlite").write_bytes(b"no database" * 1000)


def a_page_overwritten(out):
    in_cache(out, "PRAGMA journal_mode = DELETE")
    path = out / ".cache" / "extraction.sqlite"
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 8] = b"\xff" * 8
    path.write_bytes(data)


def damaged(*statements):
    return lambda out: in_cache(out, *statements)


ALTERED = "replace(CAST(value AS TEXT), '\"hold_seconds\":[30', '\"hold_seconds\":[31')"


@pytest.mark.parametrize(
    "damage",
    [
        no_database,
        a_page_overwritten,
        damaged("UPDATE extraction SET value = CAST(substr(value, 1, 200) AS BLOB)"),
        damaged("UPDATE extraction SET value = '{}'"),
        damaged("UPDATE extraction SET value = CAST('{}' AS BLOB)"),
        damaged("UPDATE extraction SET value = NULL"),
        damaged("UPDATE extraction SET value = CAST(x'7bff' AS TEXT)"),
        damaged(f"UPDATE extraction SET value = CAST({ALTERED} AS BLOB)"),
        damaged("UPDATE extraction SET value = (SELECT value FROM extraction LIMIT 1)"),
        damaged("DROP TABLE extraction", "CREATE TABLE extraction (name TEXT)"),
        damaged("DROP TABLE extraction", "CREATE TABLE extraction (key TEXT, value TEXT)"),
    ],
)
def test_a_damaged_store_of_extractions_is_as_good_as_none(raw, tmp_path, damage):
    out = tmp_path / "out"
    run_build(raw, out)
    before = contents(out)
    damage(out)
    (out / "catalog.jsonl").unlink()
    assert run_build(raw, out).rebuilt
    assert contents(out) == before
    (out / "catalog.jsonl").unlink()
    assert run_build(raw, out).rebuilt == ()


def test_what_cannot_be_kept_is_told_in_one_line_and_the_catalog_is_whole(
    raw, tmp_path, monkeypatch, capsys
):
    out, other = tmp_path / "out", tmp_path / "other"
    run_build(raw, out)
    text = "1. Otter Stretch\n\nStand and bend your knee. Hold 9 seconds.\n"
    (raw / "extra.txt").write_text(text * 50)
    run_build(raw, other)
    with monkeypatch.context() as full:
        full.setattr("curation.cache._laid_out", with_no_page_more(cache._laid_out))
        assert main(["build", "--raw", str(raw), "--out", str(out)]) == 0
    [told] = capsys.readouterr().err.splitlines()
    assert "could not be kept (database or disk is full)" in told and "Free some disk" in told
    assert contents(out) == contents(other) and check_output(out) == []
    assert "Nothing has changed" in run_build(raw, out).summary
    (out / "catalog.jsonl").unlink()
    assert run_build(raw, out).notes == () and contents(out) == contents(other)


def with_no_page_more(laid_out):
    def small(path):
        db = laid_out(path)
        db.execute("PRAGMA max_page_count = 1")
        return db

    return small


def test_a_file_in_place_of_the_store_of_extractions_is_no_obstacle(raw, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / ".cache").write_text("")
    [told] = run_build(raw, out).notes
    assert "could not be kept" in told and "\n" not in told
    assert check_output(out) == []


def test_a_disk_that_fills_up_is_told_in_one_line_and_the_catalog_is_as_before(raw, tmp_path):
    out = tmp_path / "out"
    run_build(raw, out)
    before = contents(out)
    (raw / "extra.txt").write_text("1. Otter Stretch\n\nBend your knee. Hold 9 seconds.\n")
    script = (
        "import resource, sys\nfrom curation.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\nsys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, "build", "--raw", str(raw), "--out", str(out)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1 and "Free some disk space" in run.stderr
    assert contents(out) == before and check_output(out) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda build: build.pop("outputs"),
        lambda build: build.update(outputs=None),
        lambda build: build.update(outputs={}),
        lambda build: build["outputs"].update({"none.jsonl": "0"}),
    ],
)
def test_a_damaged_build_report_is_told_and_built_again(raw, tmp_path, damage):
    out = tmp_path / "out"
    run_build(raw, out)
    build = json.loads((out / "build.json").read_text())
    damage(build)
    (out / "build.json").write_text(json.dumps(build))
    [told] = check_output(out)
    assert str(out) in told and "run `curation build` again" in told
    assert "Nothing has changed" not in run_build(raw, out).summary
    assert check_output(out) == []


def test_a_build_report_without_its_summary_is_built_again(raw, tmp_path):
    out = tmp_path / "out"
    summary = run_build(raw, out).summary
    build = json.loads((out / "build.json").read_text())
    del build["summary"]
    (out / "build.json").write_text(json.dumps(build))
    assert run_build(raw, out).summary == summary


def test_a_fresh_build_forgets_nothing_while_another_one_runs(raw, tmp_path):
    out = tmp_path / "out"
    run_build(raw, out)
    with FileLock(out / ".lock"), pytest.raises(CurationError, match="another build"):
        run_build(raw, out, fresh=True)
    (out / "catalog.jsonl").unlink()
    assert run_build(raw, out).rebuilt == ()
    assert len(run_build(raw, out, fresh=True).rebuilt) == 12


def test_word_lists_of_rules_count_as_code_that_extracts():
    names = {file.name for file in rule_files(resources.files("curation"))}
    assert {
        "grammar.py",
        "wording.csv",
        "weights.json",
        "kind_weights.json",
        "tag_weights.json",
    } <= names


def test_another_version_of_a_library_that_reads_files_reads_them_again(raw, tmp_path, monkeypatch):
    out = tmp_path / "out"
    first = run_build(raw, out)
    assert run_build(raw, out).rebuilt == ()
    monkeypatch.setattr("curation.cache.version", lambda name: "99.0")
    code_digest.cache_clear()
    try:
        assert run_build(raw, out).rebuilt == first.rebuilt
    finally:
        code_digest.cache_clear()
