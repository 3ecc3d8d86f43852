"""Laws of decisions, whatever editors do: what is undone was never there, and order is in the ids."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curation.decisions import SHAPES, History, Placed, check_ruling
from curation.decisions.files import decode, encode
from curation.decisions.ids import next_id
from curation.errors import CurationError
from curation.names import title_key
from curation.records import KINDS, Decision, DecisionKind, Ruling
from curation.typed import told
from curation.typed.values import read_value
from tests.editing import Editing, core, rows_of, vocabulary

NAMES = ("Swan", "Groin opener", "Sleepy Cat", "Lizard", "Pigeon", "Cow face")
OWN_NAMES = ("Pigeon Pose", "Frog Stretch", "Butterfly Stretch")
ENTRIES = ("butterfly-stretch", "frog-stretch", "pigeon-pose", "sleepy-cat")
FIELDS = {
    "hold_s": ([10, 10], [30, None], [20, 60], None),
    "muscles": (["glutes"], ["hips", "calves"], []),
    "position": ("seated", "kneeling", "nowhere"),
    "kind": ("release", "stretch", "strength"),
    "per_side": (True, False),
}


def drafts(desk):
    """Return a strategy of rulings that an editor could make on what a desk shows."""
    entries = st.sampled_from([entry.stretch_id for entry in desk.built.catalog])
    mentions = st.sampled_from([mention.mention_id for mention in desk.built.mentions])
    names = st.sampled_from(NAMES)
    fields = st.sampled_from(sorted(FIELDS)).flatmap(
        lambda field: st.tuples(entries, st.just(field), st.sampled_from(FIELDS[field]))
    )
    kind = DecisionKind

    def pair(key, other):
        return lambda ids: (other, ids[0], {key: ids[1]}) if ids[0] != ids[1] else None

    pairs = st.tuples(entries, entries)
    links = st.tuples(mentions, entries)
    one_of = (
        fields.map(lambda f: (kind.PICK, f"{f[0]}/{f[1]}", {"value": f[2]})),
        fields.map(lambda f: (kind.WRITE, f"{f[0]}/{f[1]}", {"value": f[2]})),
        fields.map(lambda f: (kind.NONE, f"{f[0]}/{f[1]}", {})),
        st.tuples(mentions, st.lists(entries, min_size=1, max_size=3)).map(
            lambda x: (kind.NONE, x[0], {"candidates": x[1]})
        ),
        links.map(lambda x: (kind.ACCEPT_LINK, x[0], {"stretch_id": x[1]})),
        links.map(lambda x: (kind.REFUSE_LINK, x[0], {"stretch_id": x[1]})),
        links.map(lambda x: (kind.VARIANT, x[0], {"of": x[1]})),
        pairs.map(pair("into", kind.MERGE)),
        pairs.map(pair("with", kind.REFUSE_MERGE)),
        pairs.map(pair("of", kind.VARIANT)),
        st.tuples(entries, st.lists(mentions, min_size=1, max_size=3, unique=True), names).map(
            lambda x: (
                kind.SPLIT,
                x[0],
                {"mention_ids": x[1], "stretch_id": f"new-{x[2][:3].lower()}", "name": x[2]},
            )
        ),
        st.tuples(entries, names).map(lambda x: (kind.RENAME, x[0], {"name": x[1]})),
        st.tuples(entries, names).map(lambda x: (kind.ADD_ALIAS, x[0], {"alias": x[1]})),
        st.tuples(entries, names).map(lambda x: (kind.REFUSE_ALIAS, x[0], {"alias": x[1]})),
        st.tuples(mentions, names).map(lambda x: (kind.CORRECT_MENTION, x[0], {"name": x[1]})),
        mentions.map(lambda x: (kind.CORRECT_MENTION, x, {"kind": "strength"})),
        mentions.map(lambda x: (kind.NOT_EXERCISE, x, {})),
        entries.map(lambda x: (kind.FLAG, x, {})),
    )
    return st.one_of(one_of).filter(bool)


def edit(desk, data, steps):
    """Let editors rule and undo at random, now and then on a new build."""
    made = []
    for _ in range(steps):
        if made and data.draw(st.integers(0, 4)) == 0:
            made.append(desk.undo(data.draw(st.sampled_from(made)), editor="bob"))
            continue
        kind, subject, value = data.draw(drafts(desk))
        editor = data.draw(st.sampled_from(["anna", "bob"]))
        after = data.draw(st.sampled_from(["latest", None]))
        made.append(desk.decide(kind, subject, editor, after=after, **value))
        if data.draw(st.integers(0, 3)) == 0:
            desk.rebuild()
    return made


@settings(max_examples=150, deadline=None)
@given(data=st.data(), steps=st.integers(1, 10))
def test_any_sequence_of_decisions_undone_gives_the_catalog_without_them(data, steps):
    desk = Editing()
    before = core(desk.built)
    made = edit(desk, data, steps)
    desk.rebuild()
    for decision in data.draw(st.permutations(made)):
        desk.undo(decision)
    assert core(desk.rebuild()) == before
    assert {outcome.status for outcome in desk.built.outcomes} <= {"undone"}


@settings(max_examples=80, deadline=None)
@given(data=st.data(), steps=st.integers(1, 10))
def test_the_order_in_which_decisions_are_read_does_not_matter(data, steps):
    desk = Editing()
    edit(desk, data, steps)
    expected = rows_of(desk.rebuild(), desk.articles)
    shuffled = data.draw(st.permutations(list(desk.history)))
    cut = data.draw(st.integers(0, len(shuffled)))
    history = History(shuffled[:cut])
    history.extend(shuffled[cut:])
    assert rows_of(desk.build(history), desk.articles) == expected


@settings(max_examples=80, deadline=None)
@given(data=st.data(), steps=st.integers(1, 8))
def test_every_ruling_has_one_outcome_and_a_later_undo_changes_no_other_ones_place(data, steps):
    desk = Editing()
    edit(desk, data, steps)
    built = desk.rebuild()
    rulings = [placed.key for placed in desk.history.rulings()]
    assert [outcome.placed.key for outcome in built.outcomes] == rulings
    for outcome in built.outcomes:
        assert (outcome.status == "undone") == desk.history.is_undone(outcome.placed.key[0])
        assert outcome.reason or outcome.status in ("applied", "kept")


@settings(max_examples=80, deadline=None)
@given(
    wanted=st.lists(
        st.tuples(st.sampled_from(ENTRIES), st.sampled_from((*NAMES, *OWN_NAMES))), max_size=6
    ),
    gone=st.sets(st.sampled_from(["one", "two", "three"]), max_size=2),
)
def test_new_names_are_told_as_they_are_and_make_no_two_entries_of_one_name(wanted, gone):
    desk = Editing()
    for stretch_id, name in wanted:
        desk.decide("rename", stretch_id, name=name)
    for article in gone:
        desk.said.pop(article)
    desk.extract()
    built = desk.rebuild()
    names = {entry.stretch_id: entry.name for entry in built.catalog}
    assert len({title_key(name) for name in names.values()}) == len(names)
    for outcome in built.outcomes:
        if outcome.status != "replaced":
            name = outcome.placed.ruling.value["name"]
            assert outcome.holds == (names.get(outcome.now) == name)


@settings(max_examples=30, deadline=None)
@given(
    marks=st.lists(
        st.fixed_dictionaries(
            {}, optional={"name": st.sampled_from(NAMES), "kind": st.sampled_from(KINDS)}
        ),
        min_size=1,
        max_size=5,
    ),
    undone=st.sets(st.integers(0, 4), max_size=3),
)
def test_a_passage_that_is_marked_often_is_one_exercise_with_the_latest_of_each_word(marks, undone):
    desk = Editing()
    quote = "Round the back like a cat"
    start = desk.articles["one"].text.index(quote)
    span = {"start": start, "end": start + len(quote), "quote": quote}
    made = [desk.decide("add_mention", "one", **span, **mark) for mark in marks]
    for number in undone & set(range(len(made))):
        desk.undo(made[number])
    left = [mark for number, mark in enumerate(marks) if number not in undone]
    added = [m for m in desk.rebuild().mentions if "/added-" in m.mention_id]
    assert len(added) == min(len(left), 1)
    for key in ("name", "kind"):
        given_last = [mark[key] for mark in left if key in mark][-1:]
        assert not given_last or [getattr(m, key) for m in added] == given_last


STRANGE = (
    "||/|a|one|one/|one/butterfly|pigeon-pose|pigeon-pose/|sleepy-cat|new|🦶/é|frog-stretch/hold_s|"
    "pigeon-pose/self/x|pigeon-pose/hold_s/self/one/butterfly|frog-stretch/muscles/anatomy/calves|"
    "frog-stretch/muscles/anatomy/|frog-stretch/identity/a"
)
TEXTS = st.sampled_from(STRANGE.split("|"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 90) | st.floats(-2, 90) | TEXTS,
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
SEEN = st.fixed_dictionaries(
    {},
    optional={
        "said": st.lists(VALUES, max_size=2),
        "mentions": st.lists(
            st.fixed_dictionaries(
                {
                    "mention_id": TEXTS,
                    "article_id": st.sampled_from(["one", "two", "nowhere"]),
                    "start": st.integers(0, 200),
                    "end": st.integers(0, 200),
                    "quote": TEXTS | st.just("Pigeon Pose\nFront"),
                    "name": st.none() | TEXTS,
                },
                optional={
                    "values": st.dictionaries(st.sampled_from(["hold_seconds", "muscles"]), VALUES)
                },
            ),
            max_size=3,
        ),
        "entries": st.lists(
            st.fixed_dictionaries(
                {"stretch_id": TEXTS, "name": TEXTS, "mention_ids": st.lists(TEXTS, max_size=2)}
            ),
            max_size=2,
        ),
    },
)


@st.composite
def strange_rulings(draw):
    kind = draw(st.sampled_from([kind for kind in SHAPES if kind is not DecisionKind.UNDO]))
    shape = SHAPES[kind]
    texts = {"quote": st.sampled_from(["Hold", "Pigeon", "none"]), "kind": st.sampled_from(KINDS)}
    value = {}
    for key in [*shape.required, *draw(st.sets(st.sampled_from(sorted(shape.optional) or [""])))]:
        if key in ("start", "end"):
            value[key] = draw(st.integers(0, 40))
        elif key in ("mention_ids", "candidates"):
            value[key] = draw(st.lists(TEXTS, min_size=1, max_size=3))
        elif key:
            value[key] = draw(texts.get(key, TEXTS if key != "value" else VALUES))
    if "quote" in value:
        value["end"] = value.get("start", 0) + len(value["quote"])
        value.setdefault("start", 0)
    return Ruling(kind, draw(TEXTS), value, draw(SEEN))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(rulings=st.lists(strange_rulings(), min_size=1, max_size=6))
def test_whatever_the_log_takes_can_be_built(rulings):
    taken = []
    for ruling in rulings:
        try:
            check_ruling(ruling)
        except CurationError:
            continue
        taken.append(ruling)
    desk = Editing()
    for ruling in taken:
        decode(encode(desk.take(ruling)))
    built = desk.rebuild()
    assert len(built.outcomes) == len(taken)


class Model:
    """The plain meaning of undo: a decision counts unless a counting later one undoes it."""

    def __init__(self, decisions):
        self.decisions = sorted(decisions, key=lambda d: d.decision_id)

    def counts(self, decision):
        return not any(
            other.rulings[0].subject == decision.decision_id and self.counts(other)
            for other in self.decisions
            if other.kind is DecisionKind.UNDO and other.decision_id > decision.decision_id
        )


@settings(max_examples=200, deadline=None)
@given(targets=st.lists(st.integers(-1, 11), max_size=12), order=st.randoms())
def test_undos_of_undos_mean_what_they_say(targets, order):
    made, last = [], ""
    for target in targets:
        last = next_id(last)
        undoes = 0 <= target < len(made)
        kind = DecisionKind.UNDO if undoes else DecisionKind.FLAG
        ruling = Ruling(kind, made[target].decision_id if undoes else "x")
        made.append(Decision(last, "anna", "2026-01-01T00:00:00.000Z", "", (ruling,)))
    shuffled = made[:]
    order.shuffle(shuffled)
    history, model = History(), Model(made)
    for decision in shuffled:
        history.extend([decision])
    assert {d.decision_id for d in made if not history.is_undone(d.decision_id)} == {
        d.decision_id for d in made if model.counts(d)
    }
    flags = [d for d in made if d.kind is DecisionKind.FLAG and model.counts(d)]
    standing = [p for p in history.standing() if p.ruling.kind is DecisionKind.FLAG]
    assert standing == [Placed(decision) for decision in flags[-1:]]


@settings(max_examples=200)
@given(
    low=st.none() | st.integers(0, 500) | st.just(7.5),
    more=st.none() | st.integers(0, 500),
)
def test_a_range_is_read_as_it_is_told(low, more):
    value = [low, None if more is None else (low or 0) + more]
    if value != [None, None]:
        assert read_value("hold_seconds", told(value), vocabulary()) == value
