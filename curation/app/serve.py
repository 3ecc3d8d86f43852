"""Serve the review app through Voilà: on this machine only, and only to who has the token."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
from importlib import resources
from pathlib import Path

from curation.desk import VARIABLE, Project
from curation.errors import CurationError

HOST = "127.0.0.1"


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
    with subprocess.Popen(_command(port, browser), env=environment) as server:
        try:
            return server.wait()
        except KeyboardInterrupt:
            server.terminate()
            return 0


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
