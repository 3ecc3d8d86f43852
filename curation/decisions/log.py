"""The log of decisions on disk: one file an editor, one lock for all, nothing ever overwritten."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from curation.decisions.editor import checked_name, file_name
from curation.decisions.files import Reader, append, encode
from curation.decisions.history import History
from curation.decisions.ids import next_id
from curation.decisions.kinds import check_ruling
from curation.errors import CurationError, is_full, reading_told, writing_told
from curation.records import Decision, DecisionKind, Ruling
from curation.store import flush_folder

LOCK = ".lock"
PATIENCE = 30.0
"""Seconds to wait for another writer; each holds the lock for a few milliseconds."""
UNREADABLE = "Ask for the right to read it, or restore it from version control."
"""What to do about a file of the log that cannot be read."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Nothing was written, because others ruled on the same matters since the editor looked.

    Attributes:
        theirs: for each ruling that was overtaken, the ruling and the decision that came first.
    """

    theirs: tuple[tuple[Ruling, Decision], ...]


class DecisionLog:
    """The decisions in a folder; a folder that is not there yet holds none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._guard = threading.Lock()
        self._readers: dict[Path, Reader] = {}
        self._history = History()

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be taken at the last reading, a line each, with what to do."""
        unread = (p for path in sorted(self._readers) for p in self._readers[path].problems)
        clashes = (
            f"{self.folder}: two decisions have the id {decision_id}: delete one of them"
            for decision_id in sorted(self._history.clashes)
        )
        return (*unread, *clashes)

    def history(self) -> History:
        """Return all decisions; what was read before is not read again.

        The history is the log's own and grows with it.

        Raises:
            CurationError: a file cannot be read.
        """
        with self._guard:
            return self._read()

    def append(
        self,
        rulings: Sequence[Ruling],
        editor: str,
        *,
        note: str = "",
        scope: str = "",
        blind: bool = False,
    ) -> Decision | Overtaken:
        """Write one decision; when this returns it is on the disk.

        Args:
            rulings: one; with ``scope``, any number. ``after`` of each is the id of the latest
                decision on its subject that the editor was shown (``History.latest``).
            scope: what the rulings of a bulk decision have in common, such as the filter.
            blind: a second opinion, given without being shown the first; ``after`` counts for
                nothing and is written as None.

        Returns:
            The decision, or Overtaken where someone ruled on the same matters in between.

        Raises:
            CurationError: a ruling cannot be, or the folder not be written; nothing was written.
        """
        if (len(rulings) != 1 and not scope) or not rulings:
            raise CurationError(
                f"a decision holds one ruling, not {len(rulings)}.",
                remedy="Name what several have in common as the scope of a bulk decision.",
            )
        for ruling in rulings:
            check_ruling(ruling)
        if scope and any(ruling.kind is DecisionKind.UNDO for ruling in rulings):
            raise CurationError("a bulk decision holds no undo.", remedy="Undo one at a time.")
        drafts = [replace(ruling, after=None) for ruling in rulings] if blind else list(rulings)
        return self._write(drafts, checked_name(editor), note, scope, blind)

    def undo(
        self, decision_id: str, editor: str, *, note: str = "", after: str | None = None
    ) -> Decision | Overtaken:
        """Undo a decision of any age, an undo too.

        Args:
            after: the id of the latest undo of it that the editor was shown.

        Returns:
            The undo, or Overtaken where someone undid it in between.

        Raises:
            CurationError: there is no such decision, or the folder cannot be written.
        """
        if self.history().get(decision_id) is None:
            raise CurationError(
                f"no decision has the id {decision_id!r}.", remedy="See `curation log`."
            )
        return self.append([Ruling(DecisionKind.UNDO, decision_id, after=after)], editor, note=note)

    def _write(
        self, rulings: Sequence[Ruling], editor: str, note: str, scope: str, blind: bool
    ) -> Decision | Overtaken:
        with (
            self._guard,
            writing_told(self.folder, _remedy, "the decision could not be written"),
            _locked(self.folder),
        ):
            history = self._read()
            since = ((ruling, history.settled_since(ruling)) for ruling in rulings)
            theirs = tuple((ruling, decision) for ruling, decision in since if decision)
            if theirs and not blind:
                return Overtaken(theirs)
            time = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            decision = Decision(next_id(history.last_id), editor, time, note, tuple(rulings), scope)
            append(self.folder / file_name(editor), encode(decision))
            self._read()
            return decision

    def _read(self) -> History:
        paths = sorted(self.folder.glob("*.jsonl")) if self.folder.is_dir() else []
        known = self._readers
        changed = [reader for reader in known.values() if not reader.is_read()]
        if set(known) - set(paths) or not all(map(_only_grew, changed)):
            self._forget()
        try:
            self._history.extend(self._added(paths))
        except BaseException:
            # Some files may have been read and their decisions lost with the one that was not.
            self._forget()
            raise
        return self._history

    def _added(self, paths: Sequence[Path]) -> list[Decision]:
        """Return what the files hold since they were read last."""
        added: list[Decision] = []
        for path in paths:
            reader = self._readers.setdefault(path, Reader(path))
            if not reader.is_read():
                with reading_told(path, UNREADABLE):
                    added += reader.read()
        return added

    def _forget(self) -> None:
        self._readers, self._history = {}, History()


def _only_grew(reader: Reader) -> bool:
    with reading_told(reader.path, UNREADABLE):
        return reader.only_grew()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        flush_folder(folder.parent)
    try:
        with FileLock(folder / LOCK, timeout=PATIENCE, poll_interval=0.005):
            yield
    except Timeout:
        raise CurationError(
            f"another program has been writing here for {PATIENCE:.0f} seconds.",
            where=str(folder),
            remedy="Close it, then rule again.",
        ) from None


def _remedy(error: OSError) -> str:
    if is_full(error):
        return "Free some disk space, then rule again; the decisions there are as before."
    return "Ask for the right to write there, then rule again; the decisions there are as before."
