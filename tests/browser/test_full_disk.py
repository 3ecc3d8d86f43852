"""A disk without room under the rulings: the error on the card, the input kept, all well once there is room."""

import resource
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from curation.decisions import DecisionLog
from tests.browser.conftest import open_app, open_tab, picture
from tests.browser.test_app import go_to_hold, rulings, wait_left
from tests.projects import questions

FILLER = "everything-else"


class SmallDisk:
    """A file system of 128 KB of its own, which the test fills up and clears."""

    def __init__(self, folder):
        self.folder = folder

    def fill(self):
        with (self.folder / FILLER).open("wb", buffering=0) as file, pytest.raises(OSError):
            while True:
                file.write(bytes(1024))

    def clear(self):
        (self.folder / FILLER).unlink()


class SmallFiles:
    """Without the right to mount: a limit on what the app's kernels may write, which they meet as a full disk."""

    def __init__(self, project):
        self.project = project

    def _limit(self, size):
        root = f"CURATION_PROJECT={self.project.root}".encode()
        for place in Path("/proc").glob("[0-9]*"):
            try:
                is_kernel = b"ipykernel" in (place / "cmdline").read_bytes()
                if is_kernel and root in (place / "environ").read_bytes().split(b"\0"):
                    hard = resource.prlimit(int(place.name), resource.RLIMIT_FSIZE)[1]
                    resource.prlimit(int(place.name), resource.RLIMIT_FSIZE, (size, hard))
            except OSError:
                continue

    def fill(self):
        self._limit(20)

    def clear(self):
        self._limit(resource.RLIM_INFINITY)


@contextmanager
def small_disk(project):
    folder = project.decisions
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(folder)]
    is_mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield SmallDisk(folder) if is_mounted else SmallFiles(project)
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_on_the_card_and_costs_nothing(app, project, open_page):
    total = questions(project)
    with small_disk(project) as disk:
        page = open_page()
        open_app(page, app)
        go_to_hold(page, project)
        page.fill(".c-note", "mind the knees")
        page.focus(".c-card")
        disk.fill()
        page.keyboard.press("w")
        page.keyboard.type("45-50")
        page.keyboard.press("Enter")
        page.wait_for_selector(".c-problem")
        told = page.inner_text(".c-problem")
        assert "Not saved" in told and "Free some disk space" in told
        assert page.input_value(".c-write input") == "45-50"
        assert page.input_value(".c-note") == "mind the knees"
        wait_left(page, total)
        picture(page, "full-disk")
        assert list(DecisionLog(project.decisions).history()) == []

        disk.clear()
        page.focus(".c-write input")
        page.keyboard.press("Enter")
        wait_left(page, total - 1)
        assert page.locator(".c-problem").count() == 0
        (decision,) = DecisionLog(project.decisions).history()
        assert (decision.note, dict(decision.rulings[0].value)) == (
            "mind the knees",
            {"value": [45, 50]},
        )

        open_tab(page, "Articles", ".c-extraction .c-in")
        disk.fill()
        page.focus(".c-article")
        page.keyboard.press("c")
        page.keyboard.press("b")
        page.wait_for_selector(".c-told.c-problem:has-text('Free some disk space')")
        assert page.locator("text=characters chosen").count() == 1
        disk.clear()
        page.keyboard.press("b")
        page.wait_for_selector("text=new borders, by Ada Lovelace")
        assert len(rulings(project)) == 2
