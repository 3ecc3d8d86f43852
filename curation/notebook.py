"""What the notebooks show: the built data as tables, and articles with their evidence in place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from spacy import displacy

from curation.agreement import between_editors, between_sources
from curation.decisions import DecisionLog
from curation.desk import Project, find_project
from curation.extract.components import EVIDENCE, EXERCISES
from curation.names import explain_key, name_key
from curation.store import read_json, read_rows, read_together
from curation.vocabulary import Vocabulary, load_vocabulary
from curation.widgets import EntriesPanel, ExtractionPanel, ReviewQueue, VocabularyPanel

COLOURS = {
    "stretch": "#cfe3f7",
    "strength": "#f7dcc8",
    "release": "#e4d7f2",
    "test": "#e3e3e3",
    "routine": "#e3e3e3",
    "muscles": "#bfe3c5",
    "hold_seconds": "#f4e3a1",
    "reps": "#f4e3a1",
    "sets": "#f4e3a1",
    "per_side": "#f1c9c9",
    "position": "#c9d9f1",
    "name": "#ffffff",
}


@dataclass(frozen=True)
class Workbench:
    """The built data as tables, with what is needed to look behind them.

    Attributes:
        articles, mentions, catalog, conflicts: one row for each line of the output files.
        build: the build's own report (counts, names to look at, unused aliases).
    """

    articles: pd.DataFrame
    mentions: pd.DataFrame
    catalog: pd.DataFrame
    conflicts: pd.DataFrame
    build: dict[str, Any]
    vocabulary: Vocabulary
    project: Project

    def summary(self) -> None:
        """Print what the last build found."""
        print(self.build["summary"])

    def found_in(self, article_id: str) -> pd.DataFrame:
        """Return the exercises of one article with their values."""
        rows = self.mentions[(self.mentions.article_id == article_id) & ~self.mentions.passing]
        columns = ["name", "stretch_id", "kind", "position", "muscles", "hold_seconds", "reps"]
        return rows[columns].fillna({"name": "(none printed)"}).reset_index(drop=True)

    def show(self, article_id: str) -> Any:
        """Show an article with its exercises and evidence highlighted in place."""
        return _rendered(self.project.doc(article_id))

    def not_taken(self, article_id: str) -> pd.DataFrame:
        """Return the passages that read like instructions but belong to no exercise."""
        text = self.articles.set_index("article_id").text[article_id]
        spans = self.project.left_out(article_id)
        rows = [{"start": start, "end": end, "text": text[start:end]} for start, end in spans]
        return pd.DataFrame(rows, columns=["start", "end", "text"])

    def names(self) -> pd.DataFrame:
        """Return every printed name with the entry it was linked to and why."""
        rows = self.mentions[self.mentions.name.notna()]
        table = rows[["name", "article_id", "stretch_id"]].copy()
        table["key"] = [name_key(name) for name in rows.name]
        table["because"] = [link["reason"] if link else "only named" for link in rows.link]
        return table.sort_values(["stretch_id", "article_id"]).reset_index(drop=True)

    def steps_of(self, name: str) -> pd.DataFrame:
        """Return how a name is read, step by step."""
        return pd.DataFrame(explain_key(name), columns=["step", "text"])

    def muscle_words(self) -> pd.DataFrame:
        """Return each muscle claim: the words, the id they mean, and the rule that took them."""
        texts = dict(zip(self.articles.article_id, self.articles.text, strict=True))
        rows = [
            {
                "words": texts[mention.article_id][claim["start"] : claim["end"]],
                "muscle": claim["value"],
                "exported as": self.vocabulary.muscles[claim["value"]].exported_as,
                "mention": mention.mention_id,
                "rule": claim["rule"],
            }
            for mention in self.mentions.itertuples()
            for claim in mention.evidence
            if claim["field"] == "muscles"
        ]
        columns = ["words", "muscle", "exported as", "mention", "rule"]
        return pd.DataFrame(rows, columns=columns)

    def review_conflicts(self) -> ReviewQueue:
        """Return the queue of conflicting values, doubtful claims and stale rulings."""
        return self._queue("conflicts", ("value", "claim", "ruling"))

    def review_duplicates(self) -> ReviewQueue:
        """Return the queue of doubtful links and proposed entries."""
        return self._queue("duplicates", ("link", "entry"))

    def teach(self) -> VocabularyPanel:
        """Return the panel of names that no entry knows."""
        project = self.project
        unknown = (project.unknown_names, project.unknown_terms)
        return VocabularyPanel(project.session(), *unknown, build=project.build)

    def entries(self) -> EntriesPanel:
        """Return the panel of the catalog's entries, to merge, split and rename them."""
        return EntriesPanel(self.project.session(), build=self.project.build)

    def read(self, article_id: str) -> ExtractionPanel:
        """Return the panel of an article with its exercises in place, to mend by hand."""
        project = self.project
        return ExtractionPanel(
            project.session(), project.left_out, build=project.build, article_id=article_id
        )

    def rebuilt(self) -> Workbench:
        """Build with all rulings made so far and return the new data."""
        self.project.build()
        return _workbench(self.project)

    def rulings(self) -> pd.DataFrame:
        """Return all rulings, the latest first."""
        rows = self.project.session().past.decisions()
        columns = ["at", "editor", "subject", "label", "note", "undone"]
        return pd.DataFrame(rows, columns=columns)

    def decided(self) -> pd.DataFrame:
        """Return the catalog's values that an editor's ruling decided."""
        rows = [
            {"entry": entry.name, "field": field, "value": getattr(entry, field), "ruling": ruling}
            for entry in self.catalog.itertuples()
            for field, why in entry.provenance.items()
            if (ruling := why["decision_id"])
        ]
        return pd.DataFrame(rows, columns=["entry", "field", "value", "ruling"])

    def editors_agree(self) -> pd.DataFrame:
        """Return how far editors agree who ruled without seeing each other's rulings."""
        rows = [
            {
                "editors": " and ".join(one.editors),
                "on": one.family,
                "ruled by both": len(one.judged),
                "agreed": one.agreed,
                "Cohen's kappa": one.kappa,
                "differ on": [judged.item for judged in one.differ],
            }
            for one in between_editors(DecisionLog(self.project.decisions).history())
        ]
        columns = ["editors", "on", "ruled by both", "agreed", "Cohen's kappa", "differ on"]
        return pd.DataFrame(rows, columns=columns)

    def sources_agree(self) -> pd.DataFrame:
        """Return how far the articles agree, field by field, with the counts behind it."""
        mentions = self.project.read().material.mentions.values()
        rows = [
            {
                "field": one.field,
                "entries": one.entries,
                "pairs of articles": one.pairs,
                "the same": one.same,
                "disagree": one.disagreement,
                "contradict": one.contradiction,
                "kappa": one.kappa,
            }
            for one in between_sources(mentions, self.vocabulary)
        ]
        return pd.DataFrame(rows)

    def _queue(self, name: str, kinds: tuple[str, ...]) -> ReviewQueue:
        project = self.project
        return ReviewQueue(
            project.session(), kinds=kinds, build=project.build, project=f"{project.root}:{name}"
        )


def open_workbench() -> Workbench:
    """Build what has changed and return the data of the project that the notebook stands in."""
    project = find_project()
    project.build()
    return _workbench(project)


def _workbench(project: Project) -> Workbench:
    out, vocabulary = project.out, load_vocabulary()
    return read_together(
        out,
        lambda: Workbench(
            articles=_table(out, "articles"),
            mentions=_table(out, "mentions"),
            catalog=_table(out, "catalog"),
            conflicts=_table(out, "conflicts"),
            build=read_json(out / "build.json") or {},
            vocabulary=vocabulary,
            project=project,
        ),
    )


def _table(out: Path, name: str) -> pd.DataFrame:
    return pd.DataFrame(read_rows(out / f"{name}.jsonl"))


def _rendered(doc: Any) -> Any:
    from IPython.display import HTML

    doc.spans["sc"] = [*doc.spans[EXERCISES], *doc.spans[EVIDENCE]]
    options = {"colors": COLOURS, "spans_key": "sc"}
    html = displacy.render(doc, style="span", options=options, jupyter=False)
    return HTML(  # type: ignore[no-untyped-call]
        f'<div style="line-height: 2.2; max-width: 60em">{html}</div>'
    )
