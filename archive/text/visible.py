"""The visible text of a post: what search searches, what lists excerpt, what words are counted in.

It is the text of the article as the viewer shows it. Nearly every news body is HTML paragraphs,
which are read at once; a body with Markdown in it is rendered first. Both ways give the same text
for what the fast way takes (a test holds that), so the choice is only one of speed.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from archive.text.addresses import Address, LocalAddresses, may_name_files
from archive.text.complexity import html_too_complex, too_complex
from archive.text.html_text import html_to_text, without_simple_hidden
from archive.text.html_text import without_tags as plain_text
from archive.text.languages import count_words, language_of
from archive.text.limits import MAX_NESTING
from archive.text.markup import prepare, render_prepared
from archive.text.rules import BodyRules
from archive.text.sanitize import no_asset, sanitize
from archive.text.shorten import EXCERPT_CHARACTERS, shortened

__all__ = [
    "BodyFacts",
    "count_words",
    "excerpt_text",
    "plain_text",
    "read_body",
    "visible_text",
    "without_hidden",
]

_AUTOLINK = re.compile(r"<((?:https?)://[^<>\s]{1,2000})>")
_STRICT_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|caption|center|cite|code|dd|del|div|dl|dt|em|figcaption|"
    r"figure|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|s|small|span|strong|sub|sup|table|tbody|td|"
    r"tfoot|th|thead|tr|u|ul)(?:\s+[a-zA-Z][\w:.-]*(?:=\"[^\"<>]*\")?)*\s*/?>"
    r"|<!--[^<>]*-->"
)
_SIMPLE_LINK = re.compile(r"(?<!!)\[([^\[\]\n`*_\\<>!]{0,200})\]\((?:[^()\s<>\\]{1,500})\)")
_MARKDOWN = re.compile(
    r"[`*_\\\[\]~|]|^(?:[ ]{4}|[ ]{0,3}\t)|^ {0,3}(?:#|[-+=:>]|\d{1,9}[.)])"
    r"|&(?:[^#a-zA-Z]|$)|(?<! ) {2,}$",
    re.MULTILINE,
)
_HTML_TAG = (
    r" {0,3}</?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|"
    r"h[1-6]|hr|li|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:[\s/>]|$)"
)
_HTML_START = re.compile(_HTML_TAG, re.IGNORECASE)
_HTML_LINE = re.compile(
    rf"^(?: {{0,3}}> ?)*(?:{_HTML_TAG}| {{0,3}}<!)", re.IGNORECASE | re.MULTILINE
)
_LONE_TAG = re.compile(r" {0,3}</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>[ \t]*(?:\n|$)")
_QUOTE_AFTER_TEXT = re.compile(r"^(?! {0,3}>)[^\n]*\n {0,3}>", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_FIRST_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_CONTAINER = re.compile(
    r"<(/?)(address|article|aside|blockquote|caption|center|dd|details|div|dl|dt|figcaption|figure|"
    r"h[1-6]|li|ol|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
_ADDED_BY_SOME = ("$$", "{:", "\n^")
_ADDED_MARKS = {
    "jekyll": _ADDED_BY_SOME,
    "hugo": ("$$",),
    "hexo": ("$$",),
    "obsidian": ("$", "==", "^"),
}
"""What the generators add to Markdown, as far as none of Markdown's own marks is in it."""

_IMAGE = re.compile(r"<img\b|!\[", re.IGNORECASE)
_PUBLISHER = re.compile(r"[（(]\s*(?:文章)?(?:来源|來源)\s*[：:]\s*([^（）()\n]{1,60}?)\s*[）)]")
_PUBLISHER_SEARCHED = 600
_TAIL = 2_000


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """What a body says: ``text`` is visible text, ``source_link`` the last autolink of it.
    ``not_read`` says why its markup was not read, so that the text is plain. ``addresses`` are of
    files of its own site."""

    text: str
    publisher: str | None
    source_link: str | None
    has_image: bool
    words: int
    language: str | None
    not_read: str | None = None
    addresses: tuple[Address, ...] = ()


def read_body(body: str, rules: BodyRules) -> BodyFacts:
    """Everything that the importer wants to know of a body, in one pass."""
    prepared, text, not_read, addresses = _reading(body, rules)
    words = count_words(text)
    return BodyFacts(
        text=text,
        publisher=publisher_of(text),
        source_link=source_link_of(prepared),
        has_image=_IMAGE.search(prepared) is not None,
        words=words,
        language=language_of(text, rules.language),
        not_read=not_read,
        addresses=addresses,
    )


def visible_text(body: str, rules: BodyRules) -> str:
    """The visible text of a body: blocks on lines of their own, no markup, nothing hidden."""
    return _reading(body, rules)[1]


def _reading(body: str, rules: BodyRules) -> tuple[str, str, str | None, tuple[Address, ...]]:
    """*body* prepared, its text, why the markup was not read where it was not, and what it calls
    files of the site."""
    prepared, reason = body, too_complex(body)
    if reason is None:
        prepared = prepare(body, rules)
        reason = None if prepared == body else too_complex(prepared)
    if reason is not None:
        return prepared, plain_text(prepared), reason, ()
    names_files = may_name_files(prepared, rules)
    simple = None if names_files else _as_simple_html(prepared, rules)
    if simple is not None:
        return prepared, html_to_text(simple), None, ()
    addresses = LocalAddresses(rules)
    text, reason = _text_by_rendering(prepared, rules, addresses if names_files else None)
    return prepared, text, reason, addresses.all()


def _text_by_rendering(
    prepared: str, rules: BodyRules, addresses: LocalAddresses | None = None
) -> tuple[str, str | None]:
    """The text by the long way: rendered and sanitised, as it is shown. Collects *addresses*."""
    rendered = render_prepared(prepared, rules)
    reason = html_too_complex(rendered)
    if reason is not None:
        return plain_text(prepared), reason
    safe = sanitize(rendered, rules, addresses or no_asset)
    if addresses is not None:
        addresses.add_links(safe)
    return html_to_text(without_hidden(safe)), None


def _as_simple_html(prepared: str, rules: BodyRules) -> str | None:
    """*prepared* as HTML where nothing of Markdown is in it but paragraphs, a quote's ``>``,
    autolinks and simple links; else None.

    A block that begins with a block element's tag, or with a line that is one tag, is HTML up
    to the next blank line, and whatever looks like Markdown in it is none (CommonMark 0.31,
    HTML blocks, kinds 6 and 7).
    """
    if prepared.startswith("^") or any(
        mark in prepared for mark in _ADDED_MARKS.get(rules.generator, _ADDED_BY_SOME)
    ):
        return None
    blocks = []
    for block in _BLANK_LINES.split(_FIRST_BLANK_LINES.sub("", prepared)):
        is_html = _HTML_START.match(block) or _LONE_TAG.match(block)
        simple = _html_block(block) if is_html else _paragraph(block, rules)
        if simple is None:
            return None
        blocks.append(simple)
    whole = "\n".join(blocks)
    return whole if _closes_what_it_opens(whole) else None


def _closes_what_it_opens(fragment: str) -> bool:
    """Whether no end tag is without its beginning, and the nesting is one that will be shown.
    Browsers pass over such a tag, so that there is no new line where it stands."""
    opened: Counter[str] = Counter()
    depth = 0
    for closing, name in _CONTAINER.findall(fragment):
        step = -1 if closing else 1
        opened[name.lower()] += step
        depth += step
        if opened[name.lower()] < 0 or depth > MAX_NESTING:
            return False
    return True


def _html_block(block: str) -> str | None:
    if "display" in block:
        block = without_simple_hidden(block)
        if "display" in block:
            return None
    return None if "<" in _STRICT_TAG.sub("", block) else block


def _paragraph(block: str, rules: BodyRules) -> str | None:
    if "display" in block or (rules.hard_wrap and "\n" in block):
        return None
    if _QUOTE_AFTER_TEXT.search(block):
        return None
    if "<" in block:
        if _HTML_LINE.search(block):
            return None  # HTML begins in the middle, and links in it are none
        bare = _STRICT_TAG.sub("", _AUTOLINK.sub("", block))
        block = _AUTOLINK.sub(lambda found: html.escape(found[1], quote=False), block)
        if "<" in bare:
            return None
    else:
        bare = block
    bare = _QUOTE_MARK.sub("", _SIMPLE_LINK.sub(r"\1", bare))
    if _MARKDOWN.search(bare):
        return None
    text = _QUOTE_MARK.sub("", _SIMPLE_LINK.sub(r"\1", block))
    return f"<p>{text}</p>"


_NOT_READ = '[style*="display:none"], span.remote-image, span.embedded, a.footnote-backref'


def without_hidden(safe: str) -> str:
    """Sanitised HTML without what its author hid, without boxes of ours and the way back
    from a footnote."""
    if "display:none" not in safe and 'class="' not in safe:
        return safe
    tree = LexborHTMLParser(safe)
    for node in tree.css(_NOT_READ):
        node.decompose()
    body = tree.body
    return body.html or "" if body is not None else ""


def excerpt_text(markup: str, rules: BodyRules, limit: int = EXCERPT_CHARACTERS) -> str:
    """The beginning of the visible text of *markup*, on one line; "…" where it was cut."""
    return shortened(visible_text(markup[: 40 * limit + 4_000], rules), limit)


def publisher_of(text: str) -> str | None:
    """The name in the last ``（文章来源：…）`` near the end of a visible text."""
    found = _PUBLISHER.findall(text[-_PUBLISHER_SEARCHED:]) if "：" in text or ":" in text else []
    return found[-1] if found else None


def source_link_of(prepared: str) -> str | None:
    """The address of the last autolink on a line of its own near the end of a body."""
    found = re.findall(
        r"^[ \t]*<(https?://[^<>\s]{1,2000})>[ \t]*$", prepared[-_TAIL:], re.MULTILINE
    )
    return str(found[-1]) if found else None
