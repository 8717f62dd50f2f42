"""Queries on the command line: one may begin with a minus, and one that cannot be read is shown
with a mark under the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from archive.cli_terminal import printable
from archive.errors import SearchQueryError
from archive.text.display_width import width_of

BEFORE, AFTER = 25, 12  # characters shown around the place: wide ones fill a line of 80 cells
_EXCLUDES = re.compile(r"-(?!-[A-Za-z]|-?$|h$)")
"""``-高铁`` and ``-tag:x``, but no ``--option``, ``--``, ``-`` or ``-h``."""


class QueryCommand(click.Command):
    """Takes ``-高铁`` for a query and not for an option that does not exist."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put such words behind ``--``, where no options are."""
        if "--" in args:
            return super().parse_args(ctx, args)
        with_value = {
            name
            for parameter in self.params
            if isinstance(parameter, click.Option) and not parameter.is_flag
            for name in parameter.opts
        }
        options: list[str] = []
        words: list[str] = []
        for word in args:
            is_value = bool(options) and options[-1] in with_value
            (words if _EXCLUDES.match(word) and not is_value else options).append(word)
        return super().parse_args(ctx, [*options, "--", *words] if words else options)


class UnreadableQuery(click.ClickException):
    """A query that cannot be read: wrong usage, but not of an option."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence, the query and the mark on standard error."""
        click.echo(f"Error: {self.message}", file=file, err=True)


@contextmanager
def readable(query: str, line: int | None = None) -> Iterator[None]:
    """Say of *query*, which stands in *line* of a file of queries, why it cannot be read.

    :raises UnreadableQuery: the work within found that it cannot be
    """
    try:
        yield
    except SearchQueryError as error:
        raise UnreadableQuery(_complaint(query, error, line)) from error


def _complaint(query: str, error: SearchQueryError, line: int | None) -> str:
    which = "The query" if line is None else f"The query in line {line:,}"
    if not query.strip():
        return f"{which} is empty."
    reason = printable(error.reason[:1].lower() + error.reason[1:])
    return f"{which} cannot be read: {reason}.\n{_marked_place(query, error.position)}"


def _marked_place(query: str, position: int) -> str:
    """Two lines: the query, or what is around the place in a long one, and a caret."""
    first, end = max(0, position - BEFORE), position + AFTER
    before, after = (
        printable(re.sub(r"\s", " ", part)) for part in (query[first:position], query[position:end])
    )
    before = before if first == 0 else f"…{before}"
    after = after if end >= len(query) else f"{after}…"
    return f"  {before}{after}\n  {' ' * width_of(before)}^"
