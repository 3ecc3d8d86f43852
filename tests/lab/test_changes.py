"""Harmless changes: each does what it says, and the annotation still holds the same words."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curation.corpus.html import read_html
from curation.corpus.text import read_text
from curation.lab.annotated import Annotated, Gold
from curation.lab.changes import ADVERT_EVERY, CHANGES
from curation.lab.numerals import in_words, spelled_out
from curation.lab.rewriting import Edit, Edits
from curation.records import BlockKind
from tests.conftest import article_of

PAGE = """<h1>Evening routine</h1><p>Stay calm.</p>
<h2>Swan Reach</h2><p>Sit in the center of the mat. Hold for 30 seconds.</p>
<ol><li><b>Wall slide</b><p>Lean toward the wall.</p><ul><li>Repeat 8-10 times.</li>
<li>Rest.</li></ul></li><li>Do 2 sets of 12.</li></ol>
<table><tr><th>Exercise</th><th>Dose</th></tr><tr><td>Heel drop</td><td>15 reps</td></tr></table>
<p>Breathe [1] out &amp; in: a &lt; b.</p>"""
TEXT = """Evening routine

1. Swan Reach

A. Sit in the center of the mat and let both arms float out to the sides.
B.Hold for 30 seconds, then repeat 8-10 times.

Calf drop
• Stand on a step and lower both heels slowly, as far as they go today.
• Do 2 sets of 12.
"""


def annotated(document, spans):
    golds = tuple(
        Gold("sample", n, start, end, "Name", "label", "stretch", None, None, frozenset(),
             frozenset(), {}, False, False)
        for n, (start, end) in enumerate(spans, 1)
    )  # fmt: skip
    return Annotated(article_of(document), golds)


def by_block(document):
    return annotated(document, [(block.start, block.end) for block in document.blocks])


@pytest.fixture
def page():
    return by_block(read_html(PAGE))


@pytest.fixture
def text():
    return by_block(read_text(TEXT))


def words_of(item):
    return [item.article.text[gold.start : gold.end] for gold in item.golds]


def blocks_of(item):
    return [(b.kind, item.article.text[b.start : b.end]) for b in item.article.blocks]


def letters(words):
    """The words without what a change of layout may take: marks, and space between words."""
    unmarked = re.sub(r"^(?:[•‣-]|\(?\d+[.)]|[A-Z]\.(?=\w|\s))\s*", "", words)
    return re.sub(r"[\s\[\]]+", "", unmarked)


LAYOUTS = ("headings stripped", "lists flattened", "as a page", "as plain text")


@pytest.mark.parametrize("title", LAYOUTS)
@pytest.mark.parametrize("kind", ["page", "text"])
def test_a_new_layout_keeps_every_word_of_every_span(title, kind, request):
    item = request.getfixturevalue(kind)
    changed = CHANGES[title](item)
    assert [letters(w) for w in words_of(changed)] == [letters(w) for w in words_of(item)]


def test_headings_become_paragraphs(page):
    assert page.article.blocks[0].kind is BlockKind.HEADING
    changed = CHANGES["headings stripped"](page)
    assert BlockKind.HEADING not in {kind for kind, _ in blocks_of(changed)}
    assert (BlockKind.PARAGRAPH, "Swan Reach") in blocks_of(changed)


def test_list_items_become_paragraphs_apart_and_without_marks(page, text):
    for item in (page, text):
        changed = CHANGES["lists flattened"](item)
        assert {kind for kind, _ in blocks_of(changed)}.isdisjoint({BlockKind.LIST_ITEM})
        assert all(block.marker == "" for block in changed.article.blocks)
        assert "•" not in changed.article.text
    flat = CHANGES["lists flattened"](text).article.text
    assert "today.\n\nDo 2 sets" in flat and "\nSwan Reach\n" in flat and "A. Sit" not in flat


def test_a_page_keeps_its_structure_when_it_is_written_out_and_read_again(page):
    again = CHANGES["as a page"](page)
    assert blocks_of(again) == blocks_of(page)
    kept = [(b.level, b.marker, b.bold) for b in page.article.blocks]
    assert [(b.level, b.marker, b.bold) for b in again.article.blocks] == kept


def test_empty_cells_stay_when_a_page_is_written_out_and_read_again():
    source = (
        "<table><tr><th></th><th></th></tr><tr><td>Swan Reach</td><td>10 times</td><td></td></tr>"
        "<tr><td></td><td>Otter Stretch</td></tr></table>"
    )
    item = Annotated(article_of(read_html(source)), ())
    assert blocks_of(CHANGES["as a page"](item)) == blocks_of(item)


def test_a_text_becomes_a_page_with_real_lists(text):
    changed = CHANGES["as a page"](text)
    assert (BlockKind.LIST_ITEM, "1. Swan Reach") in blocks_of(changed)
    assert {b.gap for b in changed.article.blocks} == {0}


def test_a_page_becomes_lines_of_text(page, text):
    changed = CHANGES["as plain text"](page).article
    assert {block.kind for block in changed.blocks} == {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
    assert "routine\n\nStay calm.\n\nSwan Reach\n\nSit" in changed.text
    assert "    • Repeat 8-10 times.\n    • Rest." in changed.text
    assert any(block.level == 2 for block in changed.blocks)
    assert CHANGES["as plain text"](text).article == text.article


def test_a_page_that_loses_words_is_an_error(page):
    lost = replace(page.article, blocks=page.article.blocks[:1])
    shorter = replace(page, article=lost)
    assert CHANGES["as a page"](shorter).article.text == "Evening routine\n"
    odd = by_block(read_text("Hold on\u200b\x0c tight"))
    assert letters(words_of(CHANGES["as a page"](odd))[0]).startswith("Holdon")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Hold 30 seconds.", "Hold thirty seconds."),
        ("Hold for 30-60 seconds", "Hold for thirty to sixty seconds"),
        ("15 to 20 reps", "fifteen to twenty reps"),
        ("a 45-second hold", "a forty-five-second hold"),
        ("3 sets of 12", "three sets of twelve"),
        ("2–3 sets", "two to three sets"),
        ("for 120 seconds", "for one hundred and twenty seconds"),
        ("1. Repeat 5 times", "1. Repeat five times"),
        (
            "1.5 minutes, at 6:30, in 1990, 3 x 10 reps",
            "1.5 minutes, at 6:30, in 1990, 3 x 10 reps",
        ),
        ("the 90/90 stretch and the 4 corners", "the 90/90 stretch and the 4 corners"),
    ],
)
def test_numbers_of_doses_are_spelled_out(before, after):
    assert spelled_out(before) == after


@given(st.integers(0, 999))
def test_a_number_in_words_says_its_hundreds_tens_and_units(number):
    words = in_words(number)
    assert re.fullmatch(r"[a-z]+( hundred( and [a-z]+(-[a-z]+)?)?|-[a-z]+)?", words)
    assert len({in_words(n) for n in range(1000)}) == 1000
    assert words.endswith(in_words(number % 10)) or number % 10 == 0 or 10 < number % 100 < 20


def test_spans_follow_the_words_of_numbers(text):
    (changed,) = [w for w in words_of(CHANGES["numbers in words"](text)) if "Hold" in w]
    assert changed == "B.Hold for thirty seconds, then repeat eight to ten times."


def test_spelling_turns_british_in_text_and_in_names(text):
    named = replace(text, golds=tuple(replace(g, name="Center Reach") for g in text.golds))
    changed = CHANGES["British spelling"](named)
    assert "the centre of the mat" in changed.article.text
    assert {gold.name for gold in changed.golds} == {"Centre Reach"}
    assert "CENTRE" in CHANGES["British spelling"](by_block(read_text("CENTER"))).article.text


def test_titles_turn_into_capitals(page, text):
    assert "SWAN REACH" in words_of(CHANGES["titles in capitals"](page))
    loud = words_of(CHANGES["titles in capitals"](text))
    assert "CALF DROP" in loud and "• Do 2 sets of 12." in loud


def test_adverts_come_between_any_two_blocks(page):
    count = len(page.article.blocks)
    places = set()
    for first in range(1, ADVERT_EVERY + 1):
        changed = CHANGES[f"adverts, from block {first}"](page)
        printed = [words for words in blocks_of(changed) if words not in blocks_of(page)]
        assert len(changed.article.blocks) == count + len(printed) and printed
        assert words_of(changed) == words_of(page)
        before = 0
        for block in blocks_of(changed):
            if block in printed:
                places.add(before)
            else:
                before += 1
    assert places == set(range(1, count))


def test_a_span_over_several_blocks_takes_the_advert_in(page):
    first, last = page.article.blocks[0], page.article.blocks[3]
    wide = annotated(page.article, [(first.start, last.end)])
    (words,) = words_of(CHANGES["adverts, from block 1"](wide))
    assert words.startswith("Evening routine\n\n") and words.endswith("30 seconds.")
    assert len(words) > last.end - first.start


SPLITTABLE = st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs"]), min_size=1)


@settings(max_examples=100)
@given(SPLITTABLE, st.data())
def test_edits_move_spans_that_they_do_not_touch_exactly(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    edits = Edits([Edit(cuts[0], cuts[1], "first"), Edit(cuts[2], cuts[3], "")])
    changed = edits.apply(text)
    start, end = edits.start(cuts[1]), edits.end(cuts[2])
    assert changed[start:end] == text[cuts[1] : cuts[2]]
    assert len(changed) == len(text) - (cuts[1] - cuts[0]) + 5 - (cuts[3] - cuts[2])
    assert changed[edits.end(cuts[0]) : start] in ("first", "")


def test_edits_that_overlap_are_an_error():
    with pytest.raises(ValueError, match="overlap at character 2"):
        Edits([Edit(0, 3, "a"), Edit(2, 4, "b")])


LINE = st.text("abc XY.,<&>").map(lambda line: f"so{line.rstrip()}")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "1. ", "• ", "    • ", "2) "]), LINE), min_size=1))
def test_any_text_keeps_its_words_in_every_layout(lines):
    item = by_block(read_text("\n\n".join(mark + line for mark, line in lines)))
    for title in LAYOUTS:
        changed = words_of(CHANGES[title](item))
        assert [letters(w) for w in changed] == [letters(w) for w in words_of(item)]
