"""What a page says of itself: its title, author, address and date."""

from __future__ import annotations

from lxml import html

_FIELDS = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "author": ("author", "article:author", "dc.creator"),
    "url": ("og:url",),
    "published": ("article:published_time", "date", "dc.date"),
}


def metadata(tree: html.HtmlElement) -> dict[str, str]:
    """Return the columns of an article that a page says something about."""
    said: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        said.setdefault(name, (meta.get("content") or "").strip())
    found = {
        column: next((said[name] for name in names if said.get(name)), "")
        for column, names in _FIELDS.items()
    }
    found["title"] = found["title"] or _first_text(tree, "title") or _first_text(tree, "h1")
    link = tree.find(".//link[@rel='canonical']")
    if link is not None and not found["url"]:
        found["url"] = link.get("href") or ""
    return {column: value for column, value in found.items() if value}


def _first_text(tree: html.HtmlElement, tag: str) -> str:
    element = tree.find(f".//{tag}")
    return "" if element is None else " ".join(element.text_content().split())
