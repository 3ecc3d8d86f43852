"""Whatever an article, a name, a note or a file name holds is shown as text and never runs."""

import csv

import pytest

from tests.browser.conftest import TOKEN, open_app, open_tab, serving_app
from tests.browser.test_conflicts_in_lab import run_all
from tests.projects import ROOT

ALARM = "window.alarms = (window.alarms ?? 0) + 1"
PAYLOADS = [
    f"<script>{ALARM}</script>",
    f'<img src=x onerror="{ALARM}">',
    f'"><svg onload="{ALARM}">',
    f"<a href='javascript:{ALARM}'>press me</a>",
    f'<iframe srcdoc="<script>parent.{ALARM}</script>"></iframe>',
    "{{ constructor.constructor('" + ALARM + "')() }}",
    "$\\href{javascript:" + ALARM + "}{x}$",
    "\u202egnp.exe\u202c \u2066isolated\u2069",
    "\x1b[31mred\x07",
]
NAME = "Pigeon Pose"
FILE = "a <img src=x onerror=window.alarms=1> \u202egnp"
LONG = "w" * 100_000


@pytest.fixture
def hostile(project):
    """Two articles that contradict each other, full of what could run."""
    for path in project.raw.glob("*.txt"):
        path.unlink()
    steps = "Kneel and bring one shin to the front. Lean forward and hold for {} seconds."
    for stem, seconds in ((FILE, 30), ("second", 90)):
        body = "\n\n".join(f"{one} Stretches the hips {one} and glutes." for one in PAYLOADS)
        text = (
            f"Stretches {PAYLOADS[0]}\n\n{NAME}\n\n{steps.format(seconds)}\n\n{body}\n\n{LONG}\n\n"
        )
        text += f"Unheard-of {PAYLOADS[1]} Twister\n\nStand tall, bend to the side. Hold for 20 seconds.\n"
        (project.raw / f"{stem}.txt").write_text(text, encoding="utf-8")
    with (project.raw / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["article_id", "source", "title", "author", "url", "published", "licence"])
        for number, stem in enumerate((FILE, "second")):
            bad = PAYLOADS[1 + number]
            url = f"javascript:{ALARM}"
            writer.writerow([stem, f"Press {number} {bad}", f"On {bad}", bad, url, bad, bad])
    project.build()
    return project


def alarms(page):
    return page.evaluate("window.alarms ?? 0")


def frames_and_images(page, root):
    selector = ", ".join(
        f"{root} {tag}" for tag in ("img", "svg", "iframe", "script", "a[href^=java]")
    )
    return page.locator(selector).count()


def test_in_the_app_hostile_text_is_text(hostile, tmp_path, open_page):
    with serving_app(hostile, tmp_path, f"Eve {PAYLOADS[1]}") as address:
        page = open_page()
        open_app(page, address)
        shown = page.inner_text(".c-queue")
        assert "onerror" in shown
        page.keyboard.press("e")
        page.fill(".c-note", PAYLOADS[2])
        page.focus(".c-card")
        page.keyboard.press("1")
        page.wait_for_function(
            "document.querySelector('.c-counts').textContent.includes('1 ruled')"
        )
        page.keyboard.press("h")
        page.wait_for_selector(".c-history li")
        assert "svg onload" in page.inner_text(".c-history")
        page.keyboard.press("Escape")
        open_tab(page, "Names", ".c-vocabulary .c-card, .c-vocabulary .c-end")
        open_tab(page, "Entries", ".c-entries .c-card")
        page.fill(".c-entries [type=search]", "onerror")
        page.keyboard.press("Enter")
        page.wait_for_selector(".c-entries h2:has-text('onerror')")
        assert "<img src=x" in page.inner_text(".c-entries .c-card")
        open_tab(page, "Articles", ".c-extraction .c-article span")
        assert "<script>" in page.inner_text(".c-article")
        page.wait_for_timeout(500)
        assert frames_and_images(page, ".curation") == 0
        assert alarms(page) == 0
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


NOTEBOOKS = ("01-corpus-and-extraction.ipynb", "02-names-and-muscles.ipynb", "04-conflicts.ipynb")


def test_in_the_notebooks_hostile_text_is_text(hostile, lab, open_page):
    page = open_page()
    for name in NOTEBOOKS:
        path = hostile.root / "notebooks" / name
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("08-mapmyrun", "second"), encoding="utf-8")
        page.goto(f"{lab}/lab/tree/{name}?token={TOKEN}&reset")
        run_all(page, ".curation")
        page.wait_for_selector("text=| Idle")
        page.wait_for_timeout(1_000)
        for output in page.locator(".jp-OutputArea-output").all():
            output.scroll_into_view_if_needed()
        assert "Traceback" not in page.inner_text(".jp-Notebook")
        assert "onerror" in page.inner_text(".jp-Notebook")
        assert frames_and_images(page, ".jp-OutputArea-output") == 0
        assert alarms(page) == 0


def test_the_alarm_would_be_heard(open_page):
    page = open_page()
    page.goto("about:blank")
    page.set_content(PAYLOADS[0] + PAYLOADS[1])
    page.wait_for_function("window.alarms >= 2")


def test_the_tests_texts_are_not_those_of_the_project():
    assert not any(
        "window.alarms" in path.read_text() for path in (ROOT / "data" / "raw").glob("*.txt")
    )
