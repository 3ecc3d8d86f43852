"""Entries merged and split, and questions assigned, through the page."""

import pytest

from curation.decisions import DecisionLog
from tests.browser.conftest import open_app, open_tab, picture
from tests.browser.test_app import QUESTION, rulings, wait_left
from tests.projects import questions, read_lines


def catalog(project):
    return {row["stretch_id"]: row for row in read_lines(project.out / "catalog.jsonl")}


@pytest.fixture
def page(app, project, open_page):
    page = open_page()
    open_app(page, app)
    open_tab(page, "Entries", ".c-entries .c-card")
    page.focus(".c-entries .c-card")
    return page


def find_entry(page, name):
    """Search for an entry and go to its card."""
    page.fill(".c-entries [type=search]", name)
    page.keyboard.press("Enter")
    page.wait_for_selector(f".c-entries h2:has-text('{name}')")
    page.focus(".c-entries .c-card")


def test_mentions_are_split_off_by_keyboard_and_it_is_undone(page, project):
    page.keyboard.press("/")
    page.keyboard.type("pigeon pose")
    page.keyboard.press("Enter")
    page.wait_for_selector(".c-entries h2:has-text('Pigeon Pose')")
    page.focus(".c-entries .c-card")
    picture(page, "entries")
    page.keyboard.press("s")
    page.wait_for_selector("text=Tick the mentions")
    page.focus(".c-entries .c-member input")
    page.keyboard.press("Space")
    page.focus(".c-entries .c-card")
    page.keyboard.press("s")
    page.wait_for_selector(".c-panel input")
    page.keyboard.press("Control+a")
    page.keyboard.type("Swan Pose")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Swan Pose becomes an entry of its own")
    assert rulings(project) == []
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Saved. The next build applies it.")
    page.focus(".c-entries .c-card")
    page.keyboard.press("u")
    page.wait_for_selector("text=Undone.")
    assert rulings(project) == []


def test_enter_and_escape_leave_the_search(page):
    page.keyboard.press("/")
    page.keyboard.type("pigeon pose")
    page.keyboard.press("Enter")
    page.wait_for_selector(".c-entries h2:has-text('Pigeon Pose')")
    page.keyboard.press("m")
    page.wait_for_selector(".c-entries .c-panel")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.press("Control+a")
    page.keyboard.type("frog")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_selector(".c-entries h2:has-text('Frog')")
    page.keyboard.press("r")
    page.wait_for_selector(".c-entries .c-panel")
    assert page.input_value(".c-entries [type=search]") == "frog"


def test_an_entry_is_merged_by_keyboard_and_the_questions_follow(page, project):
    before = catalog(project)
    find_entry(page, "Frog")
    page.keyboard.press("m")
    page.keyboard.type("butterfly")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=What this changes")
    assert "is no entry any more" in page.inner_text(".c-effects")
    picture(page, "merge")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Saved. The next build applies it.")
    (merge,) = rulings(project)
    page.click(".c-entries .c-build")
    page.wait_for_selector(".c-summary")
    after = catalog(project)
    open_tab(page, "Questions", QUESTION)
    wait_left(page, questions(project))
    gone, stays = merge.subject, merge.value["into"]
    assert set(before) - set(after) == {gone}
    assert len(after[stays]["sources"]) == len(before[gone]["sources"]) + len(
        before[stays]["sources"]
    )


def test_a_question_is_assigned_and_found_by_its_assignee(app, project, open_page):
    page = open_page()
    open_app(page, app)
    question = page.inner_text(QUESTION)
    page.focus(".c-card")
    page.keyboard.press("t")
    page.keyboard.type("Max Planck")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=assigned to Max Planck by Ada Lovelace")
    assert page.inner_text(QUESTION) == question
    page.select_option("label:has-text('Assigned to') select", "Max Planck")
    page.wait_for_selector("text=1 of 1")
    page.focus(".c-card")
    page.keyboard.press("t")
    page.wait_for_selector(".c-panel button:has-text('Max Planck')")
    page.keyboard.press("Escape")
    page.click("text=Take it back")
    page.wait_for_selector("text=Take it back", state="detached")
    assert rulings(project) == []
    assert [one.kind.value for one in DecisionLog(project.decisions).history()] == [
        "assign",
        "undo",
    ]


def test_a_value_that_no_source_doubts_is_corrected_by_keyboard(page, project):
    find_entry(page, "90/90 Hip Stretch")
    page.keyboard.press("f")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert "hold time" in page.evaluate("document.activeElement.innerText")
    picture(page, "entry-fields")
    page.keyboard.press("Enter")
    page.wait_for_selector(".c-entries .c-quote mark")
    picture(page, "entry-field")
    page.keyboard.type("20-30")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Saved. The next build applies it.")
    (ruling,) = rulings(project)
    assert (ruling.kind.value, ruling.value) == ("write", {"value": [20, 30]})
    assert "20–30 s (written), by Ada Lovelace" in page.inner_text(".c-fields")
    page.click(".c-entries .c-build")
    page.wait_for_selector(".c-summary")
    assert catalog(project)["90-90-hip-stretch"]["hold_seconds"] == [20, 30]
