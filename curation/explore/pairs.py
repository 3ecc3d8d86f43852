"""Muscles that one exercise targets together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from curation.explore.emphasis import verdicts
from curation.explore.frames import Frames
from curation.explore.intervals import log_odds
from curation.explore.tree import GROUPS, rolled_claims

COLUMNS = [
    "one", "other", "one_name", "other_name", "both", "either", "expected", "lift", "log_odds",
    "log_odds_low", "log_odds_high", "verdict",
]  # fmt: skip


def co_targets(frames: Frames, level: int | None = GROUPS) -> pd.DataFrame:
    """Return every two muscles that some exercise targets together, most frequent first.

    Together means by two claims: the gluteus medius, which is one of the glutes and one of the
    abductors, makes no pair of its own.

    Returns:
        ``one`` and ``other`` with names (each pair once, in order of ids); ``both`` and ``either``,
        numbers of exercises; ``expected`` if the two had nothing to do with each other; ``lift``,
        both over expected; log-odds of the other muscle where the one is targeted against where it
        is not, with bounds and the verdict of ``emphasis``.
    """
    claims = rolled_claims(frames.targets, level, frames.vocabulary)
    of = len(frames.exercises)
    total = claims.groupby("muscle").mention_id.nunique()
    pairs = claims.merge(claims, on="mention_id", suffixes=("_one", "_other"))
    pairs = pairs[(pairs.named_one != pairs.named_other) & (pairs.muscle_one < pairs.muscle_other)]
    keys = ["muscle_one", "muscle_other"]
    pairs = pairs[["mention_id", *keys]].drop_duplicates()
    table = pairs.groupby(keys).size().rename("both").reset_index()
    one, other = (table[key].map(total).astype(float) for key in keys)
    table["either"] = (one + other - table.both).astype(int)
    table["expected"] = one * other / of if of else np.nan
    table["lift"] = table.both / table.expected
    odds = log_odds(table.both, one, other - table.both, of - one)
    table["log_odds"], table["log_odds_low"], table["log_odds_high"] = odds
    table["verdict"] = verdicts(table.log_odds_low, table.log_odds_high)
    table["one"], table["other"] = table.muscle_one, table.muscle_other
    table["one_name"] = [frames.name_of(m) for m in table.one]
    table["other_name"] = [frames.name_of(m) for m in table.other]
    return table.sort_values(["both", *keys], ascending=[False, True, True])[COLUMNS].reset_index(
        drop=True
    )
