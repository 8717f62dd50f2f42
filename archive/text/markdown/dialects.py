"""The Markdown of each generator: one parser with the rules that are added for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from archive.text.chips import without_chips
from archive.text.markdown.abbreviations import use_abbreviations
from archive.text.markdown.attribute_lists import use_attribute_lists, use_heading_attributes
from archive.text.markdown.callouts import use_callouts
from archive.text.markdown.definition_lists import use_definition_lists
from archive.text.markdown.emphasis import use_asian_emphasis
from archive.text.markdown.headings import use_contents, use_heading_ids
from archive.text.markdown.kramdown_marks import use_kramdown_marks
from archive.text.markdown.maths import use_maths
from archive.text.markdown.note_marks import use_note_marks
from archive.text.markdown.plain_text import use_long_text
from archive.text.markdown.small_rules import (
    use_bare_addresses,
    use_code_languages,
    use_task_lists,
)
from archive.text.markdown.spaced_references import use_spaced_references
from archive.text.markdown.tables import use_kramdown_tables
from archive.text.markdown.wiki_links import use_wiki_links

MAX_NESTING = 200
"""Levels of blocks; a list item is two. What lies deeper is left out by the parser."""

KRAMDOWN = frozenset({"jekyll", "plain"})
NOTES = frozenset({"obsidian", "plain"})
GITHUB = frozenset({"hexo", "hugo", "obsidian", "plain"})
"""Generators whose Markdown is GitHub's, more or less, where kramdown is not GitHub's."""


@cache
def parser_for(generator: str, *, hard_wrap: bool) -> MarkdownIt:
    """The parser for a generator's bodies; ``hard_wrap``: a line break in the text is one."""
    options = {"html": True, "linkify": False, "maxNesting": MAX_NESTING, "breaks": hard_wrap}
    markdown = MarkdownIt("commonmark", options)
    markdown.enable(["table", "strikethrough"])
    markdown.use(footnote_plugin)
    use_definition_lists(markdown)
    if generator != "obsidian":
        markdown.disable("footnote_inline")
    markdown.validateLink = _any_link  # type: ignore[method-assign, assignment]  # see sanitize
    normalize_link = markdown.normalizeLink
    markdown.normalizeLink = (  # type: ignore[method-assign]
        lambda url: normalize_link(without_chips(url))
    )
    use_task_lists(markdown)
    use_code_languages(markdown)
    use_asian_emphasis(markdown)
    use_maths(markdown, with_dollars=generator == "obsidian")
    use_long_text(markdown, *_beginnings(generator))
    if generator in KRAMDOWN:
        use_kramdown_marks(markdown)
        use_kramdown_tables(markdown)
        use_attribute_lists(markdown)
        use_abbreviations(markdown)
        use_contents(markdown)
        use_spaced_references(markdown)
    if generator == "hugo":
        use_heading_attributes(markdown)
        use_callouts(markdown)
    if generator in GITHUB:
        use_bare_addresses(markdown)
    if generator in NOTES:
        use_wiki_links(markdown)
        use_callouts(markdown)
    if generator == "obsidian":
        use_note_marks(markdown)
    use_heading_ids(markdown, as_hexo=generator == "hexo")
    return markdown


def _beginnings(generator: str) -> Iterator[str]:
    """Where the additions to Markdown begin that are no marks of CommonMark's."""
    yield r"\$" if generator == "obsidian" else r"\$\$"
    if generator in KRAMDOWN:
        yield r"\{:"
    if generator in GITHUB:
        yield r"(?<=[pPsS]):(?=//)"
    if generator == "obsidian":
        yield "=="
        yield r"\^\["


def _any_link(_: str) -> bool:
    return True
