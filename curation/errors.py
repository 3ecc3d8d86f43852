"""Errors that a user can cause: each says what is wrong, where, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path


class CurationError(Exception):
    """A problem that the user can mend; its text is one line and is all that the user sees."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(self._line())

    def _line(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        told = f"{line} {self.remedy}".strip() if self.remedy else line
        # A file's name may hold bytes that are no characters and could not be printed or kept.
        return told.encode(errors="backslashreplace").decode()


class VocabularyError(CurationError):
    """One or more rows of the vocabulary cannot be used.

    Attributes:
        problems: every problem found, each with file, line and remedy.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        count = len(problems)
        super().__init__(
            f"the vocabulary has {count} problem{'s' if count > 1 else ''}: " + "; ".join(problems)
        )


def writing_told(
    where: Path, remedy: Callable[[OSError], str], what: str = "cannot be written"
) -> AbstractContextManager[None]:
    """Turn what the system says of a failed write into an error for the user.

    Args:
        where: the file or folder that is written.
        remedy: what to do about it.
        what: what could not be done, without the system's own words, which follow in brackets.

    Raises:
        CurationError: the system could not write.
    """
    return _told(where, remedy, what)


def is_full(error: OSError) -> bool:
    """Return whether a write failed for want of space."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def folder_remedy(option: str, kept: str) -> Callable[[OSError], str]:
    """Return what to do where a command can't write to the folder that it was given.

    Args:
        option: the command's option that names the folder.
        kept: what has become of what was there.
    """

    def remedy(error: OSError) -> str:
        if is_full(error):
            return f"Free some disk space and run the command again; {kept}."
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return f"Ask for the right to write there, or name another folder with {option}."
        return f"Name another folder with {option}."

    return remedy


def reading_told(
    where: Path, remedy: str = "Ask for the right to read it."
) -> AbstractContextManager[None]:
    """Turn what the system says of a failed reading into an error for the user.

    Args:
        where: the file or folder that is read.
        remedy: what to do about it.

    Raises:
        CurationError: the system could not read.
    """
    return _told(where, lambda _: remedy, "cannot be read")


@contextmanager
def memory_told(what: str) -> Iterator[None]:
    """Turn the end of the memory into an error for the user.

    Args:
        what: what needed it.

    Raises:
        CurationError: there was no memory left.
    """
    try:
        yield
    except MemoryError as error:
        raise CurationError(
            f"{what} takes more memory than there is; the files are as before.",
            remedy="Close other programs and try again, or use a machine with more memory.",
        ) from error


@contextmanager
def _told(where: Path, remedy: Callable[[OSError], str], what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CurationError(
            f"{what} ({error.strerror or error}).", where=str(where), remedy=remedy(error)
        ) from error
