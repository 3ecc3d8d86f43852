"""Rows of mentions into columns: what the tables of exercises, claims and targets are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from curation.votes import silent_fields

STATED = ("article_id", "stretch_id", "name", "kind", "mode", "position")
SEVERAL = ("muscles", "hold_seconds", "reps", "sets")
CLAIM = ("muscle", "start", "end", "rule", "inherited")


class Gathered:
    """The columns of exercises, filled row by row, with the muscles that each claims.

    Exercises are numbers until the tables are made: a large corpus has few other words for them.
    """

    def __init__(self, exported: Mapping[str, str]) -> None:
        """Begin with nothing.

        Args:
            exported: muscle id -> the id that output columns hold.
        """
        self._exported = exported
        self._ids: list[str] = []
        self._texts: list[str] = []
        self._stated: dict[str, list[str | None]] = {column: [] for column in STATED}
        self._several: dict[str, list[tuple[Any, ...] | None]] = {c: [] for c in SEVERAL}
        self._silent: list[tuple[str, ...]] = []
        self._claims: list[tuple[Any, ...]] = []
        self._targets: list[tuple[int, str]] = []

    def add(self, row: Mapping[str, Any]) -> None:
        """Take the row of a mention.

        The column of muscles decides what holds: evidence of a muscle that an editor struck out of
        it does not count. The evidence names more narrowly what the column holds.
        """
        number, held, evidence = len(self._ids), row["muscles"], row["evidence"]
        self._ids.append(row["mention_id"])
        self._texts.append(row["text"])
        for column, values in self._stated.items():
            values.append(row[column])
        for column, several in self._several.items():
            several.append(tuple(row[column]) if row[column] else None)
        self._silent.append(silent_fields((claim["field"], claim["rule"]) for claim in evidence))
        if held:
            self._add_muscles(number, held, evidence)

    def _add_muscles(self, number: int, held: list[str], evidence: list[dict[str, Any]]) -> None:
        exported = self._exported
        claims = [
            (
                number,
                claim["value"],
                claim["start"],
                claim["end"],
                claim["rule"],
                claim["inherited"],
            )
            for claim in evidence
            if claim["field"] == "muscles" and exported.get(claim["value"]) in held
        ]
        self._claims += claims
        named = {claim[1] for claim in claims}
        unnamed = set(held) - {exported[muscle] for muscle in named}
        self._targets += [(number, muscle) for muscle in sorted(named | unnamed)]

    def exercises(self, source_of: Mapping[str, str]) -> pd.DataFrame:
        """Return a row for each exercise.

        Args:
            source_of: article id -> its source.
        """
        holds = [hold or (None, None) for hold in self._several["hold_seconds"]]
        sources = [source_of[str(article_id)] for article_id in self._stated["article_id"]]
        return pd.DataFrame(
            {
                "mention_id": self._named(range(len(self._ids))),
                "source": pd.Series(sources, dtype="str"),
                **{c: pd.Series(values, dtype="str") for c, values in self._stated.items()},
                **{c: pd.Series(values, dtype=object) for c, values in self._several.items()},
                "hold_low": np.array([low for low, _ in holds], dtype=np.float64),
                "hold_high": np.array([high for _, high in holds], dtype=np.float64),
                "silent": pd.Series(self._silent, dtype=object),
                "text": pd.Series(self._texts, dtype=object),
            }
        )

    def claims(self) -> pd.DataFrame:
        """Return a row for each muscle claim, with its evidence."""
        return self._of_exercises(CLAIM, self._claims)

    def targets(self) -> pd.DataFrame:
        """Return a row for each exercise and muscle that it targets."""
        return self._of_exercises(("muscle",), self._targets)

    def _of_exercises(self, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> pd.DataFrame:
        table: dict[str, Any] = {"mention_id": self._named([row[0] for row in rows])}
        for place, column in enumerate(columns, 1):
            table[column] = [row[place] for row in rows]
        return pd.DataFrame(table).astype({"muscle": "str"})

    def _named(self, numbers: Iterable[int]) -> pd.Categorical:
        """Return mention ids by the numbers of exercises, in every table with the same categories."""
        return pd.Categorical.from_codes(list(numbers), categories=self._ids)
