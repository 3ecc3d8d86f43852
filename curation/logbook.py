"""The log of decisions as text: a line or two for each, and the difference between two dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from curation.decisions import History, Placed
from curation.decisions.select import Difference
from curation.records import Decision, Ruling
from curation.typed import told

SHOWN_OF_BULK = 5


def decision_text(decision: Decision, history: History) -> str:
    """Return a decision with what became of it."""
    lines = [f"{decision.decision_id}  {decision.time}  {decision.editor}  {_headline(decision)}"]
    if decision.scope:
        lines += [f"    {ruling_text(ruling)}" for ruling in decision.rulings[:SHOWN_OF_BULK]]
        if len(decision.rulings) > SHOWN_OF_BULK:
            lines.append(f"    and {len(decision.rulings) - SHOWN_OF_BULK} more")
    if decision.note:
        lines.append(f"    “{decision.note}”")
    lines += [f"    {line}" for line in _fate(decision, history)]
    return "\n".join(map(visible, lines))


def ruling_text(ruling: Ruling) -> str:
    """Return a ruling in the words of the command that makes it."""
    kind = ruling.kind.value.replace("_", "-")
    values = [_value_text(key, value) for key, value in ruling.value.items() if key != "quote"]
    return visible(" ".join([kind, ruling.subject, *values]))


def difference_text(difference: Difference) -> str:
    """Return what came to stand and what ceased to, a line each."""
    lines = [*_marked("+", difference.began), *_marked("-", difference.ended)]
    return "\n".join(lines) if lines else "The same rulings stood at both times."


def overtaken_text(theirs: Iterable[tuple[Ruling, Decision]], history: History) -> str:
    """Return the rulings of others that came first."""
    first = dict.fromkeys(decision.decision_id for _, decision in theirs)
    found = (history.get(decision_id) for decision_id in first)
    return "\n".join(decision_text(decision, history) for decision in found if decision)


def visible(text: str) -> str:
    """Return ``text`` with what a terminal would obey instead of show as replacement characters."""
    return "".join(c if c.isprintable() else " " if c in "\n\t" else "\ufffd" for c in text)


def _headline(decision: Decision) -> str:
    if decision.scope:
        return f"bulk of {len(decision.rulings)}: {decision.scope}"
    return ruling_text(decision.rulings[0])


def _fate(decision: Decision, history: History) -> Iterator[str]:
    undo = history.undone_by(decision.decision_id)
    if undo:
        yield f"undone by {undo.editor} ({undo.decision_id})"
        return
    placed = [Placed(decision, index) for index in range(len(decision.rulings))]
    later = [by.decision for one in placed if (by := history.replaced_by(one))]
    for other in {by.decision_id: by for by in later}.values():
        yield f"replaced by {other.editor} ({other.decision_id})"


def _marked(sign: str, rulings: Iterable[Placed]) -> Iterator[str]:
    for placed in rulings:
        decision = placed.decision
        yield f"{sign} {ruling_text(placed.ruling)}  [{decision.editor}, {decision.decision_id}]"


def _value_text(key: str, value: Any) -> str:
    return told(value) if key == "value" else f"{key}={told(value)}"
