"""Weights of a field by which only some words of a section speak."""

from curation.extract.claims.word_weights import WordWeights


def speaking(values, places, value, **scores):
    """Return weights by which words of a section speak for one of some values, or against it."""
    place = values.index(value)
    rows = {
        word: [score if at == place else 0.0 for at in range(len(values) * len(places))]
        for word, score in scores.items()
    }
    return WordWeights(
        {
            "values": values,
            "places": places,
            "usual": [0.0] * len(values),
            "named": {},
            "words": rows,
            "pairs": {},
        }
    )
