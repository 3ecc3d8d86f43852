"""What the laboratory's notebook shows: figures and errors as tables, articles with their errors in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from curation.errors import CurationError
from curation.lab.annotated import Annotated, read_annotated
from curation.lab.report import article_body, page_style
from curation.lab.robustness import falls
from curation.lab.runs import run_all, run_left_out
from curation.lab.tables import article_figures, cell, columns, expected_values
from curation.lab.tallies import FIELDS, Scores


@dataclass(frozen=True)
class Laboratory:
    """Annotated articles with the runs over them; each run is made when it is first looked at."""

    annotated: Sequence[Annotated]

    @cached_property
    def whole(self) -> Scores:
        """The run over all articles together."""
        return run_all(self.annotated)

    @cached_property
    def left_out(self) -> Scores:
        """The run with each article's own names left out, whose errors are shown."""
        return run_left_out(self.annotated)

    def figures(self) -> pd.DataFrame:
        """Return the F1 of each field with its 95 % interval over articles."""
        shown = columns(self.whole, self.left_out)
        cells = {title: [cell(column, f) for f in FIELDS] for title, column in shown.items()}
        values = expected_values(self.whole.counts())
        return pd.DataFrame({"values": [values[f] for f in FIELDS], **cells}, index=FIELDS)

    def by_article(self) -> pd.DataFrame:
        """Return the figures of each article, empty where it holds no such value."""
        return pd.DataFrame(article_figures(self.left_out)).T.astype(float).round(2)

    def causes(self) -> pd.DataFrame:
        """Return how many errors each cause makes, the most frequent first."""
        return (
            self.errors()
            .groupby(["field", "cause"])
            .size()
            .sort_values(ascending=False)
            .to_frame("errors")
        )

    def errors(self, field: str | None = None) -> pd.DataFrame:
        """Return the errors of a field, or all: where, what was expected and found, by which rule."""
        rows = [
            {
                "article_id": miss.article_id,
                "field": miss.field,
                "cause": miss.cause,
                "exercise": miss.label,
                "expected": miss.expected,
                "found": miss.found,
                "rules": "; ".join(dict.fromkeys(one.rule for one in miss.evidence)),
            }
            for miss in self.left_out.misses
            if field in (None, miss.field)
        ]
        names = ["article_id", "field", "cause", "exercise", "expected", "found", "rules"]
        return pd.DataFrame(rows, columns=names)

    def show(self, article_id: str) -> Any:
        """Show an article with what was annotated and found marked in place, and its errors.

        Raises:
            CurationError: there is no such annotated article.
        """
        from IPython.display import HTML

        found = (item for item in self.annotated if item.article.article_id == article_id)
        item = next(found, None)
        if item is None:
            known = ", ".join(item.article.article_id for item in self.annotated)
            raise CurationError(
                f"no article {article_id!r} is annotated.", remedy=f"One of {known}."
            )
        style = f"<style>{page_style()}</style>"
        return HTML(style + article_body(item, self.left_out))  # type: ignore[no-untyped-call]

    def robustness(self) -> pd.DataFrame:
        """Return how far each figure falls after each harmless change; negative where it rises."""
        rows = [
            (fall.change, fall.field, round(fall.size, 3))
            for fall in falls(self.annotated, self.whole)
        ]
        table = pd.DataFrame(rows, columns=["change", "field", "fall"])
        return table.pivot_table("fall", "change", "field", sort=False)


def open_laboratory(articles: str | None = None, gold: str | None = None) -> Laboratory:
    """Return the laboratory of annotated articles, by default the project's own.

    Args:
        articles, gold: folders of articles and of their annotation.

    Raises:
        CurationError: there is no annotated article.
    """
    root = _project_root()
    folders = Path(articles or root / "data" / "raw"), Path(gold or root / "data" / "gold")
    annotated = read_annotated(*folders)
    if not annotated:
        raise CurationError(
            "annotates no article.",
            where=str(folders[1]),
            remedy="Name folders that belong together.",
        )
    return Laboratory(annotated)


def _project_root() -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "data" / "gold").is_dir():
            return folder
    raise CurationError(
        "no data/gold folder was found here or above.", remedy="Open the notebook in the project."
    )
