"""What an editor should look at first: the consequence of a wrong value, times the doubt."""

from __future__ import annotations

from collections.abc import Sequence


def consequence(fields: int, votes: Sequence[int], doubt: float | None = None) -> float:
    """Return how much hangs on an item.

    Args:
        fields: exported fields that the ruling decides.
        votes: articles behind each of the competing values.
        doubt: 0 (certain) to 1 (open); without it, the share of articles that do not support
            the leading value, and one half where all support the same.

    Returns:
        fields × articles × doubt, 0 or more.
    """
    articles = sum(votes)
    if doubt is None:
        doubt = 1 - max(votes) / articles if len(votes) > 1 and articles else 0.5
    return round(fields * articles * doubt, 4)
