"""A small corpus under the hands of editors: builds in memory, decisions without a disk."""

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from curation.check import check_tables
from curation.corpus import open_corpus
from curation.decisions import History, Tables
from curation.decisions.ids import next_id
from curation.pipeline import build_catalog, extract_mentions
from curation.records import Article, Decision, DecisionKind, Mention, Ruling
from curation.rows import article_row, catalog_row, conflict_row, mention_row
from curation.rulings import outcome_row
from curation.rulings.links import without
from curation.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent
ARTICLES = ("02-shape", "04-runnersblueprint", "06-runnersworld", "07-dailyburn")


@cache
def extracted():
    """Return some articles of the default corpus, each with its mentions."""
    sources, _ = open_corpus(ROOT / "data" / "raw")
    return tuple(extract_mentions([s for s in sources if s.article_id in ARTICLES]))


@cache
def small_vocabulary():
    """Return the vocabulary with only the entries that the articles need, and some others."""
    vocabulary = load_vocabulary()
    mentions = [mention for _, found in extracted() for mention in found]
    needed = {m.stretch_id for m in build_catalog(mentions, vocabulary).mentions}
    others = sorted(set(vocabulary.entries) - needed)
    return without(vocabulary, frozenset(others[20:]))


@dataclass
class Editing:
    """Articles, what was extracted from them, a vocabulary, and the decisions so far."""

    articles: dict[str, Article] = field(
        default_factory=lambda: {article.article_id: article for article, _ in extracted()}
    )
    mentions: list[Mention] = field(
        default_factory=lambda: [mention for _, found in extracted() for mention in found]
    )
    vocabulary: object = field(default_factory=small_vocabulary)
    history: History = field(default_factory=History)

    def __post_init__(self):
        self.built = self.build()

    def build(self, history=None):
        """Build with the decisions so far, or with others, and check what comes out."""
        built = build_catalog(self.mentions, self.vocabulary, history or self.history, self.articles)
        assert check_tables(rows_of(built, self.articles), built.vocabulary) == []
        return built

    def rebuild(self):
        """Build and show the editors what came out."""
        self.built = self.build()
        return self.built

    def tables(self):
        """Return what the editors see."""
        rows = rows_of(self.built, self.articles)
        keys = ("article_id", "mention_id", "stretch_id", "conflict_id")
        return Tables(
            *(
                {row[key]: row for row in table}
                for key, table in zip(keys, rows.values(), strict=False)
            )
        )

    def ruling(self, kind, subject, after="latest", **value):
        """Return a ruling on what the editors see."""
        if after == "latest":
            latest = self.history.latest(subject)
            after = latest.decision_id if latest else None
        return self.tables().ruling(DecisionKind(kind), subject, value, after=after)

    def decide(self, kind, subject, editor="anna", after="latest", **value):
        """Make a decision of one ruling."""
        return self.take(self.ruling(kind, subject, after, **value), editor=editor)

    def undo(self, decision, editor="anna"):
        """Undo a decision."""
        return self.take(Ruling(DecisionKind.UNDO, decision.decision_id), editor=editor)

    def take(self, *rulings, editor="anna", scope=""):
        """Put rulings into the history."""
        made = Decision(
            next_id(self.history.last_id), editor, "2026-01-01T00:00:00.000Z", "", rulings, scope
        )
        self.history.extend([made])
        return made

    def extract_again(self, change):
        """Extract anew: ``change`` returns what becomes of a mention, None where it goes."""
        self.mentions = [new for m in self.mentions if (new := change(m)) is not None]
        return self.rebuild()

    def entry(self, stretch_id):
        """Return an entry of the catalog, None where there is none."""
        return next((e for e in self.built.catalog if e.stretch_id == stretch_id), None)

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
    """Return what the catalog says, without what became of the decisions."""
    return built.mentions, built.catalog, built.conflicts, built.proposed


def with_hold(mention, seconds):
    """Return a mention that says another hold time."""
    return replace(mention, hold_seconds=(seconds, seconds))
