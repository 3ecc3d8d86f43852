"""An analyst in JupyterLab: a click on the body map or on a tile narrows the chart and the sentences."""

from curation.explore import read_frames, sentences
from tests.browser.conftest import picture
from tests.browser.test_conflicts_in_lab import run_notebook

CELL = ".widget-vbox:has(.body-map) "
TILES = CELL + ".mark-rect.role-mark path"
LISTED = CELL + ".widget-html li"


def opacities(page, words):
    """Return how opaque the tiles are whose description holds ``words``."""
    found = page.eval_on_selector_all(
        TILES,
        """(tiles, words) => tiles
          .filter((tile) => words.every((word) => tile.getAttribute("aria-label").includes(word)))
          .map((tile) => tile.getAttribute("opacity") ?? "1")""",
        words,
    )
    assert found, words
    return {float(opacity) for opacity in found}


def shows(page, expected):
    """Wait until the list holds exactly the sentences of a table."""
    ids = [f"{row.source}, {row.mention_id}" for row in expected.itertuples()]
    page.wait_for_function(
        """([selector, ids]) => {
          const told = [...document.querySelectorAll(selector + " small")].map((e) => e.textContent);
          return JSON.stringify(told) === JSON.stringify(ids.map((id) => `(${id})`));
        }""",
        arg=[LISTED, ids],
    )
    assert page.locator(LISTED + " mark").all_text_contents() == list(expected.quote)


def test_a_muscle_and_a_tile_narrow_the_chart_and_the_sentences(lab, project, open_page):
    frames = read_frames(project.out)
    page = open_page(1280, 1000)
    run_notebook(page, lab, "06-explore.ipynb", awaited=TILES)
    region = page.locator(CELL + "g[data-region=quadriceps] path").first
    region.scroll_into_view_if_needed()
    shows(page, sentences(frames, most=12))
    assert opacities(page, []) == {1}

    region.click()
    quadriceps = ["quadriceps", "rectus_femoris", "vastus_medialis", "vastus_lateralis"]
    expected = sentences(frames, muscles=quadriceps, exactly=True, most=12)
    assert 0 < len(expected) < 12
    shows(page, expected)
    page.wait_for_timeout(300)
    assert opacities(page, ["Muscle: Quadriceps"]) == {1}
    assert opacities(page, ["Muscle: Glutes"]) == {0.2}
    picture(page, "explore-in-jupyterlab")

    region.click()
    shows(page, sentences(frames, most=12))
    source = "Runner's World"
    tile = f'{TILES}[aria-label*="{source}"][aria-label*="Muscle: Glutes"]'
    page.locator(tile).first.click(position={"x": 6, "y": 15})
    glutes = {"glutes", "gluteus_maximus", "gluteus_medius", "gluteus_minimus", "piriformis"}
    shows(page, sentences(frames, muscles=glutes, exactly=True, source=source, most=12))
    page.wait_for_timeout(300)
    assert opacities(page, ["Muscle: Glutes", f"Source: {source}"]) == {1}
    assert opacities(page, ["Muscle: Glutes", "Source: Shape"]) == {0.2}
