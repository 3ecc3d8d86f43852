"""Word files without the text that they hide or strike out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Set
from zipfile import ZipFile

from lxml import etree

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = {"w": _NAMESPACE}
_VALUE = f"{{{_NAMESPACE}}}val"
_MARKS = ("vanish", "strike", "dstrike")
_NO = ("0", "false", "off", "none")
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_STYLES = "word/styles.xml"


def as_shown(data: bytes) -> bytes:
    """Return a Word file without runs of text that are hidden or struck out, by themselves or by their style."""
    whole, shown = ZipFile(io.BytesIO(data)), io.BytesIO()
    names = whole.namelist()
    styles = frozenset(_gone_styles(whole.read(_STYLES))) if _STYLES in names else frozenset()
    with ZipFile(shown, "w") as file:
        for name in names:
            part = whole.read(name)
            file.writestr(name, _shown(part, styles) if _PARTS.fullmatch(name) else part)
    return shown.getvalue()


def _shown(part: bytes, styles: Set[str]) -> bytes:
    tree = _tree(part)
    for run in tree.xpath(".//w:r[w:rPr]", namespaces=_NAMES):
        if _is_gone(run.find("w:rPr", _NAMES), styles):
            run.getparent().remove(run)
    shown: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return shown


def _gone_styles(part: bytes) -> Iterator[str]:
    """Yield the ids of the styles of characters that hide or strike out."""
    for style in _tree(part).xpath(".//w:style[w:rPr]", namespaces=_NAMES):
        if _is_gone(style.find("w:rPr", _NAMES), frozenset()):
            yield style.get(f"{{{_NAMESPACE}}}styleId", "")


def _is_gone(properties: etree._Element, styles: Set[str]) -> bool:
    """Return whether a run is not to be read; what it says of itself outweighs its style."""
    said = [mark for name in _MARKS if (mark := properties.find(f"w:{name}", _NAMES)) is not None]
    if said:
        return any(mark.get(_VALUE) not in _NO for mark in said)
    style = properties.find("w:rStyle", _NAMES)
    return style is not None and style.get(_VALUE) in styles


def _tree(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True))
