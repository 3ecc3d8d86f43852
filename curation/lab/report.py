"""The error report: every miss beside its text, grouped by field and cause."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path

from curation.lab.annotated import Annotated
from curation.lab.scoring import FIELDS, Miss

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color-scheme:light dark}summary{cursor:pointer}pre{white-space:pre-wrap;border-left:3px solid;"
    "padding-left:.7rem}h2{margin-top:2.5rem}"
)


def table(columns: Mapping[str, Mapping[str, float]]) -> str:
    """Return figures as lines of text, a row for each field and a column for each run.

    Args:
        columns: title of a run -> its figures by field, 0 to 1.
    """
    titles = list(columns)
    lines = [f"{'':14}" + "".join(f"{title:>16}" for title in titles)]
    for name in FIELDS:
        cells = "".join(f"{columns[title][name]:16.3f}" for title in titles)
        lines.append(f"{name:14}{cells}")
    return "\n".join(lines)


def by_cause(misses: Iterable[Miss]) -> dict[tuple[str, str], list[Miss]]:
    """Return the misses of each (field, cause), the most frequent first."""
    groups: defaultdict[tuple[str, str], list[Miss]] = defaultdict(list)
    for miss in misses:
        groups[miss.field, miss.cause].append(miss)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


def write_report(folder: Path, annotated: Sequence[Annotated], misses: Sequence[Miss]) -> Path:
    """Write ``errors.html`` to read and ``errors.jsonl`` to compute with; return the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {item.article.article_id: item.article.text for item in annotated}
    rows = (json.dumps(asdict(miss), ensure_ascii=False) + "\n" for miss in misses)
    (folder / "errors.jsonl").write_text("".join(rows), encoding="utf-8")
    page = folder / "errors.html"
    page.write_text(_page(by_cause(misses), texts), encoding="utf-8")
    return page


def _page(groups: Mapping[tuple[str, str], Sequence[Miss]], texts: Mapping[str, str]) -> str:
    contents = "".join(
        f'<li><a href="#{_anchor(key)}">{escape(key[0])}: {escape(key[1])}</a> ({len(found)})</li>'
        for key, found in groups.items()
    )
    body = "".join(
        f'<h2 id="{_anchor(key)}">{escape(key[0])}: {escape(key[1])} ({len(found)})</h2>'
        + "".join(_entry(miss, texts) for miss in found)
        for key, found in groups.items()
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Errors by cause</title>'
        f"<style>{_STYLE}</style><h1>Errors by cause</h1><ul>{contents}</ul>{body}</html>\n"
    )


def _entry(miss: Miss, texts: Mapping[str, str]) -> str:
    text = texts[miss.article_id][miss.start : miss.end]
    return (
        f"<details><summary>{escape(miss.article_id)} {escape(miss.label)}: "
        f"<b>{escape(miss.expected)}</b> was read as <b>{escape(miss.found)}</b></summary>"
        f"<p>Characters {miss.start} to {miss.end}</p><pre>{escape(text)}</pre></details>"
    )


def _anchor(key: tuple[str, str]) -> str:
    return "-".join(" ".join(key).lower().split())
