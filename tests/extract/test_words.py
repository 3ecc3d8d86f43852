"""The tokenizer: what it cuts, and that nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from curation.extract.components import meet
from curation.extract.words import blank
from curation.records import LONGEST_TEXT

NLP = blank()


@given(st.text())
def test_a_doc_holds_the_whole_text(text: str) -> None:
    assert NLP.make_doc(text).text == text


def test_words_and_signs_are_apart() -> None:
    tokens = [token.text for token in NLP.make_doc("Child's pose:  hold 20–30s\n(each side).")]
    assert tokens == [
        *("Child", "'", "s", "pose", ":", " ", "hold", "20", "–", "30s"),
        *("\n", "(", "each", "side", ")", "."),
    ]  # fmt: skip


def test_a_text_as_long_as_a_file_may_be_is_cut() -> None:
    assert NLP.max_length == LONGEST_TEXT
    assert len(NLP.make_doc("knee " * 210_000)) == 210_000


def test_words_that_a_pipeline_met_are_known_to_its_tokenizer() -> None:
    nlp = blank()
    assert "zygoma" not in nlp.vocab.strings
    meet({"zygoma", "'"}, nlp)
    assert "zygoma" in nlp.vocab.strings
    assert [token.text for token in nlp.make_doc("zygoma' zygoma")] == ["zygoma", "'", "zygoma"]
