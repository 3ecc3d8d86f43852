"""The log on disk: every confirmed decision is there, whatever happens to the one who writes."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from curation.decisions import DecisionLog, Overtaken
from curation.decisions.editor import checked_name, editor_name, file_name
from curation.decisions.ids import is_id, next_id
from curation.errors import CurationError
from curation.records import Decision, DecisionKind, Ruling
from tests.projects import ROOT

PICK, FLAG = DecisionKind.PICK, DecisionKind.FLAG


def pick(value=30, subject="pigeon/hold_s", after=None):
    return Ruling(PICK, subject, {"value": [value, value]}, {}, after)


def flag(subject):
    return Ruling(FLAG, subject)


@pytest.fixture
def log(tmp_path):
    return DecisionLog(tmp_path / "decisions")


def lines_of(folder):
    return [line for path in folder.glob("*.jsonl") for line in path.read_bytes().splitlines()]


def python(script, *arguments, **options):
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, text=True, **options)


def test_ids_sort_by_time_and_never_fall_behind_the_last_one():
    ids = [next_id()]
    for _ in range(1000):
        ids.append(next_id(ids[-1]))
    assert ids == sorted(set(ids)) and all(map(is_id, ids))
    future = "7" + "Z" * 24 + "A"
    assert next_id(future) == "7" + "Z" * 24 + "B"


def test_a_ruling_that_no_id_is_left_for_is_told_and_not_written(log):
    made = log.append([Ruling(DecisionKind.FLAG, "pigeon-pose", {})], "Ada", note="odd")
    [path] = log.folder.glob("*.jsonl")
    last = "7" + "Z" * 25
    path.write_text(path.read_text().replace(made.decision_id, last))
    before = path.read_bytes()
    with pytest.raises(CurationError, match=f"{last}.* delete its line"):
        log.append([Ruling(DecisionKind.FLAG, "cow-face", {})], "Ada", note="odd")
    assert path.read_bytes() == before


def test_a_decision_comes_back_as_it_was_made(log):
    saw = {"mentions": [], "values": [{"value": [30, None], "mention_ids": ["a/pigeon"]}]}
    made = log.append(
        [Ruling(PICK, "pigeon/hold_s", {"value": [30, None]}, saw)], "Zoë Ünal", note="“why”\n<b>"
    )
    assert isinstance(made, Decision)
    assert list(DecisionLog(log.folder).history()) == [made]


def test_a_bulk_decision_holds_many_rulings_and_is_one_line(log):
    made = log.append([pick(30, "a/reps"), pick(5, "b/reps")], "anna", scope="all of level self")
    assert len(lines_of(log.folder)) == 1 and made.kind is DecisionKind.BULK
    history = DecisionLog(log.folder).history()
    assert history.verdict_on("b/reps").ruling.value == {"value": [5, 5]}
    log.undo(made.decision_id, "anna")
    assert log.history().verdict_on("a/reps") is None
    assert log.history().verdict_on("b/reps") is None


def test_a_ruling_on_what_somebody_else_has_just_ruled_on_shows_theirs_and_writes_nothing(log):
    theirs = log.append([pick(30)], "anna")
    outcome = DecisionLog(log.folder).append([pick(60)], "bob")
    assert isinstance(outcome, Overtaken) and outcome.theirs[0][1] == theirs
    assert len(lines_of(log.folder)) == 1
    mine = log.append([pick(60, after=theirs.decision_id)], "bob")
    assert log.history().verdict_on("pigeon/hold_s").decision == mine


def test_an_undo_in_between_is_shown_too(log):
    first = log.append([pick(30)], "anna")
    undo = log.undo(first.decision_id, "anna")
    outcome = log.append([pick(60, after=first.decision_id)], "bob")
    assert isinstance(outcome, Overtaken) and outcome.theirs[0][1] == undo
    again = log.undo(first.decision_id, "bob")
    assert isinstance(again, Overtaken)


def test_a_bulk_decision_is_overtaken_as_a_whole(log):
    log.append([pick(30, "b/reps")], "anna")
    outcome = log.append([pick(1, "a/reps"), pick(2, "b/reps")], "bob", scope="all")
    assert isinstance(outcome, Overtaken) and [r.subject for r, _ in outcome.theirs] == ["b/reps"]
    assert log.history().verdict_on("a/reps") is None


def test_a_blind_second_opinion_is_written_beside_the_first(log):
    first = log.append([pick(30)], "anna")
    second = log.append([pick(60)], "bob", blind=True)
    assert isinstance(second, Decision) and second.rulings[0].after is None
    assert {d.decision_id for d in log.history().on("pigeon/hold_s")} == {
        first.decision_id,
        second.decision_id,
    }


def test_two_logs_on_one_folder_see_what_the_other_wrote(log):
    other = DecisionLog(log.folder)
    for number in range(3):
        log.append([flag(f"a{number}")], "anna")
        assert len(other.history()) == 2 * number + 1
        other.append([flag(f"b{number}")], "bob")
        assert len(log.history()) == 2 * number + 2


def test_a_reading_that_failed_once_loses_no_decision(log, monkeypatch):
    log.append([pick()], "anna")
    log.append([flag("x")], "bob")
    log.append([flag("y")], "cyd")
    other = DecisionLog(log.folder)
    assert len(other.history()) == 3
    log.append([pick(60, after=other.history().last_id)], "anna")
    log.append([flag("z")], "bob")
    opened = Path.open

    def refused(path, *arguments, **options):
        if path.name == "bob.jsonl":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(CurationError, match=r"bob\.jsonl"):
        other.history()
    monkeypatch.undo()
    assert list(other.history()) == list(DecisionLog(log.folder).history())


def test_a_file_that_version_control_replaced_is_read_anew(log):
    for number in range(3):
        log.append([flag(f"a{number}")], "anna")
    path = log.folder / "anna.jsonl"
    lines = path.read_text().splitlines(keepends=True)
    assert len(log.history()) == 3
    path.write_text(lines[2] + lines[0])
    assert [d.subject for d in log.history()] == ["a0", "a2"]
    path.unlink()
    assert len(log.history()) == 0


@pytest.mark.parametrize("cut", [1, 20, -2, -1])
def test_a_torn_last_line_hides_nothing_and_is_mended_by_the_next_append(log, cut):
    kept = log.append([pick(30)], "anna")
    whole = (log.folder / "anna.jsonl").read_bytes()
    torn = log.append([flag("x")], "anna")
    path = log.folder / "anna.jsonl"
    path.write_bytes(whole + path.read_bytes()[len(whole) :][:cut])
    log.append([flag("b")], "bob")
    fresh = DecisionLog(log.folder)
    held = [d.subject for d in fresh.history()]
    assert held == ["pigeon/hold_s", *(["x"] if cut == -1 else []), "b"]
    assert fresh.problems == ()
    fresh.append([flag("next")], "anna")
    again = DecisionLog(log.folder)
    assert [d.subject for d in again.history()] == [*held, "next"]
    assert again.problems == () and path.read_bytes().endswith(b"\n")
    assert again.history().get(kept.decision_id) == kept
    assert (again.history().get(torn.decision_id) is not None) == (cut == -1)


@pytest.mark.parametrize(
    "line",
    [
        b"<<<<<<< HEAD",
        b"{}",
        b"[1]",
        b"null",
        b"\xff\xfe",
        b'{"decision_id":"x","kind":"pick"}',
        b'{"decision_id":"01M8B9WM4AEDP0ZVTQ7TQVY51S","kind":"new","subject":"a","value":{},"saw":{},'
        b'"after":null,"editor":"a","time":"2026","note":""}',
        b'{"decision_id":"01M8B9WM4AEDP0ZVTQ7TQVY51S","kind":"flag","subject":"a","value":{},'
        b'"saw":{"mentions":"all"},"after":null,"editor":"a","time":"2026","note":""}',
        b"[" * 100_000,
    ],
)
def test_a_line_that_is_no_decision_is_named_and_hides_no_other(log, line):
    first = log.append([flag("a")], "anna")
    path = log.folder / "anna.jsonl"
    path.write_bytes(line + b"\n" + path.read_bytes())
    log.append([flag("b")], "anna")
    fresh = DecisionLog(log.folder)
    assert [d.subject for d in fresh.history()] == ["a", "b"]
    assert fresh.history().get(first.decision_id) == first
    (problem,) = fresh.problems
    assert "anna.jsonl line 1" in problem and "restore it from version control" in problem


def test_two_decisions_of_one_id_are_told(log):
    log.append([flag("a")], "anna")
    line = (log.folder / "anna.jsonl").read_text()
    (log.folder / "copy.jsonl").write_text(line)
    assert len(log.history()) == 1 and log.problems == ()
    (log.folder / "copy.jsonl").write_text(line.replace('"a"', '"b"'))
    fresh = DecisionLog(log.folder)
    assert len(fresh.history()) == 1 and "two decisions have the id" in fresh.problems[0]


def test_what_cannot_be_written_is_refused_and_leaves_no_trace(log):
    for ruling in (
        Ruling(PICK, "a/reps", {}),
        Ruling(PICK, "a/reps", {"value": float("nan")}),
        Ruling(PICK, "a/reps", {"value": {"x": 1}}),
        Ruling(PICK, "", {"value": 1}),
        Ruling(DecisionKind.MERGE, "a", {"into": "a"}),
        Ruling(DecisionKind.BULK, "a", {}),
        Ruling(DecisionKind.CORRECT_MENTION, "a/b", {"start": 3, "end": 5, "quote": "abc"}),
        Ruling(FLAG, "a", {"extra": 1}),
        Ruling(FLAG, "half \ud83d"),
    ):
        with pytest.raises(CurationError):
            log.append([ruling], "anna")
    with pytest.raises(CurationError, match="no decision has the id"):
        log.undo("01M8B9WM4AEDP0ZVTQ7TQVY51S", "anna")
    assert lines_of(log.folder) == []


def test_editors_names_make_files_of_their_own():
    names = ["anna", "Anna", "ANNA", "José", "Jose", "李", "王", "../../etc", "a/b", "x" * 200]
    files = [file_name(checked_name(name)) for name in names]
    assert len({file.casefold() for file in files}) == len(names)
    assert all("/" not in file and len(file) < 100 for file in files)
    for bad in ("", "  ", "a\0b", "x" * 201):
        with pytest.raises(CurationError):
            checked_name(bad)


def test_the_editor_is_the_one_given_then_the_environment_then_git_then_the_login(monkeypatch):
    monkeypatch.setenv("CURATION_EDITOR", "Edda")
    assert editor_name("Anna  B.") == "Anna B."
    assert editor_name() == "Edda"
    monkeypatch.delenv("CURATION_EDITOR")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.name")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "Git Name")
    assert editor_name() == "Git Name"
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("LOGNAME", "login")
    assert editor_name() == "login"


WRITER = """
import sys
from pathlib import Path
from curation.decisions import DecisionLog
from curation.records import DecisionKind, Ruling
log = DecisionLog(Path(sys.argv[1]))
for number in range(500):
    made = log.append([Ruling(DecisionKind.FLAG, f"{sys.argv[3]}-{number}")], sys.argv[2])
    print(made.decision_id, flush=True)
"""


def test_four_processes_write_two_thousand_decisions_and_none_is_torn_or_lost(log):
    writers = [
        python(WRITER, log.folder, f"editor {n % 3}", n, stdout=subprocess.PIPE) for n in range(4)
    ]
    confirmed = [line for writer in writers for line in writer.communicate()[0].split()]
    assert [writer.returncode for writer in writers] == [0, 0, 0, 0]
    rows = [json.loads(line) for line in lines_of(log.folder)]
    assert len(rows) == 2000 == len({row["decision_id"] for row in rows})
    assert {row["decision_id"] for row in rows} == set(confirmed)
    for path in log.folder.glob("*.jsonl"):
        ids = [json.loads(line)["decision_id"] for line in path.read_bytes().splitlines()]
        assert ids == sorted(ids)
    assert DecisionLog(log.folder).problems == ()


FORKED_WRITER = """
import os, sys
from pathlib import Path
from curation.decisions import DecisionLog, files
from curation.records import DecisionKind, Ruling

def write_slowly(descriptor, data):
    for start in range(len(data)):
        os.write(descriptor, data[start : start + 1])

files._write = write_slowly
folder = Path(sys.argv[1])
note = "a note that makes the line long enough to be torn " * 60
for line in sys.stdin:
    start = int(line)
    child = os.fork()
    if not child:
        log = DecisionLog(folder)
        number = start
        while True:
            made = log.append([Ruling(DecisionKind.FLAG, f"x{number}")], "anna", note=note)
            os.write(1, f"made {made.decision_id}\\n".encode())
            number += 1
    os.write(1, f"child {child}\\n".encode())
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""


def test_a_writer_killed_at_random_two_hundred_times_loses_nothing_it_confirmed(log):
    chance = random.Random(4)
    host = python(FORKED_WRITER, log.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    confirmed, torn = set(), 0
    for kill in range(200):
        host.stdin.write(f"{kill * 1000}\n")
        host.stdin.flush()
        lines = []
        child = wanted = None
        moment = chance.uniform(0.0, 0.02)
        while (line := host.stdout.readline()) != "dead\n":
            lines.append(line)
            if line.startswith("child"):
                child = int(line.split()[1])
            if child and wanted is None and (kill % 2 or line.startswith("made")):
                time.sleep(moment)
                os.kill(child, signal.SIGKILL)
                wanted = child
        confirmed |= {line.split()[1] for line in lines if line.startswith("made")}
        path = log.folder / "anna.jsonl"
        torn += path.exists() and not path.read_bytes().endswith(b"\n")
        if kill % 20 == 0:
            assert confirmed <= {d.decision_id for d in DecisionLog(log.folder).history()}
    host.communicate()
    fresh = DecisionLog(log.folder)
    assert confirmed <= {d.decision_id for d in fresh.history()}
    assert fresh.problems == () and len(confirmed) >= 100 and torn > 10
    fresh.append([flag("after all")], "anna")
    for line in lines_of(log.folder):
        json.loads(line)


def test_what_several_editors_ruled_apart_is_merged_by_version_control(tmp_path):
    def git(folder, *words):
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        command = ["git", "-C", folder, *identity, *words]
        subprocess.run(command, check=True, capture_output=True)

    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    git(here, "init", "-q", "-b", "main")
    shutil.copy(ROOT / ".gitattributes", here)
    log = DecisionLog(here / "data" / "decisions")
    made = [log.append([flag("first")], "anna")]
    git(here, "add", ".")
    git(here, "commit", "-qm", "first")
    git(tmp_path, "clone", "-q", here, there)
    other = DecisionLog(there / "data" / "decisions")
    for number in range(3):
        made.append(log.append([pick(number, f"a{number}/reps")], "anna"))
        made.append(other.append([pick(number + 5, f"a{number}/reps")], "anna"))
        made.append(other.append([pick(number, f"b{number}/reps")], "bob"))
    for folder in (here, there):
        git(folder, "add", ".")
        git(folder, "commit", "-qm", "rulings")
    git(here, "pull", "-q", "--no-rebase", "--no-edit", there, "main")
    assert {d.decision_id for d in log.history()} == {d.decision_id for d in made}
    assert log.problems == () and DecisionLog(log.folder).problems == ()


LIMITED = """
import resource, signal, sys
from pathlib import Path
from curation.decisions import DecisionLog
from curation.errors import CurationError
from curation.records import DecisionKind, Ruling
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
size = (folder / "anna.jsonl").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 60, size + 60))
try:
    DecisionLog(folder).append([Ruling(DecisionKind.FLAG, "b")], "anna", note="x" * 500)
except CurationError as error:
    print(error)
"""


def test_a_disk_that_fills_up_is_told_and_leaves_the_file_as_it_was(log):
    log.append([flag("a")], "anna")
    before = (log.folder / "anna.jsonl").read_bytes()
    told, _ = python(LIMITED, log.folder, stdout=subprocess.PIPE).communicate()
    assert "could not be written" in told and "Free some disk space" in told
    assert (log.folder / "anna.jsonl").read_bytes() == before
    log.append([flag("b")], "anna")
    assert [d.subject for d in DecisionLog(log.folder).history()] == ["a", "b"]


def test_a_write_that_never_reaches_the_disk_is_taken_back(log, monkeypatch):
    log.append([flag("a")], "anna")
    before = (log.folder / "anna.jsonl").read_bytes()

    def failing(descriptor):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(CurationError, match="Input/output error"):
        log.append([flag("b")], "anna")
    monkeypatch.undo()
    assert (log.folder / "anna.jsonl").read_bytes() == before
    assert [d.subject for d in log.history()] == ["a"]


READ_ONLY = """
import os, sys
from pathlib import Path
from curation.decisions import DecisionLog
from curation.errors import CurationError
from curation.records import DecisionKind, Ruling
log = DecisionLog(Path(sys.argv[1]))
if os.geteuid() == 0:
    os.seteuid(65534)
print(len(log.history()))
try:
    log.append([Ruling(DecisionKind.FLAG, "b")], sys.argv[2])
except CurationError as error:
    print(error)
"""


@pytest.mark.parametrize("editor", ["anna", "bob"])
def test_a_folder_that_may_not_be_written_is_told_and_still_read(log, editor):
    log.append([flag("a")], "anna")
    for path in (*log.folder.iterdir(), log.folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for folder in log.folder.parents[:3]:
        folder.chmod(0o755)
    told, _ = python(READ_ONLY, log.folder, editor, stdout=subprocess.PIPE).communicate()
    log.folder.chmod(0o755)
    count, message = told.splitlines()
    assert count == "1" and "could not be written" in message and "right to write" in message
    assert len(lines_of(log.folder)) == 1


def test_a_lock_that_is_held_too_long_is_told(log, monkeypatch):
    from filelock import FileLock

    log.append([flag("a")], "anna")
    monkeypatch.setattr("curation.decisions.log.PATIENCE", 0.05)
    with FileLock(log.folder / ".lock"), pytest.raises(CurationError, match="has been writing"):
        log.append([flag("b")], "anna")
