"""One built project for all tests of the review, and a copy for each that changes it."""

import pytest

from tests.projects import built_project, copy_of


@pytest.fixture(scope="session")
def original(tmp_path_factory):
    return built_project(tmp_path_factory.mktemp("review") / "project")


@pytest.fixture
def project(original, tmp_path):
    return copy_of(original, tmp_path / "project")
