"""The panels of the app, used through the page: names are taught, articles are mended."""

from curation.decisions import DecisionLog
from tests.browser.conftest import open_app, open_tab, picture
from tests.projects import read_lines

NAME = "Low-lunge love"
NAMES_BEFORE = 3
"""How many unknown names stand before it, in the order of the alphabet."""


def mentions(project):
    return {row["mention_id"]: row for row in read_lines(project.out / "mentions.jsonl")}


def focused(page):
    """Return what holds the keyboard: the name of its label, else of its class or its tag."""
    return page.evaluate(
        "(({ ariaLabel, className, tagName }) => ariaLabel || className || tagName)(document.activeElement)"
    )


def rulings(project):
    return [placed.ruling for placed in DecisionLog(project.decisions).history().standing()]


def test_a_name_is_taught_by_keyboard_and_the_next_build_knows_it(app, project, open_page):
    aliases = project.root / "vocabulary" / "aliases.csv"
    before = aliases.read_text(encoding="utf-8")
    page = open_page()
    open_app(page, app)
    open_tab(page, "Names", ".c-vocabulary .c-card")
    page.focus(".c-vocabulary .c-card")
    for _ in range(NAMES_BEFORE):
        page.keyboard.press("j")
    page.wait_for_selector(f".c-vocabulary h2:has-text('{NAME}')")
    picture(page, "names")
    page.keyboard.press("1")
    page.wait_for_selector("text=What this changes")
    assert "Touches 1 mention in 1 article" in page.inner_text(".c-panel")
    assert aliases.read_text(encoding="utf-8") == before
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Written to aliases.csv")
    added = set(aliases.read_text(encoding="utf-8").splitlines()) - set(before.splitlines())
    assert added == {f"{NAME},half-kneeling-hip-flexor-stretch,,Ada Lovelace,"}
    page.click(".c-vocabulary .c-build")
    page.wait_for_selector(".c-summary")
    row = next(row for row in mentions(project).values() if row["name"] == NAME)
    assert row["link"]["method"] == "alias"


def test_a_word_is_taught_and_another_called_no_term_by_keyboard(app, project, open_page):
    text = "Quux Reach\n\nSit on the floor. Grab a quuxstick. It stretches your zygomatic chain nicely.\n"
    (project.raw / "quux.txt").write_text(text, encoding="utf-8")
    page = open_page()
    open_app(page, app)
    open_tab(page, "Names", ".c-vocabulary .c-card")
    page.click(".c-vocabulary .c-build")
    page.wait_for_selector(".c-summary:has-text('zygomatic')")
    page.click(".c-name:has-text('zygomatic chain')")
    page.wait_for_selector("h2:has-text('zygomatic chain')")
    assert page.inner_text(".c-vocabulary mark") == "zygomatic chain"
    picture(page, "words")
    page.keyboard.press("o")
    page.keyboard.type("adduct")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=What this changes")
    assert "Touches 1 mention in 1 article" in page.inner_text(".c-panel")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Written to muscle_forms.csv: zygomatic chain")
    page.click(".c-name:has-text('quuxstick')")
    page.wait_for_selector("h2:has-text('quuxstick')")
    page.keyboard.press("x")
    page.wait_for_selector("text=ordinary_terms.csv")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Written to ordinary_terms.csv: quuxstick,equipment")
    page.click(".c-vocabulary .c-build")
    page.wait_for_selector(".c-summary")
    assert "quux" not in page.inner_text(".c-vocabulary .c-names").lower().replace("quux reach", "")
    row = next(row for row in mentions(project).values() if row["article_id"] == "quux")
    assert row["muscles"] and row["muscles"][0].startswith("adduct")


def test_an_article_is_mended_by_mouse_and_by_keyboard(app, project, open_page):
    page = open_page()
    open_app(page, app)
    open_tab(page, "Articles", ".c-extraction .c-in")
    article = page.input_value(".c-extraction .c-progress select")
    first, second, *_ = [
        key for key, row in mentions(project).items() if row["article_id"] == article
    ]
    box = page.locator(".c-article span").first.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] / 6)
    page.mouse.move(box["x"] + 2, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 190, box["y"] + 12, steps=4)
    page.mouse.up()
    page.wait_for_selector("text=characters chosen")
    picture(page, "articles")
    page.click(".c-choice-bar .c-primary")
    page.wait_for_selector("text=Saved. The next build applies it.")
    (missed,) = rulings(project)
    text = {row["article_id"]: row for row in read_lines(project.out / "articles.jsonl")}[article][
        "text"
    ]
    assert missed.value["quote"] == text[missed.value["start"] : missed.value["end"]]
    assert 5 < len(missed.value["quote"]) < 60

    page.focus(".c-article")
    page.keyboard.press("c")
    page.keyboard.press("}")
    page.keyboard.press("{")
    page.keyboard.press("{")
    page.keyboard.press("b")
    page.wait_for_selector("text=new borders, by Ada Lovelace")
    page.focus(".c-article")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.wait_for_selector("text=not an exercise, by Ada Lovelace")
    assert {(r.kind.value, r.subject) for r in rulings(project)} == {
        ("add_mention", article),
        ("correct_mention", first),
        ("not_exercise", second),
    }
    end = next(r for r in rulings(project) if r.subject == first).value["end"]
    assert end < mentions(project)[first]["end"]
    page.click(".c-extraction .c-build")
    page.wait_for_selector("text=Built. What you ruled is applied.")
    assert second not in mentions(project)
    page.focus(".c-article")
    page.keyboard.press("u")
    page.wait_for_selector("text=Undone.")
    assert len(rulings(project)) == 2


def test_an_article_is_worked_by_keyboard_alone(app, project, open_page):
    page = open_page()
    open_app(page, app)
    open_tab(page, "Articles", ".c-extraction .c-in")
    page.focus(".c-extraction .c-progress select")
    before = page.inner_text(".c-article")
    page.keyboard.press("ArrowDown")
    page.wait_for_function(
        "before => document.querySelector('.c-article').innerText !== before", arg=before
    )
    assert focused(page) == "Article"
    page.keyboard.press("ArrowUp")
    page.wait_for_function(
        "before => document.querySelector('.c-article').innerText === before", arg=before
    )
    article = page.input_value(".c-extraction .c-progress select")
    _, second, *_ = [key for key, row in mentions(project).items() if row["article_id"] == article]
    page.focus(".c-name-button >> nth=0")
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    assert focused(page) == "c-name-button"
    page.keyboard.press("x")
    page.wait_for_selector("text=not an exercise, by Ada Lovelace")
    assert [one.subject for one in rulings(project)] == [second]
    page.keyboard.press("u")
    page.wait_for_selector("text=Undone.")
    page.keyboard.press("k")
    page.keyboard.press("r")
    page.keyboard.press("Control+a")
    page.keyboard.type("Swan Pose")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=named “Swan Pose”")
    page.keyboard.press("u")
    page.wait_for_selector("text=Undone.")
    page.keyboard.press("c")
    page.wait_for_selector("text=characters chosen")
    page.click(".c-choice-bar .c-primary")
    page.wait_for_selector("text=Saved. The next build applies it.")
    assert focused(page) == "The article"
    page.keyboard.press("u")
    page.wait_for_selector("text=Undone.")
    assert rulings(project) == []


def test_a_panel_that_is_shown_again_by_mouse_has_the_keyboard(app, project, open_page):
    page = open_page()
    open_app(page, app)
    question = page.inner_text(".c-queue h2")
    for tab, shown in (("Articles", ".c-in"), ("Questions", ".c-queue .c-card")):
        open_tab(page, tab, shown)
    page.keyboard.press("j")
    page.wait_for_function(
        "before => document.querySelector('.c-queue h2').innerText !== before", arg=question
    )
    open_tab(page, "Articles", ".c-in")
    assert focused(page) == "The article"
