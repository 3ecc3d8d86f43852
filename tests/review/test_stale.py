"""Rulings that no longer apply come back as questions: the old answer, why it ended, what to do with it."""

import pytest

from curation.decisions import DecisionLog
from curation.errors import CurationError
from curation.records import DecisionKind, Ruling
from curation.review.stale import reason_shown
from curation.rulings.basis import unseen_reason
from curation.store import read_json
from curation.widgets import ReviewQueue

ARTICLE = "06-runnersworld"
SWAN = f"{ARTICLE}/pigeon-pose"


def decide(session, kind, subject, value, note=""):
    ruling = session.output.tables.ruling(kind, subject, value, after=None)
    return session.log.append([ruling], "Max", note=note)


def take_out(project, article_id=ARTICLE):
    """Let an article go from the corpus, and build."""
    (project.raw / f"{article_id}.txt").unlink()
    project.build()


def stale_of(session):
    return [item for item in session.items.values() if item.kind == "ruling"]


@pytest.fixture
def named(project):
    """A project in which Max named a mention whose article is gone, and Ada looks at it."""
    made = decide(
        project.session("Max"),
        DecisionKind.CORRECT_MENTION,
        SWAN,
        {"name": "Swan Pose"},
        "that is what it shows",
    )
    take_out(project)
    return project, made


def only_item(session):
    (item,) = stale_of(session)
    return item, session.card(item.item_id)


def test_a_ruling_on_a_mention_that_is_gone_comes_back_with_what_was_seen(named):
    project, made = named
    item, card = only_item(project.session("Ada"))
    assert (item.item_id, item.status) == (f"{made.decision_id}/0", "stale")
    assert card["question"].startswith("The ruling on “Pigeon Pose” no longer applies")
    part = card["stale"]
    assert part["ruling"]["editor"] == "Max" and part["ruling"]["label"] == "named “Swan Pose”"
    assert part["ruling"]["note"] == "that is what it shows"
    assert part["reason"] == "The mention is gone."
    assert part["saw"][0]["quote"].startswith("2. Pigeon Pose")
    assert (card["suggestion"], card["options"], card["kind_label"]) == (None, [], "stale ruling")


def test_withdrawing_undoes_the_ruling(named):
    project, made = named
    session = project.session("Ada")
    item, card = only_item(session)
    outcome = session.rule(item.item_id, {"type": "withdraw"}, seen=card["seen"], note="gone")
    assert session.log.history().is_undone(made.decision_id)
    assert [one.item_id for one in outcome.items] == [item.item_id]
    assert session.card(item.item_id)["status"] == "ruled"
    session.undo(outcome.decision.decision_id)
    assert session.card(item.item_id)["status"] == "stale"


def test_keeping_it_closes_the_question_for_good_and_can_be_undone(named):
    project, made = named
    session = project.session("Ada")
    item, card = only_item(session)
    kept = session.rule(item.item_id, {"type": "keep"}, seen=card["seen"])
    assert session.card(item.item_id)["decision"]["label"] == "kept as it is"
    project.build()
    assert stale_of(project.session("Ada")) == []
    assert read_json(project.out / "build.json")["stale"] == []
    assert not session.log.history().is_undone(made.decision_id)
    session.undo(kept.decision.decision_id)
    project.build()
    assert len(stale_of(project.session("Ada"))) == 1


def test_it_is_applied_again_elsewhere_as_one_decision(named):
    project, _ = named
    session = project.session("Ada")
    item, card = only_item(session)
    target = card["stale"]["targets"][0]
    assert target["label"].lower() == "pigeon pose" and "/" not in target["detail"]
    verdict = {"type": "again", "value": target["value"], "seen": target["seen"]}
    made = session.rule(item.item_id, verdict, seen=card["seen"])
    kinds = [ruling.kind.value for ruling in made.decision.rulings]
    assert kinds == ["correct_mention", "keep"]
    project.build()
    mention = project.read().material.mentions[target["value"]]
    assert mention.name == "Swan Pose"
    assert stale_of(project.session("Ada")) == []
    session.undo()
    project.build()
    assert len(stale_of(project.session("Ada"))) == 1
    assert project.read().material.mentions[target["value"]].name != "Swan Pose"


def test_a_target_that_is_none_and_an_unknown_verdict_are_refused(named):
    project, _ = named
    session = project.session("Ada")
    item, card = only_item(session)
    for verdict in ({"type": "again", "value": "nowhere/at-all"}, {"type": "accept"}):
        with pytest.raises(CurationError):
            session.rule(item.item_id, verdict, seen=card["seen"])
    assert len(session.log.history()) == 1


def test_a_ruling_on_an_entry_that_is_gone_is_offered_for_entries_like_it(project):
    session = project.session("Max")
    only_here = next(
        entry
        for entry in session.material.catalog.values()
        if [one.mention_id.partition("/")[0] for one in entry.sources] == [ARTICLE]
    )
    decide(session, DecisionKind.WRITE, f"{only_here.stretch_id}/hold_seconds", {"value": [40, 40]})
    take_out(project)
    session = project.session("Ada")
    item, card = only_item(session)
    assert only_here.name in card["question"] and card["stale"]["target"] == "entry"
    assert card["stale"]["ruling"]["label"] == "40 s (written)"
    target = card["stale"]["targets"][0]["value"]
    session.rule(item.item_id, {"type": "again", "value": target}, seen=card["seen"])
    project.build()
    assert project.read().material.catalog[target].hold_seconds == (40, 40)


def test_a_missed_exercise_whose_passage_is_gone_has_no_place_elsewhere(project):
    session = project.session("Max")
    text = session.material.articles[ARTICLE].text
    value = {"start": 0, "end": 30, "quote": text[:30]}
    decide(session, DecisionKind.ADD_MENTION, ARTICLE, value)
    take_out(project)
    _, card = only_item(project.session("Ada"))
    assert (card["stale"]["target"], card["stale"]["targets"]) == ("", [])


def test_one_of_many_rulings_is_kept_alone_and_withdrawing_shows_the_others(project):
    session = project.session("Max")
    other = next(m for m in session.material.mentions if m.startswith("08-mapmyrun/"))
    name = {"name": "Swan"}
    rulings = [
        session.output.tables.ruling(DecisionKind.CORRECT_MENTION, SWAN, name, after=None),
        Ruling(DecisionKind.FLAG, other),
    ]
    made = session.log.append(rulings, "Max", scope="two at once")
    take_out(project)
    queue = ReviewQueue(project.session("Ada"))
    item, card = only_item(queue.session)
    assert card["stale"]["together"] == 2
    message = {
        "type": "rule",
        "item_id": item.item_id,
        "verdict": {"type": "withdraw"},
        "seen": None,
    }
    shown = queue.answer(message)
    assert [one["subject"] for one in shown["dependents"]] == ["two at once"]
    assert not queue.session.log.history().is_undone(made.decision_id)
    answer = queue.answer({**message, "confirmed": True})
    assert answer["told"].startswith("Ruled")
    assert queue.session.log.history().is_undone(made.decision_id)


def test_somebody_elses_keeping_is_shown_first(named):
    project, _ = named
    item, card = only_item(project.session("Ada"))
    project.session("Max").rule(item.item_id, {"type": "keep"}, seen=card["seen"])
    session = project.session("Ada")
    outcome = session.rule(item.item_id, {"type": "keep"}, seen=card["seen"])
    assert outcome.theirs["editor"] == "Max"
    assert len(DecisionLog(project.decisions).history()) == 2


def test_bulk_leaves_stale_rulings_alone(named):
    project, _ = named
    session = project.session("Ada")
    item, _ = only_item(session)
    assert session.preview([item.item_id])["count"] == 0


HOLD = "pigeon-pose/hold_s"


def say_more(project):
    """Let a new article hold the pose for a time that no other says, and build."""
    text = "Pigeon Pose\n\nBring the front shin across the mat. Hold for 77 seconds on each side.\n"
    (project.raw / "13-quux.txt").write_text(text, encoding="utf-8")
    project.build()


@pytest.fixture
def outdated(project):
    """A project in which Max ruled on a hold, and an article says something new since."""
    session = project.session("Max")
    session.rule(HOLD, {"type": "write", "value": [40, 40]}, seen=None)
    say_more(project)
    return project


def test_a_question_says_why_its_ruling_is_in_question_and_what_is_new(outdated):
    card = outdated.session("Ada").card(HOLD)
    assert (card["status"], card["decision"]["stale"]) == ("stale", True)
    told = "Said since by an article, and not seen by the editor: 77 s."
    assert card["decision"]["reason"] == told
    assert "20–30 s" in card["decision"]["saw"] and "77 s" not in card["decision"]["saw"]
    assert [card["options"][n]["label"] for n in card["decision"]["unseen"]] == ["77 s"]


def test_a_question_asked_for_its_stale_ruling_alone_says_what_is_new_with_its_unit(project):
    told = "Child’s Pose\n\nKneel, sit back on your heels and reach your arms out.{}\n"
    for article in project.raw.glob("*.txt"):
        article.unlink()
    (project.raw / "one.txt").write_text(told.format(""), encoding="utf-8")
    project.build()
    decide(project.session("Max"), DecisionKind.WRITE, "childs-pose/hold_s", {"value": [40, 40]})
    (project.raw / "two.txt").write_text(told.format(" Hold for 45 seconds."), encoding="utf-8")
    project.build()
    card = project.session("Ada").card("childs-pose/hold_s")
    new = "Said since by an article, and not seen by the editor: 45 s."
    assert card["reason"] == f"An earlier ruling is stale. {new}"
    assert card["decision"]["reason"] == new


def test_values_said_since_that_are_no_ranges_are_told_in_plain_words(project):
    reason = unseen_reason(["hip_flexors"]) + " Max ruled otherwise (decision 1)."
    row = {"reason": reason, "unseen": ["hip_flexors"]}
    shown = reason_shown(reason, row, "muscles", project.read().material.vocabulary)
    assert shown == unseen_reason(["Hip flexors"]) + " Max ruled otherwise (decision 1)."
    assert reason_shown("It went.", {"reason": "It went."}, "hold_s", None) == "It went."


def test_a_ruling_on_a_question_is_kept_by_ruling_the_same_anew(outdated):
    queue = ReviewQueue(outdated.session("Ada"))
    seen = queue.session.card(HOLD)["seen"]
    message = {"type": "rule", "item_id": HOLD, "verdict": {"type": "keep"}, "seen": seen}
    assert queue.answer(message)["told"] == "Ruled: 40 s (written). Saved."
    assert queue.session.card(HOLD)["status"] == "ruled"
    assert "no stale ruling" in queue.answer(message)["error"]
    outdated.build()
    assert read_json(outdated.out / "build.json")["stale"] == []
    assert outdated.read().material.catalog["pigeon-pose"].hold_seconds == (40, 40)
    assert outdated.session("Ada").card(HOLD)["decision"]["editor"] == "Ada"


@pytest.mark.parametrize(
    ("verdict", "kept"),
    [
        ({"type": "none"}, ("none", {})),
        ({"type": "pick", "value": [20, 30]}, ("pick", {"value": [20, 30]})),
    ],
)
def test_what_was_picked_or_refused_is_kept_as_that(project, verdict, kept):
    project.session("Max").rule(HOLD, verdict, seen=None)
    say_more(project)
    session = project.session("Ada")
    made = session.rule(HOLD, {"type": "keep"}, seen=session.card(HOLD)["seen"])
    (ruling,) = made.decision.rulings
    assert (ruling.kind.value, dict(ruling.value)) == kept


def test_only_a_ruling_in_question_can_be_kept(project):
    with pytest.raises(CurationError, match="no stale ruling"):
        project.session("Ada").rule(HOLD, {"type": "keep"}, seen=None)
