"""Which entry a mention goes to, and why."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curation.aliases import Known, look_up
from curation.link import link_mentions
from curation.link.candidates import EntryIndex
from curation.link.score import opposed
from curation.records import LIKENED, Claim, Mention
from curation.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


@pytest.fixture(scope="module")
def index(vocabulary):
    return EntryIndex.of(vocabulary)


def mention(name, text="", article="a", number=1, **fields):
    return Mention(
        mention_id=f"{article}/{number}",
        article_id=article,
        ordinal=number,
        start=0,
        end=len(text),
        text=text,
        name=name,
        **{"kind": "stretch", **fields},
    )


def linked(vocabulary, *mentions):
    return link_mentions(mentions, vocabulary).mentions


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Child’s Pose", "childs-pose"),
        ("BALASANA", "childs-pose"),
        ("Modified Pigeon Pose", "pigeon-pose"),
        ("Adho Mukha Śvānāsana", "downward-facing-dog"),
        ("Bird-Dogs", "bird-dog"),
        ("Downward Facing Dog (Adho Mukha Svanasana)", "downward-facing-dog"),
        ("Cat Cow Exercise", "cat-cow"),
        ("Half Pigeon Variation", "pigeon-pose"),
        ("Naukasana/Boat Pose", "boat-pose"),
        ("Ashtanga Namaskara", "eight-limbed-pose"),
        ("ITB Stretch", "standing-it-band-stretch"),
        ("Supination and Pronation", "forearm-rotations"),
    ],
)
def test_a_known_name_decides(name, entry, vocabulary):
    (found,) = linked(vocabulary, mention(name))
    assert (found.stretch_id, found.link.method) == (entry, "alias")
    assert name in found.link.reason


@pytest.mark.parametrize(
    ("text", "position", "entry"),
    [
        (
            "Stand facing a wall with one leg back, knee straight, heel down, and lean in.",
            "standing",
            "wall-calf-stretch",
        ),
        (
            "Sit and pull the ball of the foot toward you with a towel.",
            "seated",
            "seated-towel-calf-stretch",
        ),
    ],
)
def test_the_text_decides_a_name_that_several_entries_share(text, position, entry, vocabulary):
    (found,) = linked(vocabulary, mention("Calf Stretch", text, position=position))
    assert (found.stretch_id, found.link.method) == (entry, "score")


@pytest.mark.parametrize(
    ("name", "text", "position", "entry"),
    [
        (
            "Pretzel Stretch",
            "Lie on your back and lay one ankle over the other knee.",
            "supine",
            "supine-figure-four",
        ),
        (
            "Pretzel Stretch",
            "Sit, cross one foot over the other thigh and turn.",
            "seated",
            "half-lord-of-the-fishes",
        ),
        (
            "Trunk Rotation",
            "Lie on your back with bent knees and roll both knees from side to side.",
            "supine",
            "lower-trunk-rotation",
        ),
        (
            "Thigh Stretch",
            "Lie face down and pull one heel to your buttock.",
            "prone",
            "prone-quad-stretch",
        ),
        (
            "Lumbar Extension",
            "Lie face down and press your chest up with your arms.",
            "prone",
            "prone-press-up",
        ),
    ],
)
def test_a_shared_name_follows_where_the_body_is(name, text, position, entry, vocabulary):
    (found,) = linked(vocabulary, mention(name, text, position=position))
    assert found.stretch_id == entry


def test_a_position_that_words_only_make_likely_has_no_say(vocabulary):
    def found(position, *claims):
        said = mention("Pretzel Stretch", "Cross one leg.", position=position, claims=claims)
        return linked(vocabulary, said)[0].link

    likely = Claim("position", "supine", 0, 5, "inferred:likely")
    assert found("supine", likely) == found(None)
    assert found("supine", replace(likely, rule="position:lie")) != found(None)


@pytest.mark.parametrize(
    ("text", "equipment", "entry"),
    [
        (
            "Sit upright in your chair, both feet flat, and turn to the left.",
            ("chair",),
            "chair-twist",
        ),
        (
            "Sit with one leg crossed over the other and turn to the left.",
            (),
            "half-lord-of-the-fishes",
        ),
    ],
)
def test_what_an_exercise_needs_decides_a_shared_name(text, equipment, entry, vocabulary):
    said = mention("Seated Spinal Twist", text, position="seated", equipment=equipment)
    (found,) = linked(vocabulary, said)
    assert found.stretch_id == entry


@pytest.mark.parametrize(
    ("position", "entry"),
    [("standing", "standing-figure-four"), ("squatting", "standing-figure-four")],
)
def test_who_bends_the_knees_stands_for_the_link(position, entry, vocabulary):
    text = (
        "Cross your right ankle over your left knee and lower down into a squat. Hold onto a tree for "
        "balance, and sink the hips until the glute stretches."
    )
    (found,) = linked(
        vocabulary, mention("Glute Opener", text, position=position, muscles=("glutes",))
    )
    assert found.stretch_id == entry


@pytest.mark.parametrize(
    ("name", "position", "entry"),
    [
        ("Cat-Cow", "seated", "seated-cat-cow"),
        ("Cat-Cow", "quadruped", "cat-cow"),
        ("Cat-Cow", None, "cat-cow"),
        ("Cat-Cow", "standing", "standing-cat-cow"),
        ("Cat-Cow", "prone", "cat-cow"),
        ("Calf Raise", "seated", "seated-calf-raise"),
    ],
)
def test_where_an_exercise_is_done_may_add_to_its_name(name, position, entry, vocabulary):
    (one,) = linked(vocabulary, mention(name, "Hold for 20 seconds.", position=position))
    assert (one.stretch_id, one.link.method) == (entry, "alias")


def test_a_name_that_the_exercise_is_only_like_decides_no_link(vocabulary):
    own = mention("Pigeon Pose", "Place one leg on a table and lean forward.", position="standing")
    like = replace(own, claims=(Claim("name", "Pigeon Pose", 0, 11, LIKENED),))
    assert linked(vocabulary, own)[0].link.method == "alias"
    assert linked(vocabulary, like)[0].link.method != "alias"


def test_instructions_without_a_name_find_their_entry(vocabulary):
    text = (
        "Lie on your back with bent knees, cross one ankle over the other thigh, hold behind that "
        "thigh and pull the knee to your chest."
    )
    (found,) = linked(vocabulary, mention(None, text, position="supine", muscles=("glutes",)))
    assert found.stretch_id == "supine-figure-four"
    assert "similar instructions" in found.link.reason


def test_unknown_names_share_a_proposed_entry_if_they_are_alike(vocabulary):
    one = mention("Zorblax Wiggle", "Wiggle.", "a")
    two = mention("zorblax wiggles", "Wiggle.", "b")
    other = mention("Quumble Hop", "Hop.", "c")
    result = link_mentions([one, two, other], vocabulary)
    ids = [m.stretch_id for m in result.mentions]
    assert ids == ["zorblax-wiggle", "zorblax-wiggle", "quumble-hop"]
    assert {e.stretch_id for e in result.proposed} == set(ids)
    assert all(m.link.method == "proposed" for m in result.mentions)


def test_what_no_entry_takes_may_be_like_one(vocabulary):
    rounded = "On hands and knees, let the belly sink and lift your gaze, then round the spine."
    like = mention(None, rounded, "a")
    unlike = mention("Quumble Hop", "Hop.", "b")
    known = mention("Child's Pose", rounded, "c")
    result = link_mentions([like, unlike, known], vocabulary)
    assert [m.link.method for m in result.mentions] == ["proposed", "proposed", "alias"]
    assert result.nearest == {"a/1": "cat-cow"}


def test_the_id_of_a_proposed_entry_is_made_as_any_entry_s(vocabulary):
    (found,) = linked(vocabulary, mention("Zorblax’s 20/20 - Quumble", "Wiggle.", "a"))
    assert found.stretch_id == "zorblaxs-20-20-quumble"


def test_opposed_words_never_share_a_proposed_entry(vocabulary):
    found = linked(
        vocabulary,
        mention("Seated Zorblax Wiggle Stretch", "Wiggle.", "a"),
        mention("Standing Zorblax Wiggle Stretch", "Wiggle.", "b"),
    )
    assert found[0].stretch_id != found[1].stretch_id


def test_opposed_words_veto_a_link_unless_the_text_equates_the_names(vocabulary):
    text = "Cross one ankle over the other knee and fold forward. {}"
    apart = mention("Prone Figure-Four Zorblax", text.format("Hold."))
    same = mention(
        "Prone Figure-Four Zorblax", text.format("It is also known as the standing figure 4.")
    )
    assert linked(vocabulary, apart)[0].stretch_id != "standing-figure-four"
    from curation.link.score import equates

    assert equates(same, "standing-figure-four", vocabulary)
    assert not equates(apart, "standing-figure-four", vocabulary)


def test_tests_routines_and_passing_names_get_no_proposed_entry(vocabulary):
    found = linked(
        vocabulary,
        mention("Zorblax Class", "A class.", kind="routine"),
        mention("Zorblax Test", "A test.", number=2, kind="test"),
        mention("Zorblax", "Zorblax", number=3, passing=True),
    )
    assert [m.stretch_id for m in found] == [None, None, None]


def test_a_word_of_degree_is_passed_over_and_said(vocabulary):
    known = look_up("Gentle Pigeon Pose", vocabulary)
    assert known.stretch_id == "pigeon-pose" and "word of degree" in known.reason


def test_opposition_is_symmetric(vocabulary):
    assert opposed("Seated twist", "Standing twist", vocabulary)
    assert opposed("Standing twist", "Seated twist", vocabulary)
    assert not opposed("Seated twist", "Twist", vocabulary)


names = st.sampled_from(
    [
        "Zorblax Wiggle",
        "Zorblax Wiggles",
        "Wiggle Zorblax",
        "Quumble Hop",
        "Pigeon Pose",
        "Calf Stretch",
        None,
    ]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(names, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_mentions_does_not_matter(vocabulary, chosen, random):
    mentions = [
        mention(name, f"Stand and bend your knee {i} times.", f"article-{i}")
        for i, name in enumerate(chosen)
    ]
    shuffled = list(mentions)
    random.shuffle(shuffled)
    one = {m.mention_id: m for m in link_mentions(mentions, vocabulary).mentions}
    other = {m.mention_id: m for m in link_mentions(shuffled, vocabulary).mentions}
    assert one == other


def test_one_more_article_renumbers_no_other_entry(vocabulary):
    before = [mention("Zorblax Wiggle", "x", "b"), mention("Quumble Hop", "x", "c")]
    after = [replace(mention("Fandango Reach", "x", "a")), *before]
    ids = {m.mention_id: m.stretch_id for m in linked(vocabulary, *after)}
    assert all(ids[m.mention_id] == m.stretch_id for m in linked(vocabulary, *before))


@given(st.sets(st.sampled_from(["pigeon-pose", "table-pigeon-pose", "seated-figure-four"])))
def test_candidates_among_some_entries_are_those_of_all_without_the_others(
    vocabulary, index, barred
):
    asked = [mention("Pigeon on a chair", "Cross one ankle over the other thigh.", "a")]
    among = set(vocabulary.entries) - barred
    (found,) = index.candidates(asked, [Known()], among)
    (everything,) = index.candidates(asked, [Known()])
    kept = [candidate for candidate in everything if candidate.stretch_id not in barred]
    assert len(found) == len(everything) and found[: len(kept)] == kept


@pytest.mark.parametrize(
    ("kind", "equipment", "entry"),
    [
        ("stretch", (), "lat-stretch-wall"),
        ("release", ("roller",), "foam-rolling-lats"),
    ],
)
def test_a_muscle_that_a_roller_releases_is_the_name_of_no_stretch(
    kind, equipment, entry, vocabulary
):
    (told,) = linked(vocabulary, mention("Lats", kind=kind, equipment=equipment))
    assert told.stretch_id == entry
