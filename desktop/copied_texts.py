"""What Article → Copy As puts on the clipboard, made of a post and its article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from archive import Post, html_to_markdown
from desktop.dates import exact_date
from desktop.views.viewer.text_markup import with_names_of_pictures

_INSIDE = re.compile(r'(<a\b[^<>]*?) href="(?!https?:|mailto:)[^"]*"')
_LINK = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_MARKS_IN_TAGS = re.compile(r"([\\`*\[\]<>])")
_MARKS = re.compile(r"([\\`*_\[\]<>#])")


@dataclass(frozen=True, slots=True)
class Copied:
    """Plain text, and the same as rich text (HTML) where there is such."""

    text: str
    html: str = ""


def facts(post: Post) -> list[str]:
    """Publisher, date and source link of a post, as far as they are known."""
    date = exact_date(post.published).removesuffix(" 00:00")
    return [one for one in (post.publisher, date, post.source_link) if one]


def as_text(post: Post, body: str) -> Copied:
    """Title, facts and the visible text."""
    return Copied(f"{post.title}\n{' · '.join(facts(post))}\n\n{body}\n")


def as_markdown(post: Post, html: str) -> Copied:
    """Title, facts and tags, and the body in Markdown."""
    said = [_plain(one) for one in facts(post)]
    if _LINK.fullmatch(post.source_link or ""):
        said[-1] = f"<{post.source_link}>"
    if post.tags:
        tags = (_plain_tag("-".join(tag.split())) for tag in dict.fromkeys(post.tags))
        said.append(" ".join(f"#{tag}" for tag in tags))
    return Copied(f"# {_plain(post.title)}\n\n{' · '.join(said)}\n\n{html_to_markdown(html)}")


def as_rich_text(post: Post, html: str, body: str) -> Copied:
    """Title, facts and body for a word processor: without pictures, which are only here, and with
    the links that lead outside."""
    said = [escape(one) for one in facts(post)]
    if post.source_link:
        said[-1] = _link(post.source_link, post.source_link)
    head = f"<h1>{escape(post.title)}</h1>\n<p>{' · '.join(said)}</p>\n"
    shown = _INSIDE.sub(r"\1", with_names_of_pictures(html))
    return Copied(as_text(post, body).text, head + shown)


def as_link(post: Post) -> Copied:
    """The title and the source link; as rich text the title is the link."""
    link = post.source_link or ""
    return Copied(f"{post.title} {link}".rstrip(), _link(link, post.title) if link else "")


def _link(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _plain_tag(tag: str) -> str:
    """Other programs know ``#a_b`` as a tag, and no ``#a\\_b``."""
    return _MARKS_IN_TAGS.sub(r"\\\1", tag)
