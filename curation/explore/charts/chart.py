"""A chart as plain data: a Vega-Lite specification and the rows that it draws.

Specifications are written as Vega-Lite has them, not through Altair, because importing Altair takes
longer than drawing a whole report. Notebooks show a chart through Altair, which checks it too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pandas as pd

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""Names the language of the specification; nothing is read from there."""
ROWS = "rows"
"""What a specification calls its data."""
FIRST = "first"
"""What a specification calls the layer that answers to clicks."""

Spec = dict[str, Any]


@dataclass(frozen=True)
class Chart:
    """One chart.

    Attributes:
        spec: a Vega-Lite specification whose data is the named data set "rows".
        rows: that data set.
    """

    spec: Spec
    rows: pd.DataFrame

    def selecting(self, name: str, columns: list[str]) -> Chart:
        """Return the same chart in which a click on the first layer selects a value of ``columns``.

        Args:
            name: what the selection is called among the chart's parameters.
        """
        first, *others = self.spec["layer"]
        click = {
            "name": name,
            "select": {"type": "point", "fields": columns},
            "views": [FIRST],
        }
        spec = {
            **self.spec,
            "layer": [{**first, "name": FIRST}, *others],
            "params": [*self.spec.get("params", []), click],
        }
        return Chart(spec, self.rows)

    def to_dict(self) -> Spec:
        """Return the specification with its rows in it."""
        records = json.loads(self.rows.to_json(orient="records", double_precision=15))
        return {**self.spec, "datasets": {ROWS: records}}

    def altair(self) -> Any:
        """Return the same as a chart of Altair.

        Raises:
            ImportError: Altair is not installed.
        """
        import altair

        return altair.Chart.from_dict(self.to_dict())

    def _repr_mimebundle_(self, *args: Any, **options: Any) -> Any:
        return self.altair()._repr_mimebundle_(*args, **options)


def nominal(field: str, **more: Any) -> Spec:
    """Return the encoding of a column of names."""
    return {"field": field, "type": "nominal", **more}


def quantitative(field: str, **more: Any) -> Spec:
    """Return the encoding of a column of numbers."""
    return {"field": field, "type": "quantitative", **more}


def counted(aggregate: str, field: str | None = None, **more: Any) -> Spec:
    """Return the encoding of a number that the chart itself adds up: "count", or "sum" of a column."""
    of = {"field": field} if field else {}
    return {"aggregate": aggregate, **of, "type": "quantitative", **more}


def layer(mark: Spec, **encoding: Spec | list[Spec]) -> Spec:
    """Return one layer of a chart: its mark, and what of it each column decides."""
    return {"mark": mark, "encoding": encoding}
