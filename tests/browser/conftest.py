"""A real browser against real servers: each test gets its own project, settings and pages."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from curation.desk import Project
from curation.vocabulary import default_folder
from tests.projects import ROOT, built_project

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOKEN = "only-for-this-test"
PICTURES = ROOT / "build" / "screenshots"
PATIENCE = 45_000
"""Milliseconds until a page counts as broken; a busy machine starts kernels slowly."""


@pytest.fixture(scope="session")
def chromium():
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing: install it with `apt-get install -y chromium`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    """Open pages that close after the test; an error of a script fails it, unless it is Notebook's own."""
    pages = []
    errors = []

    def note(error):
        if "blob:" in (error.stack or "") or "/static/notebook/" not in (error.stack or ""):
            errors.append(str(error))

    def open_one(width=1280, height=900, scheme="light"):
        page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", note)
        pages.append(page)
        return page

    yield open_one
    for page in pages:
        page.goto("about:blank")
        page.close()
    assert errors == []


@pytest.fixture(scope="session")
def original(tmp_path_factory):
    return built_project(tmp_path_factory.mktemp("browser") / "project")


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    """Return the folder in which every test finds a fresh project, so that a server can outlive it."""
    folder = tmp_path_factory.mktemp("editor") / "project"
    folder.mkdir()
    return folder


@pytest.fixture
def project(original, place):
    for folder in place.iterdir():
        shutil.rmtree(folder)
    shutil.copytree(original.root, place, dirs_exist_ok=True)
    shutil.copytree(ROOT / "notebooks", place / "notebooks")
    shutil.copytree(str(default_folder()), place / "vocabulary")
    return Project(place)


def picture(page, name):
    """Keep a screenshot as an artifact of the run."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


@contextmanager
def serving(command, project, folder, editor="Ada Lovelace"):
    """Run a server on a free port until the block ends; yield its address."""
    port = _free_port()
    environment = {
        **os.environ,
        "CURATION_PROJECT": str(project.root),
        "CURATION_VOCABULARY": str(project.root / "vocabulary"),
        "CURATION_EDITOR": editor,
        "JUPYTER_TOKEN": TOKEN,
        **{
            name: str(folder / name.lower())
            for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
        },
        "JUPYTERLAB_SETTINGS_DIR": str(_settings(folder / "settings")),
    }
    log = (folder / "server.log").open("w")
    arguments = [part.format(port=port) for part in command]
    with subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=project.root,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    ) as server:
        try:
            _await(f"http://127.0.0.1:{port}/", server, folder / "server.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
            log.close()


@pytest.fixture
def lab(project, tmp_path):
    with serving(jupyter("jupyterlab"), project, tmp_path) as address:
        yield address


@pytest.fixture
def notebook(project, tmp_path):
    with serving(jupyter("notebook"), project, tmp_path) as address:
        yield address


def jupyter(module):
    """Return the command that serves a project's notebooks on JupyterLab or Notebook 7."""
    return [
        module,
        "--no-browser",
        "--port={port}",
        "--ServerApp.ip=127.0.0.1",
        "--allow-root",
        "--ServerApp.root_dir=notebooks",
    ]


@pytest.fixture
def app(served_app, project):
    return served_app


@pytest.fixture(scope="session")
def served_app(place, tmp_path_factory):
    """Serve the app for all tests: each page that is opened reads the project anew."""
    with serving_app(Project(place), tmp_path_factory.mktemp("app")) as address:
        yield address


def serving_app(project, folder, editor="Ada Lovelace"):
    notebook = str(ROOT / "curation" / "app" / "review.ipynb")
    command = ["voila", notebook, "--no-browser", "--port={port}", "--Voila.ip=127.0.0.1"]
    return serving([*command, "--Voila.auto_token=True"], project, folder, editor)


def open_app(page, address, token=TOKEN):
    page.goto(f"{address}/?token={token}")
    page.wait_for_selector(".c-queue .c-card, .c-queue .c-end")
    page.wait_for_timeout(200)


def open_tab(page, name, awaited):
    page.get_by_role("tab", name=name).click()
    page.wait_for_selector(awaited)
    page.wait_for_timeout(200)


def _settings(folder):
    """Write JupyterLab settings under which nothing asks and nothing reaches for the network."""
    place = folder / "@jupyterlab" / "apputils-extension"
    place.mkdir(parents=True)
    quiet = {"fetchNews": "false", "checkForUpdates": False}
    (place / "notification.jupyterlab-settings").write_text(json.dumps(quiet))
    return folder


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _await(address, server, log):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=5)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the server did not start:\n{log.read_text()}")
