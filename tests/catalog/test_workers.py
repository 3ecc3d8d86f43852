"""Many articles read and extracted: one that fails costs no other."""

import os
import signal
from dataclasses import replace

import pytest

from curation import corpus, workers
from curation.build import run_build
from curation.cli import main
from curation.errors import CurationError

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
def test_an_editor_who_stops_a_build_ends_it(raw, tmp_path, monkeypatch, failing):
    monkeypatch.setattr(*failing(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        run_build(raw, tmp_path / "out")


@STEPS
@pytest.mark.parametrize("enough", [1, 100], ids=["on all processors", "in one process"])
def test_an_article_that_takes_all_memory_is_told_and_the_others_are_built(
    raw, tmp_path, monkeypatch, capsys, failing, enough
):
    monkeypatch.setattr(workers, "ENOUGH", enough)
    monkeypatch.setattr(*failing(MemoryError()))
    assert main(["build", "--raw", str(raw), "--out", str(tmp_path / "out")]) == 2
    told = capsys.readouterr()
    [line] = told.err.splitlines()
    assert "bee.txt: cannot be read" in line and "Close other programs" in line
    assert "Articles            2" in told.out


@pytest.mark.parametrize("batch", [1, 2])
def test_articles_whose_worker_is_ended_are_told_and_the_others_come_in_their_order(
    raw, monkeypatch, batch
):
    for name in ("dog", "eel", "fox", "gnu", "hen"):
        (raw / f"{name}.txt").write_text(ARTICLE)
    this_process = os.getpid()

    def read(source):
        if source.article_id in ("bee", "hen"):
            assert os.getpid() != this_process
            os.kill(os.getpid(), signal.SIGKILL)
        return READ(source)

    monkeypatch.setattr("curation.corpus.Source.read", read)
    monkeypatch.setattr(workers, "ENOUGH", 1)
    monkeypatch.setattr(workers, "BATCH", batch)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    found = list(workers.extract_sources(corpus.open_corpus(raw)[0]))
    told = [place for place, outcome in enumerate(found) if isinstance(outcome, CurationError)]
    assert told == [1, 7] and "bee.txt: cannot be read" in str(found[1])
    read_ones = [outcome[0].article_id for place, outcome in enumerate(found) if place not in told]
    assert read_ones == ["ant", "cat", "dog", "eel", "fox", "gnu"]


def test_a_build_that_runs_out_of_memory_is_told_and_the_files_before_it_stay(
    raw, tmp_path, monkeypatch, capsys
):
    out = tmp_path / "out"
    run_build(raw, out)
    before = {file.name: file.read_bytes() for file in out.glob("*.json*")}
    (raw / "bee.txt").write_text(ARTICLE.replace("Otter", "Beaver"))

    def build_catalog(*_):
        raise MemoryError

    monkeypatch.setattr("curation.pipeline.build_catalog", build_catalog)
    assert main(["build", "--raw", str(raw), "--out", str(out)]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert "more memory than there is" in line and "Close other programs" in line
    assert {file.name: file.read_bytes() for file in out.glob("*.json*")} == before


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
