"""What ``fiche`` prints: JSON to the letter of the contract, and lines for people."""

from __future__ import annotations

import html
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, time

import click

from archive.cli_terminal import harmless_json, printable
from archive.post import Post, Snippet
from archive.progress import ImportReport, Problem, Progress, Severity
from archive.query import FacetCount, Facets, SearchResult

STAGES = {
    "scan": "Looking for posts",
    "read": "Importing",
    "finish": "Tidying up",
    "check": "Checking",
    "export": "Exporting",
    "backup": "Copying",
    "repair": "Saving",
    "look": "Looking for damage",
    "learn": "Learning from the posts",
    "index": "Indexing",
    "merge": "Merging",
    "copy": "Copying",
    "pack": "Packing",
    "prove": "Checking",
    "keep": "Keeping a copy",
    "replace": "Writing",
}
COUNTS = {
    "found": "found",
    "added": "added",
    "updated": "updated",
    "moved": "moved",
    "unchanged": "unchanged",
    "failed": "not readable",
    "not_read": "not yet read",
    "assets": "images and files",
    "ignored": "other files",
    "missing": "missing in the folder",
}
"""The counts of an import and their names for people, the same as in the window."""

BAR_WIDTH = 24


def as_json(value: object) -> str:
    """One line of JSON, Chinese as Chinese. Lone surrogates, which JSON cannot carry, become
    question marks."""
    text = json.dumps(value, ensure_ascii=False)
    return harmless_json(text.encode("utf-8", "replace").decode("utf-8"))


def post_values(post: Post) -> dict[str, object]:
    """A post as ``fiche list --json`` prints it."""
    return {
        "id": post.id,
        "source": post.source,
        "path": post.path,
        "title": post.title,
        "published": post.published.isoformat(),
        "updated": None if post.updated is None else post.updated.isoformat(),
        "categories": list(post.categories),
        "tags": list(post.tags),
        "slug": post.slug,
        "permalink": post.permalink,
        "source_link": post.source_link,
        "publisher": post.publisher,
        "language": post.language,
        "excerpt": post.excerpt,
        "draft": post.draft,
        "hidden": post.hidden,
        "missing": post.missing,
        "words": post.words,
    }


def report_values(report: ImportReport) -> dict[str, object]:
    """An import report as ``fiche import --json`` prints it."""
    values = asdict(report)
    del values["facets"]
    values["sources"] = [
        {
            "source": source.name,
            "path": source.folder,
            "generator": source.generator,
            "timezone": source.timezone,
        }
        for source in report.sources
    ]
    values["problems"] = [problem_values(problem) for problem in report.problems]
    return values


def problem_values(problem: Problem) -> dict[str, object]:
    """One problem of a report."""
    return {
        "path": problem.path,
        "line": problem.line,
        "severity": problem.severity.value,
        "code": problem.code.value,
        "message": problem.message,
    }


def result_values(result: SearchResult) -> dict[str, object]:
    """The answer to a query. A snippet is HTML: its text is escaped, its hits are in ``mark``."""
    return {
        "query": result.query,
        "total": result.total,
        "exact": result.exact,
        "seconds": round(result.seconds, 6),
        "hits": [
            {
                "id": hit.id,
                "path": hit.path,
                "title": hit.title.text,
                "published": hit.published,
                "snippet": marked(hit.snippet),
            }
            for hit in result.hits
        ],
    }


def marked(snippet: Snippet) -> str:
    """A snippet as HTML."""
    parts: list[str] = []
    end = 0
    for start, stop in snippet.marks:
        parts.append(html.escape(snippet.text[end:start], quote=False))
        parts.append(f"<mark>{html.escape(snippet.text[start:stop], quote=False)}</mark>")
        end = stop
    parts.append(html.escape(snippet.text[end:], quote=False))
    return "".join(parts)


def facet_values(facets: Facets) -> dict[str, object]:
    """Counts as ``fiche facets --json`` prints them."""
    return {
        "categories": [
            {"name": one.name, "label": one.label, "count": one.count} for one in facets.categories
        ],
        "tags": _named(facets.tags),
        "years": [{"year": int(one.name), "count": one.count} for one in facets.years],
        "sources": _named(facets.sources),
        "publishers": _named(facets.publishers),
    }


def _named(counts: Sequence[FacetCount]) -> list[dict[str, object]]:
    return [{"name": one.name, "count": one.count} for one in counts]


def print_report(report: ImportReport, *, dry_run: bool) -> None:
    """An import report for people: the counts, then every problem with its place."""
    if dry_run:
        click.echo("What an import would do; nothing was written (--dry-run):")
    for source in report.sources:
        click.echo(
            f"{click.style(printable(source.name), bold=True)}  {printable(source.folder)}"
            f"  ({source.generator}, {source.timezone})"
        )
    for name, label in COUNTS.items():
        count = getattr(report, name)
        if count or name in ("found", "added"):
            click.echo(f"  {label:<22} {count:>9,}")
    speed = report.found / report.seconds if report.seconds else 0
    click.echo(f"  {'seconds':<22} {report.seconds:>9,.1f}   ({speed:,.0f} files a second)")
    if report.problems:
        click.echo(f"\n{counted(len(report.problems), 'problem')}:")
    for problem in report.problems:
        place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        word = click.style(problem.severity.value, fg=colour)
        click.echo(f"  {printable(place)}  {word}  {printable(problem.message)}")
    if dry_run:
        click.echo("\nNothing was written (--dry-run).")
    if report.stopped and dry_run:
        click.echo("Stopped before everything was looked at.")
    elif report.stopped:
        click.echo("\nStopped. What was imported is kept; run the same command to complete it.")


def print_nothing() -> None:
    """Say on standard error that a list has no post: an empty one could be a mistake."""
    click.echo("0 posts", err=True)


def counted(count: int, noun: str) -> str:
    """``1 post``, ``1,234 posts``."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def day_and_time(moment: datetime) -> str:
    """``2024-03-01 08:30``. Exact midnight is nearly always a day without a time: only the day."""
    day = moment.date().isoformat()
    return day if moment.time() == time.min else f"{day} {moment:%H:%M}"


def print_post(post: Post) -> None:
    """One line of a list for people."""
    date = click.style(f"{day_and_time(post.published):<16}", dim=True)
    publisher = post.publisher or ", ".join(post.category_labels)
    click.echo(f"{post.id:>8}  {date}  {printable(post.title)}  "
               f"{click.style(printable(publisher), fg='cyan')}")  # fmt: skip


def print_result(result: SearchResult) -> None:
    """The answer to a query for people."""
    total = counted(result.total, "post") if result.exact else f"{result.total:,} or more posts"
    query = printable(result.query)
    click.echo(f"{total} for {query} in {result.seconds * 1000:.1f} ms")
    for hit in result.hits:
        date = f"{day_and_time(datetime.fromisoformat(hit.published)):<16}"
        click.echo(f"{hit.id:>8}  {click.style(date, dim=True)}"
                   f"  {_coloured(hit.title)}\n{'':>10}{_coloured(hit.snippet)}")  # fmt: skip


def print_facets(facets: Facets) -> None:
    """Counts for people."""
    for heading, counts in (
        ("Categories", facets.categories),
        ("Tags", facets.tags),
        ("Years", facets.years),
        ("Sources", facets.sources),
        ("Publishers", facets.publishers),
    ):
        click.echo(click.style(heading, bold=True))
        for one in counts:
            label = one.label if one.label == one.name else f"{one.label} ({one.name})"
            click.echo(f"{one.count:>9,}  {printable(label)}")


def _coloured(snippet: Snippet) -> str:
    parts, end = [], 0
    for start, stop in snippet.marks:
        parts.append(printable(snippet.text[end:start]))
        parts.append(click.style(printable(snippet.text[start:stop]), fg="yellow", bold=True))
        end = stop
    return "".join(parts) + printable(snippet.text[end:])


class ProgressLine:
    """Draws progress on standard error while that is a terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._width = 0

    def __call__(self, progress: Progress) -> None:
        """Draw the line anew."""
        if not self._shown:
            return
        text = STAGES.get(progress.stage, progress.stage)
        if progress.total:
            filled = BAR_WIDTH * progress.done // progress.total
            bar = "█" * filled + "░" * (BAR_WIDTH - filled)
            text += f"  {bar}  {progress.done:,} of {progress.total:,}"
        elif progress.done or progress.total is not None:
            text += f"  {progress.done:,}"
        if progress.speed:
            text += f"  {progress.speed:,.0f}/s"
        if progress.problems:
            text += f"  {counted(progress.problems, 'problem')}"
        click.echo("\r" + text.ljust(self._width), nl=False, err=True)
        self._width = len(text)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._width:
            click.echo("\r" + " " * self._width + "\r", nl=False, err=True)
            self._width = 0
