"""The commands decide, undo and log: each button's twin, and what they say when something is wrong."""

import json
import shutil
from pathlib import Path

import pytest

from curation.build import run_build
from curation.check import FILES
from curation.cli import main
from curation.decisions import DecisionLog
from curation.decisions.select import moment
from curation.store import read_json, read_rows

ARTICLES = {
    "one": "# Two stretches for the hips\n\n## Pigeon Pose\n\nFrom hands and knees, slide the right shin "
    "forward and the left leg back. Hold for 30 seconds on each side. You should feel a stretch in "
    "the glutes.\n\n## Butterfly Stretch\n\nSit with the soles of the feet together and let the knees "
    "fall to the sides. Hold for 60 seconds. It stretches the inner thighs.\n",
    "two": "# More\n\n## Pigeon Pose\n\nSlide one shin forward and stretch the other leg back. Hold for "
    "90 seconds on each side. It stretches the hip flexors.\n\n## Flibberty Wobble\n\nStand tall, "
    "pinch your nose and blow out your cheeks. Hold for 20 seconds.\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return a project that is built and has no decisions."""
    root = tmp_path_factory.mktemp("built")
    (root / "data" / "raw").mkdir(parents=True)
    for name, text in ARTICLES.items():
        (root / "data" / "raw" / f"{name}.md").write_text(text)
    run_build(root / "data" / "raw", root / "data" / "curated", root / "data" / "decisions")
    return root


@pytest.fixture
def project(built, tmp_path, monkeypatch):
    root = tmp_path / "project"
    shutil.copytree(built, root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("CURATION_EDITOR", "Anna")
    return root


@pytest.fixture
def run(project, capsys):
    capsys.readouterr()

    def command(*words, status=0):
        assert main(list(words)) == status
        captured = capsys.readouterr()
        return captured.err if status == 2 else captured.out

    return command


def rows(name, key):
    return {row[key]: row for row in read_rows(Path("data/curated") / f"{name}.jsonl")}


def made():
    return list(DecisionLog(Path("data/decisions")).history())


MENTIONS = {
    "pigeon": "one/pigeon-pose",
    "butterfly": "one/butterfly-stretch",
    "other": "two/pigeon-pose",
}
TWINS = [
    (["accept", "pigeon-pose/hold_s"], "pick", {"value": [30, 30]}),
    (["pick", "pigeon-pose/hold_s", "90"], "pick", {"value": [90, 90]}),
    (["pick", "pigeon-pose/hold_s", "@2"], "pick", {"value": [90, 90]}),
    (["write", "pigeon-pose/hold_s", "20-45"], "write", {"value": [20, 45]}),
    (["write", "pigeon-pose/reps", "5+"], "write", {"value": [5, None]}),
    (["write", "pigeon-pose/muscles", "glutes,hip_flexors"], "write", None),
    (["write", "pigeon-pose/per_side", "no"], "write", {"value": False}),
    (["write", "pigeon-pose/position", "none"], "write", {"value": None}),
    (["none", "pigeon-pose/hold_s"], "none", {}),
    (["none", MENTIONS["pigeon"]], "none", {"candidates": ["pigeon-pose"]}),
    (["accept-link", MENTIONS["other"], "frog-stretch"], "accept_link", None),
    (["refuse-link", MENTIONS["other"], "pigeon-pose"], "refuse_link", None),
    (["merge", "butterfly-stretch", "pigeon-pose"], "merge", {"into": "pigeon-pose"}),
    (["refuse-merge", "butterfly-stretch", "pigeon-pose"], "refuse_merge", None),
    (["variant", "butterfly-stretch", "pigeon-pose"], "variant", {"of": "pigeon-pose"}),
    (["variant", MENTIONS["other"], "pigeon-pose"], "variant", {"of": "pigeon-pose"}),
    (
        ["split", "pigeon-pose", MENTIONS["other"], "--name", "Cobra Pose"],
        "split",
        {"mention_ids": ["two/pigeon-pose"], "stretch_id": "cobra-pose-2", "name": "Cobra Pose"},
    ),
    (["rename", "pigeon-pose", "Dove"], "rename", {"name": "Dove"}),
    (["add-alias", "pigeon-pose", "Dove"], "add_alias", {"alias": "Dove"}),
    (["refuse-alias", "pigeon-pose", "Pigeon"], "refuse_alias", {"alias": "Pigeon"}),
    (["correct-mention", MENTIONS["pigeon"], "--kind", "release"], "correct_mention", None),
    (["correct-mention", MENTIONS["pigeon"], "--quote", "Pigeon   Pose"], "correct_mention", None),
    (["not-exercise", MENTIONS["pigeon"]], "not_exercise", {}),
    (["add-mention", "one", "--quote", "Two stretches for the\nhips"], "add_mention", None),
    (["flag", "pigeon-pose", "--note", "odd"], "flag", {}),
    (["assign", "pigeon-pose/hold_s", "Bob"], "assign", {"to": "Bob"}),
]


@pytest.mark.parametrize(("words", "kind", "value"), TWINS, ids=[t[0][0] for t in TWINS])
def test_every_verdict_can_be_typed(run, words, kind, value):
    run("decide", *words)
    (decision,) = made()
    ruling = decision.rulings[0]
    assert (decision.editor, ruling.kind.value) == ("Anna", kind)
    assert value is None or ruling.value == value
    assert "Rulings" in run("build")
    (row,) = read_rows(Path("data/curated/decisions.jsonl"))
    assert row["status"] in ("applied", "kept") and row["decision_id"] == decision.decision_id
    assert run("check") == "Nothing is wrong.\n"


def test_a_build_after_the_undo_of_all_is_the_build_without_decisions(run):
    before = {name: Path("data/curated", name).read_bytes() for name in FILES}
    for words, _, _ in (TWINS[1], TWINS[5], TWINS[11], TWINS[12], TWINS[17]):
        run("decide", *words)
    run("build")
    assert {name: Path("data/curated", name).read_bytes() for name in FILES} != before
    for decision in made():
        run("undo", decision.decision_id)
    run("build")
    assert {name: Path("data/curated", name).read_bytes() for name in FILES} == before


def test_the_rulings_reach_the_files(run):
    run("decide", "pick", "pigeon-pose/hold_s", "90", "--note", "longer is safer")
    run("decide", "merge", "flibberty-wobble", "pigeon-pose")
    run("build")
    entry = rows("catalog", "stretch_id")["pigeon-pose"]
    assert entry["hold_seconds"] == [90, 90] and len(entry["sources"]) == 3
    assert entry["provenance"]["hold_seconds"]["decision_id"] == made()[0].decision_id
    conflict = rows("conflicts", "conflict_id")["pigeon-pose/hold_s"]
    assert conflict["decision_id"] == made()[0].decision_id
    build = read_json(Path("data/curated/build.json"))
    assert build["redirects"] == {"flibberty-wobble": "pigeon-pose"}
    told = run("explain", "pigeon-pose")
    assert "longer is safer" in told and made()[0].decision_id in told
    assert "merge flibberty-wobble" in run("explain", "flibberty-wobble")


def test_an_unknown_name_is_merged_or_given_as_an_alias(run):
    assert "flibberty-wobble" in rows("catalog", "stretch_id")
    run("decide", "add-alias", "pigeon-pose", "Flibberty Wobble")
    report = run("build")
    assert "Flibberty" not in report
    assert "flibberty-wobble" not in rows("catalog", "stretch_id")


def test_only_linking_and_reconciling_run_again_and_nothing_changed_stays_right(run):
    out, raw, decisions = Path("data/curated"), Path("data/raw"), Path("data/decisions")
    assert "Nothing has changed" in run("build")
    run("decide", "pick", "pigeon-pose/hold_s", "90")
    report = run_build(raw, out, decisions)
    assert report.rebuilt == () and "Nothing has changed" not in report.summary
    assert "Nothing has changed" in run_build(raw, out, decisions).summary
    mtime = (out / "catalog.jsonl").stat().st_mtime_ns
    lines = (decisions / "anna-bf4fccd6.jsonl").read_text()
    (decisions / "anna-bf4fccd6.jsonl").rename(decisions / "renamed.jsonl")
    assert "Nothing has changed" in run("build")
    assert (out / "catalog.jsonl").stat().st_mtime_ns == mtime
    (decisions / "renamed.jsonl").write_text(lines + "<<<<<<< HEAD\n")
    assert "line 2: is not a decision" in run("build", status=2)
    assert rows("catalog", "stretch_id")["pigeon-pose"]["hold_seconds"] == [90, 90]
    assert "line 2: is not a decision" in run("check", status=1)
    assert "line 2: is not a decision" in run("log", status=1)


def test_a_stale_ruling_is_told_with_the_old_value(run):
    run("decide", "pick", "pigeon-pose/hold_s", "90")
    changed = ARTICLES["two"].replace("90 seconds", "45 seconds")
    Path("data/raw/two.md").write_text(changed)
    assert "1 stale" in run("build")
    (stale,) = read_json(Path("data/curated/build.json"))["stale"]
    assert (stale["value"], stale["editor"], stale["holds"]) == ({"value": [90, 90]}, "Anna", False)
    assert rows("conflicts", "conflict_id")["pigeon-pose/hold_s"]["status"] == "stale"
    assert "stale" in run("explain", "pigeon-pose/hold_s")
    told = run("log", "--stale")
    assert "pick pigeon-pose/hold_s 90" in told and "It holds no more." in told
    assert "1 of the 2 mentions" in told and "1 stale." in told
    first = made()[0].decision_id
    run("decide", "keep", first)
    assert "0 stale." in run("build") + run("log", "--stale")
    assert "kept" in run("explain", "pigeon-pose/hold_s") + run("build")
    run("undo", made()[1].decision_id)
    run("build")
    assert "no stale decision" in run("decide", "keep", "01X", status=2)
    assert "Stale: @1." in run("decide", "keep", first, "@2", status=2)
    run("decide", "pick", "pigeon-pose/hold_s", "45", "--after", first)
    assert "log --stale" not in run("build") and "0 stale." in run("log", "--stale")
    assert "no build is here" in run("log", "--stale", "--out", "nowhere", status=2)


def test_somebody_elses_ruling_is_shown_first(run):
    run("decide", "pick", "pigeon-pose/hold_s", "90", "--editor", "Bob", "--note", "seen it")
    told = run("decide", "pick", "pigeon-pose/hold_s", "30", status=2)
    assert "Bob  pick pigeon-pose/hold_s 90" in told and "seen it" in told
    (theirs,) = made()
    run("decide", "pick", "pigeon-pose/hold_s", "30", "--after", theirs.decision_id)
    run("decide", "pick", "pigeon-pose/hold_s", "45+", "--blind", "--editor", "Eve", status=2)
    run("decide", "write", "pigeon-pose/hold_s", "45+", "--blind", "--editor", "Eve")
    assert [d.rulings[0].value["value"] for d in made()] == [[90, 90], [30, 30], [45, None]]


def test_all_suggestions_of_a_filter_are_shown_then_accepted_and_undone_as_one(run):
    assert "nothing was written" in run("decide", "accept-all", "--entry", "pigeon-pose")
    assert made() == []
    run("decide", "accept-all", "--entry", "pigeon-pose", "--yes")
    (decision,) = made()
    assert decision.scope == "suggestions for entry pigeon-pose" and len(decision.rulings) >= 2
    run("build")
    conflicts = rows("conflicts", "conflict_id").values()
    assert {c["status"] for c in conflicts if c["stretch_id"] == "pigeon-pose"} == {"decided"}
    assert "Nothing is open" in run("decide", "accept-all", "--entry", "pigeon-pose")
    run("undo", decision.decision_id)
    run("build")
    assert {c["status"] for c in rows("conflicts", "conflict_id").values()} == {"open"}


def test_an_undo_lists_what_rests_on_it_and_what_stands_again(run):
    run("decide", "pick", "pigeon-pose/hold_s", "30")
    first = made()[0]
    run("decide", "pick", "pigeon-pose/hold_s", "90", "--after", first.decision_id)
    assert f"[{first.decision_id}]" in run("undo", made()[1].decision_id)
    run("decide", "split", "pigeon-pose", "two/pigeon-pose", "--name", "Dove")
    split = made()[-1]
    run("build")
    run("decide", "rename", "dove", "Turtle Dove")
    told = run("undo", split.decision_id)
    assert "rest on it" in told and "rename dove" in told
    assert "has undone it already" in run("undo", split.decision_id, status=2)
    run("undo", made()[-1].decision_id)
    assert run("build") and rows("catalog", "stretch_id")["dove"]["name"] == "Turtle Dove"


def test_the_log_is_filtered_by_editor_subject_kind_and_date(run):
    run("decide", "pick", "pigeon-pose/hold_s", "30")
    run("decide", "flag", "butterfly-stretch", "--note", "why", "--editor", "Bob")
    first, second = made()
    run("undo", first.decision_id)
    lines = {
        "--editor bob": [second],
        "--subject pigeon-pose": [first, made()[2]],
        "--kind flag": [second],
        "--since 2000-01-01 --until 2000-01-02": [],
        "--since 2000-01-01": made(),
        "--until 2000-01-01": [],
    }
    for words, expected in lines.items():
        told = run("log", *words.split(), "--json").splitlines()
        assert [json.loads(line)["decision_id"] for line in told] == [
            d.decision_id for d in expected
        ], words
    assert f"undone by Anna ({made()[2].decision_id})" in run("log")
    assert "is no date" in run("log", "--since", "yesterday", status=2)
    assert "is no kind" in run("log", "--kind", "guess", status=2)


def test_the_log_is_shown_as_a_difference_between_two_dates(run):
    day = Path("data/decisions/eve.jsonl")
    run("decide", "pick", "pigeon-pose/hold_s", "30")
    run("decide", "flag", "pigeon-pose", "--note", "why")
    run("undo", made()[0].decision_id)
    times = ("2026-01-01T10:00:00.000Z", "2026-02-01T10:00:00.000Z", "2026-03-01T10:00:00.000Z")
    (path,) = Path("data/decisions").glob("*.jsonl")
    rows_made = [json.loads(line) for line in path.read_text().splitlines()]
    told = [json.dumps({**row, "time": time}) for row, time in zip(rows_made, times, strict=True)]
    day.write_text("".join(f"{line}\n" for line in told))
    path.unlink()
    begun = run("log", "--diff", "2025-12-31", "2026-02-15").splitlines()
    assert [line[:6] for line in begun] == ["+ pick", "+ flag"]
    ended = run("log", "--diff", "2026-02-15", "2026-03-02").splitlines()
    assert [line[:6] for line in ended] == ["- pick"]
    assert "same rulings" in run("log", "--diff", "2026-03-02", "2026-03-03")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["pick", "pigeon-pose/hold_s", "99"], "@1 30, @2 90"),
        (["pick", "pigeon-pose/hold_s", "@3"], "there are 2 values"),
        (["pick", "pigeon-poze/hold_s", "30"], "Did you mean pigeon-pose/hold_s"),
        (["pick", "pigeon-pose/hold_s"], "takes CONFLICT VALUE"),
        (["write", "pigeon-pose/hold_s", "99999"], "from 0 to 3600"),
        (["write", "pigeon-pose/hold_s", "60-30"], "cannot be"),
        (["write", "pigeon-pose/hold_s", "soon"], "is no range"),
        (["write", "pigeon-pose/muscles", "nose"], "'nose' is not known"),
        (["write", "pigeon-pose/colour", "red"], "is no field"),
        (["accept-link", "one/nothing", "pigeon-pose"], "no mention has the id"),
        (["accept-link", "one/pigeon-pose", "nothing-pose"], "no entry has the id"),
        (["merge", "pigeon-pose", "pigeon-pose"], "names itself"),
        (["split", "pigeon-pose", "one/butterfly-stretch", "--name", "X"], "no mention of pigeon"),
        (["split", "pigeon-pose"], "--name NAME"),
        (["rename", "pigeon-pose", "--", "!!"], "holds no word"),
        (["rename", "pigeon-pose", "butterfly stretch"], "Merge the two"),
        (["same", "pigeon-pose/hold_s"], "does not ask whether"),
        (["add-mention", "one", "--quote", "not there"], "does not hold these words"),
        (["correct-mention", "one/pigeon-pose"], "corrects nothing"),
        (["correct-mention", "one/pigeon-pose", "--kind", "dance"], "'kind' cannot be that"),
        (["flag", "pigeon-pose"], "--note WHY"),
        (["flag", "nothing", "--note", "x"], "nothing has the id"),
    ],
)
def test_a_ruling_that_cannot_be_says_why_in_one_line_and_writes_nothing(run, words, told):
    error = run("decide", *words, status=2)
    assert told in error and error.count("\n") == 1 and made() == []


def test_what_a_terminal_would_obey_is_shown_as_text(run):
    run("decide", "flag", "pigeon-pose", "--note", "\x1b[2J\u202e gone")
    told = run("log")
    assert "\x1b" not in told and "\u202e" not in told and "[2J" in told


@pytest.mark.parametrize("day", ["2026-11-26", "20261126", "2026-W48-4"])
def test_a_day_ends_with_its_last_hour_however_it_is_written(day):
    assert moment(day, end=True)[:19] == moment("2026-11-27")[:19]
    timed = f"{day}T10:00" if "-" in day else f"{day}T1000"
    assert moment(timed, end=True) == moment(timed)
