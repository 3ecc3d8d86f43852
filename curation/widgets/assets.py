"""A widget's script and style as one text each, since notebooks load a widget as one module."""

from __future__ import annotations

import re
from importlib import resources

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z_]+\.mjs)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


def script(name: str) -> str:
    """Return a module with the modules beside it that it imports, each once and before its use."""
    parts: dict[str, str] = {}
    _gather(name, parts)
    return "\n".join(_EXPORT.sub("", text) for text in parts.values())


def style(name: str) -> str:
    """Return a widget's style sheet after what all widgets share."""
    return _text("base.css") + "\n" + _text(name)


def _gather(name: str, parts: dict[str, str]) -> None:
    text = _text(name)
    for imported in _IMPORT.findall(text):
        if imported not in parts:
            _gather(imported, parts)
    parts[name] = _IMPORT.sub("", text)


def _text(name: str) -> str:
    return (resources.files("curation.widgets") / name).read_text(encoding="utf-8")
