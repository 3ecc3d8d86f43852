"""One reader for each file format; all return a Document or say why they cannot."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import mammoth
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin
from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

from curation.corpus.decode import NotText, decode
from curation.corpus.document import Document
from curation.corpus.html import read_html
from curation.corpus.page_tree import CutOff
from curation.corpus.pdf_margins import without_margins
from curation.corpus.pdf_pages import Slanted, read_pages
from curation.corpus.text import read_text
from curation.corpus.word_file import MOST_UNPACKED, TooLarge, as_shown
from curation.errors import CurationError
from curation.records import LONGEST_TEXT


class Unreadable(ValueError):
    """A file that cannot be read.

    Attributes:
        remedy: what the editor can do.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.remedy = remedy


def read_document(extension: str, data: bytes) -> Document:
    """Return the document in ``data``.

    Args:
        extension: the file's extension in lower case, with its dot.

    Raises:
        Unreadable: the bytes are damaged, protected, empty, too long, too deeply nested or hold no words.
    """
    if not data.strip():
        raise Unreadable("is empty.", "Delete it, or put the article's text into it.")
    try:
        document = READERS[extension](data)
    except CutOff:
        raise Unreadable(
            "nests its parts too deeply to be read whole.",
            "Save the article's own text, without the page around it, and add that.",
        ) from None
    if len(document.text) > LONGEST_TEXT:
        raise Unreadable(
            f"holds {len(document.text) / 1e6:.0f} million characters; "
            f"an article has at most {LONGEST_TEXT / 1e6:.0f}.",
            "Save the article's own text, without other articles, and add that.",
        )
    if not document.blocks:
        raise Unreadable("holds no words.", "Save the article's text itself and add that.")
    return document


def _text(data: bytes) -> Document:
    text = _decoded(data)
    return _read_markdown(text) if _is_markdown(text) else read_text(text)


_MARKDOWN_SIGN = re.compile(
    r"^#{1,6} +\S|^(?:[-*+] +|\d+[.)] +)?\*\*[^*\n]+\*\*|!?\[[^\[\]\n]*\]\([^)\s]+\)|^\|?(?: *:?-{3,}:? *\|)+",
    re.MULTILINE,
)
_FEWEST_SIGNS = 3
"""The least marks of Markdown that make a text file one of Markdown."""


def _is_markdown(text: str) -> bool:
    signs = _MARKDOWN_SIGN.finditer(text)
    return sum(1 for _, _ in zip(range(_FEWEST_SIGNS), signs, strict=False)) == _FEWEST_SIGNS


def _html(data: bytes) -> Document:
    return read_html(_decoded(data), numbers=False)


def _decoded(data: bytes) -> str:
    try:
        return decode(data)
    except NotText:
        raise Unreadable(
            "is not text in any known encoding.", "Save it as UTF-8 text, or delete it."
        ) from None


_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table").use(front_matter_plugin)
_FRONT = re.compile(
    r"^(title|author|date|url|canonical_url)\s*[:=]\s*[\"']?(.*?)[\"']?\s*$", re.M | re.I
)
_TOML_FRONT = re.compile(r"\A\s*\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*$", re.S | re.M)
_FRONT_COLUMNS = {"date": "published", "canonical_url": "url"}


def _markdown(data: bytes) -> Document:
    return _read_markdown(_decoded(data))


_ATTRIBUTES = re.compile(
    r"(?<=[)\]\w`*])[ ]?\{(?:[.#:][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|[\w%.-]+))(?:\s+[^{}\n]*)?\}"
)
"""What Pandoc, kramdown and MkDocs write behind an image, a link or a heading: ``{width="258"}``."""
_ADMONITION = re.compile(
    r"^(?P<indent> *)(?:!!!|\?\?\?\+?) *[\w-]+(?: +\"(?P<title>[^\"\n]*)\")? *\n"
    r"(?P<body>(?:(?P=indent)(?: {4}|\t).*\n|[ \t]*\n)*)",
    re.MULTILINE,
)
"""A boxed remark of MkDocs: a marked first line and an indented body."""
_SHORTCODE = re.compile(
    r"^\s*(?:\{%.*?%\}|:::.*|[\w-]+::[ ]\S*)\s*$|\{\{[^{}\n]*\}\}[ ]?", re.MULTILINE
)
"""A line that only calls a template of Jekyll or Docusaurus or sets a property of an outliner, and what
Hugo and outliners put in between ("{{video …}}")."""


def _plain_markdown(text: str) -> str:
    """Return Markdown without what single site generators add to it."""
    text = _SHORTCODE.sub("", text)
    text = _ADMONITION.sub(_unboxed, text + "\n")
    return _ATTRIBUTES.sub("", text)


_LONGEST_LINE = 60
"""The most characters of a line that its author ended, and no editor wrapped."""


_BULLETS = " \t•‣◦▪●○·–*_-"
_MOST_LINES = 0.7
"""The share of such lines that makes a paragraph one of lines."""


def _is_broken_by_hand(paragraph: str) -> bool:
    """Return whether a paragraph's lines are each one of their own: a name, a step, a dose."""
    lines = [line.strip(_BULLETS) for line in paragraph.split("\n")]
    if len(lines) < 2 or not all(line[:1].isupper() or line[:1].isdigit() for line in lines):
        return False
    ended = sum(len(x) <= _LONGEST_LINE or x.endswith((".", "!", "?", ":")) for x in lines[:-1])
    return ended >= _MOST_LINES * (len(lines) - 1)


def _keep_breaks(token: Token) -> None:
    for child in token.children or ():
        if child.type == "softbreak":
            child.type, child.tag = "hardbreak", "br"


def _unboxed(box: re.Match[str]) -> str:
    body = textwrap.dedent(box["body"])
    title = f"**{box['title']}**\n\n" if box["title"] else ""
    return f"\n{title}{body}\n"


def _read_markdown(text: str) -> Document:
    toml = _TOML_FRONT.match(text)
    text = _plain_markdown(text[toml.end() :] if toml else text)
    tokens = _MARKDOWN.parse(text)
    front = tokens[0].content if tokens and tokens[0].type == "front_matter" else ""
    front = toml[1] if toml else front
    for token in tokens:
        if token.type == "inline" and _is_broken_by_hand(token.content):
            _keep_breaks(token)
    page = read_html(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))
    said = {
        _FRONT_COLUMNS.get(name.lower(), name.lower()): value
        for name, value in _FRONT.findall(front)
        if value
    }
    return Document(page.text, page.blocks, {**page.metadata, **said})


def _docx(data: bytes) -> Document:
    try:
        page = mammoth.convert_to_html(io.BytesIO(as_shown(data))).value
    except TooLarge as error:
        raise Unreadable(
            f"unpacks to {error.size / 1e6:.0f} MB; an article has at most {MOST_UNPACKED / 1e6:.0f} MB.",
            "Save the article's own text, without other articles, and add that.",
        ) from None
    except Exception as error:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise Unreadable(
                "is protected by a password, or an old .doc file.",
                "Save it as .docx without a password.",
            ) from error
        raise Unreadable("is no Word document, or damaged.", "Save it again as .docx.") from error
    return read_html(page)


def _pdf(data: bytes) -> Document:
    try:
        pages = read_pages(data)
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as error:
        raise Unreadable(
            "is protected by a password.", "Save a copy without protection and add that."
        ) from error
    except Slanted:
        raise Unreadable(
            "holds text that runs aslant, whose lines cannot be told apart.",
            "Save its text as .txt or .docx and add that.",
        ) from None
    except Exception as error:
        raise Unreadable("is no PDF, or damaged.", "Save it again as PDF or text.") from error
    if not any(page.strip() for page in pages):
        raise Unreadable(
            "holds pictures of text, but no text.", "Run text recognition (OCR) on it first."
        )
    return read_text(_healed(pages), wrapped=True)


_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])")


def _healed(pages: Sequence[str]) -> str:
    """Return a PDF's text without what is printed around it and hyphens at line ends."""
    return _HYPHEN.sub("", "\n".join(without_margins(pages))).strip("\n") + "\n"


READERS: Mapping[str, Callable[[bytes], Document]] = {
    ".docx": _docx,
    ".htm": _html,
    ".html": _html,
    ".md": _markdown,
    ".pdf": _pdf,
    ".txt": _text,
}
"""File extension -> reader."""


def unread_kind(file: Path, otherwise: str = "") -> CurationError:
    """Return the error that no reader takes a file; ``otherwise`` says what else may be done with it."""
    kinds = ", ".join(sorted(READERS))
    return CurationError(
        "is of a kind that cannot be read.",
        where=str(file),
        remedy=f"Save it as one of {kinds}{otherwise}.",
    )
