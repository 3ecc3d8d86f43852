"""What the review app shows."""

from __future__ import annotations

from ipywidgets import Tab

from curation.desk import find_project
from curation.widgets import ExtractionPanel, ReviewQueue, VocabularyPanel


def review_app() -> Tab:
    """Return the page of the project that the app was started for."""
    project = find_project()
    name = str(project.root)
    pages = {
        "Questions": ReviewQueue(project.session(), build=project.build, project=name, app=True),
        "Names": VocabularyPanel(
            project.session(), project.unknown_names, build=project.build, app=True
        ),
        "Articles": ExtractionPanel(
            project.session(), project.left_out, build=project.build, app=True
        ),
    }
    return Tab(children=list(pages.values()), titles=list(pages))
