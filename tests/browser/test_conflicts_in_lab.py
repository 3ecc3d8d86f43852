"""An editor in JupyterLab: rule on three conflicts by keyboard, undo one, reload, build, see the catalog change."""

from curation.decisions import DecisionLog
from tests.browser.conftest import TOKEN, picture
from tests.projects import questions, read_lines

QUESTION = ".c-card h2"
KERNEL_IS_READY = """() => {
  const status = document.querySelector(".jp-Notebook-ExecutionIndicator")?.dataset.status;
  const kernel = document.querySelector(".jp-Toolbar-kernelName")?.textContent;
  return status === "idle" && kernel && kernel !== "No Kernel";
}"""


def run_notebook(page, address, name, awaited=QUESTION):
    page.goto(f"{address}/lab/tree/{name}?token={TOKEN}")
    run_all(page, awaited)


def run_all(page, awaited=QUESTION):
    page.wait_for_function(KERNEL_IS_READY)
    page.wait_for_timeout(500)
    page.click('.lm-MenuBar-itemLabel:text-is("Run")')
    page.click('.lm-Menu-itemLabel:text-is("Run All Cells")')
    page.wait_for_selector(awaited)


def press(page, key, then):
    page.keyboard.press(key)
    page.wait_for_function(then)


def left(count):
    return f"document.querySelector('.c-left')?.textContent === '{count} open'"


def rulings(project):
    history = DecisionLog(project.decisions).history()
    return {(p.ruling.subject, p.ruling.kind.value): p for p in history.standing()}


def test_keys_are_the_widgets_three_rulings_an_undo_a_reload_and_a_build(lab, project, open_page):
    page = open_page(1280, 1000)
    total = questions(project, links=False)
    run_notebook(page, lab, "04-conflicts.ipynb")
    assert page.inner_text(".c-left") == f"{total} open"
    page.click(QUESTION)
    cells = page.locator(".jp-Cell").count()
    for key in ("j", "k", "b", "b", "e", "e"):
        page.keyboard.press(key)
    page.keyboard.press("n")
    page.keyboard.type("a d2 just 0 text")
    assert page.input_value(".c-note") == "a d2 just 0 text"
    page.keyboard.press("Enter")
    assert page.locator(".jp-Cell").count() == cells
    assert rulings(project) == {}

    first = page.inner_text(QUESTION)
    press(page, "2", left(total - 1))
    ((_, placed),) = rulings(project).items()
    assert placed.decision.note == "a d2 just 0 text"
    second = page.inner_text(QUESTION)
    press(page, "a", left(total - 2))
    third = page.inner_text(QUESTION)
    press(page, "0", left(total - 3))
    assert len({first, second, third, page.inner_text(QUESTION)}) == 4
    assert len(rulings(project)) == 3
    press(page, "u", left(total - 2))
    assert page.inner_text(QUESTION) == third
    standing = rulings(project)
    assert len(standing) == 2
    assert all(p.decision.editor == "Ada Lovelace" for p in standing.values())

    page.keyboard.press("Control+s")
    page.wait_for_timeout(500)
    page.reload()
    run_all(page)
    page.wait_for_function(left(total - 2))
    assert page.inner_text(QUESTION) == third

    page.locator(".curation").scroll_into_view_if_needed()
    page.locator(".c-progress").evaluate("node => node.scrollIntoView({ block: 'start' })")
    page.wait_for_timeout(300)
    picture(page, "conflicts-in-jupyterlab")

    (subject, _), picked = min(standing.items(), key=lambda item: item[1].key)
    project_catalog = {row["stretch_id"]: row for row in read_lines(project.out / "catalog.jsonl")}
    stretch_id, field = subject.split("/")[0], subject.split("/")[1]
    entry = project_catalog[stretch_id]
    assert (
        entry["muscles" if field == "muscles" else "hold_seconds"] == picked.ruling.value["value"]
    )
    assert page.locator(f"text={picked.decision.decision_id}").count() >= 1
