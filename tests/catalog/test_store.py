"""Output files appear all together or not at all."""

import json
import subprocess
import sys
import threading

import pytest
from filelock import FileLock

from curation.decisions.sight import Tables
from curation.errors import CurationError
from curation.store import (
    COMPLETE,
    NEXT,
    complete_move,
    read_json,
    read_rows,
    read_together,
    staging,
)


def publish(out, value):
    with staging(out) as stage:
        stage.write_rows("a.jsonl", [{"v": value}])
        stage.write_rows("b.jsonl", [{"v": value}])


def state(out):
    return [json.loads((out / name).read_text())["v"] for name in ("a.jsonl", "b.jsonl")]


def test_files_take_their_places_together(tmp_path):
    publish(tmp_path, 1)
    publish(tmp_path, 2)
    assert state(tmp_path) == [2, 2]
    assert not (tmp_path / NEXT).exists()


def test_an_error_on_the_way_leaves_the_old_files(tmp_path):
    publish(tmp_path, 1)
    with pytest.raises(ZeroDivisionError), staging(tmp_path) as stage:
        stage.write_rows("a.jsonl", [{"v": 2}])
        stage.write_rows("b.jsonl", ({"v": 1 // 0} for _ in range(1)))
    assert state(tmp_path) == [1, 1]


def half_moved(out, moved):
    """Leave what a build leaves that dies, or still works, after moving so many files."""
    publish(out, 1)
    folder = out / NEXT
    folder.mkdir()
    for name in ("a.jsonl", "b.jsonl"):
        (folder / name).write_text('{"v":2}\n')
    (folder / COMPLETE).write_text("a.jsonl\nb.jsonl")
    for name in ("a.jsonl", "b.jsonl")[:moved]:
        (folder / name).replace(out / name)


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_move_cut_short_is_completed_by_the_next_command(tmp_path, moved):
    half_moved(tmp_path, moved)
    complete_move(tmp_path)
    assert state(tmp_path) == [2, 2]


def read(out):
    return [next(read_rows(out / "a.jsonl"))["v"], (read_json(out / "b.jsonl") or {})["v"]]


def test_a_reader_leaves_alone_what_a_build_is_moving(tmp_path):
    half_moved(tmp_path, 1)
    with FileLock(tmp_path / ".lock"):
        assert read(tmp_path) == [2, 1]
        assert {path.name for path in (tmp_path / NEXT).iterdir()} == {"b.jsonl", COMPLETE}
    assert read(tmp_path) == [2, 2]


def test_a_reader_that_may_not_write_reads_what_is_there(tmp_path, monkeypatch):
    def forbidden(*arguments, **options):
        raise PermissionError(13, "Permission denied")

    half_moved(tmp_path, 0)
    monkeypatch.setattr("curation.store.FileLock", forbidden)
    assert read(tmp_path) == [1, 1]


def test_readers_and_a_build_do_not_disturb_each_other(tmp_path):
    publish(tmp_path, 0)
    script = (
        "import sys; from pathlib import Path; from tests.catalog.test_store import publish\n"
        "for value in range(100): publish(Path(sys.argv[1]), value)"
    )
    build = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)])
    while build.poll() is None:
        assert len(read(tmp_path)) == 2
    assert build.returncode == 0 and state(tmp_path) == [99, 99]


def publish_report(out, value):
    with staging(out) as stage:
        for name in ("articles", "mentions", "catalog", "conflicts"):
            row = {"article_id": value, "mention_id": value, "stretch_id": value}
            stage.write_rows(f"{name}.jsonl", [{**row, "conflict_id": value}])
        stage.write_json("build.json", {"value": value})


def test_tables_are_those_of_one_build(tmp_path, monkeypatch):
    publish_report(tmp_path, 1)
    coming = [2, 3]

    def interrupted(path):
        yield from read_rows(path)
        if path.name == "mentions.jsonl" and coming:
            publish_report(tmp_path, coming.pop(0))

    monkeypatch.setattr("curation.decisions.sight.read_rows", interrupted)
    tables = Tables.read(tmp_path)
    assert [*tables.articles, *tables.mentions, *tables.catalog, *tables.conflicts] == [3] * 4


def test_a_move_that_nobody_can_complete_is_read_as_it_is(tmp_path):
    half_moved(tmp_path, 1)
    with FileLock(tmp_path / ".lock"):
        assert read_together(tmp_path, lambda: read(tmp_path)) == [2, 1]


def test_a_build_waits_for_a_reader_that_completes_a_move(tmp_path):
    lock = FileLock(tmp_path / ".lock", thread_local=False)
    lock.acquire()
    reader = threading.Timer(0.2, lock.release)
    reader.start()
    publish(tmp_path, 1)
    reader.join()
    assert state(tmp_path) == [1, 1]


def test_a_process_killed_before_the_marker_changes_nothing(tmp_path):
    publish(tmp_path, 1)
    script = (
        "import os, sys, signal; from pathlib import Path; from curation.store import staging\n"
        "with staging(Path(sys.argv[1])) as stage:\n"
        "    stage.write_rows('a.jsonl', [{'v': 2}]); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    publish_again = [row["v"] for row in read_rows(tmp_path / "a.jsonl")]
    assert publish_again == [1]
    publish(tmp_path, 3)
    assert state(tmp_path) == [3, 3]


def test_two_builds_at_once_are_refused_in_one_line(tmp_path):
    with FileLock(tmp_path / ".lock"), pytest.raises(CurationError, match="another build"):
        publish(tmp_path, 1)


def test_a_full_disk_is_told_with_its_remedy_and_harms_nothing(tmp_path, monkeypatch):
    publish(tmp_path, 1)

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("curation.store.os.fsync", full)
    with pytest.raises(CurationError, match="Free some disk space"):
        publish(tmp_path, 2)
    monkeypatch.undo()
    assert state(tmp_path) == [1, 1]


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    place = tmp_path / "out"
    place.write_text("")
    with pytest.raises(CurationError, match="--out"):
        publish(place, 1)


def test_a_missing_file_names_the_command_that_makes_it(tmp_path):
    with pytest.raises(CurationError, match="curation build"):
        list(read_rows(tmp_path / "catalog.jsonl"))


def test_a_torn_line_is_told_with_its_number(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"v":1}\n{"v":')
    with pytest.raises(CurationError, match="line 2"):
        list(read_rows(tmp_path / "a.jsonl"))
    assert read_json(tmp_path / "a.jsonl") is None


@pytest.mark.parametrize("damage", [b"{", b'{"name": "\xff"}', b"nothing"])
def test_a_damaged_line_is_told_with_its_number(tmp_path, damage):
    path = tmp_path / "catalog.jsonl"
    path.write_bytes(b'{"name": "Pigeon Pose"}\n' + damage + b"\n")
    read = read_rows(path)
    assert next(read) == {"name": "Pigeon Pose"}
    with pytest.raises(CurationError, match=r"catalog\.jsonl: line 2 is not JSON") as told:
        next(read)
    assert "\n" not in str(told.value) and "Run `curation build` again." in str(told.value)
