"""The scripts of the body map and the report, run by node without a browser."""

import shutil
import subprocess

import pytest

from tests.projects import ROOT

FOLDER = ROOT / "tests" / "js"


@pytest.mark.parametrize("name", ["body_map", "report_compare", "report_model"])
def test_the_scripts_pass_their_own_tests(name):
    node = shutil.which("node")
    if node is None:
        pytest.fail("node is missing: install it with `apt-get install -y nodejs`.")
    run = subprocess.run(
        [node, "--test", str(FOLDER / f"{name}.test.mjs")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
