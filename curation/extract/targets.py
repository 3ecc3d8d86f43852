"""Muscle targets: which muscles a section says are stretched, opened, released or worked.

A sentence is read from left to right. A target word ("stretches", "feel it in") opens; a barrier
("by", "while"), a verb of movement or a negation closes; a muscle counts while open, unless a
complaint stands beside it ("knee pain", "tight hips"). Names, group titles and words such as
"hip opener" target their muscles by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.extract.model import Section, Span, Term, Terms
from curation.records import Claim

LIMBS = frozenset({"legs", "knees", "hands", "feet", "ankles", "wrists", "fingers", "toes"})
"""Parts that texts mostly name to say how to move: they count only close to a target word."""
JOINTS = frozenset(
    [
        "hips",
        "knees",
        "ankles",
        "shoulders",
        "legs",
        "wrists",
        "neck",
        "spine",
        "back",
        "chest",
        "hands",
        "fingers",
        "feet",
        "toes",
        "core",
        "pelvis",
        "lower_back",
        "upper_back",
        "forearms",
        "thighs",
    ]
)
"""Regions that a name mentions for the movement as often as for the target ("hip circles")."""
LAY_WORDS = frozenset({"butt", "bum", "bottom", "rear"})
"""Words that names use for a direction ("butt kicks")."""
MOVED = frozenset({"shoulders", "neck", "wrists", "ankles", "hips", "fingers", "toes", "hands"})
"""Joints that a name targets where it says how they are moved ("shoulder rolls")."""
NEAR = 32
"""Characters between a target word and a limb that counts."""

_SENTENCE = re.compile(r"(?<=[.!?;])[\"”’)]*\s+|\n+")
_CHAIN = re.compile(
    r"[\s,/&]*(?:and|or|plus|as well as|&|,)?[\s,]*(?:even |also |both |then )?(?:the |your |your outer |entire )*",
    re.IGNORECASE,
)
_ADJACENT = re.compile(r"[\s-]*(?:and\s+)?$")
_MUSCLE_NOUN = re.compile(r"\s+(?:muscles?\s+|joints?\s+|area\s+)?")
_STRETCH_YOUR = re.compile(
    r"(?:stretch|open|release|loosen|mobili[sz]e|strengthen)(?: up)? (?:your|the|those)",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r"\b(?:to|towards?)(?: the| your)?$", re.IGNORECASE)
_HEADING_BREAK = re.compile(r"\bwith\b|\+|\bagainst\b|\bon\b")


def muscle_claims(text: str, section: Section, terms: Terms) -> list[Claim]:
    """Return a claim for each muscle that the section targets, its first evidence each.

    The claim's value is the muscle's own id, which may be more specific than output columns hold.
    """
    found: dict[str, Claim] = {}
    own = [*_prose_claims(text, section, terms), *_name_claims(text, section, terms)]
    for claim in own or _group_claims(text, section, terms):
        found.setdefault(str(claim.value), claim)
    return sorted(found.values(), key=lambda claim: (claim.inherited, claim.start))


def _name_claims(text: str, section: Section, terms: Terms) -> Iterator[Claim]:
    spans = {span for span in (section.name, section.heading) if span}
    for span in spans:
        for term in terms.within(span.start, span.end, "muscle"):
            lay = text[term.start : term.end].lower() in LAY_WORDS
            if not (lay or term.target in JOINTS) or _names_target(text, span, term, terms):
                yield Claim("muscles", term.target, term.start, term.end, f"name {term.rule}")


def _names_target(text: str, span: Span, term: Term, terms: Terms) -> bool:
    """Return whether a region in a name is followed by what makes it the target."""
    before = text[span.start : term.start].rstrip()
    if before.endswith("(") or _STRETCH_YOUR.fullmatch(before):
        return True
    if _TOWARDS.search(before):
        return False
    makers = {"target_after", "moved_after"} if term.target in MOVED else {"target_after"}
    rest = [
        t for t in terms.within(term.end, span.end) if t.target in makers or t.group == "muscle"
    ]
    position = term.end
    for following in rest:
        between = text[position : following.start]
        if following.target in makers:
            words = between.replace("-", " ").split()
            return len(words) <= 1 and not _HEADING_BREAK.search(between)
        if not _CHAIN.fullmatch(between) or (term.target in LIMBS and not between.strip()):
            return False
        position = following.end
    return False


def _group_claims(text: str, section: Section, terms: Terms) -> Iterator[Claim]:
    for span in section.own_groups:
        for term in terms.within(span.start, span.end, "muscle"):
            before = text[span.start : term.start].rstrip()
            if not (_is_complaint(text, term, terms, span.end) or _TOWARDS.search(before)):
                yield Claim(
                    "muscles", term.target, term.start, term.end, f"group {term.rule}", True
                )


def _prose_claims(text: str, section: Section, terms: Terms) -> Iterator[Claim]:
    start = section.start
    if section.heading and section.heading.start <= start + 12:
        start = section.heading.end
    for first, last in _sentences(text, start, section.end):
        if any(hole.start <= first < hole.end for hole in section.holes):
            continue
        yield from _sentence_claims(text, first, last, terms)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


_STATES = {
    "target": "open",
    "contract": "open",
    "barrier": "shut",
    "move": "shut",
    "negation": "shut",
    "step_verb": "shut",
}


def _sentence_claims(text: str, first: int, last: int, terms: Terms) -> Iterator[Claim]:
    inside = list(terms.within(first, last))
    if not any(term.group == "muscle" for term in inside):
        return
    if _is_bare_list(text, first, last, inside):
        for term in inside:
            if term.group == "muscle":
                yield Claim("muscles", term.target, term.start, term.end, f"list {term.rule}")
        return
    covering = [t for t in inside if t.group == "muscle" or t.target in ("target", "target_after")]
    opened_at, counted_to = -1, -1
    for term in inside:
        if term.target in _STATES:
            if _STATES[term.target] == "shut":
                opened_at = -1 if not _same_words(term, covering) else opened_at
            elif not _moves_limb(text, term, inside):
                opened_at = term.end
        elif term.group == "muscle":
            if _is_complaint(text, term, terms, last) or _is_adjective(text, term):
                continue
            chained = counted_to >= 0 and _CHAIN.fullmatch(text[counted_to : term.start])
            near = opened_at >= 0 and _is_near(text, opened_at, term)
            if (opened_at >= 0 and (near or chained)) or _is_followed(text, term, terms, last):
                counted_to = term.end
                yield Claim("muscles", term.target, term.start, term.end, f"target {term.rule}")
            else:
                counted_to = -1


def _is_near(text: str, opened_at: int, term: Term) -> bool:
    if term.target not in LIMBS:
        return True
    between = text[opened_at : term.start]
    return len(between) <= NEAR and not _WITH.search(between)


_WITH = re.compile(r"\bwith\b")
_BEFORE_BACK = re.compile(
    r"(?:\b(?:the|your|my|our|his|her|their|entire|whole|full|and|or|through|in|of|for|both)|[,:/&]|^)\s*$",
    re.IGNORECASE,
)
_SIDE_PART = re.compile(
    r"[\s/-]+(?:part|portion|side|and sides|top|of|leg|knee|foot|heel|hip|thigh|toes?|arm|hand|ankle|edge|and forth|up|down|to|of)\b",
    re.IGNORECASE,
)


def _is_adjective(text: str, term: Term) -> bool:
    """Return whether "back" says where ("your back leg", "come back up"), or a leg is just a leg."""
    words = text[term.start : term.end].lower()
    if words == "back":
        before = text[max(0, term.start - 16) : term.start]
        return bool(_SIDE_PART.match(text, term.end)) or not _BEFORE_BACK.search(before)
    return words in ("leg", "knee", "hand", "foot") and term.target in LIMBS


def _same_words(term: Term, covering: list[Term]) -> bool:
    """Return whether a target word covers the closing one ("keeping the spine supple")."""
    for other in covering:
        if other.start > term.start:
            return False
        if term.end <= other.end:
            return True
    return False


_LENGTHENED = re.compile(
    r"\s+(?:your|the|through|spine|torso|tailbone|neck|upwards?|tall)\b", re.IGNORECASE
)


def _moves_limb(text: str, term: Term, inside: list[Term]) -> bool:
    """Return whether "stretch" here means to move a limb ("stretch your arms overhead")."""
    if re.fullmatch(r"lengthen|elongate", text[term.start : term.end], re.IGNORECASE):
        return _LENGTHENED.match(text, term.end) is not None
    if not re.fullmatch(
        r"(?:stretch|open|work|extend|release|relax)(?:ing|ed|es|s)?",
        text[term.start : term.end],
        re.IGNORECASE,
    ):
        return False
    after = text[term.end : term.end + 40]
    return bool(
        re.match(
            r"\s+(?:out\b|forward|up\b|from\b|down\b|towards?\b|through\b|(?:your|the|each|one|both)?\s*(?:\w+\s+)?(?:balls|legs?|arms?|hands?|foot|feet|fingers?|elbows?|knees?|heels?|mouth|eyes|palms?)\b(?!\s*(?:muscles)))",
            after,
            re.IGNORECASE,
        )
    )


def _is_followed(text: str, term: Term, terms: Terms, last: int) -> bool:
    """Return whether words behind the muscle, or behind a list of muscles that it stands in, make it
    the target ("hip opener", "quads and hips should feel a stretch")."""
    end = term.end
    for following in terms.within(term.end, min(last, term.end + 70)):
        between = text[end : following.start]
        if following.target == "target_after" and following.start - term.end < 28:
            return bool(_ADJACENT.fullmatch(between))
        if following.target == "felt":
            return bool(_MUSCLE_NOUN.fullmatch(between))
        if following.group == "muscle":
            if not _CHAIN.fullmatch(between):
                return False
            end = following.end
    return False


_COORDINATED = re.compile(r"[\s-]*(?:and|or|,|/)\s*(?:(?!and\b|or\b)\w+[\s-]){1,2}", re.IGNORECASE)


def _is_complaint(text: str, term: Term, terms: Terms, last: int) -> bool:
    for word in terms.within(term.end, min(last, term.end + 34), "cue", "complaint"):
        between = text[term.end : word.start]
        direct = re.fullmatch(r"[\s-]*(?:muscle |joint |area )?", between, re.IGNORECASE)
        shared = _COORDINATED.fullmatch(between) and terms.within(term.end, word.start, "muscle")
        if direct or shared:
            return True
        break
    for word in terms.within(max(0, term.start - 24), term.start, "cue", "complaint_before"):
        if re.fullmatch(r"\s*(?:the |your |and |\w+ )?", text[word.end : term.start]):
            return True
    return False


def _is_bare_list(text: str, first: int, last: int, inside: list[Term]) -> bool:
    """Return whether a line is nothing but muscles ("Hips, glutes", "Why: hamstrings")."""
    label = next((t for t in inside if t.target == "why_label"), None)
    if label and text[label.end : label.end + 1] == ":" and not text[first : label.start].strip():
        first = label.end + 1
    words = re.sub(r"^[\s•*–-]+", "", text[first:last])
    for term in sorted((t for t in inside if t.group == "muscle"), key=lambda t: t.start - t.end):
        words = words.replace(text[term.start : term.end], "", 1)
    return not re.search(r"[^\W\d_]", re.sub(r"\b(?:and|or|the|your)\b", "", words))
