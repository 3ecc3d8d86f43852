"""Store anew what the marked cells of the notebooks print on the default corpus."""

import json
import os
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from tests.projects import ROOT, built_project

MARK = "# NBVAL_CHECK_OUTPUT"


def marked_outputs(path):
    """Run a notebook and return the printed text of each marked cell by its id."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, resources={"metadata": {"path": str(path.parent)}}).execute()
    return {
        cell["id"]: "".join(output.get("text", "") for output in cell["outputs"])
        for cell in notebook.cells
        if cell["cell_type"] == "code" and cell["source"].startswith(MARK)
    }


def store(path):
    rows = json.loads(path.read_text(encoding="utf-8"))
    outputs = marked_outputs(path)
    for cell in rows["cells"]:
        if cell["id"] in outputs:
            lines = outputs[cell["id"]].splitlines(keepends=True)
            cell["execution_count"] = 1  # nbval compares no cell that never ran
            cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": lines}]
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        project = built_project(Path(folder) / "project")
        os.environ |= {"CURATION_PROJECT": str(project.root), "CURATION_EDITOR": "Ada"}
        for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
            if MARK in notebook.read_text(encoding="utf-8"):
                store(notebook)
