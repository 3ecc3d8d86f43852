"""Many articles read and extracted: one that fails costs no other."""

from dataclasses import replace

import pytest

from curation import corpus, workers
from curation.build import run_build
from curation.cli import main

ARTICLE = "1. Otter Stretch\n\nStand and bend your knee. Hold 9 seconds.\n"
READ, EXTRACT = corpus.Source.read, workers.extract


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    for name in ("ant", "bee", "cat"):
        (folder / f"{name}.txt").write_text(ARTICLE)
    return folder


def failing_read(error):
    def read(source):
        if source.article_id == "bee":
            raise error
        return READ(source)

    return "curation.corpus.Source.read", read


def failing_extract(error):
    def extract(articles, extractor):
        for article in articles:
            if article.article_id == "bee":
                raise error
            yield from EXTRACT([article], extractor)

    return "curation.workers.extract", extract


STEPS = pytest.mark.parametrize("failing", [failing_read, failing_extract])


@STEPS
@pytest.mark.parametrize("error", [KeyError("a\nb"), IndexError(), RecursionError("deep")])
def test_an_article_that_cannot_be_digested_is_told_and_the_others_are_built(
    raw, tmp_path, monkeypatch, capsys, failing, error
):
    out = tmp_path / "out"
    with monkeypatch.context() as broken:
        broken.setattr(*failing(error))
        assert main(["build", "--raw", str(raw), "--out", str(out)]) == 2
    told = capsys.readouterr()
    [line] = told.err.splitlines()
    assert "bee.txt: cannot be read" in line and f"({type(error).__name__})" in line
    assert "Please report it" in line and "Articles            2" in told.out
    assert run_build(raw, out).rebuilt == ("bee",)


@STEPS
@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_what_is_no_fault_of_an_article_ends_the_build(raw, tmp_path, monkeypatch, failing, error):
    monkeypatch.setattr(*failing(error))
    with pytest.raises(error):
        run_build(raw, tmp_path / "out")


def test_an_article_of_half_characters_is_told(raw, tmp_path, monkeypatch):
    def read(source):
        article = READ(source)
        return replace(article, text=article.text + "\ud800") if "bee" in source.path else article

    monkeypatch.setattr("curation.corpus.Source.read", read)
    [problem] = run_build(raw, tmp_path / "out").problems
    assert "bee.txt: cannot be read" in str(problem) and "UnicodeEncodeError" in str(problem)


def test_articles_on_all_processors_come_in_their_order(raw, monkeypatch):
    (raw / "bee.txt").write_bytes(b"")
    sources, _ = corpus.open_corpus(raw)
    monkeypatch.setattr(workers, "ENOUGH", 1)
    monkeypatch.setattr(workers, "BATCH", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    first, told, last = workers.extract_sources(sources)
    assert first[0].article_id == "ant" and last[0].article_id == "cat"
    assert "bee.txt" in str(told)
