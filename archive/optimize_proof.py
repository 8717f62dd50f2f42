"""Is an archive fit to be optimised, and is what came of it the same archive?"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing

from archive.optimize_rows import COUNTED
from archive.rules_checks import damaged_rules
from archive.storage.bodies import BodyReader, fit_to_read
from archive.storage.dictionaries import damaged_dictionaries
from archive.storage.rewriting import Rewrite
from archive.storage.row_checks import check_rows

_OTHER_BODIES = (
    "SELECT p.new_id FROM place p LEFT JOIN old.post_source o ON o.post_id = p.old_id"
    " LEFT JOIN main.post_source n ON n.post_id = p.new_id WHERE n.checksum IS NOT o.checksum",
    "SELECT id FROM old.post_version o LEFT JOIN main.post_version n USING (id)"
    " WHERE n.checksum IS NOT o.checksum OR n.post_key IS NOT o.post_key",
)


def faults_of(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each thing that does not hang together: rows, dictionaries, not bodies."""
    for table, rowid, parent, _ in connection.execute("PRAGMA main.foreign_key_check"):
        yield f"row {rowid} of {table} belongs to a row of {parent} that is not there"
    yield from check_rows(connection)
    yield from damaged_dictionaries(connection)
    yield from damaged_rules(connection)


def unlike(rewrite: Rewrite, damaged: Collection[int]) -> Iterator[str]:
    """A sentence for each way in which the new archive is not the old one. *damaged* bodies, by
    their new ids, are so in both."""
    connection = rewrite.connection
    for (said,) in connection.execute("PRAGMA main.quick_check"):
        if said != "ok":
            yield said
    yield from faults_of(connection)
    for table in COUNTED:
        (is_same,) = connection.execute(
            f"SELECT (SELECT count(*) FROM main.{table}) = (SELECT count(*) FROM old.{table})"
        ).fetchone()
        if not is_same:
            yield f"{table} has more or fewer rows"
    for query in _OTHER_BODIES:
        for (number,) in connection.execute(query):
            yield f"the bytes {number} are others"
    yield from _not_readable(rewrite, frozenset(damaged))


def _not_readable(rewrite: Rewrite, damaged: Collection[int]) -> Iterator[str]:
    reader = BodyReader(rewrite.connection)
    rows = rewrite.connection.execute(
        "SELECT post_id, codec, bytes, checksum FROM main.post_source ORDER BY post_id"
    )
    with closing(rows):  # who stops it here must find no statement that holds on to the old file
        for done, (post_id, *body) in enumerate(rows, start=1):
            rewrite.tell("prove", done, rewrite.posts)
            if reader.proven_record(*fit_to_read(*body)) is None and post_id not in damaged:
                yield f"the file of post {post_id} cannot be read"
