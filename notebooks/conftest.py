"""The notebooks under test work on a copy of the default corpus, never on the editors' own data."""

import os
import shutil
import tempfile
from pathlib import Path

from tests.projects import built_project

FOLDER = "CURATION_TEST_FOLDER"


def pytest_configure(config):
    folder = tempfile.mkdtemp(prefix="curation-notebooks-")
    project = built_project(Path(folder) / "project")
    os.environ.update({FOLDER: folder, "CURATION_PROJECT": str(project.root), "CURATION_EDITOR": "Ada"})


def pytest_unconfigure(config):
    shutil.rmtree(os.environ.pop(FOLDER), ignore_errors=True)
