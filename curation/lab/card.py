"""The model card's figures: tables between two comments, written anew from a run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from curation.lab.robustness import Fall, by_change, worst
from curation.lab.tables import Column, cell
from curation.lab.tallies import FIELDS


def with_figures(card: str, name: str, figures: str) -> str:
    """Return the card with the part between ``<!-- NAME -->`` and ``<!-- end -->`` replaced.

    Raises:
        ValueError: the card has no such part.
    """
    part = re.compile(rf"(?<=<!-- {re.escape(name)} -->\n).*?(?=<!-- end -->)", re.DOTALL)
    if not part.search(card):
        raise ValueError(f"the card has no part <!-- {name} --> … <!-- end -->")
    return part.sub(lambda _: f"\n{figures}\n\n", card, count=1)


def figures_table(
    heading: str, shown: Mapping[str, Column], values: Mapping[str, int], falls: Sequence[Fall]
) -> str:
    """Return figures with their intervals, and the worst change, as Markdown.

    Args:
        heading: what they were measured on, one sentence.
        values: how many annotated values each field's figure rests on.
    """
    rows = [[name, str(values[name]), *(cell(c, name) for c in shown.values())] for name in FIELDS]
    last = worst(falls)
    worst_falls = [
        [
            change,
            f"{worst(found).size:.3f}",
            worst(found).field if worst(found).size > 0 else "none",
        ]
        for change, found in by_change(falls).items()
    ]
    return "\n".join(
        [
            heading,
            "",
            *_markdown(["field", "values", *shown], rows),
            "",
            f"Harmless changes: the worst is “{last.change}” ({last.field} from {last.before:.3f} to "
            f"{last.after:.3f}).",
            "",
            *_markdown(["change", "largest fall", "field"], worst_falls),
        ]
    )


def _markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table whose columns after the first are aligned right."""
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *rows]
    return [f"| {' | '.join(line)} |" for line in lines]
