"""A corpus small enough to count by hand: three publishers, seven exercises, every kind of gap.

| mention | source | entry | muscles claimed | words | hold |
|---|---|---|---|---|---|
| a/1 | North | pigeon-pose | glutes, piriformis | 4 | 30 |
| a/2 | North | butterfly-stretch | adductors | 2 | 30 to 60 |
| a/3 | North | childs-pose | none | 2 | none |
| b/1 | North | pigeon-pose | glutes | 8 | 60 |
| c/1 | South | pigeon-pose | hips | 4 | 30 or more |
| c/2 | South | butterfly-stretch | adductor_longus | 4 | none |
| d/1 | (none, so "d") | butterfly-stretch | hip_flexors | 4 | 20 |

Beside them stand a mention that is only named and a test, which never count.
"""

from curation.explore import make_frames
from curation.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
WORDS = "Sit down and breathe "


def article(article_id, source, text=WORDS):
    return {
        "article_id": article_id, "path": f"{article_id}.txt", "source": source,
        "title": f"Title of {article_id}", "author": "", "url": "", "published": "",
        "licence": "CC0", "sha256": "0", "text": text,
    }  # fmt: skip


def mention(mention_id, entry, muscles, words=4, hold=None, **changes):
    text = " ".join(["word"] * words)
    return {
        "mention_id": mention_id, "article_id": mention_id.split("/")[0], "ordinal": 1, "start": 0,
        "end": len(text), "text": text, "name": None, "stretch_id": entry, "link": None,
        "kind": "stretch", "mode": None, "position": None,
        "muscles": list(VOCABULARY.exported_muscles(muscles)), "hold_seconds": hold, "reps": None,
        "sets": None, "per_side": False, "equipment": [], "cautions": [], "passing": False,
        "evidence": [
            {"field": "muscles", "value": m, "start": 0, "end": 3, "rule": "muscle", "inherited": False}
            for m in muscles
        ],
        **changes,
    }  # fmt: skip


def entry(stretch_id, name, muscles, n_articles, **changes):
    return {
        "stretch_id": stretch_id, "name": name, "aliases": [], "kind": "stretch", "mode": "static",
        "position": "seated", "muscles": muscles, "hold_seconds": [30, 30], "reps": None,
        "sets": None, "per_side": False, "equipment": [], "cautions": [], "sources": [],
        "n_articles": n_articles, "status": "curated", "provenance": {}, **changes,
    }  # fmt: skip


ARTICLES = [
    article("a", "North", "Sit and feel the glutes. It opens the groin!\nThen rest."),
    article("b", "North"),
    article("c", "South"),
    article("d", ""),
]
MENTIONS = [
    mention("a/1", "pigeon-pose", ["glutes", "piriformis"], 4, [30, 30]),
    mention("a/2", "butterfly-stretch", ["adductors"], 2, [30, 60]),
    mention("a/3", "childs-pose", [], 2),
    mention("b/1", "pigeon-pose", ["glutes"], 8, [60, 60]),
    mention("c/1", "pigeon-pose", ["hips"], 4, [30, None]),
    mention("c/2", "butterfly-stretch", ["adductor_longus"], 4),
    mention("d/1", "butterfly-stretch", ["hip_flexors"], 4, [20, 20]),
    mention("b/2", "pigeon-pose", ["calves"], passing=True),
    mention("c/3", None, ["calves"], kind="test"),
]
CATALOG = [
    entry("butterfly-stretch", "Butterfly Stretch", ["adductors"], 3),
    entry("childs-pose", "Child's Pose", [], 1, hold_seconds=None),
    entry("pigeon-pose", "Pigeon Pose", ["glutes", "hips", "piriformis"], 3),
]
CONFLICTS = [
    {
        "conflict_id": "pigeon-pose/hold_s", "stretch_id": "pigeon-pose", "field": "hold_s",
        "level": "contradiction",
        "values": [
            {"value": [30, 30], "mention_ids": ["a/1"]},
            {"value": [60, 60], "mention_ids": ["b/1"]},
        ],
        "suggestion": {"value": [30, 30], "reason": "1 of 2 articles say this."},
        "status": "open", "decision_id": None,
    },
]  # fmt: skip


def frames(mentions=MENTIONS, catalog=CATALOG, articles=ARTICLES, conflicts=CONFLICTS):
    return make_frames(articles, mentions, catalog, conflicts, VOCABULARY)
