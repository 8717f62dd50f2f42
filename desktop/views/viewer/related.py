"""The posts that are about the same, below an article: links within the app."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from desktop.views.viewer.address import OwnLinkKind, own_link

LONGEST_TITLE = 200  # characters
ID_DIGITS = 19  # so many SQLite has no room for

_SCRIPT = """
(() => {
    if (document.documentElement.dataset.show !== "%d") return;
    document.querySelector("main > .related")?.remove();
    document.querySelector("main")?.insertAdjacentHTML("beforeend", %s);
})();
"""


@dataclass(frozen=True, slots=True)
class RelatedPost:
    """One of them; ``facts`` (publisher, date) are in the user's language."""

    post_id: int
    title: str
    facts: str


@dataclass(frozen=True, slots=True)
class RelatedLabels:
    """The heading, translated, and the language that it is in, BCP 47."""

    heading: str = "Related posts"
    language: str = "en"


def related_html(shown: int, posts: Sequence[RelatedPost], labels: RelatedLabels) -> str:
    """The list below the article of post *shown*; nothing without posts."""
    if not posts:
        return ""
    heading, language = escape(labels.heading), escape(labels.language)
    items = "".join(f"<li>{_link(shown, post, language)}</li>" for post in posts)
    return (
        f'<nav class="related" aria-label="{heading}">'
        f'<p class="faint" lang="{language}">{heading}</p><ul>{items}</ul></nav>'
    )


def related_script(show: int, html: str) -> str:
    """The script that puts *html* below the article of the showing with that number."""
    return _SCRIPT % (show, json.dumps(html))


def post_of_link(value: str) -> int | None:
    """The post that a link of ours leads to, by the value of the link."""
    number = value.partition(" ")[0]
    return (
        int(number) if number.isascii() and number.isdigit() and len(number) < ID_DIGITS else None
    )


def _link(shown: int, post: RelatedPost, language: str) -> str:
    title = post.title.encode("utf-8", "replace").decode("utf-8")
    value = f"{post.post_id} {title[:LONGEST_TITLE]}"
    href = escape(own_link(shown, OwnLinkKind.POST, value))
    facts = escape(post.facts)
    return (
        f'<a href="{href}">{escape(title)}</a> <span class="faint" lang="{language}">{facts}</span>'
    )
