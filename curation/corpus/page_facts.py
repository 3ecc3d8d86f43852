"""What a page says of itself: its publisher, title, author, address and date."""

from __future__ import annotations

from lxml import html

_FIELDS = {
    "source": ("og:site_name", "dc.publisher"),
    "title": ("og:title", "twitter:title", "dc.title"),
    "author": ("author", "article:author", "dc.creator"),
    "url": ("og:url",),
    "published": ("article:published_time", "date", "dc.date"),
}
_ADDRESS = ("http://", "https://")


def metadata(tree: html.HtmlElement) -> dict[str, str]:
    """Return the columns of an article that a page says something about."""
    said: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        # Pages link to a profile where the author's name belongs.
        if content and not ("author" in name and content.startswith(_ADDRESS)):
            said.setdefault(name, content)
    found = {
        column: next((said[name] for name in names if name in said), "")
        for column, names in _FIELDS.items()
    }
    found["title"] = found["title"] or _first_text(tree, "title") or _first_text(tree, "h1")
    found["url"] = found["url"] or _canonical(tree)
    return {column: value for column, value in found.items() if value}


def _canonical(tree: html.HtmlElement) -> str:
    """Return the address that a page calls its own among those under which it is found."""
    links = (link for link in tree.iter("link") if link.get("href"))
    own = (link for link in links if "canonical" in (link.get("rel") or "").lower().split())
    return next((link.get("href").strip() for link in own), "")


def _first_text(tree: html.HtmlElement, tag: str) -> str:
    element = tree.find(f".//{tag}")
    return "" if element is None else " ".join(element.text_content().split())
