"""The body map as a notebook widget: coloured regions, their figures on hovering, a click to choose."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from curation.explore.body import BodyPicture, model, outlines

FOLDER = Path(__file__).parent


class BodyMap(anywidget.AnyWidget):
    """A front and a back figure coloured by emphasis.

    Attributes:
        picture: what is shown, as plain data; set it with ``show``.
        selected: id of the region that the user chose, "" for none; observe it with
            ``names="selected"``.
    """

    _esm = FOLDER / "body_map.mjs"
    _css = FOLDER / "body_map.css"

    outlines = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)

    def __init__(self, picture: BodyPicture) -> None:
        super().__init__(outlines=outlines(), picture=model(picture))

    def show(self, picture: BodyPicture) -> None:
        """Show another picture; the choice stays where the new picture has its region."""
        self.picture = model(picture)
        if self.selected not in set(picture.regions.region):
            self.selected = ""
