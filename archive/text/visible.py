"""The visible text of a post: what search searches, what lists excerpt, what words are counted in.

It is the text of the article as the viewer shows it. Nearly every news body is HTML paragraphs,
which are read at once; a body with Markdown in it is rendered first. Both ways give the same text
for what the fast way takes (a test holds that), so the choice is only one of speed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from archive.text.addresses import Address, LocalAddresses, may_name_files
from archive.text.complexity import html_too_complex, too_complex
from archive.text.html_text import html_to_text
from archive.text.html_text import without_tags as plain_text
from archive.text.languages import count_words, language_of
from archive.text.markup import prepare, render_prepared
from archive.text.rules import BodyRules
from archive.text.sanitize import no_asset, sanitize
from archive.text.shorten import EXCERPT_CHARACTERS, shortened
from archive.text.simple_html import simple_text

__all__ = [
    "BodyFacts",
    "count_words",
    "excerpt_text",
    "plain_text",
    "read_body",
    "visible_text",
    "without_hidden",
]

_IMAGE = re.compile(r"<(?i:img)\b")  # all begins with "<": that is found sooner than either case
_SOURCE_LINK = re.compile(r"<(https?://[^<>\s]{1,2000})>[ \t]*$", re.MULTILINE)
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
        has_image="![" in prepared or _IMAGE.search(prepared) is not None,
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
        reason = None if body.startswith(prepared) else too_complex(prepared)
    if reason is not None:
        return prepared, plain_text(prepared), reason, ()
    names_files = may_name_files(prepared, rules)
    simple = None if names_files else simple_text(prepared, rules)
    if simple is not None:
        return prepared, simple, None, ()
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
    tail = prepared[-_TAIL:]
    link = None
    for found in _SOURCE_LINK.finditer(tail):
        if tail[: found.start()].rstrip(" \t")[-1:] in ("", "\n"):
            link = found[1]
    return link
