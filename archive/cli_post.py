"""One post for people, as ``fiche show`` prints it: what it is, then its text."""

from __future__ import annotations

from collections.abc import Iterator

import click

from archive.cli_output import day_and_time
from archive.cli_terminal import printable
from archive.post import Post
from archive.text.table_rows import text_with_rows
from archive.text.visible import without_hidden

LABEL_CELLS = 13


def print_whole_post(post: Post, article: str) -> None:
    """Print a short header, and the text of *article*, its safe HTML."""
    click.echo(click.style(printable(post.title), bold=True))
    for label, value in _facts(post):
        name = click.style(f"{label:<{LABEL_CELLS}}", dim=True)
        click.echo(f"{name}{printable(value)}")
    click.echo()
    for line in text_with_rows(without_hidden(article)).splitlines():
        click.echo(printable(line))


def _facts(post: Post) -> Iterator[tuple[str, str]]:
    """What is known of the post, each with its name in the window and in the guide."""
    yield "Date", day_and_time(post.published)
    if post.publisher:
        yield "Publisher", post.publisher
    for label, names in (
        ("Categories", post.category_labels or post.categories),
        ("Tags", post.tags),
    ):
        if names:
            yield label, ", ".join(names)
    if post.source_link:
        yield "Source link", post.source_link
    yield "File", f"{post.source}/{post.path}"
    for other in post.other_paths:
        yield "Also as", f"{post.source}/{other}"
    states = [
        name
        for name, is_so in (
            ("draft", post.draft),
            ("hidden", post.hidden and not post.draft),
            ("not readable", post.unreadable),
            ("missing in the folder", post.missing),
        )
        if is_so
    ]
    if states:
        yield "State", ", ".join(states)
