"""Rulings come back to the queue: one is applied elsewhere, undone, then withdrawn; one is kept."""

from curation.decisions import DecisionLog
from curation.records import DecisionKind
from tests.browser.conftest import open_app, picture
from tests.browser.test_app import QUESTION, rulings, wait_left
from tests.projects import questions

ARTICLE = "06-runnersworld"


def test_a_ruling_that_no_longer_applies_is_settled_by_keyboard(app, project, open_page):
    session = project.session("Max Planck")
    subject = f"{ARTICLE}/pigeon-pose"
    name = {"name": "Swan Pose"}
    ruling = session.output.tables.ruling(DecisionKind.CORRECT_MENTION, subject, name, after=None)
    first = session.log.append([ruling], "Max Planck", note="that is what it shows")
    (project.raw / f"{ARTICLE}.txt").unlink()
    project.build()
    total = questions(project) + 1
    page = open_page()
    open_app(page, app)
    wait_left(page, total)
    page.select_option("label:has-text('Kind') select", "ruling")
    page.wait_for_selector(f"{QUESTION}:has-text('The ruling on “Pigeon Pose” no longer applies')")
    shown = page.inner_text(".c-card")
    for words in (
        "Max Planck ruled",
        "that is what it shows",
        "The mention is gone.",
        "2. Pigeon Pose",
    ):
        assert words in shown
    picture(page, "stale-ruling")
    page.focus(".c-card")
    page.keyboard.press("a")
    page.keyboard.press("o")
    page.keyboard.type("pigeon")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".c-end")
    again = rulings(project)[1]
    assert again.kind.value == "correct_mention" and dict(again.value) == name
    assert again.subject != subject
    page.keyboard.press("u")
    page.wait_for_selector(QUESTION)
    page.keyboard.press("y")
    page.wait_for_selector(".c-end")
    page.keyboard.press("u")
    page.wait_for_selector(QUESTION)
    page.keyboard.press("x")
    page.wait_for_selector(".c-end")
    history = DecisionLog(project.decisions).history()
    assert history.is_undone(first.decision_id)
    assert rulings(project) == []


def test_a_question_whose_ruling_is_in_question_says_why_and_it_is_kept(app, project, open_page):
    question = "pigeon-pose/hold_s"
    session = project.session("Max Planck")
    session.rule(question, {"type": "write", "value": [40, 40]}, seen=None)
    text = "Pigeon Pose\n\nBring the front shin across the mat. Hold for 77 seconds on each side.\n"
    (project.raw / "13-quux.txt").write_text(text, encoding="utf-8")
    project.build()
    page = open_page()
    open_app(page, app)
    page.select_option("[data-facet=status]", "stale")
    page.wait_for_selector(f"{QUESTION}:has-text('How long is Pigeon Pose held?')")
    told = page.inner_text(".c-decision")
    for words in ("40 s (written)", "Said since by an article", "The sources said then", "20–30 s"):
        assert words in told
    assert "said since" in page.inner_text(".c-option:has-text('77 s') .c-option-head")
    picture(page, "stale-question")
    page.focus(".c-card")
    page.keyboard.press("b")
    page.wait_for_selector("text=Blind mode")
    page.keyboard.press("y")
    page.keyboard.press("b")
    page.wait_for_selector(".c-decision")
    assert len(rulings(project)) == 1
    page.keyboard.press("y")
    page.wait_for_selector(".c-told:has-text('Ruled: 40 s (written)')")
    (kept,) = rulings(project)
    assert kept.kind.value == "write" and dict(kept.value) == {"value": [40, 40]}
    project.build()
    assert project.read().stale == []
