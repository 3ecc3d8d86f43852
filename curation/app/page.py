"""What the review app shows."""

from __future__ import annotations

from ipywidgets import Tab

from curation.desk import find_project
from curation.widgets import EntriesPanel, ExtractionPanel, ReviewQueue, VocabularyPanel


def review_app() -> Tab:
    """Return the page of the project that the app was started for; its panels share one session."""
    project = find_project()
    session = project.session()
    build = project.build
    pages = {
        "Questions": ReviewQueue(session, build=build, project=str(project.root), app=True),
        "Names": VocabularyPanel(
            session, project.unknown_names, project.unknown_terms, build=build, app=True
        ),
        "Entries": EntriesPanel(session, build=build, app=True),
        "Articles": ExtractionPanel(session, project.left_out, build=build, app=True),
    }
    return Tab(children=list(pages.values()), titles=list(pages))
