"""Word files without the text that they hide or strike out, unpacked only where an article holds as much."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Set
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = {"w": _NAMESPACE}
_VALUE = f"{{{_NAMESPACE}}}val"
_MARKS = ("vanish", "strike", "dstrike")
_NO = ("0", "false", "off", "none")
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_STYLES = "word/styles.xml"


MOST_UNPACKED = 20_000_000
"""The bytes of unpacked text and marks above which a Word file is no article."""
_READ = (".xml", ".rels")
"""Endings of the parts that hold text and marks; pictures and the like are not unpacked."""


class TooLarge(ValueError):
    """A Word file that unpacks to more than an article holds.

    Attributes:
        size: of what it unpacks to, in bytes.
    """

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def as_shown(data: bytes) -> bytes:
    """Return a Word file without pictures and without runs of text that are hidden or struck out, by themselves or by
    their style.

    Raises:
        TooLarge: the file says that it unpacks to more than ``MOST_UNPACKED`` bytes.
        BadZipFile: it is damaged, or unpacks to more than it says.
    """
    whole, shown = ZipFile(io.BytesIO(data)), io.BytesIO()
    parts = {part.filename: part for part in whole.infolist()}
    size = sum(part.file_size for part in parts.values() if part.filename.endswith(_READ))
    if size > MOST_UNPACKED:
        raise TooLarge(size)
    named = parts.get(_STYLES)
    styles = frozenset(_gone_styles(_unpacked(whole, named)) if named else ())
    with ZipFile(shown, "w") as file:
        for name, part in parts.items():
            text = _unpacked(whole, part) if name.endswith(_READ) else b""
            file.writestr(name, _shown(text, styles) if _PARTS.fullmatch(name) else text)
    return shown.getvalue()


def _unpacked(whole: ZipFile, part: ZipInfo) -> bytes:
    """Return a part, of which no more is unpacked than the file says that it holds."""
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile("A Word file is packed in another way.")
    with whole.open(part) as file:
        return file.read(part.file_size)


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
