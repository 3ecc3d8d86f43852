"""What the review app shows."""

from __future__ import annotations

from curation.desk import find_project
from curation.widgets import ReviewQueue


def review_app() -> ReviewQueue:
    """Return the page of the project that the app was started for."""
    project = find_project()
    return ReviewQueue(project.session(), build=project.build, project=str(project.root), app=True)
