"""Other programs' own layouts: free-exercise-db, wger, and Markdown for static sites."""

import json
import re
from dataclasses import replace
from uuid import UUID

import jsonschema
import pytest
from markdown_it import MarkdownIt

from curation.export.data_files import read_table
from curation.export.formats.free_exercise_db import convert, write_free_exercise_db
from curation.export.formats.markdown_pages import front_matter, page_name, write_markdown
from curation.export.formats.wger import FIRST_KEY, LAST_KEY, Keys, write_wger
from curation.export.records import Redirect
from curation.vocabulary import load_vocabulary
from tests.export.exports import article, built, entry, mention, released
from tests.export.releases import HOSTILE, LONG, release_of_texts

MUSCLES = (
    "abdominals", "abductors", "adductors", "biceps", "calves", "chest", "forearms", "glutes",
    "hamstrings", "lats", "lower back", "middle back", "neck", "quadriceps", "shoulders", "traps",
    "triceps",
)  # fmt: skip
CATEGORIES = range(8, 16)
MUSCLE_IDS = range(1, 17)
EQUIPMENT_IDS = range(1, 13)
LICENCES = range(1, 6)
VOCABULARY = load_vocabulary()
OWN_SCHEMA = {
    "$schema": "http://json-schema.org/draft-04/schema#",
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": "^[0-9a-zA-Z_-]+$"},
        "name": {"type": "string"},
        "force": {"type": ["string", "null"], "enum": [None, "static", "pull", "push"]},
        "level": {"type": "string", "enum": ["beginner", "intermediate", "expert"]},
        "mechanic": {"type": ["string", "null"], "enum": ["isolation", "compound", None]},
        "primaryMuscles": {"type": "array", "items": [{"type": "string", "enum": MUSCLES}]},
        "secondaryMuscles": {"type": "array", "items": [{"type": "string", "enum": MUSCLES}]},
        "instructions": {"type": "array", "items": [{"type": "string"}]},
        "images": {"type": "array", "items": [{"type": "string"}]},
    },
    "required": [
        "id", "name", "level", "mechanic", "equipment", "primaryMuscles", "secondaryMuscles",
        "instructions", "category", "images",
    ],
}  # fmt: skip
"""What free-exercise-db's own schema.json asks for (commit acd61f7), as it checks it."""


def sample(**changes):
    source = article()
    return released(built((entry(mentions=(mention(source),), **changes),), (source,)))


@pytest.fixture(scope="module")
def hostile():
    return release_of_texts((*HOSTILE, *LONG))


def written(writer, release, folder):
    folder.mkdir()
    writer(release, folder)
    return folder


@pytest.mark.parametrize("which", ["sample", "hostile"])
def test_every_exercise_keeps_to_free_exercise_db_s_schema_and_to_the_strict_one(
    which, hostile, tmp_path
):
    release = hostile if which == "hostile" else sample()
    if which == "hostile":
        glutes = (replace(release.muscles[0], muscle_id="glutes"),)
        entries = tuple(replace(e, muscles=("glutes",)) for e in release.entries)
        release = replace(release, muscles=glutes, entries=entries)
    folder = written(write_free_exercise_db, release, tmp_path / "fedb")
    strict = json.loads((folder / "schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(strict)
    files = sorted((folder / "exercises").glob("*.json"))
    assert len(files) == len(release.entries)
    for path in files:
        exercise = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft4Validator(OWN_SCHEMA).validate(exercise)
        jsonschema.Draft202012Validator(strict).validate(exercise)
        assert path.stem == exercise["id"]
    everything = json.loads((folder / "dist" / "exercises.json").read_text(encoding="utf-8"))
    assert len({e["id"].casefold() for e in everything}) == len(files)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("primaryMuscles", ["glutes", "wings"]),
        ("primaryMuscles", []),
        ("force", "sideways"),
        ("colour", "red"),
        ("instructions", []),
    ],
)
def test_the_strict_schema_finds_what_the_own_one_lets_pass(field, value, tmp_path):
    folder = written(write_free_exercise_db, sample(), tmp_path / "fedb")
    (exercise,) = json.loads((folder / "dist" / "exercises.json").read_text())
    strict = json.loads((folder / "schema.json").read_text())
    assert not jsonschema.Draft202012Validator(strict).is_valid({**exercise, field: value})


@pytest.mark.parametrize(
    ("name", "exercise_id"),
    [
        ("90/90 Hamstring", "90_90_Hamstring"),
        ("Child's Pose", "Childs_Pose"),
        ("Standing Hip Flexors", "Standing_Hip_Flexors"),
        ("All-Fours Quad Stretch", "All-Fours_Quad_Stretch"),
        ("🧘", "pigeon_pose"),
    ],
)
def test_the_id_is_made_of_the_name_by_the_data_set_s_rule(name, exercise_id):
    ((exercise,), _) = convert(sample(name=name).entries)
    assert exercise["id"] == exercise_id


@pytest.mark.parametrize(
    ("table", "key", "known"),
    [
        ("muscle_mappings", "muscle_id", {m.exported_as for m in VOCABULARY.muscles.values()}),
        ("equipment_mappings", "equipment_id", {*VOCABULARY.equipment_exports.values()} - {""}),
    ],
)
def test_the_mappings_name_every_id_that_the_catalog_can_hold(table, key, known):
    assert {row[key] for row in read_table(table)} == known


def test_the_mappings_hold_the_other_programs_own_terms():
    for row in read_table("muscle_mappings"):
        assert row["free_exercise_db"] in (*MUSCLES, "")
        assert not row["wger_muscle"] or int(row["wger_muscle"]) in MUSCLE_IDS
        assert not row["wger_category"] or int(row["wger_category"]) in CATEGORIES


def test_two_exercises_of_one_name_have_two_ids():
    one = sample().entries[0]
    exercises, _ = convert((one, replace(one, stretch_id="other", name="PIGEON pose")))
    assert [e["id"] for e in exercises] == ["PIGEON_pose_other", "Pigeon_Pose"]


def test_what_does_not_map_is_reported():
    muscles = ("glutes", "hip_flexors", "hips", "pelvic_floor")
    release = sample(muscles=muscles, equipment=("chair", "roller", "wall"))
    ((exercise,), report) = convert(release.entries)
    assert exercise["primaryMuscles"] == ["glutes", "quadriceps"]
    assert exercise["equipment"] == "foam roll"
    assert set(report.unmatched) == {"hips", "pelvic_floor"}
    assert report.approximate["hip_flexors"]["as"] == "quadriceps"
    assert report.reduced == {"pigeon-pose": ["chair", "wall"]}
    lost = replace(release.entries[0], muscles=("full_body",), reference_muscles=())
    assert convert((lost,))[1].left_out == {"pigeon-pose": ["full_body"]}


def test_the_vocabulary_s_muscles_step_in_where_the_sources_name_none_that_maps():
    release = sample(muscles=())
    ((exercise,), report) = convert(release.entries)
    assert exercise["primaryMuscles"] and report.from_reference == ["pigeon-pose"]


def refuse(submission):
    """Yield what wger's serializers would refuse (rules at commit aaba201, exercises/models)."""
    for field, known in (
        ("category", CATEGORIES),
        ("muscles", MUSCLE_IDS),
        ("muscles_secondary", MUSCLE_IDS),
        ("equipment", EQUIPMENT_IDS),
        ("license", LICENCES),
    ):
        value = submission[field]
        if not set(value if isinstance(value, list) else [value]) <= set(known):
            yield field
    if (
        not isinstance(submission["license_author"], str)
        or len(submission["license_author"]) > 3500
    ):
        yield "license_author"
    if not any(t["language"] == 2 for t in submission["translations"]):
        yield "English"
    for translation in submission["translations"]:
        yield from refuse_translation(translation)


def refuse_translation(translation):
    if not 0 < len(translation["name"].strip()) <= 200:
        yield "name"
    if len(translation["description_source"]) < 40:
        yield "description_source"
    if not all(0 < len(alias["alias"]) <= 200 for alias in translation["aliases"]):
        yield "alias"
    if "\x00" in json.dumps(translation, ensure_ascii=False).replace("\\u0000", "\x00"):
        yield "NUL, which PostgreSQL refuses"


def submissions(folder):
    with (folder / "submissions.jsonl").open(encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]


@pytest.mark.parametrize("which", ["sample", "hostile"])
def test_wger_s_serializers_would_take_every_submission(which, hostile, tmp_path):
    release = hostile if which == "hostile" else sample(name="N" * 300, aliases=("a" * 300, "b"))
    folder = written(write_wger, release, tmp_path / "wger")
    made = submissions(folder)
    assert len(made) == len(release.entries)
    assert [list(refuse(s)) for s in made] == [[] for _ in made]


@pytest.mark.parametrize(
    ("field", "value"),
    [("category", 3), ("muscles", [17]), ("equipment", [0]), ("license", None)],
)
def test_the_model_of_the_serializers_refuses_what_wger_would(field, value, tmp_path):
    (made,) = submissions(written(write_wger, sample(), tmp_path / "wger"))
    assert list(refuse({**made, field: value})) == [field]


def test_a_submission_holds_ids_licence_author_and_steps(tmp_path):
    (made,) = submissions(written(write_wger, sample(), tmp_path / "wger"))
    assert (made["category"], made["muscles"], made["equipment"]) == (9, [8], [4])
    assert (made["license"], made["license_author"]) == (4, "Example Press")
    (translation,) = made["translations"]
    steps = translation["description_source"].splitlines()
    assert [step.split(".")[0] for step in steps] == [str(n) for n in range(1, len(steps) + 1)]
    assert steps[-1].endswith(" Hold for 30 to 60 seconds.")


@pytest.mark.parametrize(
    ("licences", "wger"),
    [
        (("CC BY 4.0", "CC0"), 4),
        (("CC BY-SA 3.0", "CC BY-SA 4.0"), 2),
        (("Apache-2.0",), 2),
        (("CC BY 4.0", "CC BY-NC 4.0"), None),
        (("CC BY 4.0", ""), None),
    ],
)
def test_the_licence_is_the_strictest_of_the_sources_or_the_entry_stays_out(
    licences, wger, tmp_path
):
    sources = tuple(article(f"a{n}", text) for n, text in enumerate(licences))
    folder = written(write_wger, released(built(articles=sources)), tmp_path / "wger")
    assert [s["license"] for s in submissions(folder)] == ([wger] if wger else [])
    report = json.loads((folder / "report.json").read_text())
    assert list(report["left_out"]) == ([] if wger else ["pigeon-pose"])


def test_fixtures_refer_to_each_other_and_have_lasting_uuids(tmp_path):
    release = sample()
    rows = json.loads((written(write_wger, release, tmp_path / "a") / "fixtures.json").read_text())
    again = json.loads((written(write_wger, release, tmp_path / "b") / "fixtures.json").read_text())
    assert rows == again
    by_model = {row["model"]: row for row in rows}
    exercise = by_model["exercises.exercise"]
    translation = by_model["exercises.translation"]
    assert translation["fields"]["exercise"] == exercise["pk"]
    assert by_model["exercises.alias"]["fields"]["translation"] == translation["pk"]
    assert len({UUID(row["fields"]["uuid"]) for row in rows}) == len(rows)


def test_a_fixture_keeps_its_key_when_other_exercises_come_before_it(tmp_path):
    def keys(release, name):
        folder = written(write_wger, release, tmp_path / name)
        rows = json.loads((folder / "fixtures.json").read_text())
        return {row["fields"]["uuid"]: row["pk"] for row in rows}

    alone = keys(sample(), "alone")
    source = article()
    mentions = (mention(source),)
    first = entry("a-first-one", mentions=mentions, name="A First One", aliases=("first",))
    both = keys(released(built((first, entry(mentions=mentions)), (source,), mentions)), "both")
    assert both.keys() > alone.keys()
    assert {uuid: both[uuid] for uuid in alone} == alone


def test_two_rows_of_one_table_never_share_a_key():
    keys = Keys()
    uuid = UUID(int=7)
    assert keys.of(str(uuid)) != keys.of(str(UUID(int=7 + LAST_KEY - FIRST_KEY + 1)))
    assert FIRST_KEY <= Keys().of(str(UUID(int=2**128 - 1))) <= LAST_KEY


def test_a_page_shows_the_exercise_with_links_and_sources(tmp_path):
    release = released(
        built(), evidence="short", redirects=(Redirect("half-pigeon", "pigeon-pose"),)
    )
    folder = written(write_markdown, release, tmp_path / "site")
    page = (folder / "entries" / "pigeon-pose.md").read_text()
    assert '\nmuscles: ["glutes"]\n' in page
    html = MarkdownIt().render(page.split("---\n", 2)[2])
    assert '<a href="../muscles/glutes.md">Glutes</a>' in html
    assert "<li>Hold: 30 to 60 seconds</li>" in html
    assert "Hold for 30 to 60 seconds while you breathe." in html
    assert 'redirect_to: "pigeon-pose.md"' in (folder / "entries" / "half-pigeon.md").read_text()
    for path in folder.rglob("*.md"):
        for link in re.findall(r"\]\(([^)\s]+\.md)\)", path.read_text()):
            assert (path.parent / link).exists(), (path, link)


def test_hostile_texts_show_as_text_in_pages(hostile, tmp_path):
    folder = written(write_markdown, hostile, tmp_path / "site")
    render = MarkdownIt("commonmark", {"html": True}).render
    pages = list(folder.rglob("*.md"))
    assert len(pages) > len(HOSTILE)
    for path in pages:
        text = path.read_text(encoding="utf-8")
        body = text.split("\n---\n", 1)[1]
        assert "{{" not in body and "{%" not in body
        html = render(body)
        assert "<script" not in html and 'javascript:alert(1)"' not in html
        assert "\u202e" not in html
        assert html.count("<h1>") == 1


def test_front_matter_holds_texts_that_yaml_reads_back(hostile):
    yaml = pytest.importorskip("yaml")
    for text in HOSTILE:
        block = front_matter({"title": text, "names": [text]}).removeprefix("---\n")
        facts = yaml.safe_load(block.removesuffix("\n---"))
        assert facts == {"title": text, "names": [text]}


def test_a_page_s_name_is_the_id_or_unmistakable():
    names = [page_name(i) for i in ("pigeon-pose", "a/b", "a-b", "Ünder", "x" * 300, "x" * 301)]
    assert names[0] == "pigeon-pose"
    assert len({n.casefold() for n in names}) == len(names)
    assert all(re.fullmatch(r"[a-z0-9_-]{1,120}", n) for n in names)
