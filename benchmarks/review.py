"""The review queue with 10,000 open questions in a real browser, against the default corpus in the same run.

Prints how long the queue takes until it can be used, and how long from a key until the next card is
drawn with the decision on disk (median and 95th percentile of 200 rulings).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from playwright.sync_api import Page, sync_playwright

from curation.decisions import DecisionLog
from curation.desk import Project

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from curation.vocabulary import default_folder  # noqa: E402
from tests.browser.conftest import ARGUMENTS, CHROMIUM, TOKEN, serving_app  # noqa: E402
from tests.projects import built_project, copy_of, read_lines, write_lines  # noqa: E402

QUESTIONS = 10_000
RULINGS = 200
STEP = """async () => {
  const title = () => document.querySelector(".c-card h2")?.textContent + document.querySelector(".c-left").textContent;
  const before = title();
  const card = document.querySelector(".c-card");
  card.focus();
  const start = performance.now();
  card.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true, cancelable: true }));
  while (title() === before) await new Promise((done) => setTimeout(done, 0));
  await new Promise((done) => requestAnimationFrame(done));
  return performance.now() - start;
}"""
"""One ruling: from the key until the frame in which the next card is drawn, milliseconds."""


def renamed(value: Any, number: int, ids: set[str]) -> Any:
    """Return a row with every id of ``ids`` in it made that of copy ``number``."""
    if isinstance(value, dict):
        return {key: renamed(one, number, ids) for key, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, number, ids) for one in value]
    if isinstance(value, str) and (value in ids or value.split("/")[0] in ids):
        return f"{value.split('/')[0]}-{number}" + value[len(value.split("/")[0]) :]
    return value


def multiply(project: Project, questions: int) -> int:
    """Copy the built rows under new ids until there are ``questions`` conflicts; return their number."""
    names = ("articles", "mentions", "catalog", "conflicts")
    rows = {name: read_lines(project.out / f"{name}.jsonl") for name in names}
    ids = {row["stretch_id"] for row in rows["catalog"]} | {
        r["article_id"] for r in rows["articles"]
    }
    copies = -(-questions // len(rows["conflicts"]))
    for name in names:
        many = [renamed(row, number, ids) for number in range(copies) for row in rows[name]]
        write_lines(
            project.out / f"{name}.jsonl", many[:questions] if name == "conflicts" else many
        )
    return min(questions, copies * len(rows["conflicts"]))


def opened(page: Page, address: str) -> dict[str, float]:
    """Open the app; return the seconds until it can be used, the server's part and the queue's own."""
    page.add_init_script(
        """new MutationObserver((_, observer) => {
          if (!window.queueBegan && document.querySelector(".c-queue")) window.queueBegan = performance.now();
          if (document.querySelector(".c-queue .c-card")) { window.queueReady = performance.now(); observer.disconnect(); }
        }).observe(document, { childList: true, subtree: true });"""
    )
    start = perf_counter()
    page.goto(f"{address}/?token={TOKEN}")
    page.wait_for_function("window.queueReady", timeout=180_000)
    whole = perf_counter() - start
    return {"whole": whole, "queue": page.evaluate("window.queueReady - window.queueBegan") / 1000}


def measure(project: Project, folder: Path, rulings: int) -> dict[str, Any]:
    """Serve a project, open it and rule; return the figures."""
    folder.mkdir()
    with serving_app(project, folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(180_000)
        found = opened(page, address)
        steps = [page.evaluate(STEP) for _ in range(rulings)]
        drawn = page.locator(".c-queue .c-row").count()
        browser.close()
    on_disk = len(DecisionLog(project.decisions).history())
    if on_disk != rulings:
        raise RuntimeError(f"{rulings} rulings were shown, {on_disk} are on disk")
    return {**found, "steps": steps, "drawn": drawn}


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        small = built_project(Path(place, "small"))
        shutil.copytree(str(default_folder()), small.root / "vocabulary")
        large = copy_of(small, Path(place, "large"))
        few = len(read_lines(small.out / "conflicts.jsonl"))
        many = multiply(large, QUESTIONS)
        one = measure(small, Path(place, "first"), few - 1)
        other = measure(large, Path(place, "second"), RULINGS)
    print(f"review queue           {few:>12} questions {many:>12,} questions     ratio")
    for label, a, b, unit in (
        ("page with kernel", one["whole"], other["whole"], "s"),
        ("queue can be used", one["queue"], other["queue"], "s"),
        ("next card, median", median(one["steps"]), median(other["steps"]), "ms"),
        ("next card, 95 %", late(one["steps"]), late(other["steps"]), "ms"),
    ):
        print(f"{label:<22} {a:>16.2f} {unit:<5} {b:>16.2f} {unit:<5} {b / a:>9.2f}")
    print(f"list rows drawn        {one['drawn']:>16}       {other['drawn']:>16}")


def late(steps: list[float]) -> float:
    return quantiles(steps, n=20)[-1]


if __name__ == "__main__":
    main()
