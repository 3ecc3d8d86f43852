"""Releases for the export tests: any that the records allow, with the texts that formats stumble over."""

from hypothesis import strategies as st

from curation.export.records import (
    Quote,
    Redirect,
    Release,
    ReleaseArticle,
    ReleaseEntry,
    ReleaseInfo,
    ReleaseMuscle,
    Term,
)
from curation.records import CATALOG_KINDS, MODES, Member, Provenance

HOSTILE = (
    '=1+2";=1+2',
    "'=1+2",
    "''@SUM(A1)",
    "-5 minutes",
    "+ more",
    "@home",
    "\tindented",
    "\rreturned",
    "\nnew line",
    " =HYPERLINK(1)",
    "＝1+1",
    'She said "hold", then:\r\nrelease\n',
    "a\x00b",
    "\x00",
    "\x1b[31mred\x07",
    "_x0041_ and _x000D_",
    "🧘‍♀️🦵🏽",
    "\u202eevil\u202c",
    "שלום",
    "<script>alert(1)</script>",
    "[link](javascript:alert(1))",
    "trailing space ",
    " ",
    "'",
    '"',
    ",;|\t",
    "null",
    "NaN",
    "true",
    "007",
    "1e5",
    "2026-01-01",
    "\ufeffmark",
    "\ufffe\uffff",
    "\u2028\u2029\x85",
    "{{ template }} {% raw %}",
    "---\nfront: matter\n---",
)
LONG = ("x" * 32_767, "y" * 32_768, "🦵" * 20_000, "long\n" * 30_000, "=" * 140_000)

texts = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=40))
maybe_blank = st.one_of(st.just(""), texts)
ids = st.from_regex(r"[a-z0-9][a-z0-9_/-]{0,12}", fullmatch=True)
numbers = st.one_of(st.integers(0, 900), st.floats(0, 900, allow_nan=False).map(lambda x: x + 0.0))
ranges = st.one_of(
    st.none(),
    st.tuples(numbers, st.none()),
    st.tuples(numbers, numbers),
    st.tuples(st.none(), numbers),
)


def some(values, most=3):
    """Up to ``most`` different values in a fixed order."""
    return st.lists(values, max_size=most, unique=True).map(tuple)


def pick(values, most=3):
    return some(st.sampled_from(values), most).map(lambda found: tuple(sorted(found)))


provenances = st.dictionaries(
    st.sampled_from(("kind", "mode", "position", "muscles", "reps", "sets")),
    st.builds(Provenance, texts, some(texts), st.one_of(st.none(), ids)),
    max_size=3,
).map(lambda found: tuple(found.items()))


@st.composite
def releases(draw):
    """Any release whose ids are consistent."""
    muscle_ids = draw(st.lists(ids, min_size=1, max_size=4, unique=True).map(sorted))
    positions = draw(st.lists(ids, min_size=1, max_size=3, unique=True).map(sorted))
    equipment = draw(st.lists(ids, min_size=1, max_size=3, unique=True).map(sorted))
    articles = draw(st.lists(ids, min_size=1, max_size=3, unique=True).map(sorted))
    stretch_ids = draw(st.lists(ids, max_size=4, unique=True).map(sorted))

    def entry(stretch_id):
        return st.builds(
            ReleaseEntry,
            stretch_id=st.just(stretch_id),
            name=texts,
            aliases=some(texts),
            kind=st.sampled_from(CATALOG_KINDS),
            mode=st.sampled_from((*MODES, None)),
            position=st.sampled_from((*positions, None)),
            muscles=pick(muscle_ids),
            reference_muscles=pick(muscle_ids),
            hold_seconds=ranges,
            reps=ranges,
            sets=ranges,
            per_side=st.booleans(),
            equipment=pick(equipment),
            instructions=some(texts),
            licences=pick(("Apache-2.0", "CC-BY-4.0", "unknown")),
            sources=some(st.builds(Member, st.sampled_from(articles), ids)),
            n_articles=st.integers(0, 99),
            n_cautions=st.integers(0, 9),
            status=st.sampled_from(("curated", "proposed")),
            decisions=some(ids),
            provenance=provenances,
        )

    def quotes(stretch_id):
        return st.lists(
            st.builds(
                Quote,
                st.just(stretch_id),
                st.sampled_from(articles),
                ids,
                ids,
                texts,
                texts,
            ),
            max_size=2,
        )

    old = draw(st.lists(ids.map("old-".__add__), max_size=2, unique=True).map(sorted))
    return Release(
        info=draw(
            st.builds(
                ReleaseInfo,
                name=st.just("stretch-catalog"),
                title=texts,
                description=texts,
                version=st.just("1.2.3"),
                date=st.just("2026-02-28"),
                creator=texts,
                homepage=st.just("https://catalog.invalid/stretches"),
                licences=pick(("Apache-2.0", "CC-BY-4.0")),
                evidence=st.sampled_from(("none", "short", "full")),
                decisions_up_to=st.one_of(st.just(""), ids),
            )
        ),
        entries=tuple(draw(entry(stretch_id)) for stretch_id in stretch_ids),
        muscles=tuple(
            draw(
                st.builds(
                    ReleaseMuscle,
                    st.just(muscle_id),
                    texts,
                    maybe_blank,
                    maybe_blank,
                    maybe_blank,
                    pick(muscle_ids),
                )
            )
            for muscle_id in muscle_ids
        ),
        positions=tuple(Term(i, draw(texts)) for i in positions),
        equipment=tuple(Term(i, draw(texts)) for i in equipment),
        articles=tuple(
            ReleaseArticle(
                i, *(draw(maybe_blank) for _ in range(6)), draw(texts), draw(maybe_blank)
            )
            for i in articles
        ),
        evidence=tuple(q for stretch_id in stretch_ids for q in draw(quotes(stretch_id))),
        redirects=tuple(Redirect(i, stretch_ids[0], draw(st.none() | ids)) for i in old)
        if stretch_ids
        else (),
    )


def release_of_texts(given):
    """A release with one entry for each text, which stands in every free field of it."""
    info = ReleaseInfo(
        "stretch-catalog", "Title", "Description", "1.0.0", "2026-02-28", "Editors",
        "https://catalog.invalid/stretches", ("Apache-2.0",), "short", "",
    )  # fmt: skip
    why = (("muscles", Provenance("supported", ("a/m",), None)),)
    entries = tuple(
        ReleaseEntry(
            f"entry-{number:03}", text, (text, f"also {text}"), "stretch", "static", "seated",
            ("hips",), ("hips",), (30, None), (3, 5), None, True, ("mat",), (text,), ("Apache-2.0",),
            (Member("a", "a/m"),), 1, 0, "curated", ("D1",), why,
        )
        for number, text in enumerate(given)
    )  # fmt: skip
    return Release(
        info,
        entries,
        (ReleaseMuscle("hips", "Hips", "", "", "", ()),),
        (Term("seated", "Seated"),),
        (Term("mat", "Mat"),),
        (ReleaseArticle("a", "Source", "Title", "", "", "", "Apache-2.0", "Apache-2.0", "00"),),
        tuple(Quote(e.stretch_id, "a", "a/m", "name", e.name, e.name) for e in entries),
    )
