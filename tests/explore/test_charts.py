"""Charts: valid, described in words, with units on their axes, and with labels that fit."""

from dataclasses import replace

import pytest
import vl_convert
from jsonschema import ValidationError

from curation.explore import (
    agreement,
    charts,
    co_targets,
    compare,
    emphasis,
    entry_agreement,
    hold_ranges,
    muscle_gaps,
    raw_against_curated,
    shares,
    source_agreement,
)
from curation.explore.charts.style import label, listed, upright
from tests.explore.corpus import frames, mention

BUILT = frames()
CHARTS = {
    "heat": charts.heat_map(emphasis(BUILT)),
    "lollipops": charts.lollipops(shares(BUILT)),
    "comparison": charts.comparison(compare(BUILT, "North", "South"), "North", "South"),
    "pairs": charts.pair_map(co_targets(BUILT)),
    "holds": charts.hold_ranges(hold_ranges(BUILT)),
    "holds by source": charts.hold_ranges(hold_ranges(BUILT), "source"),
    "coverage": charts.coverage(muscle_gaps(BUILT)),
    "agreement": charts.agreement_bars(entry_agreement(BUILT)),
    "between": charts.agreement_map(source_agreement(BUILT)),
    "outcomes": charts.outcomes(raw_against_curated(BUILT), "outcome", "Muscles of entries"),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_valid_draws_and_is_described(name):
    spec = CHARTS[name].to_dict()
    CHARTS[name].altair().to_dict(validate=True)
    assert len(spec["description"]) > 20
    rows = {row["row"] for rows in spec["datasets"].values() for row in rows if "row" in row}
    assert spec["height"] == spec["usermeta"]["step"] * len(rows)
    drawn = vl_convert.vegalite_to_svg(spec)
    for row in rows:
        for line in row.split("\n"):
            assert line.replace("'", "&#39;") in drawn or line in drawn, line


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("lollipops", "Share of all exercises"),
        ("comparison", "minus share in South"),
        ("holds", "Hold in seconds (logarithmic)"),
        ("coverage", "Exercises"),
        ("agreement", "Entries"),
        ("heat", "Share of the source&#39;s exercises"),
        ("between", "Same value, share of fields that both state"),
    ],
)
def test_axes_and_legends_say_what_they_count(name, title):
    drawn = vl_convert.vegalite_to_svg(CHARTS[name].to_dict())
    assert title in drawn or title.replace("&#39;", "'") in drawn


def test_descriptions_tell_the_figures():
    assert (
        CHARTS["lollipops"]
        .to_dict()["description"]
        .startswith(
            "Share of all exercises by muscle with 95 % intervals: Adductors 29% (8% to 64%); Glutes 29%"
        )
    )
    assert "No difference is certain" in CHARTS["heat"].to_dict()["description"]
    assert "kind 2 of 2" in CHARTS["agreement"].to_dict()["description"]
    assert agreement(BUILT).set_index("field").loc["kind", "same"] == 2


def test_a_certain_difference_is_marked_and_told():
    north = [mention(f"a/{n}", "pigeon-pose", ["glutes"]) for n in range(60)]
    south = [mention(f"c/{n}", "pigeon-pose", ["calves"]) for n in range(60)]
    spec = charts.heat_map(emphasis(frames([*north, *south]))).to_dict()
    marks = {(r["source"], r["muscle"]): r["mark"] for r in next(iter(spec["datasets"].values()))}
    assert marks["North", "glutes"] == "▲" and marks["South", "glutes"] == "▼"
    assert "North names the glutes more often" in spec["description"]


def test_labels_are_broken_into_lines_and_only_very_long_ones_shortened():
    assert label("Tensor fasciae latae and IT band") == "Tensor fasciae latae and\nIT band"
    assert label("") == "(unnamed)"
    assert label("x" * 100).endswith("…") and len(label("x" * 100).replace("\n", "")) == 60
    assert upright("A publisher") == "A publisher" and len(upright("y" * 90)) == 36
    assert listed("abc", 2) == "a; b; and 1 more."


def test_a_hold_from_zero_is_drawn_on_the_logarithmic_axis():
    spec = charts.hold_ranges(
        hold_ranges(frames([mention("a/1", "pigeon-pose", [], hold=[0, 30])]))
    )
    (row,) = next(iter(spec.to_dict()["datasets"].values()))
    assert (row["low"], row["left"], row["right"]) == (0, 1, 30)


def test_a_chart_shows_itself_in_a_notebook():
    shown = CHARTS["coverage"]._repr_mimebundle_()
    assert "Exercises that reach each muscle" in shown["text/html"]


def test_what_altair_does_not_know_is_refused():
    chart = CHARTS["coverage"]
    wrong = replace(chart, spec={**chart.spec, "mark": {"type": "pyramid"}})
    with pytest.raises(ValidationError):
        wrong.altair()
