"""The server of the review app ends with the command that started it, however that is asked to end."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.projects import ROOT

SERVER = "import os, sys, time; print(os.getpid(), flush=True); time.sleep(60)"
COMMAND = f"""
import signal, sys
from pathlib import Path
from curation.app import serve
from curation.desk import Project
signal.signal(signal.SIGHUP, getattr(signal, sys.argv[1]))
signal.signal(signal.SIGINT, signal.default_int_handler)
serve._command = lambda port, browser: [sys.executable, "-c", {SERVER!r}]
Project.build = lambda project: ""
sys.exit(serve.serve(Project(Path(".")), browser=False))
"""


def runs(pid):
    """Return whether there is a process of that id."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def ended(pid):
    """Return whether a process ends within a few seconds."""
    for _ in range(100):
        if not runs(pid):
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def started(tmp_path):
    """Yield a function that starts the command and returns it with the process id of its server."""
    running = []

    def start(hangup):
        command = [sys.executable, "-c", COMMAND, hangup]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
        )
        running.append(process.pid)
        server = next(int(line) for line in process.stdout if line.strip().isdigit())
        running.append(server)
        return process, server

    yield start
    for pid in filter(runs, running):
        os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_the_server_ends_with_the_command(started, name):
    process, server = started("SIG_DFL")
    process.send_signal(getattr(signal, name))
    assert process.wait(30) == 0 and ended(server)


def test_a_command_that_shall_outlive_its_terminal_goes_on(started):
    process, server = started("SIG_IGN")
    process.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1)
    assert runs(server)
    process.terminate()
    assert process.wait(30) == 0 and ended(server)
