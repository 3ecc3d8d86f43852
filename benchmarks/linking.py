"""Compare scorers for mentions whose name does not decide: ours, Splink on DuckDB, names alone.

Every annotated mention is linked with its printed name hidden, and again with it shown but no alias
looked up; printed are B-cubed F1 against the annotation and seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter

import pandas as pd
import splink.comparison_library as cl
from evaluation import default_folders
from rapidfuzz import fuzz, process
from splink import DuckDBAPI, Linker, SettingsCreator

from curation.aliases import Known
from curation.extract import build_extractor, extract
from curation.lab.annotated import read_annotated
from curation.lab.scoring import align
from curation.lab.tallies import b_cubed
from curation.link.candidates import EntryIndex
from curation.link.score import best_match
from curation.names import name_key
from curation.records import Mention
from curation.vocabulary import Vocabulary, load_vocabulary

STOP = frozenset({"the", "your", "and", "with", "for", "this", "from", "that"})


def ours(mentions: Sequence[Mention], vocabulary: Vocabulary) -> list[str]:
    index = EntryIndex.of(vocabulary)
    known = [Known()] * len(mentions)
    options = index.candidates(mentions, known)
    return [
        best_match(mention, Known(), candidates, vocabulary).stretch_id
        for mention, candidates in zip(mentions, options, strict=True)
    ]


def names_alone(mentions: Sequence[Mention], vocabulary: Vocabulary) -> list[str]:
    names = {name_key(name): ids[0] for name, ids in vocabulary.alias_names}
    found = []
    for number, mention in enumerate(mentions):
        match = process.extractOne(
            name_key(mention.name or ""), names.keys(), scorer=fuzz.token_sort_ratio
        )
        found.append(names[match[0]] if mention.name and match else f"none-{number}")
    return found


def with_splink(mentions: Sequence[Mention], vocabulary: Vocabulary) -> list[str]:
    left = pd.DataFrame(
        {
            "unique_id": [f"m{i}" for i in range(len(mentions))],
            "name": [name_key(m.name) if m.name else None for m in mentions],
            "position": [m.position for m in mentions],
            "kind": [m.kind for m in mentions],
            "muscles": [list(m.muscles) for m in mentions],
            "words": [_words(m.text) for m in mentions],
        }
    )
    rows = [(sid, name) for name, ids in vocabulary.alias_names for sid in ids]
    right = pd.DataFrame(
        [
            {
                "unique_id": f"e{i}",
                "name": name_key(name),
                "position": vocabulary.position_exports.get(entry.position or "", None),
                "kind": entry.kind,
                "muscles": list(vocabulary.exported_muscles(entry.muscles)),
                "words": _words(f"{entry.name} {entry.description}"),
            }
            for i, (sid, name) in enumerate(rows)
            for entry in [vocabulary.entries[sid]]
        ]
    )
    settings = SettingsCreator(
        link_type="link_only",
        probability_two_random_records_match=0.003,
        blocking_rules_to_generate_predictions=["1=1"],
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.97, 0.9, 0.8]).configure(
                m_probabilities=[0.45, 0.1, 0.15, 0.1, 0.2],
                u_probabilities=[0.0004, 0.0003, 0.003, 0.02, 0.9763],
            ),
            cl.ExactMatch("position").configure(
                m_probabilities=[0.9, 0.1], u_probabilities=[0.25, 0.75]
            ),
            cl.ExactMatch("kind").configure(
                m_probabilities=[0.95, 0.05], u_probabilities=[0.5, 0.5]
            ),
            cl.ArrayIntersectAtSizes("muscles", [2, 1]).configure(
                m_probabilities=[0.25, 0.5, 0.25], u_probabilities=[0.02, 0.15, 0.83]
            ),
            cl.ArrayIntersectAtSizes("words", [14, 10, 7, 5]).configure(
                m_probabilities=[0.2, 0.25, 0.25, 0.15, 0.15],
                u_probabilities=[0.001, 0.01, 0.06, 0.15, 0.779],
            ),
        ],
    )
    database = DuckDBAPI()
    tables = [database.register(left), database.register(right)]
    predictions = Linker(tables, settings).inference.predict().as_record_list()
    best: dict[str, tuple[float, str]] = {}
    for row in predictions:
        pair = {row["unique_id_l"], row["unique_id_r"]}
        mention = next(x for x in pair if x.startswith("m"))
        entry = next(x for x in pair if x.startswith("e"))
        best[mention] = max(best.get(mention, (-1e9, "")), (row["match_weight"], entry))
    return [rows[int(best[f"m{i}"][1][1:])][0] for i in range(len(mentions))]


def _words(text: str) -> list[str]:
    return sorted({w for w in name_key(text).split() if w not in STOP and len(w) > 2})


def main() -> None:
    vocabulary = load_vocabulary()
    annotated = read_annotated(*default_folders())
    found = dict(extract([item.article for item in annotated], build_extractor()))
    pairs = [
        (gold.stretch, mention)
        for item in annotated
        for gold, mention in align(item.golds, [m for m in found[item.article] if not m.passing])
        if gold.required
    ]
    labels = [label for label, _ in pairs]
    shown = [mention for _, mention in pairs]
    hidden = [replace(mention, name=None) for mention in shown]
    methods: dict[str, Callable[[Sequence[Mention], Vocabulary], list[str]]] = {
        "weighted features, scikit-learn vectors": ours,
        "Splink 5 on DuckDB, fixed m and u": with_splink,
        "rapidfuzz token_sort_ratio of names": names_alone,
    }
    print(f"{len(labels)} mentions{'':24} names hidden    names shown    seconds")
    for title, method in methods.items():
        start = perf_counter()
        scores = [
            b_cubed(list(zip(labels, method(m, vocabulary), strict=True))) for m in (hidden, shown)
        ]
        seconds = perf_counter() - start
        print(f"{title:42} {scores[0]:.3f}           {scores[1]:.3f}          {seconds:.2f}")


if __name__ == "__main__":
    main()
