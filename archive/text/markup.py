"""Bodies of posts to HTML: Markdown as CommonMark has it, with what the generators add.

The HTML is as unsafe as the body was; :mod:`archive.text.sanitize` comes next.
"""

from __future__ import annotations

import re

from archive.text.html_markdown import with_markdown_in_html
from archive.text.navigation import without_navigation
from archive.text.rules import BodyRules
from archive.text.templates import translate_templates

_EMPTY_AUTOLINK = re.compile(r"^[ \t]*<>[ \t]*$\n?", re.MULTILINE)


def prepare(body: str, rules: BodyRules) -> str:
    """*body* as Markdown and HTML alone: line ends, navigation, templates, Markdown in HTML.

    The visible text and the rendered article start from this same text.
    """
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    body = without_navigation(body, rules)
    if "<>" in body:
        body = _EMPTY_AUTOLINK.sub("", body)
    body = translate_templates(body, rules)
    if rules.generator in ("jekyll", "plain"):
        return with_markdown_in_html(body)
    if rules.generator == "obsidian":
        from archive.text.markdown.note_marks import without_comments  # noqa: PLC0415  (see below)

        return without_comments(body)
    return body


def render(body: str, rules: BodyRules) -> str:
    """The HTML of *body*. Time is bounded for what :func:`too_complex` lets pass."""
    return render_prepared(prepare(body, rules), rules)


def render_prepared(text: str, rules: BodyRules) -> str:
    """The HTML of a prepared body."""
    # Nearly all news is HTML: a window is open before the first parser is needed.
    from archive.text.markdown.dialects import parser_for  # noqa: PLC0415

    return str(parser_for(rules.generator, hard_wrap=rules.hard_wrap).render(text))
