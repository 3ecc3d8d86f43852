"""The shareable report: one HTML file that works without a network."""

from __future__ import annotations

import json
import math
import re
from html import escape
from importlib import resources
from string import Template
from typing import Any

import pandas as pd

from curation.explore.body import outlines
from curation.explore.choices import choices
from curation.explore.colours import DARK, DIVERGING, SEQUENCE
from curation.explore.emphasis import shares
from curation.explore.frames import Frames
from curation.explore.page import limits, rows
from curation.explore.page.counts import body_counts, muscle_counts
from curation.explore.page.figures import Figure, figures
from curation.explore.page.limits import LeftOut
from curation.summary import LEVELS

DIGITS = 4
"""Decimals of the numbers that a page holds."""
IMPORTS = re.compile(r"^import [^;]*;\n", re.MULTILINE)


def render(frames: Frames) -> str:
    """Return the report as HTML."""
    folder = resources.files(__name__)
    widgets = resources.files("curation") / "widgets"
    # One module scope for all scripts: a page opened from disk cannot import from files beside it.
    own = [folder / f"{name}.mjs" for name in ("model", "compare", "dom", "page")]
    modules = (widgets / "body_map.mjs", widgets / "searching.mjs", *own)
    scripts = "\n".join(IMPORTS.sub("", module.read_text(encoding="utf-8")) for module in modules)
    styles = (folder / "page.css", widgets / "body_map.css")
    drawing = resources.files("curation.explore.drawing")
    licences = {
        "notice": drawing / "NOTICE",
        "apache": drawing / "LICENSE",
        "notices": folder / "NOTICES.txt",
    }
    return Template((folder / "page.html").read_text(encoding="utf-8")).substitute(
        style="\n".join(style.read_text(encoding="utf-8") for style in styles),
        data=_script_safe(json.dumps(page_data(frames), ensure_ascii=False, separators=(",", ":"))),
        **{key: escape(file.read_text(encoding="utf-8")) for key, file in licences.items()},
        vega=(folder / "vega.js").read_text(encoding="utf-8"),
        script=scripts,
    )


def page_data(frames: Frames) -> dict[str, Any]:
    """Return everything that a page shows, as plain data."""
    sources = limits.drawn_sources(frames)
    everywhere = shares(frames)
    filters = choices(frames)
    drawn, left_out = figures(frames, sources, everywhere, filters)
    sentences, sentences_left = rows.sentence_rows(frames, sources)
    tables = {
        "catalog": (rows.catalog_rows(frames), limits.CATALOG, "Entries in the catalog table"),
        "conflicts": (rows.conflict_rows(frames), limits.CONFLICTS, "Conflicts"),
        "articles": (
            rows.article_rows(frames),
            limits.ARTICLES,
            "Articles in the list of sources",
        ),
    }
    left_out += [LeftOut(what, min(most, len(t)), len(t)) for t, most, what in tables.values()]
    left_out += [sentences_left]
    return {
        "summary": _summary(frames),
        "outlines": outlines(),
        "body": body_counts(frames, sources),
        "muscles": muscle_counts(frames, limits.drawn_muscles(everywhere), sources),
        "colours": {"sequence": SEQUENCE, "diverging": DIVERGING, "dark": DARK},
        "filters": filters,
        "sources": sources,
        "names": frames.entry_names(),
        "charts": {figure.key: _chart(figure) for figure in drawn},
        "tables": {
            **{key: _packed(table.head(most)) for key, (table, most, _) in tables.items()},
            "sentences": _packed(sentences),
        },
        "members": _members(frames, sources),
        "leftOut": [told for part in left_out if (told := part.told())],
    }


def _summary(frames: Frames) -> list[dict[str, Any]]:
    open_ones = frames.conflicts[frames.conflicts.status == "open"]
    levels = open_ones.level.value_counts()
    told = ", ".join(f"{levels[level]} {level}" for level in LEVELS if level in levels)
    curated = int((frames.catalog.status == "curated").sum())
    figures = (
        ("Articles", len(frames.articles), f"by {frames.articles.source.nunique():,} sources"),
        (
            "Exercises",
            len(frames.exercises),
            f"{frames.targets.mention_id.nunique():,} name a muscle",
        ),
        ("Entries", len(frames.catalog), f"{len(frames.catalog) - curated:,} of them proposed"),
        ("Open conflicts", len(open_ones), told or "nothing to rule on"),
    )
    return [{"name": name, "count": count, "note": note} for name, count, note in figures]


def _chart(figure: Figure) -> dict[str, Any]:
    """Return a chart with its rows apart, so that the page can choose among them."""
    table = figure.chart.rows if figure.rows is None else figure.rows
    return {
        "spec": figure.chart.spec,
        "rows": _packed(table),
        "keys": figure.keys,
        "note": figure.note,
        "fades": figure.fades,
    }


def _members(frames: Frames, sources: list[str]) -> dict[str, list[str]]:
    """Return the entries that each drawn source describes."""
    drawn = frames.exercises[frames.exercises.source.isin(sources)]
    members = drawn.dropna(subset=["stretch_id"]).groupby("source").stretch_id.unique()
    return {source: sorted(members.get(source, [])) for source in sources}


def _packed(table: pd.DataFrame) -> dict[str, Any]:
    """Return a table as its columns' names and its rows as lists."""
    values = table.astype(object).to_numpy().tolist()
    return {"columns": list(table.columns), "rows": [[_plain(v) for v in row] for row in values]}


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA:
        return None
    if isinstance(value, float):
        return round(value, DIGITS) if math.isfinite(value) else None
    return value.item() if hasattr(value, "item") else value


def _script_safe(text: str) -> str:
    """Return JSON that nothing in an article's text can end early inside a script element."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
