"""Files of every format become articles whose blocks fit their text; bad files are told in one line."""

import io
import tracemalloc
import zipfile
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from curation.corpus import open_corpus, read_corpus
from curation.corpus.decode import decode
from curation.corpus.formats import Unreadable, read_document
from curation.corpus.html import read_html
from curation.corpus.text import read_text
from curation.errors import CurationError
from curation.records import BlockKind
from tests.projects import ROOT

PAGE = """<html><head><title>Calm calves</title><meta name="author" content="The clinic"></head><body>
<nav><ul><li>Home</li><li>Shop</li></ul></nav>
<article><h1>Calm calves</h1><p>Two <b>bold words</b> here.</p>
<ol start="3"><li>Stand up.</li><li>Sit down.<ul><li>Slowly.</li></ul></li></ol>
<table><tr><th>Name</th><th>Dose</th></tr><tr><td>Heron</td><td>9 s</td></tr></table></article>
<div class="related-posts"><h2>More</h2></div><footer>Imprint</footer><script>x()</script></body></html>"""


def word_file(paragraphs):
    document = docx.Document()
    document.add_heading("Calm calves", 1)
    for text in paragraphs:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@contextmanager
def memory():
    """Yield a list to which the end adds the most bytes of Python's memory that were in use at once."""
    most = []
    tracemalloc.start()
    try:
        yield most
    finally:
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()


def pdf_file(lines, *more):
    """Return a one-page PDF, written by hand; ``more`` are text matrices with the lines that they place."""
    parts = [("1 0 0 1 72 720", lines), *more]
    shown = "".join(
        f"BT /F1 12 Tf 14 TL {matrix} Tm {' '.join(f'({line}) Tj T*' for line in part)} ET "
        for matrix, part in parts
    )
    stream = shown.encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


def booklet(pages, rotate=0):
    """Return a PDF with a page for each list of lines, turned clockwise."""
    writer = PdfWriter()
    for lines in pages:
        writer.append(io.BytesIO(pdf_file(lines)))
        writer.pages[-1].rotate(rotate)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def lines_of(data):
    document = read_document(".pdf", data)
    return [line for line in document.text.split("\n") if line]


def protected_pdf(lines):
    writer = PdfWriter(clone_from=io.BytesIO(pdf_file(lines)))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def kinds(document):
    return [(b.kind, b.level, document.text[b.start : b.end]) for b in document.blocks]


def test_a_page_keeps_headings_lists_tables_and_drops_furniture():
    document = read_html(PAGE)
    assert kinds(document) == [
        (BlockKind.HEADING, 1, "Calm calves"),
        (BlockKind.PARAGRAPH, 0, "Two bold words here."),
        (BlockKind.LIST_ITEM, 1, "3. Stand up."),
        (BlockKind.LIST_ITEM, 1, "4. Sit down."),
        (BlockKind.LIST_ITEM, 2, "• Slowly."),
        (BlockKind.TABLE_ROW, 0, "Name | Dose"),
        (BlockKind.TABLE_ROW, 0, "Heron | 9 s"),
    ]
    ((start, end),) = document.blocks[1].bold
    assert document.text[start:end] == "bold words"
    assert document.metadata == {"title": "Calm calves", "author": "The clinic"}


def test_markdown_keeps_structure_front_matter_and_no_markup():
    source = (
        "---\ntitle: Calm calves\ndate: 2020-02-02\n---\n# Calm *calves*\n\n1. **Heron**: [stand](x.html) up\n"
        "![picture](a.jpg)\n\n> quoted\n"
    )
    document = read_document(".md", source.encode())
    assert document.metadata["published"] == "2020-02-02"
    assert "](" not in document.text and "picture" not in document.text
    assert kinds(document)[1] == (BlockKind.LIST_ITEM, 1, "1. Heron: stand up")


def test_a_word_file_keeps_its_heading():
    document = read_document(".docx", word_file(["Stand up.", "Sit down."]))
    assert [k for k, _, _ in kinds(document)] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]


def test_a_pdf_is_read_as_paragraphs():
    document = read_document(".pdf", pdf_file(["Heron Reach", "Stand up and bend your knee."]))
    assert "Stand up and bend your knee." in document.text


@pytest.mark.parametrize(
    "foot",
    [
        "Hold for 30 seconds.",
        "Hold for thirty seconds",
        "Repeat on the other side",
        "30 secs each leg",
        "3 x 10",
        "then lower your leg slowly",
        "Now change your legs!",
    ],
)
def test_a_line_that_instructs_is_kept_on_every_page_of_a_handout(foot):
    pages = [["Heron", "Stand up.", foot], ["Otter", "Sit down.", foot], ["Crane", "Lie.", foot]]
    assert " ".join(lines_of(booklet(pages))).count(foot) == 3


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("7 stretches in 7 minutes", "The Calm Clinic, 5 Long Street"),
        ("Calm Calves", "www.example.org."),
        ("Handout 12", "© 2020 The Calm Clinic. All rights reserved."),
        ("The Calm Clinic", "30 Minute Yoga"),
    ],
)
def test_running_lines_and_page_numbers_are_left_out(head, foot):
    pages = [[head, f"Heron {word}", "Stand up.", foot] for word in ("Reach", "Bend", "Twist")]
    numbered = [[*lines, f"{number}"] for number, lines in enumerate(pages, 7)]
    kept = ["Heron Reach", "Stand up.", "Heron Bend", "Stand up.", "Heron Twist", "Stand up."]
    assert lines_of(booklet(pages)) == lines_of(booklet(numbered)) == kept


def test_numbers_that_count_no_pages_are_kept():
    pages = [
        ["Heron", "Stand up. Hold for", "45", "seconds."],
        ["Otter", "Sit down. Repeat, all in all", "10"],
        ["times.", "Crane", "Lie down.", "Page 31"],
    ]
    assert lines_of(booklet(pages)) == [
        *("Heron", "Stand up. Hold for 45 seconds."),
        *("Otter", "Sit down. Repeat, all in all", "10"),
        *("times.", "Crane", "Lie down."),
    ]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_pdf_is_read_as_its_letters_run_however_its_pages_are_turned(rotate):
    pages = [["Heron", "Stand up and bend."], ["Otter", "Sit down and bend."]]
    assert lines_of(booklet(pages, rotate)) == [line for page in pages for line in page]


def test_print_up_the_side_of_a_page_is_read_after_its_text():
    data = pdf_file(["Heron", "Stand up and bend."], ("0 1 -1 0 40 200", ["Sit down at once."]))
    assert lines_of(data) == ["Heron", "Stand up and bend.", "Sit down at once."]


def test_a_stamp_across_a_page_is_left_out_and_a_text_that_runs_aslant_is_told():
    aslant = ".7 .7 -.7 .7 200 200"
    stamped = pdf_file(["Stand up and bend your knee.", "Sit down."] * 2, (aslant, ["Draft"]))
    assert "Draft" not in " ".join(lines_of(stamped))
    with pytest.raises(Unreadable, match="aslant"):
        read_document(".pdf", pdf_file(["Heron"], (aslant, ["Stand up and bend."])))


def test_a_line_that_ends_unfinished_goes_on_with_a_number():
    text = read_text("Hold for\n45 seconds.\nRest\n2 sets\n", wrapped=True)
    assert [text.text[b.start : b.end] for b in text.blocks] == [
        "Hold for 45 seconds.",
        "Rest",
        "2 sets",
    ]


def test_lines_wrapped_by_hand_become_one_block():
    line = "with your feet under your hips and let the arms hang down beside you, then stand"
    text = "\n".join(["Stand", *[line] * 12]) + "\n"
    assert len(read_text(text).blocks) == 1


def test_lines_about_as_long_that_begin_with_capitals_stay_apart():
    line = "Purpose: brings calm to the spine and the mind at the end of a long day"
    text = "\n".join([line] * 12) + "\n"
    assert len(read_text(text).blocks) == 12


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_common_encoding_and_line_end_gives_the_same_text(encoding, line_end):
    text = "Child’s pose – café\nHold for 30 seconds and breathe.\n" * 5
    assert decode(text.replace("\n", line_end).encode(encoding)) == text


@pytest.mark.parametrize(
    ("extension", "data", "told"),
    [
        (".txt", b"", "is empty"),
        (".txt", b" \n\t", "is empty"),
        (".txt", bytes(range(256)) * 20, "is not text"),
        (".txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00" * 9, "is not text"),
        (".pdf", b"%PDF-1.4 broken", "is no PDF"),
        (".docx", b"PK\x03\x04 broken", "is no Word document"),
        (".docx", b"\xd0\xcf\x11\xe0 old", "password"),
        (".pdf", protected_pdf(["Stand up."]), "protected by a password"),
        (".pdf", pdf_file([]), "holds pictures of text"),
        (".html", b"<html><script>alert(1)</script></html>", "holds no words"),
    ],
)
def test_a_bad_file_says_what_is_wrong_and_what_to_do(extension, data, told):
    with pytest.raises(Unreadable, match=told) as caught:
        read_document(extension, data)
    assert caught.value.remedy.endswith(".")


def filled_word_file(name, size, told=None):
    """Return a Word file with a part of ``size`` bytes more, whose directory says that it has ``told``."""
    packed = io.BytesIO(word_file(["Stand up."]))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, b" " * size)
    data = packed.getvalue()
    return (
        data
        if told is None
        else data.replace(size.to_bytes(4, "little"), told.to_bytes(4, "little"))
    )


def test_a_word_file_that_unpacks_to_more_than_an_article_is_told_before_it_is_unpacked():
    data = filled_word_file("word/footnotes.xml", 40_000_000)
    with memory() as most, pytest.raises(Unreadable, match=r"unpacks to 4\d MB") as caught:
        read_document(".docx", data)
    assert most[0] < 20_000_000 and caught.value.remedy.endswith(".")


def test_a_word_file_that_hides_how_large_it_unpacks_is_told_and_not_unpacked():
    data = filled_word_file("word/footnotes.xml", 40_000_000, told=1_000)
    with memory() as most, pytest.raises(Unreadable, match="damaged"):
        read_document(".docx", data)
    assert most[0] < 20_000_000


def test_pictures_in_a_word_file_are_not_unpacked():
    document = docx.Document()
    document.add_picture(str(ROOT / "docs" / "review-light-1280.png"))
    document.add_paragraph("Stand up.")
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_document(".docx", buffer.getvalue()).text == "Stand up.\n"
    data = filled_word_file("word/media/image1.bmp", 40_000_000)
    with memory() as most:
        assert "Stand up." in read_document(".docx", data).text
    assert most[0] < 20_000_000


def test_a_word_file_packed_as_none_is_counts_as_damaged():
    packed = io.BytesIO(word_file(["Stand up."]))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_BZIP2) as file:
        file.writestr("word/footnotes.xml", b"<a/>")
    with pytest.raises(Unreadable, match="damaged"):
        read_document(".docx", packed.getvalue())


def test_a_text_longer_than_an_article_is_told(monkeypatch):
    monkeypatch.setattr("curation.corpus.formats.LONGEST_TEXT", 30)
    with pytest.raises(Unreadable, match="million characters"):
        read_document(".docx", word_file(["Stand up."] * 9))


def test_each_problem_names_its_file_and_the_others_are_read(tmp_path):
    (tmp_path / "good one é.txt").write_text("Stand up.\n")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "pair.txt").write_text("First.\n")
    (tmp_path / "pair.md").write_text("Second.\n")
    (tmp_path / "song.mp3").write_bytes(b"x")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    articles, problems = read_corpus(tmp_path)
    assert [a.article_id for a in articles] == ["good one é", "pair"]
    told = " / ".join(map(str, problems))
    for part in (
        "empty.txt: is empty",
        "pair.txt: has the same name",
        "song.mp3: is of a kind",
        "huge.txt: is 50 MB",
    ):
        assert part in told
    assert all("\n" not in str(problem) for problem in problems)


@pytest.mark.parametrize("state", ["missing", "file", "bare"])
def test_a_folder_that_cannot_be_used_is_told(tmp_path, state):
    place = tmp_path / "raw"
    if state == "file":
        place.write_text("x")
    elif state == "bare":
        place.mkdir()
    with pytest.raises(CurationError, match="raw"):
        open_corpus(place)


def test_sources_csv_gives_metadata_and_its_slips_are_told(tmp_path):
    (tmp_path / "a.txt").write_text("Stand up.\n")
    head = "article_id,source,title,author,url,published,licence\n"
    (tmp_path / "sources.csv").write_text(
        head + "a,Clinic,Calves,,,,CC0\nghost,,,,,,\na,,,,,,\nb,x\n"
    )
    articles, problems = read_corpus(tmp_path)
    assert (articles[0].source, articles[0].licence) == ("Clinic", "CC0")
    told = " / ".join(map(str, problems))
    assert "ghost" in told and "stands twice" in told and "line 5" in told


def test_a_folder_in_the_place_of_sources_csv_is_told(tmp_path):
    (tmp_path / "a.txt").write_text("Stand up.\n")
    (tmp_path / "sources.csv").mkdir()
    articles, problems = read_corpus(tmp_path)
    assert [a.article_id for a in articles] == ["a"]
    assert [str(p) for p in problems] == [
        f"{tmp_path / 'sources.csv'}: is no file. Rename it, or move it elsewhere."
    ]


def test_columns_that_editors_add_to_sources_csv_change_no_article(tmp_path):
    (tmp_path / "a.txt").write_text("Stand up.\n")
    listing = tmp_path / "sources.csv"
    listing.write_text("article_id,source,title,author,url,published,licence\na,Clinic,,,,,CC0\n")
    plain = open_corpus(tmp_path)
    listing.write_text(
        "seen,article_id,source,title,author,url,published,licence,\nyes,a,Clinic,,,,,CC0,\n"
    )
    assert open_corpus(tmp_path) == plain


def test_a_file_without_permission_is_told(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Stand up.\n")

    def refused(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    _, problems = open_corpus(tmp_path)
    assert "a.txt: cannot be read (Permission denied)" in str(problems[0])


def fits(document):
    previous = 0
    for block in document.blocks:
        assert previous <= block.start < block.end <= len(document.text)
        words = document.text[block.start : block.end]
        assert words == words.strip() and words.startswith(block.marker)
        assert all(block.start <= a < b <= block.end for a, b in block.bold)
        previous = block.end


pieces = st.sampled_from(
    [
        "Stand",
        "\n",
        "\n\n",
        "1. ",
        "• ",
        "  ",
        "**",
        "<b>",
        "</b>",
        "<li>",
        "<p>",
        "é",
        "# ",
        "| a |",
        "&amp;",
        "x",
    ]
)


@given(st.lists(pieces, max_size=30).map("".join))
def test_blocks_fit_the_text_in_every_format(text):
    fits(read_text(text))
    fits(read_html(text))
    try:
        fits(read_document(".md", text.encode()))
    except Unreadable:
        return


def test_the_default_corpus_is_sound():
    root = ROOT / "data" / "raw"
    articles, problems = read_corpus(root)
    assert len(articles) == 12 and problems == ()
    assert all(a.licence for a in articles)
    for article in articles:
        fits(article)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("1<sup>1</sup>/<sub>2</sub> minutes", "1 1/2 minutes"),
        ("1 <sup>1</sup>&frasl;<sub>2</sub> minutes", "1 1/2 minutes"),
        ("<b>2</b><sup>3</sup><span>/</span><sub>4</sub> minutes", "2 3/4 minutes"),
        ("1<sup>1/2</sup> minutes", "1 1/2 minutes"),
        ("<sup>1</sup>/2 minute", "1/2 minute"),
        ("1&frasl;2 minute", "1/2 minute"),
        ("30<sup>2</sup> seconds", "30 seconds"),
        ("30<sup>2</sup>/60 seconds", "30/60 seconds"),
        ("1<sup>st</sup> minute", "1st minute"),
        ("<del>30</del> <ins>60</ins> seconds", "60 seconds"),
        ("<s>30</s><strike>40</strike> 60 seconds", "60 seconds"),
        ('<span style="text-decoration: line-through">30</span> 60 seconds', "60 seconds"),
    ],
)
@pytest.mark.parametrize(
    "page", ["<p>Hold for {}.</p>", "<table><tr><td>Hold for {}.</td></tr></table>"]
)
def test_struck_words_are_not_read_and_fractions_stand_in_the_line(page, printed, read):
    assert read_html(page.format(printed)).text == f"Hold for {read}.\n"


def test_a_struck_part_that_a_page_forgot_to_close_is_read():
    page = "<h1>Calves</h1><div><s><div><h2>Heron</h2><p>Stand up and bend one knee.</p></div>"
    assert "Heron" in read_html(page).text


def test_a_word_file_is_read_as_it_is_shown():
    document = docx.Document()
    style = document.styles.add_style("Old", WD_STYLE_TYPE.CHARACTER)
    style.font.strike = True
    paragraph = document.add_paragraph("Hold for ")
    for name in ("hidden", "strike", "double_strike"):
        setattr(paragraph.add_run("30").font, name, True)
    paragraph.add_run("45", "Old")
    paragraph.add_run("1").font.strike = False
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run("/")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run(" minutes.")
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_document(".docx", buffer.getvalue()).text == "Hold for 1 1/2 minutes.\n"


def nested(opening, closing, depth):
    inner = "<p>Sit down.</p>"
    return f"<p>Stand up.</p>{opening * depth}{inner}{closing * depth}<p>Lie down.</p>"


@pytest.mark.parametrize(
    ("opening", "closing", "depth"),
    [
        ("<div>", "</div>", 2_000),
        ("<font>", "", 2_000),
        ("<ul><li>", "</li></ul>", 1_000),
        ("<table><tr><td>", "</td></tr></table>", 500),
    ],
)
def test_a_page_is_read_to_its_end_however_deeply_it_nests(opening, closing, depth):
    text = read_html(nested(opening, closing, depth)).text
    assert [line.strip("• ") for line in text.split("\n") if line] == [
        "Stand up.",
        "Sit down.",
        "Lie down.",
    ]


@pytest.mark.parametrize("extension", [".html", ".md"])
def test_a_page_that_nests_too_deeply_for_the_parser_is_told_not_cut(extension):
    with pytest.raises(Unreadable, match="nests its parts too deeply"):
        read_document(extension, nested("<div>", "</div>", 20_000).encode())


def test_an_article_inside_a_part_that_the_page_forgot_to_close_is_read():
    page = (
        "<html><body><nav><ul><li>Home</li></ul><div class='nav__menu'><p>Shop</p>"
        "<main><article><h1>Calm calves</h1><p>Stand up.</p></article></main></body></html>"
    )
    assert "Calm calves" in read_html(page).text


def test_a_page_keeps_the_numbers_of_its_lists_beside_its_text():
    page = "<h2>Heron</h2><ol><li>Stand tall</li><li>Bend <b>one</b> knee</li></ol><ul><li>Rest</li></ul>"
    document = read_document(".html", page.encode())
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(document.text[b.start : b.end], b.number) for b in items] == [
        ("• Stand tall", 1),
        ("• Bend one knee", 2),
        ("• Rest", None),
    ]


@pytest.mark.parametrize("said", ["²", "①", "٣x", "-", "1e3", "", "9" * 5000])
def test_a_list_that_says_no_number_counts_from_one(said):
    page = f'<ol start="{said}"><li value="{said}">Stand tall</li><li>Bend one knee</li></ol>'
    assert [block.number for block in read_html(page).blocks] == [1, 2]


def test_a_file_that_prints_the_numbers_of_its_lists_keeps_them_in_its_text():
    document = read_document(".md", b"3. Stand tall\n4. Bend one knee\n")
    assert [(document.text[b.start : b.end], b.number) for b in document.blocks] == [
        ("3. Stand tall", 3),
        ("4. Bend one knee", 4),
    ]


def test_program_text_in_an_article_is_left_out_and_other_set_text_is_kept():
    markdown = (
        "# Breaks\n\nSit tall and lean to the right.\n\n"
        "```python\nprint('Stretch your calves')\n```\n\n"
        "```\nHeron Reach\nHold for 20 seconds.\n```\n"
    )
    text = read_document(".md", markdown.encode()).text
    assert "print" not in text
    assert "Hold for 20 seconds." in text


def test_a_page_that_closes_its_own_element_or_prints_in_its_head_is_read():
    page = (
        '<html lang="en"/><html><head><title>Calves</title><div><p>Calm calves</p></div></head>'
        "<body><p>Stand up.</p></body></html>"
    )
    assert read_html(page).text.split() == ["Calm", "calves", "Stand", "up."]


def test_a_text_beside_a_picture_is_no_row_of_a_table():
    page = (
        '<table><tr><td><img src="a.jpg"></td><td><b>Heron Stretch</b></br>1-Stand tall and bend one '
        "knee slowly.</br>2-Hold for twenty seconds and breathe.</td></tr>"
        "<tr><td></td><td>Otter</td></tr></table>"
    )
    document = read_html(page)
    assert BlockKind.TABLE_ROW not in [block.kind for block in document.blocks[:-1]]
    assert document.blocks[-1].kind is BlockKind.TABLE_ROW
    assert document.text.startswith("Heron Stretch\n\n1-Stand")


def test_spans_that_a_page_stacks_over_a_paragraph_are_lines_of_their_own():
    page = (
        '<div><span class="name">Heron Stretch</span>\n<span class="dose">20 sec each side</span>\n'
        "<p>Stand tall.</p></div><p>Bend <span>slowly</span>\nand <span>breathe</span>.</p>"
    )
    assert read_html(page).text.strip().split("\n\n") == [
        "Heron Stretch",
        "20 sec each side",
        "Stand tall.",
        "Bend slowly and breathe.",
    ]


def test_words_of_elements_that_only_a_style_parts_are_parted():
    page = "<div><span>Stair Stretch</span><span>Put your toes on a step.</span></div>"
    assert read_html(page).text.strip() == "Stair Stretch Put your toes on a step."
    assert read_html("<p>an <b>H</b>CO and <i>pH</i>Value</p>").text.strip() == "an HCO and pHValue"
