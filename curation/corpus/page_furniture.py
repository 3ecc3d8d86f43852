"""The furniture of a site around a page's text: menus, adverts, forms, comments.

It is left out by what the page itself says of its parts: the elements that HTML has for it, roles,
and the words that templates put into class names. Compared with extractors that guess the main text
from its density, this keeps short lists and headings, which is what exercises are printed as
(``benchmarks/page_extractors.py`` prints the comparison).
"""

from __future__ import annotations

import re

from lxml import html

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "svg",
        "canvas",
        "form",
        "button",
        "select",
        "input",
        "textarea",
        "nav",
        "aside",
        "footer",
        "object",
        "embed",
        "video",
        "audio",
        "map",
        "dialog",
        "menu",
        "head",
    ]
)
_NEVER = frozenset(["script", "style", "noscript", "template", "head", "svg", "select"])
"""Parts that hold no article even where they hold its text."""
_FURNITURE = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|cookies?|consent|gdpr|newsletter|subscribe|"
    r"signup|share|sharing|social|related|recommended|recirc|promo|advert\w*|ads?|sponsor\w*|comments?|"
    r"disqus|footer|popup|modal|banner|toc|pagination|author-bio|skip-link|screen-reader-text|"
    r"mw-editsection|trending|most-read|widget)(?:$|[-_ ])",
    re.IGNORECASE,
)
_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert"]
)
_MOST_FURNITURE = 0.6
"""A part that holds more than this share of the page's words is no furniture, whatever its class."""
_PROGRAM = re.compile(r"(?:^|\s)(?:language|lang)-(?!te?xt\b|plain|none\b|markdown\b|md\b)\w")
"""What pages put into the class of text that is set in the language of a program."""
_FEWEST_BLANKS = 4
"""A list item with fewer blanks is no step but a link."""


def is_left_out(element: html.HtmlElement, words: int) -> bool:
    """Return whether a part of a page is furniture.

    Args:
        element: the part.
        words: how many words the whole page has.
    """
    dropped = element.tag in _DROPPED or _is_furniture(element, words) or _is_program(element)
    return dropped and not _holds_article(element)


def _is_furniture(element: html.HtmlElement, words: int) -> bool:
    if element.tag in ("body", "html", "main", "article"):
        return False
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    style = (element.get("style") or "").replace(" ", "").lower()
    named = _FURNITURE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    said = element.get("role") in _ROLES or hidden or "display:none" in style
    if not (named or said) or _holds_counted_steps(element):
        return False
    return len(element.text_content().split()) < _MOST_FURNITURE * words


def _is_program(element: html.HtmlElement) -> bool:
    """Return whether a part is the text of a program, and no words to read."""
    return element.tag in ("pre", "code") and any(
        _PROGRAM.search(part.get("class") or "") for part in element.iter("pre", "code")
    )


def _holds_article(element: html.HtmlElement) -> bool:
    """Return whether a part that is furniture by its name holds the page's article.

    Parsers nest so what follows an element that the page forgets to close.
    """
    if element.tag in _NEVER:
        return False
    return element.find(".//main") is not None or element.find(".//article//p") is not None


def _holds_counted_steps(element: html.HtmlElement) -> bool:
    """Return whether a part holds a numbered list of phrases, as only main text has them.

    Pages fold their instructions into dialogs, tabs and drawers that are hidden until a click.
    """
    return any(
        sum(item.text_content().count(" ") >= _FEWEST_BLANKS for item in numbered.iter("li")) > 1
        for numbered in element.iter("ol")
    ) and not any(True for _ in element.iter("nav", "form"))
