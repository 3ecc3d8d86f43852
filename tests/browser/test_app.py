"""The review app in Voilà, used through the page: keyboard alone, two windows, errors, themes, bulk."""

import urllib.error
import urllib.request

import pytest

from curation.decisions import DecisionLog
from tests.browser.conftest import open_app, open_tab, picture, serving_app
from tests.projects import add_doubt, questions

QUESTION = ".c-card h2"


def rulings(project):
    return [placed.ruling for placed in DecisionLog(project.decisions).history().standing()]


def wait_left(page, count):
    page.wait_for_function(
        "count => document.querySelector('.c-left')?.textContent === `${count} open`", arg=count
    )


def test_without_the_token_nothing_is_served(app):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{app}/voila/files/review.ipynb", timeout=10)
    assert refused.value.code in (403, 404)
    with urllib.request.urlopen(f"{app}/", timeout=10) as answer:
        assert "login" in answer.url


def go_to_hold(page, project):
    """Go on to the next question about a hold, by keyboard."""
    for _ in range(questions(project)):
        shown = page.inner_text(QUESTION)
        page.keyboard.press("j")
        page.wait_for_function(f"document.querySelector('{QUESTION}').innerText !== {shown!r}")
        if page.inner_text(QUESTION).startswith("How long is"):
            return
    raise AssertionError("the default corpus holds no question about a hold")


def test_the_whole_work_by_keyboard_alone(app, project, open_page):
    page = open_page()
    open_app(page, app)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.curation') !== null")
    page.focus("[data-facet=level]")
    for level in ("disagreement", "anatomy"):
        page.keyboard.press("ArrowDown")
        page.wait_for_function(
            "level => document.activeElement.dataset?.facet === 'level'"
            " && document.querySelector('.c-card').innerText.includes(level)",
            arg=level,
        )
        page.wait_for_timeout(200)
    page.keyboard.press("Home")
    wait_left(page, questions(project))
    page.click(".c-row >> nth=0")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('c-card')")
    page.keyboard.press("w")
    page.keyboard.type("tail")
    page.keyboard.press("Escape")
    go_to_hold(page, project)
    page.keyboard.press("w")
    page.keyboard.type("60-30")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=The second number is smaller")
    assert rulings(project) == []
    page.keyboard.press("Control+a")
    page.keyboard.type("45+")
    page.keyboard.press("Enter")
    wait_left(page, questions(project) - 1)
    page.keyboard.press("s")
    page.keyboard.press("?")
    page.wait_for_selector("text=undo your last ruling")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    wait_left(page, questions(project) - 2)
    page.keyboard.press("n")
    page.keyboard.type("half a thought")
    question = page.inner_text(QUESTION)
    page.reload()
    page.wait_for_selector(QUESTION)
    wait_left(page, questions(project) - 2)
    assert page.inner_text(QUESTION) == question
    assert page.input_value(".c-note") == "half a thought"
    page.focus(".c-card")
    page.keyboard.press("h")
    page.wait_for_selector("text=45 s or more (written)")
    page.keyboard.type("flagged")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_left(page, questions(project) - 1)
    (ruling,) = rulings(project)
    assert ruling.subject.endswith("/hold_s")
    assert dict(ruling.value) == {"value": [45, None]}


def test_what_is_written_is_saved_as_it_was_typed(app, project, open_page):
    page = open_page()
    open_app(page, app)
    page.select_option("[data-facet=field]", "muscles")
    page.wait_for_selector(f"{QUESTION}:has-text('Which muscles')")
    page.focus(".c-card")
    page.keyboard.press("w")
    page.keyboard.type("no such muscle")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=No choice is called “no such muscle”")
    page.keyboard.press("Control+a")
    page.keyboard.type("piriformis")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=piriformis is chosen")
    assert rulings(project) == []
    assert "Piriformis" in page.inner_text(".c-chosen")
    page.keyboard.press("Enter")
    page.wait_for_selector(".c-told:has-text('piriformis')")
    (muscles,) = rulings(project)
    assert "piriformis" in muscles.value["value"]
    page.select_option("[data-facet=field]", "position")
    page.wait_for_selector(f"{QUESTION}:has-text('In which position')")
    suggestion = page.inner_text(".c-suggested strong")
    page.focus(".c-card")
    page.keyboard.press("w")
    page.wait_for_selector(".c-write select")
    shown = page.evaluate("document.querySelector('.c-write select').selectedOptions[0].innerText")
    assert shown == suggestion
    page.keyboard.press("Enter")
    page.wait_for_selector(f".c-told:has-text('{suggestion} (written)')")
    assert rulings(project)[1].value["value"] == suggestion.replace(" ", "_")


def test_an_error_is_shown_and_the_input_kept(app, project, open_page):
    page = open_page()
    open_app(page, app)
    project.decisions.write_text("a file where the folder should be")
    page.fill(".c-note", "think of the knees")
    page.focus(".c-card")
    page.keyboard.press("a")
    page.wait_for_selector(".c-problem")
    assert "Not saved" in page.inner_text(".c-problem")
    assert page.input_value(".c-note") == "think of the knees"
    wait_left(page, questions(project))
    picture(page, "error")
    project.decisions.unlink()
    page.keyboard.press("a")
    wait_left(page, questions(project) - 1)
    (decision,) = DecisionLog(project.decisions).history()
    assert decision.note == "think of the knees"


def test_two_windows_never_overwrite_each_other(app, project, tmp_path, open_page):
    other = tmp_path / "other"
    other.mkdir()
    with serving_app(project, other, "Max Planck") as second:
        mine, theirs = open_page(), open_page()
        open_app(mine, app)
        open_app(theirs, second)
        assert mine.inner_text(QUESTION) == theirs.inner_text(QUESTION)
        theirs.focus(".c-card")
        theirs.fill(".c-note", "as the first source says")
        theirs.focus(".c-card")
        theirs.keyboard.press("1")
        wait_left(theirs, questions(project) - 1)
        mine.focus(".c-card")
        mine.keyboard.press("2")
        mine.wait_for_selector("text=Max Planck ruled first")
        assert "as the first source says" in mine.inner_text(".c-overtaken")
        assert len(rulings(project)) == 1
        mine.keyboard.press("2")
        wait_left(mine, questions(project) - 1)
    assert len(list(DecisionLog(project.decisions).history())) == 2
    assert len(list(project.decisions.glob("*.jsonl"))) == 2


def test_a_doubtful_link_shows_both_texts_and_hides_its_score_in_blind_mode(
    project, tmp_path, open_page
):
    add_doubt(project)
    with serving_app(project, tmp_path) as address:
        page = open_page()
        open_app(page, address)
        page.select_option("label:has-text('Level') select", "identity")
        page.select_option("[data-facet=name]", "Thomas Test")
        page.wait_for_selector(f"{QUESTION}:has-text('the same exercise as Thomas Test?')")
        page.focus(".c-card")
        assert page.locator(".c-side-text").count() == 2
        assert page.locator(".c-reason.c-against").count() >= 1
        picture(page, "link")
        page.focus(".c-card")
        page.keyboard.press("b")
        page.wait_for_selector("text=Blind mode")
        assert page.locator(".c-reason").count() == 0
        assert "0.9" not in page.inner_text(".c-card")
        page.keyboard.press("d")
        page.wait_for_function(
            "!document.querySelector('.c-main').innerText.includes('Thomas Test')"
        )
    (ruling,) = rulings(project)
    assert ruling.kind.value == "refuse_link"


def test_all_suggestions_of_a_filter_are_one_decision_with_a_sample_to_audit(
    app, project, open_page
):
    page = open_page()
    open_app(page, app)
    page.select_option("label:has-text('Level') select", "anatomy")
    page.click(".c-bulk")
    page.wait_for_selector("text=Accept 5 suggestions")
    picture(page, "bulk")
    assert rulings(project) == []
    page.fill("input[type=number]", "2")
    page.click(".c-panel .c-primary")
    page.wait_for_selector(".c-end")
    history = DecisionLog(project.decisions).history()
    assert len(list(history)) == 1
    page.select_option("label:has-text('Status') select", "audit")
    page.wait_for_selector("text=1 of 2")
    assert "An audit" in page.inner_text(".c-card")
    page.focus(".c-card")
    page.keyboard.press("1")
    page.wait_for_selector("text=1 of 1")
    page.keyboard.press("u")
    page.wait_for_selector("text=1 of 2")
    page.keyboard.press("u")
    wait_left(page, 5)
    assert rulings(project) == []


def skip_from_below(page):
    """Skip the question with the button under its sources; the next one must show its beginning."""
    shown = page.inner_text(QUESTION)
    page.click(".c-bottom button:has-text('Skip')")
    page.wait_for_function(f"document.querySelector('{QUESTION}').innerText !== {shown!r}")
    page.wait_for_timeout(300)
    top = page.locator(QUESTION).first.bounding_box()["y"]
    assert 0 <= top < 300


PAGES = {
    "Questions": ".c-queue .c-card",
    "Names": ".c-vocabulary .c-card",
    "Entries": ".c-entries .c-card",
    "Articles": ".c-extraction .c-in",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_fit_and_can_be_read_in_every_size_and_theme(app, open_page, scheme):
    page = open_page(1280, 900, scheme)
    open_app(page, app)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for name, awaited in PAGES.items():
            open_tab(page, name, awaited)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
            assert page.get_attribute(".curation:visible", "data-theme") == scheme
            ratios = page.evaluate(CONTRASTS)
            assert len(ratios) > 10
            assert {text: ratio for text, ratio in ratios.items() if ratio < 4.5} == {}
            kind = "review" if name == "Questions" else name.lower()
            picture(page, f"{kind}-{scheme}-{width}")
            if (name, width) == ("Questions", 390):
                skip_from_below(page)


CONTRASTS = """() => {
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const numbers = (text) => text.match(/[\\d.]+/g).map(Number);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const [r, g, b, a = 1] = numbers(getComputedStyle(at).backgroundColor);
      if (a > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const found = {};
  for (const node of document.querySelectorAll(".curation *")) {
    const own = [...node.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !node.getClientRects().length) continue;
    const [a, b] = [light(numbers(getComputedStyle(node).color)), light(ground(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    found[`${node.className || node.tagName} ${node.textContent.slice(0, 30)}`] = ratio;
  }
  return found;
}"""
"""The contrast of every shown text with what lies behind it, after WCAG 2.2, success criterion 1.4.3."""
