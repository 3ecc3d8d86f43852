"""A small corpus under the hands of editors: builds in memory, decisions without a disk."""

import csv
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from curation.check import check_tables
from curation.decisions import History, Tables, check_ruling
from curation.decisions.ids import next_id
from curation.pipeline import build_catalog
from curation.records import Article, Claim, Decision, DecisionKind, Mention, Ruling
from curation.rows import article_row, catalog_row, conflict_row, mention_row
from curation.rulings import outcome_row
from curation.vocabulary import load_vocabulary
from curation.vocabulary_tables import TABLES

ROWS = {
    "muscles.csv": [
        {"muscle_id": m, "name": m.title(), "part_of": group, "exported_as": m}
        for m, group in (
            ("adductors", "hips"),
            ("calves", ""),
            ("glutes", "hips"),
            ("hip_flexors", "hips"),
            ("hips", ""),
            ("quadriceps", ""),
        )
    ],
    "positions.csv": [
        {"position_id": p, "name": p.title(), "exported_as": e}
        for p, e in (("kneeling", "kneeling"), ("on_a_chair", "seated"), ("seated", "seated"))
    ],
    "position_cues.csv": [
        {"pattern": pattern, "position_id": p}
        for pattern, p in (
            ("kneeling", "kneeling"),
            ("on a chair", "on_a_chair"),
            ("seated", "seated"),
        )
    ],
    "equipment.csv": [{"equipment_id": "strap", "name": "Strap", "exported_as": "strap"}],
    "equipment_forms.csv": [{"pattern": "strap", "equipment_id": "strap"}],
    "entries.csv": [
        {"kind": "stretch", "mode": "static", "stretch_id": i, "name": n, **more}
        for i, n, more in (
            (
                "butterfly-stretch",
                "Butterfly Stretch",
                {"muscles": "adductors", "description": "Soles together, knees fall to the sides."},
            ),
            (
                "frog-stretch",
                "Frog Stretch",
                {
                    "muscles": "adductors",
                    "shortens": "calves",
                    "description": "On hands and knees, knees wide, sink the hips back.",
                },
            ),
            (
                "pigeon-pose",
                "Pigeon Pose",
                {"muscles": "glutes", "description": "Front shin across, back leg long behind."},
            ),
        )
    ],
    "aliases.csv": [
        {"alias": "Butterfly", "stretch_id": "butterfly-stretch"},
        {"alias": "Groin opener", "stretch_id": "butterfly-stretch"},
        {"alias": "Swan", "stretch_id": "pigeon-pose"},
    ],
}

SAID = {
    "one": (
        ("Pigeon Pose", "Front shin across. Hold 30 seconds. Feel the glutes.", 30, "glutes"),
        ("Butterfly", "Soles together. Hold 30 seconds. Feel the adductors.", 30, "adductors"),
        ("Sleepy Cat", "Round the back like a cat for 20 seconds and breathe.", 20, None),
    ),
    "three": (
        ("Groin opener", "Knees fall to the sides. Hold 60 seconds.", 60, None),
        ("Frog", "Knees wide. Hold 30 seconds. Feel the calves.", 30, "calves"),
        ("Sleepy Cats", "Round the back, then arch it, 10 seconds each.", 10, None),
    ),
    "two": (
        (
            "Pigeon",
            "Back leg long behind. Hold 60 seconds. Feel the hip flexors.",
            60,
            "hip_flexors",
        ),
        ("Swan", "Front shin across. Hold 30 seconds.", 30, None),
        ("Frog Stretch", "Sink the hips back. Hold 45 seconds.", 45, None),
    ),
}
"""Article -> its exercises: name, instructions, seconds of hold, and the muscle that is named."""


@cache
def vocabulary():
    """Return a vocabulary of three entries."""
    with TemporaryDirectory() as folder:
        for table in TABLES.values():
            with (Path(folder) / table.name).open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, table.header, restval="", lineterminator="\n")
                writer.writeheader()
                writer.writerows(ROWS.get(table.name, ()))
        return load_vocabulary(Path(folder))


def article_of(article_id, said):
    """Return an article that says this, with its mentions."""
    text = "".join(f"{name}\n{words}\n\n" for name, words, _, _ in said)
    article = Article(article_id, f"{article_id}.txt", "", article_id, "", "", "", "", "0", text)
    mentions = []
    for ordinal, (name, words, seconds, muscle) in enumerate(said, 1):
        start = text.index(f"{name}\n{words}")
        mentions.append(_mention(article, ordinal, (start, name, words), seconds, muscle))
    return article, mentions


def _mention(article, ordinal, where, seconds, muscle):
    start, name, words = where
    body, end = start + len(name) + 1, start + len(name) + 1 + len(words)

    def claim(column, value, quote):
        place = article.text.index(quote, start)
        return Claim(column, value, place, place + len(quote), "test")

    claims = [Claim("name", name, start, start + len(name), "test")]
    claims.append(claim("hold_seconds", (seconds, seconds), str(seconds)))
    if muscle:
        claims.append(claim("muscles", muscle, muscle.replace("_", " ")))
    assert start < body < end
    return Mention(
        mention_id=f"{article.article_id}/{name.lower().replace(' ', '-')}",
        article_id=article.article_id,
        ordinal=ordinal,
        start=start,
        end=end,
        text=article.text[start:end],
        name=name,
        kind="stretch",
        mode="static",
        hold_seconds=(seconds, seconds),
        muscles=(muscle,) if muscle else (),
        claims=tuple(claims),
    )


@dataclass
class Editing:
    """Articles, what was extracted from them, a vocabulary, and the decisions so far."""

    said: dict = field(default_factory=lambda: dict(SAID))
    vocabulary: object = field(default_factory=vocabulary)
    history: History = field(default_factory=History)

    def __post_init__(self):
        self.extract()
        self.built = self.build()

    def extract(self):
        """Read the articles anew."""
        read = [article_of(article_id, said) for article_id, said in sorted(self.said.items())]
        self.articles = {article.article_id: article for article, _ in read}
        self.mentions = [mention for _, found in read for mention in found]

    def build(self, history=None):
        """Build with the decisions so far, or with others, and check what comes out."""
        history = self.history if history is None else history
        built = build_catalog(self.mentions, self.vocabulary, history, self.articles)
        problems = check_tables(rows_of(built, self.articles), built.vocabulary)
        # What editors took out of an entry may be printed under its name.
        assert [problem for problem in problems if "is called" not in problem] == []
        return built

    def rebuild(self):
        """Build, and show the editors what came out."""
        self.built = self.build()
        return self.built

    def say(self, article_id, *said):
        """Let an article say something else, and build."""
        self.said[article_id] = said
        self.extract()
        return self.rebuild()

    def tables(self):
        """Return what the editors see."""
        rows = list(rows_of(self.built, self.articles).values())
        keys = ("article_id", "mention_id", "stretch_id", "conflict_id")
        return Tables(*({row[k]: row for row in t} for k, t in zip(keys, rows, strict=False)))

    def ruling(self, verdict, subject, after="latest", **value):
        """Return a ruling on what the editors see, possible or not: a log may hold any."""
        if after == "latest":
            latest = self.history.latest(subject)
            after = latest.decision_id if latest else None
        draft = Ruling(DecisionKind(verdict), subject, value, after=after)
        check_ruling(draft)
        return replace(draft, saw=self.tables().seen(draft))

    def decide(self, verdict, subject, editor="anna", after="latest", **value):
        """Make a decision of one ruling."""
        return self.take(self.ruling(verdict, subject, after, **value), editor=editor)

    def undo(self, decision, editor="anna"):
        """Undo a decision."""
        return self.take(Ruling(DecisionKind.UNDO, decision.decision_id), editor=editor)

    def take(self, *rulings, editor="anna", scope=""):
        """Put rulings into the history."""
        last = self.history.last_id
        made = Decision(next_id(last), editor, "2026-01-01T00:00:00.000Z", "", rulings, scope)
        self.history.extend([made])
        return made

    def entry(self, stretch_id):
        """Return an entry of the catalog, None where there is none."""
        return next((e for e in self.built.catalog if e.stretch_id == stretch_id), None)

    def members(self, stretch_id):
        """Return the ids of an entry's mentions."""
        entry = self.entry(stretch_id)
        return {member.mention_id for member in entry.sources} if entry else set()

    def mention(self, mention_id):
        """Return a mention as built, None where there is none."""
        return next((m for m in self.built.mentions if m.mention_id == mention_id), None)

    def conflict(self, conflict_id):
        """Return a conflict, None where there is none."""
        return next((c for c in self.built.conflicts if c.conflict_id == conflict_id), None)

    def outcome(self, decision, index=0):
        """Return what the last build made of a ruling."""
        key = (decision.decision_id, index)
        return next(o for o in self.built.outcomes if o.placed.key == key)


def rows_of(built, articles):
    """Return the rows of the output files."""
    return {
        "articles.jsonl": list(map(article_row, articles.values())),
        "mentions.jsonl": list(map(mention_row, built.mentions)),
        "catalog.jsonl": list(map(catalog_row, built.catalog)),
        "conflicts.jsonl": list(map(conflict_row, built.conflicts)),
        "decisions.jsonl": list(map(outcome_row, built.outcomes)),
    }


def core(built):
    """Return what a build says, without what became of the decisions."""
    return built.mentions, built.catalog, built.conflicts, built.proposed, built.redirects
