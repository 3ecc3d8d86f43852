"""Small annotated articles for the tests of the laboratory."""

import json

TEXT = """Two stretches

1. Pigeon Pose
Sit down and hold for 30 seconds.

2. Calf Stretch
Stand and lean into the wall.
"""


def gold_row(n, name, start, end, **values):
    plain_row = {
        "n": n,
        "name": name,
        "start": start,
        "end": end,
        "stretch": name.lower(),
        "kind": "stretch",
        "mode": "static",
        "position": None,
        "muscles": [],
        "hold_s": None,
        "reps": None,
        "sets": None,
        "per_side": False,
        "equipment": [],
        "passing": False,
    }
    return {**plain_row, **values}


def drop(articles, gold, article_id, text, rows):
    """Put an article and its annotation into their folders."""
    (articles / f"{article_id}.txt").write_text(text, encoding="utf-8")
    annotation = json.dumps({"article": article_id, "mentions": rows})
    (gold / f"{article_id}.json").write_text(annotation, encoding="utf-8")


def two_folders(tmp_path):
    """Return a folder of articles and one of annotation that hold the article "a"."""
    articles, gold = tmp_path / "articles", tmp_path / "gold"
    articles.mkdir()
    gold.mkdir()
    rows = [
        gold_row(1, "Pigeon Pose", "1. Pigeon Pose", "30 seconds.", hold_s=[30, 30]),
        gold_row(2, "Calf Stretch", "2. Calf Stretch", "the wall.", equipment=["wall"]),
    ]
    drop(articles, gold, "a", TEXT, rows)
    return articles, gold
