"""Who may import whom: stages are apart, records know nobody, the outside is above the stages."""

import ast
import subprocess
import sys

import pytest

from tests.projects import ROOT

PACKAGE = ROOT / "curation"

GROUND = {"records", "errors", "names", "phrases", "word_lists", "csv_records"}
STAGES = {"corpus", "extract", "link", "infer", "reconcile", "rulings"}
LAYERS = {
    "records": set(),
    "errors": set(),
    "phrases": set(),
    "names": set(),
    "word_lists": set(),
    "rows": {"records"},
    "csv_records": {"errors"},
    "vocabulary_tables": {"errors", "csv_records"},
    "vocabulary_checks": {*GROUND, "vocabulary_tables"},
    "vocabulary": {*GROUND, "vocabulary_tables", "vocabulary_checks"},
    "corpus": GROUND,
    "wording": {"word_lists"},
    "votes": {"records"},
    "aliases": {"names", "records", "vocabulary", "wording"},
    "unknown_terms": {"names", "records", "vocabulary", "vocabulary_tables"},
    "extract": {*GROUND, "vocabulary", "aliases", "memory"},
    "link": {*GROUND, "vocabulary", "aliases", "wording"},
    "infer": {*GROUND, "vocabulary"},
    "reconcile": {*GROUND, "vocabulary", "votes"},
    "explore": {*GROUND, "vocabulary", "store", "summary", "reconcile", "votes"},
    "review": {
        *GROUND,
        "vocabulary",
        "vocabulary_tables",
        "aliases",
        "unknown_terms",
        "link",
        "decisions",
        "rulings",
        "memory",
        "votes",
    },
    "widgets": {
        *(
            "errors",
            "records",
            "review",
            "decisions",
            "explore",
            "vocabulary_files",
            "unknown_terms",
        )
    },
    "decisions": {*GROUND, "rows", "store"},
    "rulings": {*GROUND, "rows", "vocabulary", "decisions", "votes"},
    "workers": {*GROUND, "corpus", "extract"},
    "export": {*GROUND, "rows", "store", "vocabulary"},
    "pipeline": {*GROUND, "vocabulary", "workers", "decisions", *STAGES},
}
"""Module -> the modules of ours that it may import; modules not listed may import any listed one."""


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "curation":
                yield from (f"curation.{alias.name}" for alias in node.names)


def module_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_layer_allows(path):
    module = module_of(path)
    used = {
        name.split(".")[1]
        for name in imports_of(path)
        if name.startswith("curation.") and name.split(".")[1] != module
    }
    allowed = LAYERS.get(module)
    if allowed is not None:
        assert used <= allowed
    else:
        assert not used & {"widgets"} or module in {"widgets", "notebook", "explorer", "app"}


LAYOUT = PACKAGE / "extract" / "layout"
LAYOUT_STAGES = {
    "signs": set(),
    "blocks": {"signs"},
    "lines": {"signs", "blocks"},
    "exercises": {"signs", "lines"},
    "tagging": {"signs"},
}
"""Stage of layout -> the stages before it that its modules may import."""


@pytest.mark.parametrize("stage", LAYOUT_STAGES)
def test_a_stage_of_layout_imports_only_stages_before_it(stage):
    own = "curation.extract.layout."
    files = sorted((LAYOUT / stage).glob("*.py"))
    used = {x.removeprefix(own).split(".")[0] for p in files for x in imports_of(p) if own in x}
    assert len(files) > 1
    assert used - {stage} <= LAYOUT_STAGES[stage]


def test_every_folder_of_layout_is_a_stage():
    assert {path.parent.name for path in LAYOUT.glob("*/*.py")} == set(LAYOUT_STAGES)


EDGES = {
    "app/serve.py",
    "cache.py",
    *(f"corpus/{name}.py" for name in ("__init__", "add", "sources")),
    *(f"decisions/{name}.py" for name in ("editor", "files", "log")),
    "desk.py",
    "explorer.py",
    *(
        f"export/{name}.py"
        for name in ("built", "dates", "manifest", "place", "publication", "run")
    ),
    *(f"lab/{name}.py" for name in ("annotated", "laboratory", "report", "tables")),
    "report.py",
    "store.py",
    "vocabulary.py",
    "vocabulary_files.py",
    "workers.py",
}
"""The files that may touch the disk, ask the system or start programs."""
WRITERS = "export/formats/"
"""The folder of what writes and reads the files of a release."""
OWN_DATA = {
    "corpus/split.py",
    "explore/drawing/__init__.py",
    "explore/page/__init__.py",
    "export/data_files.py",
    "extract/claims/kind_signs.py",
    "extract/claims/word_weights.py",
    "extract/claims/targets/weighing.py",
    "extract/layout/tagging/weights.py",
    "lab/changes.py",
    "link/score.py",
    "widgets/assets.py",
    "word_lists.py",
}
"""The files that read what is shipped with the code, and nothing else."""
IN_MEMORY = {"corpus/word_file.py"}
"""The files that open parts of a packed file which is in memory, and nothing else."""
OUTSIDE = {
    *("duckdb", "fcntl", "glob", "io.open", "mmap", "os", "shutil", "socket", "sqlite3"),
    *("subprocess", "tempfile"),
}
READS = {"read_bytes", "read_text"}
TOUCHES = {
    *READS,
    *("exists", "glob", "hardlink_to", "is_dir", "is_file", "iterdir", "lstat", "mkdir", "open"),
    *("read_csv", "read_excel", "read_parquet", "rglob", "rmdir", "samefile", "stat", "symlink_to"),
    *("to_csv", "to_excel", "to_parquet", "touch", "unlink", "write_bytes", "write_text"),
}
"""Methods of paths, and of tables, that read or write files or ask for them."""


def touches_of(source):
    """Yield the ways in which code reaches outside the program: modules, ``open`` and methods."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.split(".")[0] in OUTSIDE)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {node.module.split(".")[0], *(f"{node.module}.{a.name}" for a in node.names)}
            yield from names & OUTSIDE
        elif isinstance(node, ast.Name) and node.id == "open" and isinstance(node.ctx, ast.Load):
            yield "open"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from {node.func.attr} & TOUCHES
        elif isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "Path":
            yield from {node.attr} & TOUCHES


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("open('a')", {"open"}),
        ("from pathlib import Path\nPath('a').read_text()", {"read_text"}),
        ("place.write_text('a')", {"write_text"}),
        ("place.read_bytes()", {"read_bytes"}),
        ("with place.open() as file: pass", {"open"}),
        ("list(map(Path.read_text, places))", {"read_text"}),
        ("import os.path", {"os.path"}),
        ("from shutil import rmtree", {"shutil"}),
        ("import sqlite3 as base", {"sqlite3"}),
        ("def late():\n    import duckdb", {"duckdb"}),
        ("from subprocess import run", {"subprocess"}),
        ("from io import open as take", {"io.open"}),
        ("from curation.corpus.text import read_text\nread_text('a')", set()),
        ("import io\nio.BytesIO(b'a')", set()),
        ("class Licence:\n    open: bool\nknown.open", set()),
    ],
)
def test_every_way_to_touch_the_disk_is_seen(source, found):
    assert set(touches_of(source)) == found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_edges_touch_the_disk(path):
    source = path.read_text(encoding="utf-8")
    name, found = path.relative_to(PACKAGE).as_posix(), set(touches_of(source))
    if name in OWN_DATA:
        assert found and found <= READS
        assert "resources.files(" in source
    elif name in IN_MEMORY:
        assert found == {"open"}
        assert "ZipFile(io.BytesIO(" in source
    elif not name.startswith(WRITERS):
        assert bool(found) == (name in EDGES), found


def test_the_package_imports_without_jupyter():
    script = (
        "import sys\n"
        "for name in ('IPython', 'ipywidgets', 'jupyterlab', 'nbformat', 'anywidget'):\n"
        "    sys.modules[name] = None\n"
        "import curation.cli"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
