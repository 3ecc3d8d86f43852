"""Who may import whom: stages are apart, records know nobody, the outside is above the stages."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "curation"

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
    "aliases": {"names", "vocabulary", "wording"},
    "unknown_terms": {"names", "records", "vocabulary", "vocabulary_tables"},
    "extract": {*GROUND, "vocabulary", "aliases", "memory"},
    "link": {*GROUND, "vocabulary", "aliases", "wording"},
    "infer": {*GROUND, "vocabulary"},
    "reconcile": {*GROUND, "vocabulary"},
    "explore": {*GROUND, "vocabulary", "store", "summary", "reconcile"},
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
    "rulings": {*GROUND, "rows", "vocabulary", "decisions"},
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


def test_only_the_edges_touch_the_disk():
    edges = {
        "decisions",
        "workers",
        "notebook",
        "explorer",
        "report",
        "app",
        "desk",
        "lab",
        "corpus",
        "vocabulary",
        "vocabulary_files",
        "store",
        "cache",
        "build",
        "cli",
        "explain",
        "check",
        "export",
    }
    for path in FILES:
        if module_of(path) in edges:
            continue
        names = set(imports_of(path))
        assert not names & {"os", "shutil", "sqlite3", "tempfile"}, path
        assert "open(" not in path.read_text(encoding="utf-8"), path


def test_the_package_imports_without_jupyter():
    script = (
        "import sys\n"
        "for name in ('IPython', 'ipywidgets', 'jupyterlab', 'nbformat', 'anywidget'):\n"
        "    sys.modules[name] = None\n"
        "import curation.cli"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
