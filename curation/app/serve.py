"""Serve the review app through Voilà: on this machine only, and only to who has the token."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from types import FrameType

from curation.desk import VARIABLE, Project
from curation.errors import CurationError

HOST = "127.0.0.1"
ENDINGS = ("SIGTERM", "SIGHUP")
"""What asks a program to end, and what tells it that its terminal was closed; no system need have both."""


def serve(project: Project, *, port: int = 0, editor: str = "", browser: bool = True) -> int:
    """Build what has changed and serve the app until it is stopped; return the exit status.

    Args:
        port: 0 takes a free one.
        editor: who rules; by default the name that the system gives.
        browser: open the page.

    Raises:
        CurationError: Voilà is not installed, or the build failed.
    """
    _need_voila()
    print(project.build(), flush=True)
    port = port or _free_port()
    token = secrets.token_urlsafe(24)
    environment = {**os.environ, VARIABLE: str(project.root), "JUPYTER_TOKEN": token}
    if editor:
        environment["CURATION_EDITOR"] = editor
    print(f"\nReview: http://{HOST}:{port}/?token={token}\nStop with Ctrl+C.", flush=True)
    with (
        _taken_for_ctrl_c(ENDINGS),
        subprocess.Popen(_command(port, browser), env=environment) as server,
    ):
        try:
            return server.wait()
        except KeyboardInterrupt:
            server.terminate()
            return 0


@contextmanager
def _taken_for_ctrl_c(names: tuple[str, ...]) -> Iterator[None]:
    """Let signals stop this program as Ctrl+C does, but for those that whoever started it had it ignore."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    known = [getattr(signal, name) for name in names if hasattr(signal, name)]
    heard = {one: signal.getsignal(one) for one in known if signal.getsignal(one) != signal.SIG_IGN}
    for one in heard:
        signal.signal(one, stop)
    try:
        yield
    finally:
        for one, before in heard.items():
            signal.signal(one, before)


def _command(port: int, browser: bool) -> list[str]:
    notebook = Path(str(resources.files("curation.app") / "review.ipynb"))
    return [
        sys.executable,
        "-m",
        "voila",
        str(notebook),
        f"--port={port}",
        f"--Voila.ip={HOST}",
        "--Voila.auto_token=True",
        "--Voila.log_level=WARN",
        *([] if browser else ["--no-browser"]),
    ]


def _need_voila() -> None:
    try:
        import voila  # noqa: F401
    except ImportError:
        raise CurationError(
            "the review app needs Voilà.", remedy="Install it with pip install -e '.[lab]'."
        ) from None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
