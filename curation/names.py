"""Pure functions over printed names: an ordered list of small steps that makes two spellings equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

UNNAMED = "Unnamed exercise of"
"""What the name of an entry begins with whose exercise has none; an article may hold several."""

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WORD_SIGN = re.compile(r"\w")
_INNER_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def straighten(text: str) -> str:
    """Return ``text`` without diacritics, with straight quotes and hyphens, in lower case."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join([c for c in decomposed if not unicodedata.combining(c)])
    return plain.translate(_PUNCTUATION).casefold()


def drop_brackets(text: str) -> str:
    """Return ``text`` without its parts in brackets, unless nothing else is left."""
    if "(" not in text and "[" not in text:
        return text
    outside = _BRACKETS.sub(" ", text)
    return outside if _WORD_SIGN.search(outside) else text


def drop_possessives(text: str) -> str:
    """Return ``text`` with "child's" as "child" and "runners'" as "runners"."""
    return re.sub(r"(?<=\w)'s?\b|(?<=s)'", "", text) if "'" in text else text


def split_words(text: str) -> str:
    """Return the words of ``text`` joined by single blanks; "/" and "-" separate words."""
    plain = text.replace(" ", "").isalnum()
    return " ".join(text.split() if plain else re.findall(r"[^\W_]+", text))


def spell_numbers(text: str) -> str:
    """Return ``text`` with the digits that names use as words ("figure 4" is "figure four")."""
    if text.endswith("i"):
        text = re.sub(r"\b(i{1,3})$", _roman, text)
    return re.sub(r"(?<=figure )4\b", "four", text) if "figure 4" in text else text


def close_sanskrit(text: str) -> str:
    """Return ``text`` with the last letter of "asana" where Hindi drops it ("Balasan")."""
    return re.sub(r"(?<=\w\w)asan\b", "asana", text) if "asan" in text else text


def singular(text: str) -> str:
    """Return ``text`` with every word's plural "s" taken off."""
    return " ".join([_singular_word(word) for word in text.split()])


def drop_articles(text: str) -> str:
    """Return ``text`` without "the", "a" and "an"."""
    return " ".join([w for w in text.split() if w not in {"the", "a", "an"}]) or text


STEPS: tuple[Callable[[str], str], ...] = (
    straighten,
    drop_brackets,
    drop_possessives,
    split_words,
    spell_numbers,
    close_sanskrit,
    singular,
    drop_articles,
)


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Return the form under which two spellings of one name are equal, "" for a name without words."""
    for step in STEPS:
        name = step(name)
    return name


def title_key(name: str) -> str:
    """Return the form under which two entries have one name, which words in brackets tell apart."""
    for step in STEPS:
        name = name if step is drop_brackets else step(name)
    return name


def explain_key(name: str) -> list[tuple[str, str]]:
    """Return each step's name with the text after it, for an editor who asks why two names are one."""
    trace = []
    for step in STEPS:
        name = step(name)
        trace.append((step.__name__, name))
    return trace


def entry_id(name: str) -> str:
    """Return the id that an entry of that name has, as the vocabulary writes them: "Child's Pose" is
    "childs-pose"; "" for a name without words.
    """
    return "-".join(split_words(_INNER_APOSTROPHE.sub("", straighten(name))).split())


_PUNCTUATION = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"}
)
_KEEP_S = ("ss", "us", "is", "as")
_IRREGULAR = {"calves": "calf", "feet": "foot"}


@lru_cache(maxsize=65_536)
def _singular_word(word: str) -> str:
    irregular = _IRREGULAR.get(word)
    if irregular:
        return irregular
    if not word.endswith("s") or len(word) <= 3 or word.endswith(_KEEP_S):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


def _roman(match: re.Match[str]) -> str:
    return str(len(match.group(1)))
