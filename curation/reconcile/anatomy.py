"""Claims that the movement itself contradicts: a muscle that it shortens cannot be stretched by it."""

from __future__ import annotations

from curation.records import Entry
from curation.vocabulary import Vocabulary


def is_shortened(muscle: str, entry: Entry, vocabulary: Vocabulary) -> bool:
    """Return whether the entry's movement shortens ``muscle`` or a group that takes it in.

    A wider region than the shortened group ("hips" where the hip flexors are shortened) is no
    error: other parts of it may be stretched. A reference target is never called wrong.
    """
    if muscle in vocabulary.exported_muscles(entry.muscles):
        return False
    return bool(vocabulary.wider(muscle) & set(vocabulary.exported_muscles(entry.shortens)))
