"""Colours that people with any colour vision can tell apart: one hue by lightness, two hues for signs."""

from __future__ import annotations

from itertools import pairwise

SEQUENCE = ("#e8eff7", "#b9d3ea", "#7fb0d8", "#3f83bd", "#155a96", "#08306b")
"""From little to much: lightness falls all the way, so the order holds without colour vision."""
DIVERGING = ("#8f4a00", "#d98b2b", "#f3d6ab", "#f4f4f4", "#b9d3ea", "#3f83bd", "#08306b")
"""From less (orange) over the same (grey) to more (blue): a pair that colour-blind people can tell."""
NOTHING = "#f4f4f4"
OUTLINE = "#dcdcdc"
VERDICTS = {
    "more": "#155a96",
    "less": "#b35f00",
    "about the same": "#5b5b5b",
    "too few to tell": "#b5b5b5",
}
AGREEMENT = {"same": "#155a96", "disagreement": "#e0a33e", "contradiction": "#8f2d00"}
PAPER, INK = "#ffffff", "#222222"
DARK = {
    PAPER: "#16191d",
    INK: "#e6e9ed",
    **dict(
        zip(
            SEQUENCE,
            ("#1d2a38", "#214a70", "#2f6fa5", "#5596cf", "#93c1ea", "#dcecfa"),
            strict=True,
        )
    ),
    "#8f4a00": "#ffb866",
    "#d98b2b": "#c47a1f",
    "#f3d6ab": "#5c3d17",
    NOTHING: "#2b2f35",
    "#b35f00": "#e0913a",
    "#5b5b5b": "#a8aeb6",
    "#b5b5b5": "#79818b",
    "#7f7f7f": "#8f979f",
    "#e0a33e": "#e0a33e",
    "#8f2d00": "#d9653a",
}
"""Colour -> what stands for it on dark paper, where more is lighter instead of darker."""


def shade(part: float, colours: tuple[str, ...] = SEQUENCE) -> str:
    """Return the colour at ``part`` of a scale, 0 its beginning and 1 its end, as #rrggbb."""
    place = min(max(part, 0.0), 1.0) * (len(colours) - 1)
    left = min(int(place), len(colours) - 2)
    ends = list(pairwise(colours))[left]
    mixed = (
        round(a + (b - a) * (place - left)) for a, b in zip(*map(_channels, ends), strict=True)
    )
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
