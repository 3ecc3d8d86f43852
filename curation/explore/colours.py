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
