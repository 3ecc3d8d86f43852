"""Terms: what is left of them outside some parts of an article."""

from hypothesis import given
from hypothesis import strategies as st

from curation.extract.model import Span, Term, Terms


@given(
    st.lists(st.integers(0, 60), max_size=20).map(sorted),
    st.lists(st.integers(0, 60), max_size=12, unique=True).map(sorted),
)
def test_terms_outside_of_parts_are_those_that_begin_in_none(starts, borders):
    found = [Term(start, start + 1, "alias", "pigeon pose", "aliases:2") for start in starts]
    terms = Terms(found, {"alias": found})
    parts = [Span(*pair) for pair in zip(borders[::2], borders[1::2], strict=False)]
    left = [t for t in found if not any(part.start <= t.start < part.end for part in parts)]
    outside = terms.outside(parts)
    assert list(outside) == left
    assert list(outside.within(0, 99, "alias")) == left


def test_a_span_covers_its_first_character_and_not_the_one_behind_it():
    assert [offset for offset in range(6) if Span(2, 4).covers(offset)] == [2, 3]
