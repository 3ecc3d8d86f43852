"""Taking documents in: a plan first, then all files or none."""

import csv
import hashlib
import io
import json
import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.corpus import plan_addition, read_corpus, split_signs, write_plan
from curation.corpus.sources import COLUMNS, read_sources, with_rows
from curation.corpus.split import find_boundaries
from curation.errors import CurationError
from tests.projects import ROOT

HEAD = ",".join(COLUMNS) + "\n"
BODY = (
    "Stand tall and bend your knee slowly, then hold for twenty seconds and breathe out calmly again.\n\n"
    * 6
)


def article(title, opening, topic):
    """Return an article about a few words, long enough to be one of a dump."""
    part, thing, place, feeling = topic
    return (
        f"{title}\n\n{opening} The {part} tires when {place} goes on for hours, and {feeling} follows. "
        f"A {thing} helps the {part} out of its {feeling} within a week.\n\n"
        + "".join(
            f"{step}\n\nTake the {thing} and let the {part} rest on it. Move slowly until the {feeling} "
            f"eases, hold for {20 + number} seconds and breathe. Think of {place} while the {part} "
            f"lengthens, then put the {thing} away and repeat on the other side.\n\n"
            for number, step in enumerate(
                f"{part.title()} {w}" for w in ("Lift", "Turn", "Drop", "Sweep")
            )
        )
        + f"Do this after {place} and enjoy the lighter {part}. Share it with a friend who knows {feeling}.\n\n"
    )


DUMP = "".join(
    [
        article(
            "5 Calf Stretches for Runners",
            "Are your runs getting shorter?",
            ("calf", "kerbstone", "marathon training", "cramping"),
        ),
        article(
            "7 Neck Exercises for Desk Workers",
            "If you type all day, this guide is yours.",
            ("neck", "pillow", "office typing", "headache"),
        ),
        article(
            "The Best Yoga Poses for Sleep",
            "Here is what a calm evening needs.",
            ("belly", "blanket", "bedtime reading", "restlessness"),
        ),
    ]
)


def test_a_document_is_taken_in_byte_for_byte_with_its_row(tmp_path):
    page = tmp_path / "My Page.html"
    page.write_bytes(b"<title>Calves</title><h1>Calves</h1><p>Stand up.</p>")
    write_plan(plan_addition([page], tmp_path / "raw"))
    assert (tmp_path / "raw" / "my-page.html").read_bytes() == page.read_bytes()
    assert "my-page,,Calves,,,," in (tmp_path / "raw" / "sources.csv").read_text()


def test_adding_the_same_file_again_changes_nothing(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("Stand up.\n")
    raw = tmp_path / "raw"
    write_plan(plan_addition([file], raw))
    plan = plan_addition([file], raw)
    assert not plan.writes and "is there already" in plan.describe()


def test_another_article_of_that_name_is_refused(tmp_path):
    file, raw = tmp_path / "a.txt", tmp_path / "raw"
    file.write_text("Stand up.\n")
    write_plan(plan_addition([file], raw))
    file.write_text("Sit down.\n")
    with pytest.raises(CurationError, match="Rename the file"):
        plan_addition([file], raw)


def test_a_dump_is_split_where_articles_begin(tmp_path):
    starts = [line.strip() for line in (b.title for b in find_boundaries(DUMP))]
    assert starts == [
        "5 Calf Stretches for Runners",
        "7 Neck Exercises for Desk Workers",
        "The Best Yoga Poses for Sleep",
    ]


def test_neither_a_numbered_exercise_nor_a_reply_form_is_an_article():
    form = (
        "Leave a Reply\n\nYour email address will not be published. Required fields are marked.\n"
    )
    numbered = DUMP.replace("Neck Lift", "1. The Best 90-90 Neck Stretch for Desk Workers")
    lines = [boundary.line for boundary in find_boundaries(DUMP)]
    assert [boundary.line for boundary in find_boundaries(numbered + form)] == lines


def test_the_editor_corrects_boundaries_before_anything_is_written(tmp_path):
    file, raw = tmp_path / "dump.txt", tmp_path / "raw"
    file.write_text("One\nfirst\nTwo\nsecond\nThree\n")
    plan = plan_addition([file], raw, at=[1, 3])
    assert not raw.exists()
    assert plan.describe().count("from line") == 2
    write_plan(plan)
    texts = [p.read_text() for p in sorted(raw.glob("*.txt"))]
    assert texts == ["One\nfirst\n", "Two\nsecond\nThree\n"]


def test_a_single_article_is_not_split():
    assert len(find_boundaries(f"Calm Calves\n\n{BODY}1. Heron\n\n{BODY}2. Otter\n\n{BODY}")) == 1


def test_every_sign_of_a_beginning_has_a_weight():
    file = Path(split_signs.__file__).with_name("split_weights.json")
    assert json.loads(file.read_text(encoding="utf-8")).keys() == {"intercept", *split_signs.SIGNS}


def test_no_article_of_the_default_corpus_is_split():
    articles, _ = read_corpus(ROOT / "data" / "raw")
    assert [a.article_id for a in articles if len(find_boundaries(a.text)) > 1] == []


@given(st.text(alphabet="ab1.• \n", max_size=400))
def test_boundaries_are_filled_lines_in_order_of_any_text(text):
    lines = text.split("\n")
    found = find_boundaries(text)
    assert bool(found) == bool(text.strip())
    assert [b.title for b in found] == [lines[b.line - 1].strip() for b in found]
    assert all(one.line < other.line for one, other in pairwise(found))


def test_rows_of_the_editor_stay_byte_for_byte(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    row = 'zebra,"Clinic, the",Calves,,,,CC0\n'
    (raw / "zebra.txt").write_text("Sit.\n")
    (raw / "sources.csv").write_text(HEAD + row)
    file = tmp_path / "a.txt"
    file.write_text("Stand up.\n")
    write_plan(plan_addition([file], raw))
    text = (raw / "sources.csv").read_text()
    assert text.endswith(row) and text.count("\n") == 3


def add_to(folder, listing):
    """Add an article called "b" beside a sources.csv; return the bytes of the latter afterwards."""
    raw = folder / "raw"
    raw.mkdir()
    (raw / "sources.csv").write_bytes(listing)
    (folder / "b.txt").write_text("Stand up.\n")
    write_plan(plan_addition([folder / "b.txt"], raw))
    return (raw / "sources.csv").read_bytes()


@pytest.mark.parametrize(
    "listing",
    [
        HEAD + '"a,b",,One,,,,\n"a,c",,Two,,,,\n',
        HEAD + 'a,,"One\na b,c\nz",,,,\nz,,Last,,,,\n',
        HEAD + "z,,Last,,,,\na,,First,,,,\na,,Again,,,,\nfew,cells\n",
        HEAD + "a,,of lines\u2028and\x0cpages,,,,",
        "\ufeff" + HEAD.replace("\n", "\r\n") + "a,,One,,,,\r\nz,,Last,,,,\r\n",
        HEAD.replace("\n", ",remarks\n") + "a,,One,,,,,mine\n",
        "remarks," + HEAD + "mine,a,,One,,,,\n",
    ],
)
def test_an_addition_leaves_every_other_record_as_it_is(tmp_path, listing):
    after = add_to(tmp_path, listing.encode()).decode()
    records = [*csv.reader(io.StringIO(after, newline=""))]
    (new,) = [record for record in records if record[:2] in (["b", ""], ["", "b"])]
    assert "Stand up." in new and len(new) == len(records[0])
    records.remove(new)
    assert records == [*csv.reader(io.StringIO(listing, newline=""))]
    lines = after.splitlines(keepends=True)
    (added,) = [line for line in lines if "Stand up." in line]
    assert after.replace(added, "").rstrip("\r\n") == listing.rstrip("\r\n")
    assert {line[-2:] for line in lines if "\r" in listing} <= {"\r\n"}


@pytest.mark.parametrize("order", [["a", "c"], ["c", "a"]])
def test_a_row_goes_where_the_order_of_the_editor_lets_it(tmp_path, order):
    rows = [f"{article_id},,,,,,\n" for article_id in order]
    lines = add_to(tmp_path, (HEAD + "".join(rows)).encode()).decode().splitlines()
    ids = [line.split(",")[0] for line in lines]
    assert ids == ["article_id", *(["a", "b", "c"] if order == ["a", "c"] else ["b", "c", "a"])]


cells = st.text(
    st.sampled_from('ab,;"\n\r \u2028\x00\ufeff') | st.characters(codec="utf-8"), max_size=8
)


@given(
    st.dictionaries(cells, st.lists(cells, min_size=6, max_size=6), max_size=5),
    st.dictionaries(
        cells.filter(bool), st.lists(cells, min_size=6, max_size=6), min_size=1, max_size=3
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
)
def test_any_rows_are_kept_beside_any_new_ones(tmp_path_factory, old, new, end, quoting):
    raw = tmp_path_factory.mktemp("raw")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end, quoting=quoting)
    writer.writerows([COLUMNS, *([key, *more] for key, more in old.items())])
    (raw / "sources.csv").write_bytes(out.getvalue().encode())
    fresh = {key: dict(zip(COLUMNS, [key, *more], strict=True)) for key, more in new.items()}
    fresh = {key: row for key, row in fresh.items() if key not in old}
    text = with_rows(raw, fresh.values())
    (raw / "sources.csv").write_bytes(text.encode())
    rows, problems = read_sources(raw)
    kept = {key: dict(zip(COLUMNS, [key, *more], strict=True)) for key, more in old.items()}
    assert problems == [] and rows == kept | fresh
    assert [key for key in rows if key in old] == [*old]
    assert with_rows(raw, []) == text


@pytest.mark.parametrize(
    ("listing", "told"),
    [
        (HEAD.replace(",", ";") + "a;;One;;;;\n", "another header. Save it as CSV with commas"),
        ("id,title\n", "another header. Save it as CSV with commas"),
        ("", "another header. Save it as CSV with commas"),
        (HEAD + "a,,Caf\xe9,,,,\n", "is not UTF-8. Save it as UTF-8"),
        (HEAD + 'a,,One,,,,\nc,,"Two,,,,\nd,,,,,,\n', "line 3: has a double quote that is never"),
        (
            HEAD + 'a,,"' + "x\n" * 70_000,
            "line 2: has a cell of more than 131,072 characters. Close",
        ),
    ],
)
def test_a_listing_that_cannot_be_read_is_told_before_anything_is_written(tmp_path, listing, told):
    before = listing.encode("latin-1")
    with pytest.raises(CurationError, match=told) as caught:
        add_to(tmp_path, before)
    assert [p.name for p in (tmp_path / "raw").iterdir()] == ["sources.csv"]
    assert (tmp_path / "raw" / "sources.csv").read_bytes() == before
    rows, problems = read_sources(tmp_path / "raw")
    assert rows == {} and [str(p) for p in problems] == [str(caught.value)]


def test_a_document_that_is_there_without_its_row_gets_it(tmp_path):
    file, raw = tmp_path / "a.txt", tmp_path / "raw"
    file.write_text("Stand up.\n")
    raw.mkdir()
    (raw / "a.txt").write_text("Stand up.\n")
    plan = plan_addition([file, file], raw)
    assert plan.writes and "is there already, without a row in sources.csv" in plan.describe()
    write_plan(plan)
    assert (raw / "sources.csv").read_text() == HEAD + "a,,Stand up.,,,,\n"
    assert not plan_addition([file], raw).writes


def test_a_page_that_calls_a_whole_text_its_title_leaves_the_listing_readable(tmp_path):
    page, raw = tmp_path / "a.html", tmp_path / "raw"
    page.write_text(f"<title>{'Calves ' * 30_000}</title><p>Stand up.</p>")
    write_plan(plan_addition([page], raw))
    rows, problems = read_sources(raw)
    assert problems == [] and rows["a"]["title"].startswith("Calves Calves")


PAGE = """<html><head><title>Calm calves | The Gait Clinic</title>
<meta property="og:site_name" content="The Gait
  Clinic"><meta property="article:author" content="https://example.org/people/ann">
<meta name="author" content=""><meta name="author" content="Ann Otter">
<meta property="article:published_time" content="2024-03-01T10:00:00+00:00">
<link rel="Canonical nofollow" href="https://example.org/calves"></head>
<body><p>Stand up and bend your knee.</p></body></html>"""


def test_what_a_page_states_of_itself_fills_its_row(tmp_path):
    (tmp_path / "calves.html").write_text(PAGE)
    raw = tmp_path / "raw"
    write_plan(plan_addition([tmp_path / "calves.html"], raw))
    rows, _ = read_sources(raw)
    assert rows["calves"] == {
        "article_id": "calves",
        "source": "The Gait Clinic",
        "title": "Calm calves | The Gait Clinic",
        "author": "Ann Otter",
        "url": "https://example.org/calves",
        "published": "2024-03-01T10:00:00+00:00",
        "licence": "",
    }


def test_what_a_page_states_of_itself_outweighs_nothing_that_the_editor_gave(tmp_path):
    (tmp_path / "calves.html").write_text(PAGE)
    listing = HEAD + "calves,Gait,,,https://example.org/mine,,\n"
    (tmp_path / "sources.csv").write_text(listing)
    [article], _ = read_corpus(tmp_path)
    assert (article.source, article.url) == ("Gait", "https://example.org/mine")
    assert (article.author, article.published) == ("Ann Otter", "2024-03-01T10:00:00+00:00")
    write_plan(plan_addition([tmp_path / "calves.html"], tmp_path))
    assert (tmp_path / "sources.csv").read_text() == listing


def test_an_address_is_no_author(tmp_path):
    page = PAGE.replace('<meta name="author" content="Ann Otter">', "")
    (tmp_path / "calves.html").write_text(page)
    [article], _ = read_corpus(tmp_path)
    assert article.author == ""


def test_a_folder_called_like_a_document_is_read_into_as_any_other(tmp_path):
    folder, raw = tmp_path / "folder", tmp_path / "raw"
    (folder / "dir.txt").mkdir(parents=True)
    (folder / "dir.txt" / "a.txt").write_text("Stand up.\n")
    write_plan(plan_addition([folder], raw))
    assert sorted(p.name for p in raw.iterdir()) == ["a.txt", "sources.csv"]


@pytest.mark.parametrize("inside", [False, True])
def test_a_pipe_is_refused_and_not_waited_for(tmp_path, inside):
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    with pytest.raises(CurationError, match=r"a\.txt: is no file but a pipe"):
        plan_addition([tmp_path if inside else pipe], tmp_path / "raw")


@pytest.mark.parametrize("name", ["none.txt", "song.mp3", "hollow"])
def test_what_cannot_be_added_is_told(tmp_path, name):
    if name == "song.mp3":
        (tmp_path / name).write_text("x")
    if name == "hollow":
        (tmp_path / name).mkdir()
    with pytest.raises(CurationError, match=name):
        plan_addition([tmp_path / name], tmp_path / "raw")


def test_a_full_disk_leaves_no_half_file(tmp_path, monkeypatch):
    file, raw = tmp_path / "a.txt", tmp_path / "raw"
    file.write_text("Stand up.\n")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("curation.corpus.sources.os.fsync", full)
    with pytest.raises(CurationError, match="disk space"):
        write_plan(plan_addition([file], raw))
    assert (
        hashlib.sha256(b"".join(p.read_bytes() for p in raw.iterdir()))
        .hexdigest()
        .startswith("e3b0c4")
    )


def test_what_stands_before_the_first_article_is_told_as_left_out(tmp_path):
    file = tmp_path / "dump.txt"
    file.write_text("Search results\nTwo hits\nCalf Raises\nStand tall.\nQuad Pulls\nSit down.\n")
    told = plan_addition([file], tmp_path / "raw", at=[3, 5]).describe().splitlines()
    assert told[0] == "dump.txt: lines 1 to 2 are before the first article and left out"
    assert len(told) == 3
    whole = plan_addition([file], tmp_path / "raw", at=[1, 5]).describe()
    assert "left out" not in whole
