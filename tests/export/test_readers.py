"""The real readers accept a release: validators, databases, data frames, Excel's and JSON-LD's."""

import csv
import json
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import duckdb
import jsonschema
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyld import jsonld

from curation.export.documents import COLLECTIONS
from curation.export.formats import FORMATS
from curation.export.reading import read_release
from curation.export.records import Redirect
from tests.export.exports import article, built, entry, export, mention, released
from tests.export.releases import HOSTILE, LONG, release_of_texts
from tests.projects import DATA

TERMS = DATA / "schemaorg_terms.csv"
SCHEMA_ORG = "https://schema.org/"


def tool(name):
    return str(Path(sys.executable).with_name(name))


@pytest.fixture(scope="module")
def release():
    """A release with evidence, a redirect, two sources and an entry without a name of its own."""
    sources = (article("one"), article("two", "CC BY-SA 4.0"))
    mentions = tuple(mention(a) for a in sources)
    entries = (
        entry(
            "frog-stretch",
            mentions=mentions[:1],
            name="Frog Stretch",
            muscles=("adductors",),
            aliases=("frog",),
        ),
        entry(mentions=mentions, reps=(3, 5), sets=(2, None)),
    )
    catalog = built(entries, sources, mentions)
    return released(catalog, evidence="short", redirects=(Redirect("half-pigeon", "pigeon-pose"),))


@pytest.fixture(scope="module")
def folders(release, tmp_path_factory):
    """The release in every format, by format."""
    base = tmp_path_factory.mktemp("formats")
    for name, known in FORMATS.items():
        (base / name).mkdir()
        known.write(release, base / name)
    return base


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A release full of texts that formats stumble over, in every format."""
    base = tmp_path_factory.mktemp("hostile")
    for name, known in FORMATS.items():
        (base / name).mkdir()
        known.write(release_of_texts((*HOSTILE, *LONG)), base / name)
    return base


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def frictionless(folder):
    done = run(tool("frictionless"), "validate", str(folder / "datapackage.json"), "--json")
    report = json.loads(done.stdout)
    errors = [e["message"] for task in report["tasks"] for e in task["errors"]]
    return report["valid"] and done.returncode == 0, report["errors"] + errors


def test_frictionless_validates_the_data_package(folders):
    assert frictionless(folders / "frictionless") == (True, [])


def test_frictionless_validates_a_package_full_of_hostile_texts(tmp_path):
    FORMATS["frictionless"].write(release_of_texts(HOSTILE), tmp_path)
    assert frictionless(tmp_path) == (True, [])


def test_frictionless_finds_what_breaks_the_package_s_own_rules(folders, tmp_path):
    folder = shutil.copytree(folders / "frictionless", tmp_path / "package")
    path = folder / "data" / "entry_muscles.csv"
    path.write_text(path.read_text().replace("adductors", "wings"), encoding="utf-8")
    valid, errors = frictionless(folder)
    assert not valid and any("wings" in error for error in errors)


def test_the_data_package_says_what_the_standard_asks_for(folders, release):
    package = json.loads((folders / "frictionless" / "datapackage.json").read_text())
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["version"] == release.info.version
    assert [i["name"] for i in package["licenses"]] == ["CC-BY-4.0", "CC-BY-SA-4.0"]
    assert [s["title"] for s in package["sources"]] == [
        "Title of one, Example Press",
        "Title of two, Example Press",
    ]
    (entries,) = [r for r in package["resources"] if r["name"] == "entries"]
    assert entries["schema"]["primaryKey"] == ["stretch_id"]
    assert {"name": "kind", "type": "string"}.items() <= entries["schema"]["fields"][2].items()


def test_mlcroissant_validates_the_description_and_reads_the_records(folders, release):
    path = folders / "croissant" / "croissant.json"
    done = run(tool("mlcroissant"), "validate", "--jsonld", str(path))
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr and "Done" in done.stderr
    import mlcroissant

    dataset = mlcroissant.Dataset(jsonld=str(path))
    rows = list(dataset.records("entries"))
    assert [row["entries/stretch_id"].decode() for row in rows] == ["frog-stretch", "pigeon-pose"]
    assert [row["entries/hold_seconds_high"] for row in rows] == [60.0, 60.0]


def test_croissant_has_every_required_property(folders):
    """mlcroissant only warns of most; the list is that of the specification 1.1, section Dataset."""
    found = json.loads((folders / "croissant" / "croissant.json").read_text())
    for name in (
        "@context", "@type", "conformsTo", "description", "license", "name", "url", "creator",
        "datePublished", "distribution",
    ):  # fmt: skip
        assert found[name], name
    for file in found["distribution"]:
        assert {"@id", "name", "contentUrl", "encodingFormat", "sha256"} <= set(file)


@pytest.mark.parametrize("which", ["folders", "hostile"])
def test_json_and_json_lines_keep_to_the_published_schema(which, request):
    base = request.getfixturevalue(which)
    schema = json.loads((base / "json" / "release.schema.json").read_text())
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    document = json.loads((base / "json" / "catalog.json").read_text(encoding="utf-8"))
    validator(schema, format_checker=validator.FORMAT_CHECKER).validate(document)
    for name in COLLECTIONS:
        item = {**schema["properties"][name]["items"], "$defs": schema["$defs"]}
        with (base / "jsonl" / f"{name}.jsonl").open(encoding="utf-8", newline="\n") as file:
            for line in file:
                validator(item).validate(json.loads(line))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "test"),
        ("hold_seconds", [None, None]),
        ("hold_seconds", [30]),
        ("reps", [-1, 2]),
        ("name", ""),
        ("muscles", ["hips", "hips"]),
        ("colour", "red"),
        ("stretch_id", "two words"),
    ],
)
def test_the_schema_refuses_what_a_release_never_holds(folders, field, value):
    schema = json.loads((folders / "json" / "release.schema.json").read_text())
    document = json.loads((folders / "json" / "catalog.json").read_text())
    document["entries"][0][field] = value
    assert not jsonschema.Draft202012Validator(schema).is_valid(document)


def test_pyarrow_pandas_and_duckdb_read_the_same_types_from_parquet(folders):
    path = folders / "parquet" / "entries.parquet"
    table = pq.read_table(path)
    texts = pa.list_(pa.string())
    assert table.schema.field("muscles").type.equals(texts, check_metadata=False)
    assert table.schema.field("hold_seconds_low").type == pa.float64()
    assert table.schema.field("per_side").type == pa.bool_()
    frame = pd.read_parquet(path)
    assert str(frame.per_side.dtype) == "bool"
    assert str(frame.hold_seconds_low.dtype) == "float64"
    assert str(frame.n_articles.dtype) == "int32"
    assert list(frame.muscles.iloc[0]) == ["adductors"]
    described = duckdb.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
    types = {row[0]: row[1] for row in described}
    assert types["muscles"] == "VARCHAR[]"
    assert types["hold_seconds_low"] == "DOUBLE"
    assert types["per_side"] == "BOOLEAN"
    assert types["n_articles"] == "INTEGER"
    assert types["sources"] == "STRUCT(article_id VARCHAR, mention_id VARCHAR)[]"
    found = duckdb.sql(f"SELECT stretch_id FROM '{path}' WHERE list_contains(muscles, 'glutes')")
    assert found.fetchall() == [("pigeon-pose",)]


def test_pandas_reads_the_plain_csv(folders):
    frame = pd.read_csv(folders / "csv" / "entries.csv")
    assert list(frame.stretch_id) == ["frog-stretch", "pigeon-pose"]
    assert list(frame.per_side) == [True, True]


def test_no_cell_of_the_safe_csv_is_a_formula(hostile):
    csv.field_size_limit(sys.maxsize)
    for path in (hostile / "csv-safe").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝")), path
                    assert not cell.startswith(("\t", "\r", "\n")), path


def test_the_safe_csv_neutralizes_the_textbook_attack(hostile):
    text = (hostile / "csv-safe" / "entries.csv").read_text(encoding="utf-8-sig")
    assert '"\'=1+2"";=1+2"' in text


def test_openpyxl_reads_the_workbook_back(folders, hostile):
    book = openpyxl.load_workbook(folders / "xlsx" / "catalog.xlsx")
    assert book.sheetnames[0] == "catalog"
    for sheet in book:
        assert sheet.freeze_panes == "B2", sheet.title
        assert sheet.auto_filter.ref, sheet.title
    rows = list(book["entries"].iter_rows(2, values_only=True))
    assert [row[0] for row in rows] == ["frog-stretch", "pigeon-pose"]
    assert rows[1][5:11] == (30, 60, 3, 5, 2, None)
    assert [type(cell) for cell in rows[1][5:8]] == [int, int, int]
    assert rows[1][11] is True
    assert book["catalog"]["G3"].value == "30 to 60"
    cells = (
        c for s in openpyxl.load_workbook(hostile / "xlsx" / "catalog.xlsx") for r in s for c in r
    )
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)


def test_rows_that_a_sheet_cannot_hold_go_on_in_the_next(release, tmp_path, monkeypatch):
    monkeypatch.setattr("curation.export.formats.workbook.MOST_ROWS", 3)
    FORMATS["xlsx"].write(release, tmp_path)
    names = openpyxl.load_workbook(tmp_path / "catalog.xlsx").sheetnames
    assert {"muscles", "muscles_2", "muscles_3"} <= set(names) and "entries_2" not in names
    assert FORMATS["xlsx"].read(tmp_path) == release


def free_port():
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return place.getsockname()[1]


def fetch(url):
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return json.load(answer)
        except OSError:
            time.sleep(0.1)
    return pytest.fail(f"no answer from {url}")


def test_datasette_serves_the_database_and_searches_it(folders):
    port = free_port()
    command = [
        tool("datasette"), "serve", "--immutable", str(folders / "sqlite" / "catalog.sqlite"),
        "--metadata", str(folders / "sqlite" / "metadata.json"),
        "--host", "127.0.0.1", "--port", str(port),
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            base = f"http://127.0.0.1:{port}/catalog"
            found = fetch(f"{base}/entries.json?_search=pigeon&_shape=array")
            assert [row["stretch_id"] for row in found] == ["pigeon-pose"]
            by_step = fetch(f"{base}/entries.json?_search=repeating&_shape=array&_col=stretch_id")
            assert {row["stretch_id"] for row in by_step} == {"pigeon-pose"}
            rows = fetch(f"{base}/catalog.json?_shape=array&stretch_id=pigeon-pose")
            assert rows[0]["muscles"] == "glutes"
            about = fetch(f"http://127.0.0.1:{port}/-/metadata.json")
            assert about["license"] == "CC-BY-4.0, CC-BY-SA-4.0"
            sql = "select+count(*)+as+n+from+entry_sources"
            assert fetch(f"{base}.json?sql={sql}&_shape=array") == [{"n": 3}]
        finally:
            server.terminate()


@pytest.mark.parametrize("which", ["folders", "hostile"])
def test_the_database_is_sound(which, request):
    path = request.getfixturevalue(which) / "sqlite" / "catalog.sqlite"
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.execute("INSERT INTO entries_fts(entries_fts, rank) VALUES ('integrity-check', 1)")
    db.rollback()
    db.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO entry_muscles VALUES ('nobody', 1, 'hips')")
    db.close()


def test_duckdb_opens_the_database_with_its_lists_and_view(folders):
    with duckdb.connect(str(folders / "duckdb" / "catalog.duckdb"), read_only=True) as db:
        rows = db.execute("SELECT muscles FROM catalog WHERE stretch_id = 'pigeon-pose'").fetchall()
        assert rows == [("glutes",)]
        lists = db.execute("SELECT mention_ids FROM provenance LIMIT 1").fetchall()
        assert lists == [(["one/pigeon"],)]


def values_in(node):
    """Count the leaves of JSON-LD: texts, numbers, truths, references and types."""
    if isinstance(node, list):
        return sum(map(values_in, node))
    if isinstance(node, dict):
        if "@value" in node:
            return 1
        return sum(values_in(value) for key, value in node.items() if key != "@context")
    return 1


def expanded_nodes(node):
    if isinstance(node, list):
        for item in node:
            yield from expanded_nodes(item)
    elif isinstance(node, dict) and "@value" not in node:
        yield node
        for value in node.values():
            yield from expanded_nodes(value)


@pytest.fixture(scope="module")
def vocabulary():
    """The terms of schema.org 30.0 that releases use: types' parents, properties' domains.

    Source: data/releases/30.0/schemaorg-all-https-*.csv of github.com/schemaorg/schemaorg.
    """
    with TERMS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    split = {(r["kind"], r["term"]): r["parents_or_domains"].split("|") for r in rows}
    parents = {term: found for (kind, term), found in split.items() if kind == "type"}
    domains = {term: set(found) for (kind, term), found in split.items() if kind == "property"}
    return parents, domains


@pytest.mark.parametrize("which", ["folders", "hostile"])
def test_json_ld_expands_without_loss_into_terms_of_schema_org(which, request, vocabulary):
    parents, domains = vocabulary
    base = request.getfixturevalue(which)
    document = json.loads((base / "jsonld" / "catalog.jsonld").read_text(encoding="utf-8"))
    expanded = jsonld.expand(document)
    assert values_in(expanded) == values_in(document)

    def with_parents(kind):
        return {kind}.union(*(with_parents(p) for p in parents[kind] if p))

    for node in expanded_nodes(expanded):
        kinds = [iri.removeprefix(SCHEMA_ORG) for iri in node.get("@type", ())]
        families = set().union(*map(with_parents, kinds))
        for key in node:
            if not key.startswith("@"):
                assert key.startswith(SCHEMA_ORG), key
                assert domains[key.removeprefix(SCHEMA_ORG)] & families, (kinds, key)


def test_json_ld_names_muscles_sources_and_former_ids(folders):
    graph = json.loads((folders / "jsonld" / "catalog.jsonld").read_text())["@graph"]
    nodes = {node["@id"]: node for node in graph}
    base = "urn:stretch-curation:catalog"
    pigeon = nodes[f"{base}:entry:pigeon-pose"]
    assert pigeon["sameAs"] == [{"@id": f"{base}:entry:half-pigeon"}]
    assert pigeon["repetitions"] == {"@type": "QuantitativeValue", "minValue": 3, "maxValue": 5}
    for reference in (*pigeon["associatedAnatomy"], *pigeon["isBasedOn"], pigeon["isPartOf"]):
        assert reference["@id"] in nodes


def test_every_format_that_carries_everything_reads_the_same_release(tmp_path):
    carriers = [name for name, known in FORMATS.items() if known.read]
    export(built(), tmp_path, *carriers, evidence="full")
    first = read_release(tmp_path / "release", carriers[0])
    for name in carriers[1:]:
        assert read_release(tmp_path / "release", name) == first
