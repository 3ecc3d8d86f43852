"""pyproject.toml, requirements.lock and environment.yml name the same packages and versions."""

import re
import shutil
import subprocess
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.projects import ROOT


def locked():
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    requirements = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(r.name): r for r in requirements}


def declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = [r for group in project["optional-dependencies"].values() for r in group]
    return [Requirement(r) for r in [*project["dependencies"], *extras]]


def conda():
    """Return the packages of environment.yml, conda's and pip's, as name -> version."""
    text = (ROOT / "environment.yml").read_text()
    pins = re.findall(r"^\s*- ([A-Za-z0-9_.-]+)==?([^\s=]+)$", text, re.M)
    return {canonicalize_name(name): version for name, version in pins}


def pin(requirement):
    (only,) = requirement.specifier
    assert only.operator == "=="
    return only.version


def test_the_lock_pins_every_package_to_one_version():
    assert len({pin(r) and name for name, r in locked().items()}) > 100


def test_the_lock_names_no_index_address():
    text = (ROOT / "requirements.lock").read_text()
    assert not re.search(r"https?://|--(extra-)?index|--find-links", text)


@pytest.mark.parametrize("requirement", declared(), ids=lambda r: r.name)
def test_a_declared_package_is_locked_within_its_bounds(requirement):
    version = pin(locked()[canonicalize_name(requirement.name)])
    assert requirement.specifier.contains(version)


@pytest.mark.parametrize("requirement", declared(), ids=lambda r: r.name)
def test_conda_users_get_the_locked_version(requirement):
    name = canonicalize_name(requirement.name)
    assert conda()[name] == pin(locked()[name])


def test_environment_asks_for_nothing_that_is_not_declared():
    names = {canonicalize_name(r.name) for r in declared()} | {"python", "pip"}
    assert set(conda()) <= names


def test_environment_and_project_agree_on_python():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">=3.11"
    assert conda()["python"].startswith("3.")


@pytest.mark.parametrize("folder", ["data/curated", "data/decisions", "curation/vocabulary"])
def test_locks_are_never_committed(tmp_path, folder):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    shutil.copy(ROOT / ".gitignore", tmp_path)
    command = ["git", "-C", str(tmp_path), "check-ignore", "--quiet", f"{folder}/.lock"]
    assert subprocess.run(command, check=False).returncode == 0
