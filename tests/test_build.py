"""Whole builds: what appears, what is computed again, and what an editor is told."""

import json
import os
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from curation.build import run_build
from curation.cache import rule_files
from curation.check import check_output, check_tables
from curation.cli import main
from curation.store import read_rows
from curation.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent
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


def test_a_broken_store_of_extractions_is_started_anew(raw, tmp_path):
    out = tmp_path / "out"
    run_build(raw, out)
    before = contents(out)
    (out / ".cache" / "extraction.sqlite").write_bytes(b"no database" * 1000)
    (out / "catalog.jsonl").unlink()
    run_build(raw, out)
    assert contents(out) == before


def test_word_lists_of_rules_count_as_code_that_extracts():
    names = {file.name for file in rule_files(resources.files("curation"))}
    assert {"grammar.py", "wording.csv", "weights.json", "kind_weights.json"} <= names
