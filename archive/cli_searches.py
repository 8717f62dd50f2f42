"""``fiche searches``: the saved searches of an archive, and how many posts each finds."""

from __future__ import annotations

from pathlib import Path

import click

from archive import cli_output as out
from archive.cli_query import readable
from archive.cli_terminal import printable
from archive.cli_work import ARCHIVE, JSON
from archive.database import Archive, open_archive
from archive.errors import SearchQueryError
from archive.query import PostFilter, SavedSearch
from archive.text.display_width import padded, width_of


@click.command(short_help="List, add and remove saved searches.")
@ARCHIVE
@click.option("--add", nargs=2, metavar="NAME QUERY", help="Save QUERY under NAME.")
@click.option("--remove", metavar="NAME", help="Forget the search of this name.")
@JSON
def searches(archive: Path, add: tuple[str, str] | None, remove: str | None, as_json: bool) -> None:
    """List the saved searches of ARCHIVE with the number of posts that each finds.

    \b
    Example:
      fiche searches news.fiche --add 'Unread film' 'film is:unread'
      fiche searches news.fiche
    """
    if add is None and remove is None:
        with open_archive(archive, read_only=True) as opened:
            _list(opened, as_json=as_json)
        return
    with open_archive(archive) as opened:
        if remove is not None:
            opened.saved_searches.remove(_number_of(opened, remove))
        if add is not None:
            name, query = add
            with readable(query):
                opened.saved_searches.add(name, query)
        if as_json:
            _list(opened, as_json=True)


def _number_of(archive: Archive, name: str) -> int:
    for one in archive.saved_searches.all():
        if one.name == name:
            return one.id
    raise click.BadParameter(f"There is no saved search {name!r}", param_hint="--remove")


def _list(archive: Archive, *, as_json: bool) -> None:
    rows = [_values(archive, one) for one in archive.saved_searches.all()]
    if as_json:
        click.echo(out.as_json({"searches": rows}))
        return
    if not rows:
        click.echo("There is no saved search.", err=True)
    width = max((width_of(printable(str(row["name"]))) for row in rows), default=0)
    for row in rows:
        name, query = (printable(str(row[key])) for key in ("name", "query"))
        count = "?" if row["count"] is None else f"{row['count']:,}"
        click.echo(f"{padded(name, width)}  {count:>9}  {query}")
        if row["error"] is not None:
            click.echo(printable(f"{name}: {row['error']}"), err=True)


def _values(archive: Archive, one: SavedSearch) -> dict[str, object]:
    count, error = None, None
    try:
        count = archive.counter.count(PostFilter(query=one.query)).posts
    except SearchQueryError as unreadable:
        error = str(unreadable)
    return {"name": one.name, "query": one.query, "count": count, "error": error}
