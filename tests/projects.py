"""Projects for tests: the default corpus, built once, and copies with more to rule on."""

import json
import shutil
from pathlib import Path

from curation.desk import Project

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
DOUBTFUL = "04-runnersblueprint/how-to-test-your-hip-flexor"
"""A mention that the default corpus links by score, to ``thomas-test``."""


def built_project(root):
    """Copy the default corpus below ``root`` and build it."""
    (root / "data").mkdir(parents=True)
    shutil.copytree(ROOT / "data" / "raw", root / "data" / "raw")
    project = Project(root)
    project.build()
    return project


def copy_of(project, root):
    shutil.copytree(project.root, root)
    return Project(root)


def read_lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write_lines(path, rows):
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")


def questions(project, *, links=True):
    """Return how many questions the built project puts to its editors, those on links or not."""
    rows = read_lines(project.out / "conflicts.jsonl")
    return sum(row["status"] == "open" and (links or row["level"] != "identity") for row in rows)


def add_doubt(project, stretch_id="thomas-test", mention_id=DOUBTFUL):
    """Add a doubtful link to the built conflicts, as the link stage would put it."""
    path = project.out / "conflicts.jsonl"
    doubt = {
        "conflict_id": f"{stretch_id}/identity/{mention_id}",
        "stretch_id": stretch_id,
        "field": "identity",
        "level": "identity",
        "values": [
            {"value": stretch_id, "mention_ids": [mention_id]},
            {"value": mention_id, "mention_ids": []},
        ],
        "suggestion": {"value": "same", "reason": "For it: similar instructions."},
        "status": "open",
        "decision_id": None,
    }
    write_lines(path, [*read_lines(path), doubt])
    return doubt["conflict_id"]


def propose_entry(project, stretch_id="butterfly-stretch"):
    """Turn a built entry into one that the build proposed, under an id of its own."""
    proposed = f"{stretch_id}-of-ours"
    for name in ("catalog.jsonl", "mentions.jsonl"):
        rows = read_lines(project.out / name)
        for row in rows:
            if row["stretch_id"] == stretch_id:
                row["stretch_id"] = proposed
                if name == "catalog.jsonl":
                    row["status"] = "proposed"
        write_lines(project.out / name, rows)
    return f"{proposed}/proposed"
