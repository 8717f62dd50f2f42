"""``fiche``: the archive from a shell. The window's twin for scripts, tests and repair."""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import available_timezones

import click

from archive import cli_output as out
from archive.cli_care import backup, check, optimize, repair
from archive.cli_notes import notes
from archive.cli_post import print_whole_post
from archive.cli_query import QueryCommand, readable
from archive.cli_searches import searches
from archive.cli_terminal import echo_bytes, echo_text, printable
from archive.cli_work import ARCHIVE, JSON, Stopping
from archive.database import Archive, open_archive
from archive.errors import ArchiveError, Cancelled
from archive.importing.importer import Importer, different_folders
from archive.importing.options import GENERATOR_NAMES, ImportOptions
from archive.post import Post
from archive.progress import ImportReport
from archive.query import PostFilter, SortOrder
from archive.search_dates import wall_range
from archive.search_query import unknown_field
from archive.storage.connection import storage_errors

PAGE = 500  # posts read at a time while a list streams out


class Commands(click.Group):
    """Turns the archive's errors into one line and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand."""
        try:
            return super().invoke(ctx)
        except ArchiveError as error:
            raise click.ClickException(printable(str(error))) from error
        except Cancelled:
            raise click.ClickException("Stopped.") from None
        except BrokenPipeError:  # the reader of our output has seen enough
            sys.stderr.close()
            ctx.exit(0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="microfiche", prog_name="fiche")
def fiche() -> None:
    """Read, search and keep an archive of posts.

    \b
    Example:
      fiche import news.fiche ~/sites/news
      fiche search news.fiche 武清
    """


@fiche.command("import", short_help="Import folders of posts into an archive.")
@ARCHIVE
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--generator", type=click.Choice(["auto", *GENERATOR_NAMES]), default="auto",
              show_default=True, help="Whose rules the folder follows.")  # fmt: skip
@click.option("--timezone", metavar="NAME", help="Zone of dates without an offset.")
@click.option("--dry-run", is_flag=True, help="Report what would be done, write nothing.")
@JSON
def import_folders(
    archive: Path,
    folders: tuple[Path, ...],
    generator: str,
    timezone: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import FOLDERS of posts into ARCHIVE, which is made where there is none.

    \b
    Example:
      fiche import news.fiche ~/sites/news ~/sites/blog
    """
    if timezone is not None and timezone not in available_timezones():
        raise click.BadParameter(f"{timezone!r} is no time zone", param_hint="--timezone")
    different_folders(folders)  # before there is a new archive for nothing
    options = ImportOptions(generator=generator, timezone=timezone, dry_run=dry_run)
    with _archive_to_import(archive, dry_run=dry_run) as opened, Stopping() as progress:
        report = Importer(opened, options).run(folders, progress)
    report.archive = str(archive)
    _print_import(report, dry_run=dry_run, as_json=as_json)
    if report.stopped:
        sys.exit(1)


def _print_import(report: ImportReport, *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        click.echo(out.as_json(out.report_values(report)))
    else:
        out.print_report(report, dry_run=dry_run)


@contextmanager
def _archive_to_import(path: Path, *, dry_run: bool) -> Iterator[Archive]:
    """The archive to import into; a dry run into none uses a passing one."""
    with storage_errors(path):
        is_new = not path.exists()
    if dry_run and is_new:
        with (
            tempfile.TemporaryDirectory() as passing,
            open_archive(Path(passing) / "dry-run.fiche", create=True) as archive,
        ):
            yield archive
        return
    with open_archive(path, create=True) as archive:
        yield archive


def _checked_date(_ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and wall_range(value) is None:
        raise click.BadParameter(
            f"{value!r} is no year, month or day", param_hint=f"--{param.name}"
        )
    return value


@fiche.command("list", short_help="List the posts.")
@ARCHIVE
@click.option("--category", "categories", multiple=True, metavar="C", help="Only this category.")
@click.option("--tag", "tags", multiple=True, metavar="T", help="Only this tag.")
@click.option("--after", metavar="DATE", callback=_checked_date,
              help="From this year, month or day on.")  # fmt: skip
@click.option("--before", metavar="DATE", callback=_checked_date,
              help="Before this year, month or day.")  # fmt: skip
@click.option("--hidden", is_flag=True, help="Drafts, unpublished and future posts too.")
@click.option("--sort", type=click.Choice(["newest", "oldest", "title"]), default="newest",
              show_default=True, help="The order.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most N posts.")
@click.option("--query", default="", metavar="Q", help="Only what this search finds.")
@click.option("--full", is_flag=True, help="With html and text.")
@JSON
def list_posts(
    archive: Path,
    sort: str,
    limit: int | None,
    full: bool,
    as_json: bool,
    **conditions: Any,
) -> None:
    """List the posts of ARCHIVE.

    \b
    Example:
      fiche list news.fiche --category beifangwang --after 2022-02 --json
    """
    chosen = PostFilter(**conditions)
    listed = 0
    with open_archive(archive, read_only=True) as opened, readable(chosen.query):
        for ids in _pages(opened.iter_post_ids(chosen, SortOrder(sort), first=PAGE), limit):
            for post in opened.posts(ids):
                _print_post(opened, post, full=full, as_json=as_json)
                listed += 1
    if not listed and limit != 0 and not as_json:
        out.print_nothing()


def _pages(chunks: Iterable[Sequence[int]], limit: int | None) -> Iterator[Sequence[int]]:
    """The ids of *chunks* in pieces that are read at a time, at most *limit* of them."""
    left = limit
    for chunk in chunks:
        for start in range(0, len(chunk), PAGE):
            ids = chunk[start : start + PAGE][:left]
            yield ids
            if left is not None:
                left -= len(ids)
                if left <= 0:
                    return


def _print_post(archive: Archive, post: Post, *, full: bool, as_json: bool) -> None:
    if as_json:
        click.echo(out.as_json(_values(archive, post, full=full)))
        return
    out.print_post(post)
    if full:
        echo_text(archive.article_text(post.id) + "\n")


def _values(archive: Archive, post: Post, *, full: bool) -> dict[str, object]:
    values = out.post_values(post)
    if full:
        values["html"] = archive.article_html(post.id)
        values["text"] = archive.article_text(post.id)
    return values


@fiche.command(short_help="Show one post.")
@ARCHIVE
@click.argument("id_or_path", metavar="ID-OR-PATH")
@click.option("--as", "form", type=click.Choice(["json", "html", "text", "source"]),
              help="What to print. text: what search searches. Without: to be read.")  # fmt: skip
def show(archive: Path, id_or_path: str, form: str | None) -> None:
    """Show one post of ARCHIVE, by its id or the path of its file.

    \b
    Example:
      fiche show news.fiche 17
      fiche show news.fiche 17 --as source > post.md
    """
    with open_archive(archive, read_only=True) as opened:
        post = opened.find_post(id_or_path)
        if form == "source":
            echo_bytes(opened.source_bytes(post.id))
        elif form == "json":
            click.echo(out.as_json(_values(opened, post, full=True)))
        elif form == "html":
            echo_text(opened.article_html(post.id))
        elif form == "text":
            echo_text(f"{post.title}\n\n{opened.article_text(post.id)}")
        else:
            print_whole_post(post, opened.article_html(post.id))


@fiche.command(cls=QueryCommand, short_help="Search the posts.")
@ARCHIVE
@click.argument("query", required=False)
@click.option("--queries", type=click.File("r", encoding="utf-8"), metavar="FILE",
              help="One query a line; - for standard input.")  # fmt: skip
@click.option("--sort", type=click.Choice(["newest", "relevance"]), default="newest",
              show_default=True, help="The order.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, metavar="N",
              help="At most N hits.")  # fmt: skip
@click.option(
    "--count",
    is_flag=True,
    help="Make the number of hits exact, however long it takes; "
    "without it that may be “50 or more”.",
)
@JSON
def search(
    archive: Path,
    query: str | None,
    queries: Any,
    sort: str,
    limit: int,
    count: bool,
    as_json: bool,
) -> None:
    """Search ARCHIVE. Snippets in JSON are HTML with the hits in <mark>.

    \b
    Example:
      fiche search news.fiche '武清 -高铁 after:2022-02'
      fiche search news.fiche 'title:"ruby release" OR tag:ruby'
    """
    if (query is None) == (queries is None):
        raise click.UsageError("Give either QUERY or --queries FILE.")
    lines = [query] if query is not None else _lines_of(queries)
    with open_archive(archive, read_only=True) as opened:
        for number, line in enumerate(lines, start=1):
            with readable(line, None if queries is None else number):
                result = opened.search(line, sort=SortOrder(sort), limit=limit, count=count)
            if as_json:
                click.echo(out.as_json(out.result_values(result)))
            else:
                out.print_result(result)
                hint = None if result.total else unknown_field(line)
                if hint is not None:
                    click.echo(printable(hint), err=True)


def _lines_of(queries: TextIO) -> list[str]:
    try:
        return [line.rstrip("\r\n") for line in queries]
    except UnicodeDecodeError as error:
        raise click.BadParameter("The queries are not UTF-8", param_hint="--queries") from error


@fiche.command(short_help="Count the posts by category, tag and others.")
@ARCHIVE
@click.option("--query", default="", metavar="Q", help="Only of what this search finds.")
@JSON
def facets(archive: Path, query: str, as_json: bool) -> None:
    """Count the posts of ARCHIVE by category, tag, year, source and publisher.

    \b
    Example:
      fiche facets news.fiche --query 武清
    """
    with open_archive(archive, read_only=True) as opened, readable(query):
        counts = opened.facets(PostFilter(query=query))
    if as_json:
        click.echo(out.as_json(out.facet_values(counts)))
    elif counts.sources:
        out.print_facets(counts)
    else:
        out.print_nothing()


@fiche.command(short_help="Write the post files back as they came.")
@ARCHIVE
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--as", "form", type=click.Choice(["source"]), default="source", show_default=True,
              help="The format.")  # fmt: skip
@click.option("--query", default="", metavar="Q", help="Only what this search finds.")
@click.option("--overwrite", is_flag=True, help="Write into a folder that is not empty.")
def export(archive: Path, folder: Path, form: str, query: str, overwrite: bool) -> None:  # noqa: ARG001
    """Write the posts of ARCHIVE, and the pictures and files that they refer to, to
    FOLDER/SOURCE/PATH, byte for byte as they came.

    \b
    Example:
      fiche export news.fiche ~/news-copy
    """
    with (
        open_archive(archive, read_only=True) as opened,
        Stopping() as progress,
        readable(query),
    ):
        written = opened.export_sources(
            folder,
            chosen=PostFilter(query=query) if query else None,
            overwrite=overwrite,
            progress=progress,
        )
    click.echo(f"{out.counted(written, 'file')} written to {printable(str(folder))}", err=True)


for _command in (searches, notes, check, backup, repair, optimize):
    fiche.add_command(_command)


def main() -> None:
    """The ``fiche`` command."""
    multiprocessing.freeze_support()  # worker processes of the packaged app start here again
    for stream in (sys.stdout, sys.stderr):
        # What is printed is UTF-8 wherever it goes; names may hold what no encoding can.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    fiche()


if __name__ == "__main__":
    main()
