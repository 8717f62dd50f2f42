"""``fiche notes``: the highlights and notes of an archive."""

from __future__ import annotations

from pathlib import Path

import click

from archive import cli_output as out
from archive.cli_terminal import printable
from archive.cli_work import ARCHIVE, JSON
from archive.database import open_archive
from archive.highlight_export import highlights_markdown
from archive.highlights import ListedHighlight
from archive.placing import unplaced_ids


@click.command(short_help="List highlights and notes.")
@ARCHIVE
@click.option("--markdown", is_flag=True, help="Print them as a Markdown document.")
@JSON
def notes(archive: Path, markdown: bool, as_json: bool) -> None:
    """List the highlights and notes of ARCHIVE, the post with the newest first. Those whose words
    are not in their post any more are marked as unplaced.

    \b
    Example:
      fiche notes news.fiche --markdown > notes.md
    """
    if markdown and as_json:
        raise click.UsageError("Choose one of --markdown and --json")
    with open_archive(archive, read_only=True) as opened:
        listed = opened.highlights.all()
        unplaced = frozenset(unplaced_ids(listed, opened.article_html))
    if as_json:
        rows = [_values(one, is_unplaced=one.highlight.id in unplaced) for one in listed]
        click.echo(out.as_json({"highlights": rows}))
    elif markdown:
        for line in highlights_markdown(listed, unplaced).splitlines():
            click.echo(printable(line))
    else:
        _print(listed, unplaced)


def _print(listed: list[ListedHighlight], unplaced: frozenset[int]) -> None:
    if not listed:
        click.echo("There is no highlight and no note.", err=True)
    shown: int | None = -1
    for one in listed:
        if one.post_id != shown:
            shown = one.post_id
            click.echo(printable(f"{one.post_id or '-'}  {' '.join(one.title.split())}"))
        highlight = one.highlight
        quote = " ".join(highlight.anchor.quote.split())
        lost = " (unplaced)" if highlight.id in unplaced else ""
        if quote:
            click.echo(printable(f"  [{highlight.colour}] {quote}{lost}"))
        for line in highlight.note.splitlines():
            click.echo(printable(f"    {line}"))


def _values(one: ListedHighlight, *, is_unplaced: bool) -> dict[str, object]:
    highlight = one.highlight
    return {
        "id": highlight.id,
        "post": one.post_id,
        "title": one.title,
        "published": None if one.published is None else one.published.isoformat(),
        "colour": None if highlight.is_on_post else highlight.colour.value,
        "quote": highlight.anchor.quote or None,
        "note": highlight.note or None,
        "created": highlight.created.isoformat(),
        "changed": highlight.changed.isoformat(),
        "unplaced": is_unplaced,
    }
