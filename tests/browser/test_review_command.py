"""``curation review``: builds, prints an address with a token, serves on this machine only, stops on Ctrl+C."""

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.conftest import open_app

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)")


@pytest.fixture
def interruptible():
    """Let what is started here hear Ctrl+C, even where the tests run in the background and do not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def served(project, interruptible):
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "CURATION_EDITOR": "Nobody"}
    environment.pop("CURATION_PROJECT", None)
    command = [sys.executable, "-m", "curation", "review", "--no-browser", "--editor", "Grace"]
    with subprocess.Popen(
        command, cwd=project.root, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            found = None
            while found is None:
                line = process.stdout.readline()
                assert line, "the command ended without an address"
                found = ADDRESS.search(line)
            yield process, found
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
        finally:
            process.kill()


def listening(port):
    """Return the local addresses, in hexadecimal, on which something listens at a port."""
    rows = []
    for name in ("tcp", "tcp6"):
        lines = Path(f"/proc/net/{name}").read_text(encoding="ascii").splitlines()
        rows += [line.split() for line in lines[1:]]
    at_port = (row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{port:04X}"))
    return {address.split(":")[0] for address in at_port}


def test_the_printed_address_opens_the_app_and_no_other_does(served, open_page):
    _, found = served
    port, token = int(found[1]), found[2]
    page = open_page()
    page.goto("about:blank")
    for _ in range(60):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/login", timeout=5)
            break
        except urllib.error.HTTPError:
            break
        except OSError:
            page.wait_for_timeout(250)
    assert listening(port) == {"0100007F"}
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
        assert "login" in answer.url
    open_app(page, f"http://127.0.0.1:{port}", token)
    assert "as Grace" in page.inner_text(".c-counts")
    assert len(token) >= 24
