"""``fiche check``, ``backup``, ``repair``, ``optimize``: what keeps an archive safe and small."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from archive import cli_output as out
from archive.cli_terminal import printable
from archive.cli_work import ARCHIVE, JSON, Stopping
from archive.database import open_archive
from archive.progress import OptimizeReport, RepairReport

SHOWN_PROBLEMS = 20


@click.command(short_help="Look for damage.")
@ARCHIVE
@JSON
def check(archive: Path, as_json: bool) -> None:
    """Look for damage in ARCHIVE: its pages, rows, stored files and index.

    \b
    Example:
      fiche check news.fiche
    """
    with open_archive(archive, read_only=True) as opened, Stopping() as progress:
        report = opened.check(progress)
    if as_json:
        click.echo(out.as_json({"ok": report.ok, "problems": list(report.problems)}))
    elif report.ok:
        click.echo(f"No damage: {out.counted(report.posts, 'post')}.")
    else:
        click.echo("\n".join(map(printable, report.problems)))
    if not report.ok:
        sys.exit(1)


@click.command(short_help="Copy an archive that may be in use.")
@ARCHIVE
@click.argument("copy", type=click.Path(path_type=Path))
@JSON
def backup(archive: Path, copy: Path, as_json: bool) -> None:
    """Copy ARCHIVE, which may be in use, to the new file COPY. All of the copy is of one moment.

    \b
    Example:
      fiche backup news.fiche ~/backups/news-2026-11-25.fiche
    """
    from archive.backup import back_up  # noqa: PLC0415  (the others start faster without)

    with Stopping() as progress:
        size = back_up(archive, copy, progress)
    if as_json:
        click.echo(out.as_json({"archive": str(archive), "copy": str(copy), "bytes": size}))
    else:
        click.echo(f"{printable(str(copy))}: {size / 1e6:,.1f} MB")


@click.command(short_help="Save what can be read of a damaged archive.")
@ARCHIVE
@click.argument("new", type=click.Path(path_type=Path))
@JSON
def repair(archive: Path, new: Path, as_json: bool) -> None:
    """Write all that can be read of ARCHIVE into the archive NEW, and say what could not. ARCHIVE
    itself is left as it is.

    \b
    Example:
      fiche repair news.fiche news-repaired.fiche
    """
    from archive.repairing import repair_archive  # noqa: PLC0415

    with Stopping() as progress:
        report = repair_archive(archive, new, progress)
    if as_json:
        values = {
            "archive": str(archive),
            "new": str(new),
            "posts": report.posts,
            "lost": report.lost,
            "problems": list(report.problems),
        }
        click.echo(out.as_json(values))
    else:
        _print_repair(report, new)
    if not report.posts and (report.lost or report.problems):
        sys.exit(1)


def _print_problems(problems: Sequence[str]) -> None:
    for problem in problems[:SHOWN_PROBLEMS]:
        click.echo(printable(problem))
    if len(problems) > SHOWN_PROBLEMS:
        click.echo(f"and {out.counted(len(problems) - SHOWN_PROBLEMS, 'more problem')}")


def _print_repair(report: RepairReport, new: Path) -> None:
    _print_problems(report.problems)
    saved = f"{out.counted(report.posts, 'post')} saved in {printable(str(new))}"
    click.echo(f"{saved}, {report.lost:,} lost" if report.lost else saved)


@click.command(short_help="Make an archive as small and fast as it can be.")
@ARCHIVE
@JSON
def optimize(archive: Path, as_json: bool) -> None:
    """Make ARCHIVE as small and as fast as it can be. Nobody else may have it open. Takes longer
    than an import, and twice its room on the disk for a while. Posts that came late get their
    places by date, and posts behind them other ids. Stopped or killed at any moment, nothing is
    lost. A copy of ARCHIVE as it was stays beside it, if the disk has room; the last two are kept.

    \b
    Example:
      fiche optimize news.fiche
    """
    from archive.optimizing import optimize_archive  # noqa: PLC0415

    with Stopping() as progress:
        report = optimize_archive(archive, progress)
    if as_json:
        values = {
            "archive": str(archive),
            "posts": report.posts,
            "renumbered": report.renumbered,
            "bytes_before": report.before,
            "bytes_after": report.after,
            "seconds": round(report.seconds, 3),
            "copy": None if report.copy is None else str(report.copy),
            "problems": report.problems,
        }
        click.echo(out.as_json(values))
    else:
        _print_optimized(report, archive)


def _print_optimized(report: OptimizeReport, archive: Path) -> None:
    _print_problems(report.problems)
    sizes = f"{report.before / 1e6:,.1f} MB before, {report.after / 1e6:,.1f} MB now"
    said = f"{printable(str(archive))}: {out.counted(report.posts, 'post')}, {sizes}"
    if report.renumbered:
        said += f"; {report.renumbered:,} have another id"
    click.echo(said)
    if report.copy is not None:
        click.echo(f"A copy of it as it was: {printable(str(report.copy))}")
