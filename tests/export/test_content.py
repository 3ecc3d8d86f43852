"""What goes into a release: instructions, evidence, licences, and what stands in the way."""

from dataclasses import replace

import pytest

from curation.export.evidence import clipped, sentence_around
from curation.export.gate import blockers
from curation.export.instructions import spoken
from curation.export.licences import licence_id
from curation.export.markup import escaped
from curation.export.notice import notice
from curation.vocabulary import load_vocabulary
from tests.export.exports import TEXT, article, built, claim, conflict, entry, mention, released


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("CC BY 4.0", "CC-BY-4.0"),
        ("cc-by-sa 4.0", "CC-BY-SA-4.0"),
        ("licensed under CC BY-NC-ND 4.0", "CC-BY-NC-ND-4.0"),
        ("restatement, Apache-2.0", "Apache-2.0"),
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("CC BY 4.0; CC0", "unknown"),
        ("CC BY 4.0, all rights reserved", "unknown"),
        ("not CC0", "unknown"),
        ("see the website", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_licence_is_known_only_where_the_text_names_just_one(text, known):
    assert licence_id(text) == known


def test_the_licence_gate_leaves_out_entries_with_a_closed_source():
    sources = (article("one", "CC BY 4.0"), article("two", "CC BY-NC 4.0"), article("three", ""))
    mentions = tuple(mention(a) for a in sources)
    entries = tuple(
        entry(f"e{number}", mentions=mentions[: number + 1]) for number in range(len(mentions))
    )
    catalog = built(entries, sources, mentions)
    assert [e.stretch_id for e in released(catalog).entries] == ["e0", "e1", "e2"]
    gated = released(catalog, licence_gate=True)
    assert [e.stretch_id for e in gated.entries] == ["e0"]
    assert [a.article_id for a in gated.articles] == ["one"]
    assert gated.info.licences == ("CC-BY-4.0",)


def test_an_entry_carries_the_licences_of_all_its_sources():
    sources = (article("one", "CC BY 4.0"), article("two", "© all rights reserved"))
    (only,) = released(built(articles=sources)).entries
    assert only.licences == ("CC-BY-4.0", "unknown")


def test_the_page_on_top_names_every_source_under_its_licence():
    sources = (article("one", "CC BY 4.0"), article("two", "© all rights reserved"))
    page = notice(released(built(articles=sources)), ("json",))
    known, unknown = page.index("Creative Commons Attribution 4.0"), page.index("not known")
    assert known < page.index("Title of one") < unknown < page.index("Title of two")
    assert "- `json`: one document" in page


def test_instructions_are_the_vocabulary_s_own_words_and_the_merged_doses():
    (only,) = released(built()).entries
    known = load_vocabulary().entries["pigeon-pose"].description
    assert only.instructions[0] in known
    assert only.instructions[-1] == "Hold for 30 to 60 seconds."


def test_sides_are_told_once():
    (told,) = released(built()).entries
    assert sum("other side" in step for step in told.instructions) == 1
    source = article()
    silent = entry("standing-forward-fold", mentions=(mention(source),))
    (made,) = released(built((silent,))).entries
    assert "other side" not in " ".join(made.instructions[:-1])
    assert made.instructions[-1] == "Change sides and do the same on the other side."


def test_instructions_of_an_entry_without_description_are_made_from_its_fields():
    source = article()
    new = entry("my-own-stretch", mentions=(mention(source),), reps=(1, 1), sets=(2, None))
    (only,) = released(built((new,))).entries
    assert only.instructions == (
        "Starting position: seated.",
        "Have ready: mat.",
        "Ease into the stretch until you feel a gentle pull in the glutes.",
        "Hold for 30 to 60 seconds.",
        "Repeat 1 time.",
        "Do at least 2 sets.",
        "Change sides and do the same on the other side.",
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ((30.0, 30.0), "30"),
        ((20, 30), "20 to 30"),
        ((20, None), "at least 20"),
        ((None, 45), "up to 45"),
        ((1.5, 2), "1.5 to 2"),
    ],
)
def test_a_range_in_words(value, words):
    assert spoken(value) == words


def test_no_sentence_of_a_source_goes_out_by_default():
    release = released(built())
    assert release.evidence == ()
    told = repr(release)
    for sentence in ("Bring one shin forward and lay it down", "Stop if your knee hurts"):
        assert sentence in TEXT and sentence not in told
    (only,) = release.entries
    assert only.n_cautions == 1
    assert "cautions" not in dict(only.provenance)


def test_evidence_names_its_source():
    release = released(built(), evidence="full")
    quotes = {q.field: q for q in release.evidence}
    assert quotes["hold_seconds"].quote == "Hold for 30 to 60 seconds while you breathe."
    assert quotes["cautions"].quote == "Stop if your knee hurts."
    assert {q.attribution for q in release.evidence} == {"Title of one, Example Press"}


def test_what_was_inferred_has_no_quote():
    source = article()
    guess = replace(claim(source, "mode", "static", "Pigeon Pose"), rule="inferred:entry")
    said = mention(source)
    guessing = replace(said, claims=(*said.claims, guess))
    quotes = released(built(mentions=(guessing,)), evidence="full").evidence
    assert {quote.field for quote in quotes} == {"name", "hold_seconds", "cautions"}


def test_the_page_says_how_a_source_s_licence_was_recorded():
    sources = (article("one", "restatement, Apache-2.0"),)
    page = notice(released(built(articles=sources)), ("json",))
    assert f"- {escaped('Title of one, Example Press (restatement)')}\n" in page


def test_a_short_quote_keeps_the_evidence_and_at_most_25_words():
    words = [f"w{number}" for number in range(60)]
    text = " ".join(words) + "."
    for index in (0, 1, 12, 30, 58, 59):
        start = text.index(words[index])
        quote = clipped(text, (0, len(text)), (start, start + len(words[index])))
        assert words[index] in quote
        assert len(quote.split()) == 25
        assert quote.startswith("…") == (words[0] not in quote.split())
    everything = clipped(text, (0, len(text)), (0, len(text)))
    assert len(everything.split()) == 25


def test_a_short_quote_of_a_text_without_spaces_is_short_too():
    text = "x" * 100_000
    assert len(clipped(text, (0, len(text)), (10, 20))) < 400


def test_the_sentence_around_a_span_ends_at_stops_and_lines():
    start, end = sentence_around(TEXT, TEXT.index("30 to"), TEXT.index("30 to") + 5)
    assert TEXT[start:end] == "Hold for 30 to 60 seconds while you breathe."
    assert TEXT[slice(*sentence_around(TEXT, 0, 6))] == "Pigeon Pose"


def kinds(catalog):
    return [(b.kind, b.subject) for b in blockers(catalog, load_vocabulary())]


def test_nothing_stands_in_the_way_of_a_settled_catalog():
    settled = (conflict(status="decided", decision_id="D"), conflict("disagreement", field="reps"))
    assert kinds(built(conflicts=settled)) == []


@pytest.mark.parametrize("status", ["open", "contested"])
def test_an_unsettled_contradiction_stands_in_the_way(status):
    assert kinds(built(conflicts=(conflict(status=status),))) == [
        ("contradiction", "pigeon-pose/position")
    ]


def test_unknown_ids_stand_in_the_way():
    source = article()
    odd = entry(
        mentions=(mention(source),), muscles=("wings",), position="flying", equipment=("jet",)
    )
    lost = replace(odd, stretch_id="lost", muscles=(), position=None, equipment=())
    catalog = built((odd, lost), (source,), mentions=())
    found = [b.reason for b in blockers(catalog, load_vocabulary())]
    assert [r.split(",")[0] for r in found] == [
        "names the muscle 'wings'",
        "names the position 'flying'",
        "names the equipment 'jet'",
        "names the mention 'one/pigeon'",
        "names the mention 'one/pigeon'",
    ]


def test_a_conflict_about_no_entry_stands_in_the_way():
    lost = replace(conflict("disagreement"), stretch_id="nobody")
    assert kinds(built(conflicts=(lost,))) == [("unknown id", "pigeon-pose/position")]


def test_stale_decisions_stand_in_the_way():
    told = {
        "stale": [{"decision_id": "D1", "index": 0, "kind": "pick", "subject": "x", "reason": "y"}]
    }
    stale = (conflict(status="stale", decision_id="D2"), conflict(status="stale", decision_id="D1"))
    assert kinds(built(report=told, conflicts=stale)) == [
        ("stale decision", "D1"),
        ("stale decision", "D2"),
    ]


def test_terms_that_nothing_defines_are_their_own_names_when_let_pass():
    odd = entry(mentions=(mention(article()),), muscles=("wings",), position="flying")
    release = released(built((odd,)))
    assert "wings" in {m.name for m in release.muscles}
    assert "flying" in {p.name for p in release.positions}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. first", "1\\. first"),
        ("- item", "\\- item"),
        ("a *b* [c](javascript:x)", "a \\*b\\* \\[c\\]\\(javascript:x\\)"),
        ("<script>", "\\<script\\>"),
        ("line\nbreak\u202e", "line break"),
    ],
)
def test_markdown_shows_a_text_as_it_is(text, shown):
    assert escaped(text) == shown
