"""Titles: a line that names what follows, or a name in front of its own text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curation.extract.model import Span, Terms
from curation.names import name_key
from curation.records import Block, BlockKind
from curation.vocabulary import Vocabulary

MOST_TITLE_WORDS = 14
MOST_LEAD_WORDS = 9
LONGEST_LOWER_TITLE = 40
"""The most characters of a title in small letters, which must end like a name."""

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = re.compile(
    r"\s*(?:(?:no\.?|#|exercise|stretch|pose|move|movement|drill|day|bonus|step(?=\s*\d+\.))\s*#?\s*)?"
    r"(?:(?P<digits>\d{1,3})\s*(?:[.):]|[\-–—](?!\s*\d))|(?<=#)(?P<signed>\d{1,2})\s+(?=(?-i:[A-Z]))"
    rf"|(?P<keycap>\d{{1,2}})\ufe0f?\u20e3|(?P<word>{'|'.join(_WORDS)})\s*[.):])\s*(?=\S)",
    re.IGNORECASE,
)
_SIGNS = "\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff•·"
_ORNAMENT = re.compile(rf"[\s{_SIGNS}]*")
"""Bullets, arrows, ticks and pictures that stand before the words of a line."""
_ORNAMENT_BEHIND = re.compile(rf"[\s{_SIGNS}]+$")
_SUBTITLE = re.compile(r"\s+[–—-]+\s+|\s*[:|]\s+|\s*[–—]\s*")
_SUBTITLE_MARK = re.compile(r"[:|–—-]")
_DOSE_TAIL = re.compile(
    r"\s*(?:[-–—:(,]?\s*(?:x\s*\d.*|\d+(?:\s*(?:[-–]|to)\s*\d+)?\s*(?:x|sets?|reps?|s|sec\w*|min\w*|breaths?)\b.*)"
    r"|\s[-–—]\s*\d+(?:\s*[-–]\s*\d+)?(?:\s+\w+)?)$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"[:.\s–—](?:(?<=:)(?!\d)|(?<=\s)[–—-]+(?:\s|(?=[A-Z]))|(?<=[a-z)\"”*]\.)(?=\s)|(?<=\s)\|\s|(?<=[\n–—]))"
)
_MARKED_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")
_WORD = re.compile(r"[^\W\d_]+")
_AFTER_BOLD = re.compile(r"\s*[*_]*\s*(?:\([^)\n]{1,80}\))?[\s*_]*[:.–—|-]?\s*")
_TRIM = ' \t\n:.,;*_"“”–—-|'
_SENTENCE_ENDS = (".", "!", ",", ";")
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Title:
    """A title or lead-in name.

    Attributes:
        span: the name, without number, dose and punctuation.
        rest: where the line's text after the title begins; the line's end if there is none.
        alone: whether the title is all of the line.
        marked: whether the format sets it off (heading, bold, table cell).
        exact: whether the vocabulary knows it as a name.
        named: whether it is a known name, holds one, or ends like a name of an exercise.
    """

    span: Span
    rest: int
    alone: bool
    marked: bool
    exact: bool
    named: bool


def printed_number(text: str, block: Block) -> tuple[int | None, int]:
    """Return a block's printed number, if any, and where its own words begin."""
    content = block.start + len(block.marker)
    ornament = _ORNAMENT.match(text, content, block.end)
    if ornament and ornament.end() < block.end:
        content = ornament.end()
    digits = _MARKED_NUMBER.match(block.marker) if block.marker else None
    if digits:
        return int(digits.group(1)), content
    match = _NUMBER.match(text, content, block.end)
    if match and match.end() < block.end:
        return _number(match), match.end()
    return None, content


def _number(match: re.Match[str]) -> int:
    return int(
        match["digits"]
        or match["signed"]
        or match["keycap"]
        or _WORDS.index(match["word"].lower()) + 1
    )


def find_title(
    text: str, block: Block, content: int, numbered: bool, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the title that a block is, or the name that stands in front of its text."""
    bold = _leading_bold(text, block, content)
    if bold and bold.end < block.end - 1 and _SENTENCE_LIKE.match(text, bold.start, bold.end):
        return None
    if block.kind is BlockKind.HEADING:
        return _title(text, Span(content, block.end), block.end, True, True, terms, vocabulary)
    if bold and _fills(text, bold, block):
        if _word_count(text, bold) > MOST_TITLE_WORDS:
            return None
        return _title(text, bold, block.end, True, True, terms, vocabulary)
    if bold and _word_count(text, bold) <= MOST_LEAD_WORDS:
        rest = _after_lead(text, bold.end, block.end)
        return _title(text, bold, rest, False, True, terms, vocabulary)
    if _reads_as_title(text, content, block, numbered):
        return whole_title(text, Span(content, block.end), terms, vocabulary)
    if block.kind is BlockKind.PARAGRAPH and block.end - content <= LONGEST_LOWER_TITLE:
        title = whole_title(text, Span(content, block.end), terms, vocabulary)
        whole = Span(content, block.end)
        led = title and title.span.start > content and text[block.end - 1] == "."
        if (
            title
            and not led
            and (title.exact or (title.named and _ends_as_name(text, whole, terms)))
        ):
            return title
    return _lead_in(text, block, content, numbered, terms, vocabulary)


_IN_BRACKETS = re.compile(r"[\s*_]*\([^()\n]{1,60}\)[\s:.]*")


def _fills(text: str, bold: Span, block: Block) -> bool:
    """Return whether bold words are all of a block, but for a remark in brackets."""
    return bold.end >= block.end - 1 or bool(_IN_BRACKETS.fullmatch(text, bold.end, block.end))


def whole_title(text: str, span: Span, terms: Terms, vocabulary: Vocabulary) -> Title | None:
    """Return the title that the whole of ``span`` is, without marks of the format."""
    return _title(text, span, span.end, True, False, terms, vocabulary)


def _leading_bold(text: str, block: Block, content: int) -> Span | None:
    for start, end in block.bold:
        if not text[content:start].strip(' "“*(') and end > content:
            number = _NUMBER.match(text, start, end)
            return Span(number.end() if number else max(start, content), end)
        number = _NUMBER.match(text, start, end)
        if start <= content < end and number:
            return Span(number.end(), end)
    return None


def _after_lead(text: str, position: int, end: int) -> int:
    brackets = _AFTER_BOLD.match(text, position, end)
    return brackets.end() if brackets else position


def _reads_as_title(text: str, content: int, block: Block, numbered: bool) -> bool:
    if block.kind in (BlockKind.TABLE_ROW, BlockKind.CAPTION):
        return False
    if block.kind is BlockKind.LIST_ITEM and not numbered:
        return False
    words = text[content : block.end]
    if words.count(" ") >= MOST_TITLE_WORDS:
        return False
    if not words or "\n" in words.strip() or words.rstrip('"”’)').endswith(_SENTENCE_ENDS):
        return False
    if words.endswith(":") and not numbered and words.count(" ") > 5:
        return False
    first = words.lstrip("\"“'‘(")[:1]
    return first.isupper() or first.isdigit() or numbered


def _lead_in(
    text: str, block: Block, content: int, numbered: bool, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    if block.kind is BlockKind.LIST_ITEM:
        for opens in (_known_lead, _dosed_lead, _remarked_lead):
            known = opens(text, block, content, terms, vocabulary)
            if known:
                return known
    shouted = _shouted_lead(text, block, content, terms, vocabulary)
    if shouted:
        return shouted
    separator = _first_separator(text, content, min(block.end, content + 90))
    if not separator or separator.end() >= block.end:
        return None
    lead = Span(content, separator.start())
    if not 0 < _word_count(text, lead) <= MOST_LEAD_WORDS:
        return None
    row = block.kind is BlockKind.TABLE_ROW
    if _SENTENCE_LIKE.match(text, lead.start, lead.end):
        return None
    title = _title(text, lead, separator.end(), False, row, terms, vocabulary)
    if title is None:
        return None
    set_off = numbered or block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    if separator.group() == ".":
        closes = title.named and set_off and _ends_as_name(text, title.span, terms)
        return title if title.exact or closes else None
    shaped = set_off and is_capitalised(text, lead)
    return title if title.named or shaped or (separator.group() == "\n" and numbered) else None


_CAPITALS = re.compile(r"(?:[A-Z][A-Z'’-]+\s+){1,6}(?=[A-Z][a-z]|A\s|I\s)")
"""Words in capitals in front of a sentence ("THE COBRA Lie face down")."""


def _shouted_lead(
    text: str, block: Block, content: int, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the name in capitals that opens a block which goes on in small letters."""
    match = _CAPITALS.match(text, content, block.end)
    if match is None or text[content : block.end].isupper():
        return None
    title = _title(text, Span(*match.span()), match.end(), False, True, terms, vocabulary)
    return title if title and title.named else None


def _first_separator(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return what ends a name in front of a text; signs inside brackets do not."""
    for separator in _SEPARATOR.finditer(text, start, end):
        if text[separator.start() - 1].isdigit() and text[separator.end()].isdigit():
            continue
        lead = text[start : separator.start()]
        if lead.count("(") <= lead.count(")"):
            return separator
    return None


_DOSED = re.compile(
    r"(?P<name>[^\W\d_][^.!?:;()\n]{2,60}?)\s*"
    r"\((?:about |~)?\d+[^()\n]{0,12}?(?:s|sec\w*|min\w*|reps?|breaths?|x)\b[^()\n]{0,24}\)\s*[:.–—-]?\s*"
)


def _dosed_lead(
    text: str, block: Block, content: int, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the name that opens a list item in front of its dose ("Wrists and fingers (30s): ...")."""
    bracketed = text.find("(", content, block.end) >= 0
    match = _DOSED.match(text, content, block.end) if bracketed else None
    if match is None:
        return None
    name = Span(*match.span("name"))
    return _title(text, name, name.end, False, False, terms, vocabulary)


_REMARKED = re.compile(
    r"(?P<name>[^\W\d_][^.!?:;,()+\n]{2,60}?)\s*(?:\([^()\n]{2,80}\)|\+)\s*(?P<rest>[^\n]{0,60})"
)


def _remarked_lead(
    text: str, block: Block, content: int, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the name that opens a list item in front of a remark ("Side Bend (bolster below) + rest")."""
    match = _REMARKED.fullmatch(text, content, block.end)
    if match is None or not is_capitalised(text, Span(*match.span("name"))):
        return None
    name = Span(*match.span("name"))
    if _word_count(text, name) > MOST_LEAD_WORDS:
        return None
    return _title(text, name, name.end, False, False, terms, vocabulary)


_AFTER_NAME = re.compile(r"\s*(?:,|\()\s*")


def _known_lead(
    text: str, block: Block, content: int, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the known name that opens a list item and is set off by a comma or a bracket."""
    for term in terms.within(content, min(block.end, content + 60), "alias"):
        after = _AFTER_NAME.match(text, term.end, block.end)
        if term.start == content and after:
            span = Span(content, term.end)
            title = _title(text, span, after.end(), False, False, terms, vocabulary)
            return title if title and title.exact else None
    return None


def _title(
    text: str,
    span: Span,
    rest: int,
    alone: bool,
    marked: bool,
    terms: Terms,
    vocabulary: Vocabulary,
) -> Title | None:
    span = name_span(text, span, terms)
    if span.start >= span.end or _DOSE_ONLY.fullmatch(text, span.start, span.end):
        return None
    if alone:
        span = _without_subtitle(text, span, terms)
    key = name_key(text[span.start : span.end])
    exact = (
        key in vocabulary.aliases
        or key in vocabulary.ambiguous
        or _gives_known_name(text, span, terms)
    )
    named = exact or _looks_named(text, span, terms)
    return Title(span, max(rest, span.end), alone, marked, exact, named)


_DOSE_ONLY = re.compile(
    r"\d[\d\s–x×*-]*(?:(?:to|sets?|reps?|repetitions?|rounds?|times|s|sec(?:ond)?s?|min(?:ute)?s?|"
    r"breaths?|hold|total|each|per|on|side|leg|arm|of|rest)\b[\d\s–x×*,/()-]*)+",
    re.IGNORECASE,
)
"""A line that is a dose and no title ("3 sets × 20 sec hold")."""


def name_span(text: str, span: Span, terms: Terms) -> Span:
    """Return a printed name without the dose, the punctuation and the lead-in around it."""
    return _led_into(text, _trim(text, span), terms)


def _without_subtitle(text: str, span: Span, terms: Terms) -> Span:
    """Return the name before a subtitle ("Dead Bug - Strength for the Core"), else the whole title."""
    marked = _SUBTITLE_MARK.search(text, span.start, span.end)
    mark = marked and _SUBTITLE.search(text, span.start, span.end)
    if mark is None or text.count("(", span.start, mark.start()) > text.count(
        ")", span.start, mark.start()
    ):
        return span
    name, second = Span(span.start, mark.start()), Span(mark.end(), span.end)
    bracket = text.find(" (", name.start, name.end)
    plain = Span(name.start, bracket) if bracket > 0 and text[name.end - 1] == ")" else name
    two = plain == name and _is_whole_name(name, terms) and _is_whole_name(second, terms)
    if two:
        return span
    if _ends_as_name(text, plain, terms) or _ends_known(plain, terms):
        return name
    if _is_whole_name(second, terms):
        return second
    return name if _OF_PURPOSE.match(text, second.start) else span


_OF_PURPOSE = re.compile(r"(?:for|to)\s+[a-z]")


def _ends_known(name: Span, terms: Terms) -> bool:
    return any(term.end == name.end for term in terms.within(name.start, name.end, "alias"))


def _is_whole_name(span: Span, terms: Terms) -> bool:
    return any(
        (term.start, term.end) == span for term in terms.within(span.start, span.end, "alias")
    )


_BORDER_MARK = re.compile(r"[–—:|(/-]")
_NAME_BORDER = re.compile(r"\s*(?:[–—:|(/]|\s-+\s)\s*")


def _gives_known_name(text: str, span: Span, terms: Terms) -> bool:
    """Return whether a title gives a known name beside another ("Inverted Pose - Viparita Karani")."""
    marked = _BORDER_MARK.search(text, span.start, span.end)
    border = marked and _NAME_BORDER.search(text, span.start, span.end)
    closed = text[span.end - 1] == ")"
    if border is None or ("(" in border.group() and not closed):
        return False
    last = span.end - closed
    return any(
        (term.start == span.start and term.end == border.start())
        or (term.start == border.end() and term.end == last)
        for term in terms.within(span.start, span.end, "alias")
    )


_SENTENCE_LIKE = re.compile(
    r"(?:you|we|it|this|that|these|those|there|they|i|every|don['’]?t|do not|never|not|avoid|skip|try not|if|when|while|"
    r"because|for more)\b",
    re.IGNORECASE,
)


def reads_as_sentence(text: str, span: Span) -> bool:
    """Return whether words begin like a sentence or an order, and not like a name."""
    return _SENTENCE_LIKE.match(text, span.start, span.end) is not None


_INTO = re.compile(r"(?:\w+\s+){1,3}?(?:into|in|to|onto|try)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)


_COUNTED = re.compile(r"\d{1,3}\s*(?:[x×]\s*)?")


def _led_into(text: str, span: Span, terms: Terms) -> Span:
    """Return the known name that a title leads into or counts, else the title.

    Titles may read "Lower into Child's Pose" or "10 Push-Ups".
    """
    known = terms.within(span.start, span.end, "alias")
    for term in known:
        if any(other.end <= term.start for other in known):
            break
        if term.end == span.end and (
            _INTO.fullmatch(text, span.start, term.start)
            or _COUNTED.fullmatch(text, span.start, term.start)
        ):
            return Span(term.start, term.end)
    return span


_FUNCTION = re.compile(r"\b(?:after|before|every|your|or|not|until|when|if|to)\b", re.IGNORECASE)


def _ends_as_name(text: str, span: Span, terms: Terms) -> bool:
    if _FUNCTION.search(text, span.start, span.end):
        return False
    return any(
        term.end >= span.end - 1 and (term.group == "alias" or term.target == "exercise_noun")
        for term in terms.within(span.start + 1, span.end)
    )


_YOUR = re.compile(r"\s+(?:your|the|each|both)\b", re.IGNORECASE)


_SANSKRIT = re.compile(r"\w{2}[aā]sana\b", re.IGNORECASE)
"""The word for a pose that closes its names in Sanskrit, known or not."""


def _looks_named(text: str, span: Span, terms: Terms) -> bool:
    if _SANSKRIT.search(text, span.start, span.end):
        return True
    for start, end, group, target, _ in terms.within(span.start, span.end):
        names = group == "alias" or target == "exercise_noun"
        if names and not (start == span.start and _YOUR.match(text, end, span.end)):
            return True
    return False


def _trim(text: str, span: Span) -> Span:
    start, end = span
    dose = _DIGIT.search(text, start, end) and _DOSE_TAIL.search(text, start, end)
    if dose and dose.start() > start:
        end = dose.start()
    words = text[start:end].rstrip(_TRIM)
    if not words.isascii():
        words = _ORNAMENT_BEHIND.sub("", words).rstrip(_TRIM)
        open_quote = words.rfind("“") > words.rfind("”") and text.startswith(
            "”", start + len(words)
        )
        words += "”" * open_quote
    end = start + len(words)
    start = end - len(words.lstrip(_TRIM))
    ornament = _ORNAMENT.match(text, start, end)
    return Span(ornament.end() if ornament else start, end)


def _word_count(text: str, span: Span) -> int:
    return len(text[span.start : span.end].split())


def is_capitalised(text: str, span: Span) -> bool:
    """Return whether most of the longer words begin with a capital, as in a title."""
    words = [w for w in _WORD.findall(text, span.start, span.end) if len(w) > 3]
    return bool(words) and sum(w[0].isupper() for w in words) >= len(words) * 0.6
