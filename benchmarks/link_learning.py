"""Learn the weights of the link scorer, article by article left out, and compare with the shipped ones.

A logistic regression over the features of ``curation.link.score`` learns from the candidates of all
other articles' mentions; one of annotated articles' mentions with their names hidden, and again
shown but no alias looked up, is linked with what it learned. Printed is the B-cubed F1 against the
annotation, and the 95 % interval over articles of the difference from the shipped weights.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from evaluation import add_folders, annotated_of
from sklearn.linear_model import LogisticRegression

from curation.aliases import Known, look_up
from curation.extract import build_extractor, extract
from curation.lab.annotated import Annotated, Gold
from curation.lab.intervals import intervals_of_change
from curation.lab.scoring import align
from curation.lab.tallies import FIELDS, LINKS, Counts, b_cubed, b_cubed_shares
from curation.link.candidates import EntryIndex
from curation.link.score import Weights, equates, features, probability, weights
from curation.records import Mention
from curation.vocabulary import Vocabulary, load_vocabulary

THRESHOLDS = np.linspace(0.02, 0.9, 45)


@dataclass(frozen=True)
class Case:
    """A mention with its candidates' features and its true entry, None where the vocabulary has none."""

    article_id: str
    label: str
    entry: str | None
    ids: Sequence[str]
    found: Sequence[dict[str, float]]
    vetoed: Sequence[bool]


def cases(
    pairs: Sequence[tuple[Gold, Mention]], entries: dict[str, str], vocabulary: Vocabulary
) -> list[Case]:
    mentions = [mention for _, mention in pairs]
    options = EntryIndex.of(vocabulary).candidates(mentions, [Known()] * len(mentions))
    made = []
    for (gold, mention), candidates in zip(pairs, options, strict=True):
        found = [{**features(mention, c, vocabulary), "usual": 0.0} for c in candidates]
        vetoed = [
            bool(f["opposed"]) and not equates(mention, c.stretch_id, vocabulary)
            for f, c in zip(found, candidates, strict=True)
        ]
        ids = [c.stretch_id for c in candidates]
        made.append(
            Case(gold.article_id, gold.stretch, entries.get(gold.stretch), ids, found, vetoed)
        )
    return made


def entries_of_labels(
    pairs: Sequence[tuple[Gold, Mention]], vocabulary: Vocabulary
) -> dict[str, str]:
    """Return the entry of each annotator's label: its own id, or what most of its names are known as."""
    votes: dict[str, Counter[str]] = {}
    for gold, _ in pairs:
        known = look_up(gold.name, vocabulary).stretch_id
        if gold.stretch in vocabulary.entries:
            known = gold.stretch
        if known:
            votes.setdefault(gold.stretch, Counter())[known] += 1
    return {label: counts.most_common(1)[0][0] for label, counts in votes.items()}


def learned(training: Sequence[Case]) -> Weights:
    names = sorted(training[0].found[0])
    rows = [[found[name] for name in names] for case in training for found in case.found]
    right = [stretch_id == case.entry for case in training for stretch_id in case.ids]
    model = LogisticRegression(C=10.0, max_iter=2000).fit(rows, right)
    return Weights(
        float(model.intercept_[0]), dict(zip(names, model.coef_[0], strict=True)), 0.5, 0.0
    )


def with_threshold(model: Weights, training: Sequence[Case]) -> Weights:
    """Return the model with the threshold that links its training cases best."""
    tries = [replace(model, threshold=float(one)) for one in THRESHOLDS]
    labels = [case.label for case in training]
    return max(tries, key=lambda m: b_cubed(list(zip(labels, linked(training, m), strict=True))))


def linked(found: Sequence[Case], model: Weights) -> list[str]:
    """Return the entry that each case is given to, or an id of its own."""
    chosen = []
    for number, case in enumerate(found):
        scores = [
            0.0 if veto else probability(one, model)
            for one, veto in zip(case.found, case.vetoed, strict=True)
        ]
        best = int(np.argmax(scores))
        taken = scores[best] >= model.threshold
        chosen.append(case.ids[best] if taken else f"none-{case.article_id}-{number}")
    return chosen


def left_out(found: Sequence[Case], learn: Callable[[Sequence[Case]], Weights]) -> list[str]:
    """Link the cases of each article with what was learned from those of all others."""
    chosen = {}
    for article_id in dict.fromkeys(case.article_id for case in found):
        model = learn([case for case in found if case.article_id != article_id])
        own = [i for i, case in enumerate(found) if case.article_id == article_id]
        chosen |= dict(zip(own, linked([found[i] for i in own], model), strict=True))
    return [chosen[i] for i in range(len(found))]


def counts_of(found: Sequence[Case], chosen: Sequence[str]) -> Counts:
    articles = list(dict.fromkeys(case.article_id for case in found))
    counts = np.zeros((len(articles), len(FIELDS), 4))
    shares = b_cubed_shares([(c.label, entry) for c, entry in zip(found, chosen, strict=True)])
    for case, (precision, recall) in zip(found, shares, strict=True):
        counts[articles.index(case.article_id), LINKS] += precision, 1, recall, 1
    return counts


def pairs_of(annotated: Sequence[Annotated]) -> list[tuple[Gold, Mention]]:
    found = dict(extract([item.article for item in annotated], build_extractor()))
    return [
        (gold, mention)
        for item in annotated
        for gold, mention in align(item.golds, [m for m in found[item.article] if not m.passing])
        if gold.required
    ]


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    add_folders(parser)
    vocabulary = load_vocabulary()
    pairs = pairs_of(annotated_of(parser.parse_args()))
    entries = entries_of_labels(pairs, vocabulary)
    hidden = [(gold, replace(mention, name=None)) for gold, mention in pairs]
    print(
        f"{len(pairs)} mentions, {sum(gold.stretch in entries for gold, _ in pairs)} with an entry"
    )
    for title, shown in (("names hidden", hidden), ("names shown, no alias looked up", pairs)):
        found = cases(shown, entries, vocabulary)
        shipped = linked(found, weights())
        print(f"\n{title}")
        for method, chosen in {
            "shipped weights": shipped,
            "shipped, threshold learned": left_out(found, lambda t: with_threshold(weights(), t)),
            "learned": left_out(found, learned),
            "learned, threshold too": left_out(found, lambda t: with_threshold(learned(t), t)),
        }.items():
            figure = b_cubed([(c.label, e) for c, e in zip(found, chosen, strict=True)])
            change = intervals_of_change(counts_of(found, shipped), counts_of(found, chosen))
            low, high = change["links"]
            print(f"{method:28}{figure:.3f}   difference {low:+.3f} to {high:+.3f}")


if __name__ == "__main__":
    main()
