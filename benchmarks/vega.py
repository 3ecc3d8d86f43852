"""Store anew the drawing program that the report's page holds: Vega, Vega-Lite and Vega-Embed.

It is what the pinned vl-convert bundles. Look after an update whether NOTICES.txt beside it still
names all packages that it holds.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import vl_convert

EMBED = "window.vegaEmbed = vegaEmbed;"
"""JavaScript that hands the bundled drawing program to the page."""


def bundle() -> str:
    program: str = vl_convert.javascript_bundle(EMBED)
    return program


if __name__ == "__main__":
    target = Path(str(resources.files("curation.explore.page"))) / "vega.js"
    target.write_text(bundle() + "\n", encoding="utf-8")
