"""A release appears whole or not at all: other files, no room, no permission, sudden death."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from curation.errors import CurationError
from curation.export.formats import FORMATS
from curation.export.manifest import changed_files, read_manifest
from curation.export.place import placing
from curation.export.reading import read_release
from tests.export.exports import built, export, write_built


def line_of(error):
    text = str(error.value)
    assert "\n" not in text
    return text


def test_an_unknown_format_names_the_known_ones(tmp_path):
    with pytest.raises(CurationError) as error:
        export(built(), tmp_path, "cvs")
    assert "'cvs'" in line_of(error) and "csv" in line_of(error)
    assert not (tmp_path / "release").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / "thesis.doc").write_text("mine")
    with pytest.raises(CurationError, match="holds other files"):
        export(built(), tmp_path)
    assert [p.name for p in folder.iterdir()] == ["thesis.doc"]


def test_a_release_with_a_file_of_someone_else_is_left_alone(tmp_path):
    export(built(), tmp_path, "json")
    (tmp_path / "release" / "notes.txt").write_text("mine")
    with pytest.raises(CurationError) as error:
        export(built(), tmp_path, "csv")
    assert "notes.txt" in line_of(error)
    assert (tmp_path / "release" / "json" / "catalog.json").exists()


def test_a_file_in_the_way_is_named(tmp_path):
    (tmp_path / "release").write_text("mine")
    with pytest.raises(CurationError, match="is a file"):
        export(built(), tmp_path)


def test_a_release_takes_the_place_of_the_one_before(tmp_path):
    export(built(), tmp_path, "json", "csv")
    export(built(), tmp_path, "json")
    folder = tmp_path / "release"
    assert sorted(p.name for p in folder.iterdir()) == ["README.md", "json", "manifest.json"]
    assert changed_files(folder, read_manifest(folder)) == []


def test_an_error_while_writing_leaves_the_release_before(tmp_path, monkeypatch):
    export(built(), tmp_path, "json")

    def fail(release, folder):
        (folder / "half").write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("curation.export.formats.delimited.write_csv", fail)
    with pytest.raises(CurationError) as error:
        export(built(), tmp_path, "json", "csv")
    assert "No space left" in line_of(error) and "Free some disk space" in line_of(error)
    assert read_release(tmp_path / "release").info.version == "1.0.0"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".release.lock", "curated", "release"]


def test_a_release_that_was_moved_aside_is_put_back_before_it_is_read(tmp_path):
    export(built(), tmp_path, "json")
    (tmp_path / "release").rename(tmp_path / ".release.old")
    assert len(read_release(tmp_path / "release").entries) == 1
    assert not (tmp_path / ".release.old").exists()


def test_a_reader_leaves_the_move_of_a_running_export_alone(tmp_path):
    export(built(), tmp_path, "json")
    with placing(tmp_path / "release") as stage:
        (stage / "manifest.json").write_text("{}")
        (tmp_path / "release").rename(tmp_path / ".release.old")
        with pytest.raises(CurationError, match="holds no release"):
            read_release(tmp_path / "release")
        assert (tmp_path / ".release.old").exists()


def test_two_exports_at_once_do_not_mix(tmp_path):
    with (
        placing(tmp_path / "release"),
        pytest.raises(CurationError, match="another export"),
        placing(tmp_path / "release"),
    ):
        pytest.fail("the second one began")


def test_a_folder_without_permission_is_named(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        with pytest.raises(CurationError) as error, placing(closed / "release"):
            pytest.fail("it began")
    finally:
        os.seteuid(user)
    assert "Permission denied" in line_of(error) and "--dir" in line_of(error)


FULL = """
import json, resource, signal, sys
from pathlib import Path
from curation.errors import CurationError
from curation.export.formats import FORMATS
from curation.export.run import Request, run_export
out, place = Path(sys.argv[1]), Path(sys.argv[2])
told = {}
for name in FORMATS:
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, resource.RLIM_INFINITY))
    try:
        run_export(Request(out, place / name, (name,)))
        told[name] = "written"
    except CurationError as error:
        told[name] = str(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(json.dumps(told))
"""


def test_a_disk_without_room_leaves_nothing_behind_in_any_format(tmp_path):
    out = write_built(built(), tmp_path / "curated")
    place = tmp_path / "places"
    command = [sys.executable, "-c", FULL, str(out), str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert set(told) == set(FORMATS)
    for name, line in told.items():
        assert "cannot be written" in line and "\n" not in line, (name, line)
        assert "Free some disk space" in line, (name, line)
    assert [p.name for p in place.iterdir() if not p.name.endswith(".lock")] == []


LOOP = """
import sys
from dataclasses import replace
from pathlib import Path
from curation.export.run import Request, run_export
print("ready", flush=True)
number = 1
while True:
    number += 1
    run_export(Request(Path(sys.argv[1]), Path(sys.argv[2]), ("json", "csv", "sqlite"),
                       version=f"1.0.{number}"))
"""


def test_a_release_is_whole_whenever_its_writer_is_killed(tmp_path):
    out, folder = write_built(built(), tmp_path / "curated"), tmp_path / "release"
    export(built(), tmp_path, "json", "csv", "sqlite")
    for number in range(8):
        command = [sys.executable, "-c", LOOP, str(out), str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout.readline() == "ready\n"
            time.sleep(0.013 * (number + 1) ** 2)
            writer.send_signal(signal.SIGKILL)
        release = read_release(folder, "sqlite")
        assert len(release.entries) == 1
        assert changed_files(folder, read_manifest(folder)) == []
