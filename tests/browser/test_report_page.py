"""The report as its readers meet it: opened from disk, without a network, in a real browser."""

import csv
import json
from contextlib import contextmanager
from pathlib import Path

import pytest

from curation.build import run_build
from curation.explore.body import model, outlines, picture_of
from curation.explore.page import render
from curation.report import write_report
from tests.explore.corpus import ARTICLES, CATALOG, MENTIONS, article, entry, frames, mention
from tests.projects import ROOT

PICTURES = ROOT / "build" / "screenshots"
WIDTHS = (1280, 390)
PATIENCE = 30_000
HOSTILE = "</script><img src=x onerror=\"document.title='broken'\">{{7*7}}"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("report") / "curated"
    run_build(ROOT / "data" / "raw", out)
    return out


@pytest.fixture(scope="module")
def report(built):
    target = built.parent / "report.html"
    assert write_report(built, target) == target.stat().st_size
    return target


@contextmanager
def opened(chromium, path, width=1280, scheme="light"):
    """Open a page offline; fail on any error of a script and on any request beyond the page."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    errors, requests = [], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]")
    try:
        yield page
    finally:
        context.close()
    assert errors == []
    assert [url for url in requests if not url.startswith("blob:")] == [path.as_uri()]


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def entries_that_name(built, muscles):
    """Return the entries of which an exercise names one of ``muscles``, from the output files."""
    named = {
        row["stretch_id"]
        for row in rows(built / "mentions.jsonl")
        if not row["passing"] and set(row["muscles"]) & muscles
    }
    return named & {row["stretch_id"] for row in rows(built / "catalog.jsonl")}


def shown_entries(page):
    return {row.get_attribute("data-entry") for row in page.query_selector_all("#catalog tr")}


def settled(page):
    page.wait_for_function(
        "[...document.querySelectorAll('.chart')].every(c => c.querySelector('svg, .empty'))"
    )


def test_a_click_on_a_muscle_filters_the_page(chromium, report, built):
    with opened(chromium, report) as page:
        every = rows(built / "catalog.jsonl")
        assert page.text_content("#catalog-count") == f"{len(every)} of {len(every)} entries"
        sentences = page.text_content("#sentences-count")

        page.locator("#body-map g[data-region=gluteus_maximus] path").first.click()
        expected = entries_that_name(built, {"glutes", "gluteus_maximus"})
        assert 0 < len(expected) < len(every)
        assert shown_entries(page) == expected
        assert page.text_content("#catalog-count").startswith(f"{len(expected)} of ")
        assert page.text_content("#chosen") == "Showing Gluteus maximus"
        assert page.text_content("#sentences-count") != sentences
        for quote in page.locator("#sentences mark").all_text_contents():
            assert "glut" in quote.lower() or "butt" in quote.lower(), quote
        settled(page)
        labels = page.locator("[data-chart=shares] .role-axis-label text").all_text_contents()
        assert "Glutes" in labels and "Calves" not in labels

        page.locator("#body-map g[data-region=gluteus_maximus] path").first.click()
        assert page.text_content("#catalog-count").startswith(f"{len(every)} of ")
        assert page.text_content("#chosen") == ""


def test_hovering_names_the_muscle_with_count_and_share(chromium, report, built):
    exercises = [
        row
        for row in rows(built / "mentions.jsonl")
        if not row["passing"] and row["kind"] in ("stretch", "strength", "release")
    ]
    named = sum("quadriceps" in r["muscles"] or "rectus_femoris" in r["muscles"] for r in exercises)
    share = f"{named / len(exercises):.0%}"
    with opened(chromium, report) as page:
        page.locator("#body-map g[data-region=quadriceps] path").first.hover()
        told = page.text_content("#body-map .body-map-hover")
        assert told == f"Quadriceps: {named} of {len(exercises)} exercises ({share})"
        page.locator("#body-map g[data-region=neck] path").first.hover()
        assert page.text_content("#body-map .body-map-hover") == "Neck: no exercise"


def test_the_keyboard_chooses_too(chromium, report, built):
    with opened(chromium, report) as page:
        page.locator("#body-map g[data-region=hip_flexors][tabindex]").first.focus()
        page.keyboard.press("Enter")
        expected = entries_that_name(built, {"hip_flexors", "iliopsoas"})
        assert shown_entries(page) == expected and expected
        assert page.get_attribute("#body-map g[data-region=hip_flexors]", "aria-pressed") == "true"


def test_muscles_that_are_not_drawn_are_listed_and_filter(chromium, report, built):
    with opened(chromium, report) as page:
        page.click("#body-map .body-map-list button[data-region=hips]")
        expected = entries_that_name(built, {"hips"})
        assert page.text_content("#catalog-count").startswith(f"{len(expected)} of ")


def test_a_tile_of_the_heat_map_leads_to_the_sentences(chromium, report):
    with opened(chromium, report) as page:
        tile = "[data-chart=heat] path[aria-label*='Runner\\'s World'][aria-label*='Glutes']"
        page.locator(tile).first.click(position={"x": 6, "y": 6})
        assert page.text_content("#chosen") == "Showing Glutes, in Runner's World"
        origins = page.locator("#sentences li small").all_text_contents()
        assert origins and all(text.startswith("Runner's World") for text in origins)
        assert page.input_value("#choose-source") == "Runner's World"
        assert page.input_value("#choose-body") == "source:Runner's World"
        page.click("#clear")
        assert page.text_content("#chosen") == ""


def test_a_bar_of_coverage_leads_to_what_it_counts(chromium, report, built):
    with opened(chromium, report) as page:
        settled(page)
        page.locator("[data-chart=coverage] path[aria-label*='Muscle: Hips']").first.click()
        assert page.text_content("#chosen") == "Showing Hips with all parts"
        assert page.input_value("#choose-muscle") == "whole:hips"
        shown = shown_entries(page)
        assert shown > entries_that_name(built, {"hips"})
        assert shown >= entries_that_name(built, {"glutes", "adductors", "hip_flexors"})


def counts_of(built, source, muscle):
    """Return how many exercises of a source name a muscle, and how many it has, from the files."""
    publisher = {row["article_id"]: row["source"] for row in rows(built / "articles.jsonl")}
    exercises = [
        row
        for row in rows(built / "mentions.jsonl")
        if not row["passing"] and row["kind"] in ("stretch", "strength", "release")
        and (publisher[row["article_id"]] == source or source is None)
    ]  # fmt: skip
    return sum(muscle in row["muscles"] for row in exercises), len(exercises)


def test_any_two_sources_are_compared(chromium, report, built):
    with opened(chromium, report) as page:
        page.select_option("#compare-one", "Runner's World")
        page.select_option("#compare-other", "Shape")
        settled(page)
        page.locator("#compare-map g[data-region=hip_flexors] path").first.hover()
        told = page.text_content("#compare-map .body-map-hover")
        one, of_one = counts_of(built, "Runner's World", "hip_flexors")
        other, of_other = counts_of(built, "Shape", "hip_flexors")
        difference = f"{one / of_one - other / of_other:+.0%}"
        assert one and told.startswith(
            f"Hip flexors: {one} of {of_one} in Runner's World, {other} of {of_other} in Shape "
            f"({difference})"
        )
        with page.expect_download() as waiting:
            page.click("[data-chart=difference] .csv")
        table = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
        (row,) = [row for row in csv.DictReader(table) if row["muscle"] == "hip_flexors"]
        assert (int(row["exercises_one"]), int(row["of_one"])) == (one, of_one)
        assert (int(row["exercises_other"]), int(row["of_other"])) == (other, of_other)
        titles = page.locator("[data-chart=difference] .role-axis-title text").all_text_contents()
        assert "minus share in Shape" in "".join(titles)


def test_a_source_is_compared_with_all_others_and_never_with_itself(chromium, report, built):
    with opened(chromium, report) as page:
        page.select_option("#compare-one", "Shape")
        page.select_option("#compare-other", "")
        page.locator("#compare-map g[data-region=hip_flexors] path").first.hover()
        told = page.text_content("#compare-map .body-map-hover")
        one, of_one = counts_of(built, "Shape", "hip_flexors")
        every, of_every = counts_of(built, None, "hip_flexors")
        assert f"{every - one} of {of_every - of_one} in all other sources" in told
        page.select_option("#compare-other", "Runner's World")
        page.select_option("#compare-one", "Runner's World")
        assert page.input_value("#compare-other") == ""
        assert page.text_content("#compare-map .body-map-title") == (
            "Runner's World against all other sources"
        )


def test_a_click_on_the_comparison_filters_the_page(chromium, report, built):
    with opened(chromium, report) as page:
        page.locator("#compare-map g[data-region=quadriceps] path").first.click()
        expected = entries_that_name(built, {"quadriceps", "rectus_femoris"})
        assert shown_entries(page) == expected and expected
        settled(page)
        labels = page.locator("[data-chart=difference] .role-axis-label text").all_text_contents()
        assert "Quadriceps" in labels and "Calves" not in labels
        pressed = "#compare-map g[data-region=quadriceps][aria-pressed=true]"
        assert (
            page.locator(pressed).count()
            and page.locator(pressed.replace("compare", "body")).count()
        )


def test_one_source_alone_is_not_compared(chromium, tmp_path):
    path = tmp_path / "alone.html"
    path.write_text(
        render(frames([m for m in MENTIONS if m["article_id"] == "a"])), encoding="utf-8"
    )
    with opened(chromium, path) as page:
        assert not page.locator("#compare").is_visible()


def test_words_search_the_catalog(chromium, report, built):
    names = [row["name"] for row in rows(built / "catalog.jsonl")]
    with opened(chromium, report) as page:
        page.fill("#search", "pigeon pose")
        found = [name for name in names if "pigeon" in name.lower()]
        assert found and set(found) <= set(page.locator("#catalog .linked").all_text_contents())
        page.fill("#search", "no such words")
        assert page.text_content("#catalog-count").startswith("0 of ")
        assert page.text_content("#catalog-empty") == "Nothing matches “no such words”."
        assert not page.locator("#catalog-table").is_visible()
        page.fill("#search", "")
        assert page.text_content("#catalog-empty") == ""
        assert page.locator("#catalog-table").is_visible()


def test_the_notebook_widget_draws_chooses_and_leaves_nothing_behind(chromium):
    script = (ROOT / "curation" / "widgets" / "body_map.mjs").read_text(encoding="utf-8")
    traits = {"outlines": outlines(), "picture": model(picture_of(frames())), "selected": ""}
    page = chromium.new_page()
    try:
        page.set_content("<div id=place></div>")
        page.evaluate(WIDGET, [script, traits])
        page.locator("g[data-region=gluteus_maximus] path").first.click()
        assert page.evaluate("widget.traits.selected") == "gluteus_maximus"
        assert page.get_attribute("g[data-region=gluteus_maximus]", "aria-pressed") == "true"
        page.locator("g[data-region=neck] path").first.click(force=True)
        assert page.evaluate("widget.traits.selected") == "gluteus_maximus"
        page.evaluate("widget.cleanup()")
        assert page.evaluate("[place.children.length, widget.listeners.size]") == [0, 0]
    finally:
        page.close()


WIDGET = """async ([script, traits]) => {
  const { default: widget } = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  const listeners = new Map();
  const model = {
    get: (name) => traits[name],
    set: (name, value) => { traits[name] = value; },
    save_changes: () => listeners.get("change:selected")(),
    on: (name, run) => listeners.set(name, run),
    off: (name) => listeners.delete(name),
  };
  const cleanup = widget.render({ model, el: document.getElementById("place") });
  window.widget = { traits, listeners, cleanup };
}"""
"""Runs the widget as a notebook does, with a model that keeps its traits in the page."""


def test_every_chart_gives_its_data(chromium, report):
    with opened(chromium, report) as page:
        charts = page.locator("[data-chart]").count()
        assert charts == 12
        assert (
            page.locator(
                "[data-chart] svg[aria-label], [data-chart] [role=graphics-document]"
            ).count()
            >= charts
        )
        page.select_option("#choose-muscle", "muscle:glutes")
        settled(page)
        with page.expect_download() as waiting:
            page.click("[data-chart=shares] .csv")
        text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
        table = list(csv.DictReader(text.splitlines()))
        assert [row["muscle"] for row in table] == ["glutes"]
        assert int(table[0]["exercises"]) / int(table[0]["of"]) == pytest.approx(
            float(table[0]["share"]), abs=1e-4
        )
        assert waiting.value.suggested_filename == "shares.csv"


CUT_OR_OVERLAPPING = """() => {
  const found = [];
  const box = (node) => node.getBoundingClientRect();
  for (const svg of document.querySelectorAll("[data-chart] svg")) {
    const key = svg.closest("[data-chart]").dataset.chart;
    const frame = box(svg);
    for (const text of svg.querySelectorAll("text")) {
      const r = box(text);
      if (!r.width || getComputedStyle(text).opacity === "0") continue;
      const outside = r.left < frame.left - 1 || r.right > frame.right + 1
        || r.top < frame.top - 1 || r.bottom > frame.bottom + 1;
      if (outside) found.push(`${key}: ${text.textContent} is cut`);
      if (text.textContent.includes("…")) found.push(`${key}: ${text.textContent} is shortened`);
    }
    for (const axis of svg.querySelectorAll(".role-axis-label")) {
      const boxes = [...axis.querySelectorAll("text")]
        .filter((t) => t.textContent && getComputedStyle(t).opacity !== "0").map((t) => [t.textContent, box(t)]);
      boxes.forEach(([one, a], i) => boxes.slice(i + 1).forEach(([other, b]) => {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1 && high > 2) found.push(`${key}: ${one} on ${other}`);
      }));
    }
  }
  for (const node of document.querySelectorAll("h1, h2, button, select, th, td, .tiles dd, label")) {
    if (node.closest("thead") && getComputedStyle(node.closest("thead")).position === "absolute") continue;
    if (node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== "inline"
        && node.tagName !== "SELECT") found.push(`${node.tagName} ${node.textContent} overflows`);
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  return found;
}"""


LOW_CONTRAST = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const paper = light(channels(getComputedStyle(document.body).backgroundColor));
  const found = [];
  for (const node of document.querySelectorAll("h1, p, small, td, label, button, .role-axis-label text, .role-axis-title text")) {
    const style = getComputedStyle(node);
    const ink = light(channels(node.closest("svg") ? style.fill : style.color));
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    if (node.textContent && ratio < 4.5) found.push(`${node.textContent}: ${ratio}`);
  }
  return found;
}"""
"""Finds words that stand too faintly on the page's paper (WCAG 2.2, 1.4.3: a ratio of 4.5)."""


def drawn_colours(page):
    """Return the colours of a chart's paper, of its bars, and of a region of the body map."""
    return page.evaluate(
        """() => [
          ["[data-chart=coverage] svg", "backgroundColor"],
          ["[data-chart=coverage] svg .mark-rect.role-mark path:last-child", "fill"],
          ["#body-map g[data-region=quadriceps]", "fill"],
        ].map(([selector, of]) => getComputedStyle(document.querySelector(selector))[of])"""
    )


def test_the_page_follows_the_readers_paper(chromium, report):
    papered = """(paper) =>
      [document.body, ...document.querySelectorAll("[data-chart] svg")]
        .every((node) => getComputedStyle(node).backgroundColor === paper)"""
    with opened(chromium, report) as page:
        light = drawn_colours(page)
        assert light[0] == "rgb(255, 255, 255)"
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(papered, arg="rgb(22, 25, 29)")
        settled(page)
        assert not set(light) & set(drawn_colours(page))
        page.emulate_media(color_scheme="light")
        page.wait_for_function(papered, arg="rgb(255, 255, 255)")
        settled(page)
        assert drawn_colours(page) == light


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_label_is_cut_and_none_overlap(chromium, report, width, scheme):
    with opened(chromium, report, width, scheme) as page:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"report-{scheme}-{width}.png", full_page=True)
        assert page.evaluate(LOW_CONTRAST) == []
        assert page.evaluate(CUT_OR_OVERLAPPING) == []
        page.select_option("#choose-source", "Runner's Blueprint")
        settled(page)
        page.locator("#body-map g[data-region=quadriceps] path").first.click()
        settled(page)
        page.screenshot(path=PICTURES / f"report-{scheme}-{width}-chosen.png", full_page=True)
        assert page.evaluate(CUT_OR_OVERLAPPING) == []


def test_hostile_words_stay_words(chromium, tmp_path):
    text = f"Feel it in the glutes {HOSTILE} now."
    start = text.index("glutes")
    claim = {"field": "muscles", "value": "glutes", "start": start, "end": start + 6}
    evidence = [{**claim, "rule": "muscle", "inherited": False}]
    named = mention("x/1", "pigeon-pose", ["glutes"], evidence=evidence)
    hostile = frames(
        [*MENTIONS, named],
        [*CATALOG, entry("bad", HOSTILE, ["glutes"], 1, aliases=[HOSTILE])],
        [*ARTICLES, article("x", HOSTILE, text) | {"url": "javascript:alert(1)", "title": HOSTILE}],
    )
    path = tmp_path / "hostile.html"
    path.write_text(render(hostile), encoding="utf-8")
    with opened(chromium, path) as page:
        assert page.title() == "Stretches: what the sources emphasize"
        assert page.locator("img").count() == 0
        assert HOSTILE in page.text_content("#catalog")
        assert HOSTILE in page.text_content("#articles")
        assert page.locator("#articles a").count() == 0
        page.fill("#search", HOSTILE)
        assert shown_entries(page) == {"bad"}
        page.select_option("#choose-source", HOSTILE)
        assert HOSTILE in page.text_content("#sentences")
