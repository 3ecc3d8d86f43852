"""Exercises for wger: as submissions to its interface and as fixtures for its database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from curation.export.addresses import address, is_web
from curation.export.data_files import read_mapping
from curation.export.formats.json_text import write_array
from curation.export.licences import known_licences
from curation.export.markup import ordered, plain
from curation.export.records import Release, ReleaseArticle, ReleaseEntry
from curation.rows import dumps
from curation.store import indented

LONGEST_NAME = 200
LONGEST_AUTHOR = 3500
LONGEST_ADDRESS = 200
SHORTEST_DESCRIPTION = 40
NO_EQUIPMENT = 7
ENGLISH = 2
FIRST_KEY = 1_000_000
"""Keys of the fixtures begin here, away from those that wger's own data uses."""
LAST_KEY = 2**31 - 1
"""The greatest key that wger's columns hold (Django's AutoField)."""

STRICTEST = (5, 2, 1, 4, 3)
"""wger's licences, the one with the most conditions first: ODbL, CC BY-SA 4 and 3, CC BY 4, CC0."""

Submission = dict[str, Any]
Fixture = dict[str, Any]


def write_wger(release: Release, folder: Path) -> None:
    """Write ``submissions.jsonl``, ``fixtures.json`` and ``report.json``."""
    left_out: dict[str, str] = {}
    with (folder / "submissions.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for _, submission in convert(release, left_out):
            file.write(dumps(submission) + "\n")
    with (folder / "fixtures.json").open("w", encoding="utf-8", newline="\n") as file:
        write_array(file, _fixtures(release))
        file.write("\n")
    report = indented(_report(release, left_out))
    (folder / "report.json").write_text(report, encoding="utf-8")


def convert(release: Release, left_out: dict[str, str]) -> Iterator[tuple[str, Submission]]:
    """Yield the submissions with their entries' ids.

    Args:
        left_out: takes the ids of the other entries, and why they cannot go.
    """
    articles = {article.article_id: article for article in release.articles}
    for entry in release.entries:
        category, licence = _category(entry), _licence(entry)
        if category is None:
            left_out[entry.stretch_id] = "none of its muscles belongs to a category of wger"
        elif licence is None:
            left_out[entry.stretch_id] = f"wger has no licence for {', '.join(entry.licences)}"
        else:
            yield entry.stretch_id, _submission(entry, category, licence, articles)


def _submission(
    entry: ReleaseEntry, category: int, licence: int, articles: dict[str, ReleaseArticle]
) -> Submission:
    author = _author(entry, articles)
    return {
        "category": category,
        "muscles": _mapped("muscle_mappings", "muscle_id", "wger_muscle", entry.muscles),
        "muscles_secondary": [],
        "equipment": _mapped(
            "equipment_mappings", "equipment_id", "wger_equipment", entry.equipment
        )
        or ([] if entry.equipment else [NO_EQUIPMENT]),
        "license": licence,
        "license_author": author,
        "variation_group": None,
        "translations": [
            {
                "name": _cut(plain(entry.name) or entry.stretch_id, LONGEST_NAME),
                "description_source": _description(entry),
                "language": ENGLISH,
                "license_author": author,
                "aliases": [{"alias": alias} for alias in _aliases(entry)],
                "comments": [],
            }
        ],
    }


def _category(entry: ReleaseEntry) -> int | None:
    """Return the category of most muscles, the lowest among equals; of the reference's at need."""
    table = ("muscle_mappings", "muscle_id", "wger_category")
    found = Counter(
        _mapped(*table, entry.muscles, keep=True)
        or _mapped(*table, entry.reference_muscles, keep=True)
    )
    return min(found, key=lambda c: (-found[c], c)) if found else None


def _licence(entry: ReleaseEntry) -> int | None:
    """Return the licence of wger with the conditions of all of the entry's sources."""
    known = known_licences()
    ids = {known[i].wger_id if i in known else None for i in entry.licences}
    return None if None in ids else next((i for i in STRICTEST if i in ids), None)


def _mapped(
    table: str, key: str, value: str, wanted: tuple[str, ...], *, keep: bool = False
) -> list[int]:
    mapping = read_mapping(table, key, value)
    found = [int(mapping[w]) for w in wanted if w in mapping]
    return found if keep else sorted(set(found))


def _author(entry: ReleaseEntry, articles: dict[str, ReleaseArticle]) -> str:
    used = (articles[s.article_id] for s in entry.sources)
    names = dict.fromkeys(plain(a.author or a.source or a.title) or a.article_id for a in used)
    return _cut("; ".join(names), LONGEST_AUTHOR)


def _description(entry: ReleaseEntry) -> str:
    text = ordered(entry.instructions)
    if len(text) < SHORTEST_DESCRIPTION:
        more = read_mapping("wording", "key", "text")["wger.more"]
        text = f"{text}\n\n{more}".strip()
    return text


def _aliases(entry: ReleaseEntry) -> list[str]:
    names = (_cut(plain(alias), LONGEST_NAME) for alias in entry.aliases)
    return list(dict.fromkeys(name for name in names if name))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _fixtures(release: Release) -> Iterator[Fixture]:
    """Yield the rows of wger's tables in the shape that Django's loaddata takes.

    loaddata overwrites the row of a key, so each key follows from the row's uuid and is the same in
    every release.
    """
    keys, alias_keys = Keys(), Keys()
    for stretch_id, submission in convert(release, {}):
        (translation,) = submission["translations"]
        page = address(release.info, "entry", stretch_id)
        key = keys.of(_uuid(page))
        rights = _rights(submission, release, page)
        yield _fixture(
            "exercises.exercise",
            key,
            uuid=_uuid(page),
            category=submission["category"],
            muscles=submission["muscles"],
            muscles_secondary=[],
            equipment=submission["equipment"],
            variation_group=None,
            created=release.info.date,
            last_update=f"{release.info.date}T00:00:00Z",
            **rights,
        )
        yield _fixture(
            "exercises.translation",
            key,
            uuid=_uuid(f"{page}#en"),
            exercise=key,
            language=ENGLISH,
            name=translation["name"],
            description_source=translation["description_source"],
            created=release.info.date,
            last_update=f"{release.info.date}T00:00:00Z",
            **rights,
        )
        for item in translation["aliases"]:
            uuid = _uuid(f"{page}#{item['alias']}")
            yield _fixture(
                "exercises.alias",
                alias_keys.of(uuid),
                uuid=uuid,
                translation=key,
                alias=item["alias"],
            )


class Keys:
    """The keys of one table, each made of its row's uuid; two rows never share one."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def of(self, uuid: str) -> int:
        """Return the key of a row that has none yet."""
        room = LAST_KEY - FIRST_KEY + 1
        key = FIRST_KEY + UUID(uuid).int % room
        while key in self._taken:
            key = FIRST_KEY + (key - FIRST_KEY + 1) % room
        self._taken.add(key)
        return key


def _fixture(model: str, key: int, **fields: Any) -> Fixture:
    return {"model": model, "pk": key, "fields": fields}


def _uuid(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def _rights(submission: Submission, release: Release, page: str) -> dict[str, Any]:
    return {
        "license": submission["license"],
        "license_title": _cut(plain(release.info.title), 300),
        "license_object_url": page if is_web(page) and len(page) <= LONGEST_ADDRESS else "",
        "license_author": submission["license_author"],
        "license_author_url": "",
        "license_derivative_source_url": "",
    }


def _report(release: Release, left_out: dict[str, str]) -> dict[str, Any]:
    lost: dict[str, dict[str, list[str]]] = {"muscles": {}, "equipment": {}}
    for entry in release.entries:
        for kind, table, key, value in (
            ("muscles", "muscle_mappings", "muscle_id", "wger_muscle"),
            ("equipment", "equipment_mappings", "equipment_id", "wger_equipment"),
        ):
            mapping = read_mapping(table, key, value)
            for item in getattr(entry, kind):
                if item not in mapping:
                    lost[kind].setdefault(item, []).append(entry.stretch_id)
    known = known_licences()
    return {
        "left_out": left_out,
        "muscles_without_a_match": dict(sorted(lost["muscles"].items())),
        "equipment_without_a_match": dict(sorted(lost["equipment"].items())),
        "licences": {i: known[i].wger_id for i in release.info.licences if i in known},
        "stated_for_every_exercise": {
            "muscles_secondary": "none, because the sources do not rank targets",
            "licence": "permissive licences go out under share-alike terms; keep their notices",
        },
    }
