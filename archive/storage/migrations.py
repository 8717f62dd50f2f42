"""Make the schema of an archive and bring older ones up to date; say how a file's schema differs.

sqlite-utils carries this. It is imported only where a file is made, migrated or odd: an archive
that is as it should be opens without.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path

from sqlite_utils import Database, Migrations

from archive.errors import ArchiveCorruptError
from archive.storage import schema

migrations = Migrations("archive")


@migrations()
def create_archive(db: Database) -> None:
    """The first schema."""
    for statement in schema.FIRST_SCHEMA:
        db.execute(statement)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply what is missing and note the version: all of it, or nothing.

    :raises ArchiveTooNewError: the file has more migrations than this program knows
    """
    db = Database(connection, execute_plugins=False)
    with db.atomic():
        migrations.apply(db)
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        check_schema(connection, path)


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose tables, indexes, triggers or views are not ours, text for text.

    A view or trigger in a file from somebody else could run when we read a table.

    :raises ArchiveCorruptError: the schema differs
    """
    found = schema.schema_of(connection)
    if found != expected_schema():
        odd = sorted({name for _, name, _ in found ^ expected_schema()})
        raise ArchiveCorruptError(path, f"unexpected schema: {', '.join(odd[:5])}")


@cache
def expected_schema() -> schema.Schema:
    """What all migrations make."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.apply(Database(connection, execute_plugins=False))
        return schema.schema_of(connection)
    finally:
        connection.close()
