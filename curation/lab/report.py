"""The error report: the figures, every miss by field and cause, and each article with its misses."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from html import escape
from importlib import resources
from pathlib import Path

from curation.lab.annotated import Annotated
from curation.lab.highlight import Mark, anchor, highlighted
from curation.lab.scoring import align
from curation.lab.tables import Column, article_figures, by_cause, cell
from curation.lab.tallies import FIELDS, Miss, Scores
from curation.records import Mention

CONTEXT = 160
"""Characters shown before and after the passage of an error."""
LOW, MIDDLING = 0.8, 0.95
"""Figures below these stand out."""


def write_report(
    folder: Path, annotated: Sequence[Annotated], scores: Scores, shown: Mapping[str, Column]
) -> Path:
    """Write ``errors.html`` to read and ``errors.jsonl`` to compute with; return the page's path.

    Each article has a page of its own under ``articles``, with what was annotated and what was found
    marked in its text; pages of earlier reports go.

    Args:
        scores: the run whose errors are told.
        shown: the columns of the table of figures.
    """
    pages = folder / "articles"
    pages.mkdir(parents=True, exist_ok=True)
    for old in pages.glob("*.html"):
        old.unlink()
    rows = (json.dumps(asdict(miss), ensure_ascii=False) + "\n" for miss in scores.misses)
    (folder / "errors.jsonl").write_text("".join(rows), encoding="utf-8")
    for item in annotated:
        article_id = item.article.article_id
        page = _page(article_id, f"<p>{_BACK}</p>{article_body(item, scores)}")
        (pages / f"{article_id}.html").write_text(page, encoding="utf-8")
    texts = {item.article.article_id: item.article.text for item in annotated}
    index = folder / "errors.html"
    index.write_text(_page("Errors by cause", _index(scores, shown, texts)), encoding="utf-8")
    return index


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{page_style()}</style>'
        f'<body class="report"><h1>{escape(title)}</h1>{body}</body></html>\n'
    )


def page_style() -> str:
    """Return the style sheet of the report's parts."""
    return (resources.files("curation") / "lab" / "report.css").read_text(encoding="utf-8")


def _index(scores: Scores, shown: Mapping[str, Column], texts: Mapping[str, str]) -> str:
    groups = by_cause(scores.misses)
    contents = "".join(
        f'<li><a href="#{_slug(key)}">{escape(": ".join(key))}</a> ({len(found)})</li>'
        for key, found in groups.items()
    )
    causes = "".join(
        f'<h3 id="{_slug(key)}">{escape(": ".join(key))} ({len(found)})</h3>'
        + "".join(_entry(miss, texts[miss.article_id]) for miss in found)
        for key, found in groups.items()
    )
    return (
        f"<p>{len(texts)} articles, {len(scores.misses)} errors. Each is told with its passage; the "
        f"article behind a link shows it in its place.</p>"
        f"<h2>Figures</h2>{_figures(shown)}<h2>By article</h2>{_by_article(scores)}"
        f"<h2>Causes</h2><ul>{contents}</ul><h2>Errors</h2>{causes}"
    )


def _figures(shown: Mapping[str, Column]) -> str:
    rows = [[name, *(cell(column, name) for column in shown.values())] for name in FIELDS]
    return (
        _grid(["", *shown], "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) for r in rows))
        + '<p class="faint">In brackets 95 % intervals over articles.</p>'
    )


def _by_article(scores: Scores) -> str:
    rows = "".join(
        f"<tr><td>{_link(article_id)}</td>" + "".join(map(_shaded, figures.values())) + "</tr>"
        for article_id, figures in article_figures(scores).items()
    )
    return _grid(["article", *FIELDS], rows)


def _shaded(figure: float | None) -> str:
    if figure is None:
        return '<td class="faint">–</td>'
    style = "low" if figure < LOW else "middling" if figure < MIDDLING else ""
    return f'<td class="{style}">{figure:.2f}</td>'


def _grid(heads: Sequence[str], rows: str) -> str:
    cells = "".join(f"<th>{escape(head)}</th>" for head in heads)
    return (
        f'<div class="scroll"><table><thead><tr>{cells}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _link(article_id: str, words: str = "", start: int | None = None) -> str:
    place = "" if start is None else f"#{anchor(start)}"
    return f'<a href="articles/{escape(article_id)}.html{place}">{escape(words or article_id)}</a>'


def _entry(miss: Miss, text: str) -> str:
    section = Mark(miss.start, miss.end, "missed")
    first = text.rfind(" ", 0, max(0, miss.start - CONTEXT)) + 1
    last = text.find(" ", miss.end + CONTEXT)
    end = len(text) if last < 0 else last
    passage = highlighted(text, first, end, [section, *_evidence(miss)])
    return (
        f"<details><summary>{escape(miss.article_id)} {_told(miss)}</summary>"
        f"<p>{_link(miss.article_id, f'In {miss.article_id}', miss.start)}, characters "
        f"{miss.start} to {miss.end}{_rules(miss, text)}</p><pre>{passage}</pre></details>"
    )


def _told(miss: Miss) -> str:
    return (
        f"{escape(miss.label)}: <b>{escape(miss.expected)}</b> was read "
        f"as <b>{escape(miss.found)}</b>"
    )


def _rules(miss: Miss, text: str) -> str:
    return "".join(
        f"<br>{escape(one.value)}: “{escape(_short(text[one.start : one.end]))}” "
        f'<span class="faint">{escape(one.rule)}</span>'
        for one in miss.evidence
    )


def _short(quote: str) -> str:
    return quote if len(quote) <= CONTEXT else f"{quote[:CONTEXT]}…"


def _evidence(miss: Miss) -> list[Mark]:
    return [
        Mark(one.start, one.end, "evidence", f"{miss.field} {one.value}: {one.rule}")
        for one in miss.evidence
    ]


_BACK = '<a href="../errors.html">All errors</a>'


def article_body(item: Annotated, scores: Scores) -> str:
    """Return an article as HTML: its errors, and its text with annotated and found passages marked."""
    text, article_id = item.article.text, item.article.article_id
    misses = [miss for miss in scores.misses if miss.article_id == article_id]
    found = [m for m in scores.mentions if m.article_id == article_id and not m.passing]
    marks = [*_sections(item, found), *(mark for miss in misses for mark in _evidence(miss))]
    errors = "".join(
        f'<li><a href="#{anchor(miss.start)}">{escape(miss.field)}</a>: {escape(miss.cause)}. '
        f"{_told(miss)}</li>"
        for miss in sorted(misses, key=lambda one: one.start)
    )
    return (
        '<p><span class="right">Found</span>, '
        '<span class="missed">annotated and not found</span>, <span class="spurious">found and not '
        'annotated</span>; <span class="evidence">underlined</span> what a wrong value was read '
        f'from.</p><ul>{errors}</ul><div class="article">{highlighted(text, 0, len(text), marks)}</div>'
    )


def _sections(item: Annotated, found: Sequence[Mention]) -> list[Mark]:
    pairs = align(item.golds, found)
    paired = {id(one) for pair in pairs for one in pair}
    marks = []
    for gold in item.golds:
        style = "right" if id(gold) in paired else "missed"
        if gold.required or style == "right":
            label = f"#{gold.n} {gold.name or '(no name)'}"
            marks.append(Mark(gold.start, gold.end, style, f"annotated: {gold.stretch}", label))
    for mention in found:
        style = "right" if id(mention) in paired else "spurious"
        label = "" if style == "right" else f"found: {mention.name or '(no name)'}"
        title = f"found: {mention.stretch_id or mention.kind}"
        marks.append(Mark(mention.start, mention.end, style, title, label))
    return marks


def _slug(key: tuple[str, str]) -> str:
    return "-".join(" ".join(key).lower().split())
