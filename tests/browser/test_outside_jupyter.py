"""The widgets where no Jupyter page is around: in a frame whose keys are told to a host, as in VS Code.

The real widget is mounted by @jupyter-widgets/html-manager, and by the widget manager that VS Code's
own Jupyter extension runs, which is told of the widget as a kernel tells it; messages go to the real
Python half. What stands for the editor is a frame as VS Code's, its listener for keys, and its classes.
"""

import lzma
import sys
from importlib import resources
from pathlib import Path

import pytest
from ipywidgets.embed import dependency_state

from curation.decisions import DecisionLog
from curation.widgets import ExtractionPanel, ReviewQueue, VocabularyPanel
from tests.browser.conftest import picture
from tests.projects import questions

HERE = Path(__file__).parent
HOST = """<!doctype html><body style="margin: 0"><iframe src="{frame}" style="border: 0; width: 100%; height: 96vh"
sandbox="allow-scripts allow-same-origin allow-forms"></iframe>
<script>window.told = []; window.addEventListener("message", (event) => window.told.push(event.data));</script>"""
FRAMES = {
    "html-manager.html": "html-manager-1.0.15.js",
    "vscode.html": "vscode-ipywidgets-1.0.9.js",
}
"""The page of each frame and the vendored widget manager that it loads."""
REQUIRE = Path(sys.prefix, "share/jupyter/voila/templates/base/static/require.min.js")
ADDRESS = "http://editor.test"
QUESTION = ".c-card h2"


def served(frame):
    """Return what the page of a frame may load: path -> text and type."""
    script, page = "text/javascript", "text/html"
    manager = FRAMES[frame]
    anywidget = resources.files("anywidget") / "nbextension" / "index.js"
    return {
        "/": (HOST.replace("{frame}", frame), page),
        f"/{frame}": ((HERE / frame).read_text(encoding="utf-8"), page),
        "/require.js": (REQUIRE.read_text(encoding="utf-8"), script),
        f"/{manager}": (
            lzma.decompress((HERE / "vendor" / f"{manager}.xz").read_bytes()).decode(),
            script,
        ),
        "/anywidget.js": (anywidget.read_text(encoding="utf-8"), script),
    }


@pytest.fixture(params=FRAMES)
def mount(open_page, request):
    """Mount a widget in a frame; returns the page of the host and the frame."""
    asked = []

    def mount_one(widget, width=1280):
        page = open_page(width, 900)
        files = served(request.param)

        def answer(route):
            path = route.request.url.removeprefix(ADDRESS)
            if path not in files:
                asked.append(route.request.url)
                return route.abort()
            text, kind = files[path]
            return route.fulfill(body=text, content_type=f"{kind}; charset=utf-8")

        page.route("**/*", answer)
        page.expose_function(
            "kernel", lambda message: {**widget.answer(message), "request": message["request"]}
        )
        page.goto(f"{ADDRESS}/")
        frame = page.frame(url=f"{ADDRESS}/{request.param}")
        frame.wait_for_function("window.mount !== undefined")
        state = {
            model_id: {
                "model_name": one["model_name"],
                "model_module": one["model_module"],
                "model_module_version": one["model_module_version"],
                "state": one["state"],
            }
            for model_id, one in dependency_state(widget, drop_defaults=False).items()
        }
        whole = {"version_major": 2, "version_minor": 0, "state": state}
        frame.evaluate("([state, id]) => window.mount(state, id)", [whole, widget.model_id])
        return page, frame

    yield mount_one
    assert [url for url in asked if "favicon" not in url] == []


def left(frame, count):
    frame.wait_for_function(
        "count => document.querySelector('.c-left')?.textContent === `${count} open`", arg=count
    )


def test_the_queue_rules_and_no_key_of_it_reaches_the_host(mount, project):
    total = questions(project, links=False)
    session = project.session("Ada Lovelace")
    page, frame = mount(ReviewQueue(session, kinds=("value", "claim"), project="frame"))
    frame.click(QUESTION)
    page.keyboard.press("2")
    left(frame, total - 1)
    page.keyboard.press("a")
    left(frame, total - 2)
    page.keyboard.press("u")
    left(frame, total - 1)
    for key in ("j", "k", "d", "x", "e", "e", "b", "b", "?", "Escape", "Control+Enter"):
        page.keyboard.press(key)
    page.keyboard.press("n")
    page.keyboard.type("dd 2a xx")
    assert frame.input_value(".c-note") == "dd 2a xx"
    page.keyboard.press("Enter")
    frame.click(".c-card button:has-text('Flag')")
    left(frame, total - 2)
    picture(page, f"outside-jupyter-{Path(frame.url).stem}")
    assert page.evaluate("window.told.filter((one) => one.key !== 'Control')") == []
    kinds = [one.kind.value for one in DecisionLog(project.decisions).history()]
    assert kinds == ["pick", "pick", "undo", "flag"]

    page.keyboard.press("Control+s")
    page.wait_for_function("window.told.some((one) => one.key === 's' && one.ctrlKey)")
    frame.click("#before")
    page.keyboard.press("d")
    page.wait_for_function("window.told.some((one) => one.key === 'd')")


THEMES = {
    "vscode-light": "light",
    "vscode-dark": "dark",
    "vscode-high-contrast": "dark",
    "vscode-high-contrast-light vscode-high-contrast": "light",
}


def test_the_theme_is_the_editors_and_narrow_frames_fit(mount, project):
    page, frame = mount(ReviewQueue(project.session("Ada"), project="frame"), 390)
    frame.wait_for_selector(QUESTION)
    assert frame.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for classes, theme in THEMES.items():
        frame.evaluate("classes => { document.body.className = classes; }", classes)
        frame.wait_for_selector(f".curation[data-theme={theme}]")
        picture(page, f"outside-jupyter-{Path(frame.url).stem}-{classes.split()[0]}-390")


def test_the_panels_show_too(mount, project):
    session, build = project.session("Ada"), project.build
    _, names = mount(VocabularyPanel(session, project.unknown_names, build=build))
    names.wait_for_selector(".c-vocabulary .c-card")
    page, articles = mount(ExtractionPanel(session, project.left_out, build=build))
    articles.wait_for_selector(".c-extraction .c-in")
    articles.click(".c-article")
    page.keyboard.press("j")
    page.keyboard.press("c")
    articles.wait_for_selector("text=characters chosen")
    assert page.evaluate("window.told") == []
