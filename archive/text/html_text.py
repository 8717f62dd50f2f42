"""The text that a reader sees of an HTML fragment: blocks on lines of their own."""

from __future__ import annotations

import html
import re
from enum import IntEnum

from archive.text import limits


class Shown(IntEnum):
    """How a body is shown and searched: laid out; as the text that is left when its tags are
    taken off; or as it is written, since nothing here lays its markup out."""

    LAID_OUT = 0
    PLAIN = 1
    AS_WRITTEN = 2


_BLOCKS = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|html|legend|li|main|menu|nav|"
    "ol|optgroup|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCKS})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_BLOCK_NAME = re.compile(_BLOCKS)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PREFORMATTED = re.compile(r"<pre\b[^<>]*>.*?</pre>", re.DOTALL | re.IGNORECASE)
_KEPT_BREAK = "\x1e"
_OTHER_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_HIDDEN_SIMPLE = re.compile(
    r"<(?:(span)|(?:(?<=</p><)|(?<=</div><)|(?<=\A<))(p|div))\b[^<>]*display:\s*none[^<>]*>"
    r"(?:[^<]|<br\s*/?>)*</(?:\1|\2)>",
    re.IGNORECASE,
)
_OTHER_SPACES = re.compile(r"[\t\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_BLANKS = re.compile("  +")
_FILE_WITHIN = re.compile(
    r"data:[\w.+/-]{1,100}(?:;[\w.+=-]{1,100}){0,4};base64,[A-Za-z0-9+/=%]*", re.ASCII
)
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufeff\u200b\U000f0000-\U0010ffff]"
)


def html_to_text(fragment: str) -> str:
    """Visible text of a well-formed *fragment* without scripts and styles.

    Inline elements are joined without a space, blocks stand on lines of their own, blanks are
    one blank. Nothing of tags or comments is left.
    """
    text = _COMMENT.sub("", fragment) if "<!--" in fragment else fragment
    if "<pre" in text:
        text = _PREFORMATTED.sub(lambda found: found[0].replace("\n", _KEPT_BREAK), text)
    text = _BLOCK_TAG.sub("\n", without_breaks(text))
    return finished_text(_OTHER_TAG.sub("", text))


def without_breaks(fragment: str) -> str:
    """*fragment* on one line, as HTML reads it but for what is preformatted."""
    return fragment.replace("\n", " ").replace(_KEPT_BREAK, "\n")


def is_block(name: str) -> bool:
    """Whether the element of that name, lower case, stands on lines of its own."""
    return _BLOCK_NAME.fullmatch(name) is not None


def finished_text(text: str) -> str:
    """The last step to visible text: character references, and the lines tidied."""
    if "&" in text:
        # A character reference may be of a line break: that is a blank in HTML.
        text = html.unescape(text)
    return tidy_lines(text)


def tidy_lines(text: str) -> str:
    """One blank for many, no empty lines, no characters that cannot be seen."""
    # What most texts have none of is not looked for by patterns: half of the time.
    text = text.replace("\u3000", " ")
    if not text.replace("\n", " ").isprintable():
        text = _UNPRINTABLE.sub("", text)
        text = _OTHER_SPACES.sub(" ", text)
    text = "\n".join([stripped for line in text.split("\n") if (stripped := line.strip(" "))])
    if "  " in text:
        text = _BLANKS.sub(" ", text)
    return text.strip("\r\t \n")


def as_written(text: str) -> str:
    """The beginning of *text* but for characters that cannot be seen. Bounded and linear."""
    return _UNPRINTABLE.sub("", text[: limits.MAX_PLAIN_CHARACTERS].replace("\r\n", "\n"))


def without_simple_hidden(fragment: str) -> str:
    """*fragment* without ``display:none`` elements that hold nothing but text; blocks only where
    they stand at its beginning or after another block, so that it has the same lines as before."""
    return _HIDDEN_SIMPLE.sub("", fragment)


def without_tags(text: str) -> str:
    """The text of markup that is not worth parsing: tags off, and files that are written into it
    (a picture of a megabyte is no text). Bounded and linear."""
    if ";base64," in text:
        text = _FILE_WITHIN.sub("", text)
    text = text[: limits.MAX_PLAIN_CHARACTERS]
    return tidy_lines(re.sub(r"<[^<>]{0,2000}>", " ", text))
