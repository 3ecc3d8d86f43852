"""The notebooks under test work on a copy of the default corpus, never on the editors' own data."""

import os
import shutil
import tempfile
from pathlib import Path

from tests.projects import built_project

FOLDER = "CURATION_TEST_FOLDER"


def pytest_configure(config):
    """Build the copy that the notebooks' kernels find, where notebooks are run."""
    if not any(config.getoption(name, default=False) for name in ("nbval", "nbval_lax")):
        return
    folder = tempfile.mkdtemp(prefix="curation-notebooks-")
    project = built_project(Path(folder) / "project")
    os.environ |= {FOLDER: folder, "CURATION_PROJECT": str(project.root), "CURATION_EDITOR": "Ada"}


def pytest_unconfigure(config):
    """Delete the copy."""
    if folder := os.environ.pop(FOLDER, None):
        shutil.rmtree(folder, ignore_errors=True)
