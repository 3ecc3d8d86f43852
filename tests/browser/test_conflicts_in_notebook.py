"""An editor in Notebook 7, which takes keys before a widget sees them: its shortcuts stay out of the way."""

from curation.decisions import DecisionLog
from tests.browser.conftest import TOKEN, picture
from tests.browser.test_conflicts_in_lab import left, press, rulings, run_all
from tests.projects import questions

QUESTION = ".c-card h2"


def open_notebook(page, address):
    page.goto(f"{address}/notebooks/04-conflicts.ipynb?token={TOKEN}")
    page.wait_for_selector(".jp-Notebook")
    run_all(page)
    page.wait_for_timeout(500)


def cells(page):
    return page.locator(".jp-Cell").count(), page.locator(".jp-Cell.jp-mod-selected").count()


def test_every_key_inside_is_the_widgets_but_saving_and_outside_the_notebooks(
    notebook, project, open_page
):
    page = open_page(1280, 1000)
    total = questions(project, links=False)
    open_notebook(page, notebook)
    page.click(QUESTION)
    before = cells(page)

    press(page, "a", left(total - 1))
    press(page, "u", left(total))
    assert rulings(project) == {}
    for key in ("d", "x", "y", "z", "e", "e", "b", "b", "j", "k", "Enter", "Control+Enter"):
        page.keyboard.press(key)
    assert cells(page) == before
    assert page.inner_text(".c-left") == f"{total} open"

    page.keyboard.press("n")
    page.keyboard.type("a d2 dd xx 0 text")
    assert page.input_value(".c-note") == "a d2 dd xx 0 text"
    page.keyboard.press("Enter")
    while not page.inner_text(QUESTION).startswith("How long is"):
        shown = page.inner_text(QUESTION)
        press(page, "j", f"document.querySelector('{QUESTION}').innerText !== {shown!r}")
    page.keyboard.press("w")
    page.wait_for_selector(".c-write input")
    page.keyboard.type("x2 dd")
    assert page.input_value(".c-write input") == "x2 dd"
    page.keyboard.press("Control+a")
    page.keyboard.type("45")
    press(page, "Enter", left(total - 1))
    page.click(".c-card .c-value >> nth=0")
    page.wait_for_function(left(total - 2))
    page.click(".c-verdicts button:has-text('Undo last')")
    page.wait_for_function(left(total - 1))
    picture(page, "conflicts-in-notebook")

    assert cells(page) == before
    (placed,) = rulings(project).values()
    assert dict(placed.ruling.value) == {"value": [45, 45]}
    kinds = [decision.kind.value for decision in DecisionLog(project.decisions).history()]
    assert kinds == ["pick", "undo", "write", "pick", "undo"]

    path = project.root / "notebooks" / "04-conflicts.ipynb"
    saved = path.read_bytes()
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1_500)
    assert path.read_bytes() != saved
    page.locator(".jp-MarkdownCell").first.click()
    count, _ = cells(page)
    page.keyboard.press("b")
    page.wait_for_function(f"document.querySelectorAll('.jp-Cell').length === {count + 1}")
