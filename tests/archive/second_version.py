"""A program that knows one version of the archive more than this one does."""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database, Migrations

from archive.storage import schema


def with_second_version(change: Callable[[Database], None]) -> Migrations:
    """Our migrations, and *change* behind them."""
    two = Migrations("archive")

    @two()
    def create_archive(db: Database) -> None:
        for statement in schema.FIRST_SCHEMA:
            db.execute(statement)

    @two()
    def second(db: Database) -> None:
        change(db)

    return two
