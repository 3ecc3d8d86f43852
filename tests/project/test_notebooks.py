"""Notebooks stay thin: short cells, prose between them, no code that belongs into the package."""

import json

import pandas as pd
import pytest

from curation.notebook import Workbench
from curation.vocabulary import load_vocabulary
from tests.projects import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def cells(path, kind):
    return [c for c in json.loads(path.read_text())["cells"] if c["cell_type"] == kind]


def test_there_are_notebooks():
    assert len(NOTEBOOKS) >= 2


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.name)
def test_a_notebook_is_thin(path):
    code = ["".join(c["source"]) for c in cells(path, "code")]
    assert len(code) <= 15
    assert all(len(source.splitlines()) <= 8 for source in code)
    for word in ("def ", "class ", "Path(", "open(", "/home", "data/"):
        assert not any(word in source for source in code), word


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.name)
def test_a_notebook_is_committed_without_results_but_for_digests_that_are_compared(path):
    for cell in cells(path, "code"):
        compared = "# NBVAL_CHECK_OUTPUT" in cell["source"][0]
        assert bool(cell["outputs"]) == compared
        assert cell["execution_count"] == (1 if compared else None)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.name)
def test_a_notebook_explains_itself(path):
    assert len(cells(path, "markdown")) >= len(cells(path, "code")) - 2


def test_the_muscle_words_of_articles_without_any_are_an_empty_table():
    articles = pd.DataFrame([{"article_id": "sample", "text": "Stand tall."}])
    mention = {"mention_id": "sample/1", "article_id": "sample", "evidence": []}
    workbench = Workbench(
        articles, pd.DataFrame([mention]), None, None, {}, load_vocabulary(), None
    )
    counted = workbench.muscle_words().groupby(["exported as", "words"]).size()
    assert counted.empty
