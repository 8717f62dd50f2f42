"""Is the archive whole? Its pages, its rows, every stored body, and the indexes against the texts.

SQLite's own integrity check sees the shape of the pages and not their content: of 187 flipped
bits that changed a post it noticed 22 (measured). So every body is compared with its checksum,
what is kept of each post with a sum over it, and what the full-text indexes hold with what the
texts say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from archive.progress import CheckReport, Progress, ProgressCallback
from archive.rules_checks import damaged_rules
from archive.storage.assets import AssetStore
from archive.storage.bodies import BodyReader, checksum_of
from archive.storage.connection import as_written
from archive.storage.dictionaries import damaged_dictionaries
from archive.storage.facets import facets_of_sets
from archive.storage.highlight_rows import damaged_highlights
from archive.storage.index_sums import IndexSums
from archive.storage.index_writer import filter_tokens
from archive.storage.row_checks import check_post, check_rows, file_is_damaged, read_values
from archive.storage.saved_searches import damaged_searches
from archive.storage.versions import VersionStore
from archive.text.indexed import IndexedTexts

REPORT_EVERY = 100
MAX_NAMED = 20  # problems named one by one; the rest is counted

TextsOf = Callable[[int], IndexedTexts]
"""What the indexes should hold of a post."""

_NO_DAMAGE = ("SQLITE_INTERRUPT", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_NOMEM")


def check_archive(
    connection: sqlite3.Connection, texts_of: TextsOf, progress: ProgressCallback
) -> CheckReport:
    """Check everything. Works on a read-only connection too; changes nothing.

    Raises what *progress* raises; damage is reported, never raised.
    """
    found: list[str] = []
    total = 0
    try:
        found += _check_pages(connection)
        found += check_rows(connection)
        total = int(connection.execute("SELECT count(*) FROM post").fetchone()[0])
        found += _check_posts(connection, texts_of, total, progress)
        damaged = VersionStore(connection).damaged(BodyReader(connection))
        found += AssetStore(connection).damaged()
        found += damaged_dictionaries(connection)
        found += damaged_highlights(connection)
        found += damaged_searches(connection)
        found += damaged_rules(connection)
        found += [f"the former text {number} of a post is damaged" for number in damaged]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if not is_damage(error):
            raise
        found.append(f"the file is damaged: {error}")
    progress(Progress("check", total, total, problems=len(found)))
    named = found[:MAX_NAMED]
    if len(found) > MAX_NAMED:
        named.append(f"and {len(found) - MAX_NAMED} more problems")
    return CheckReport(ok=not found, problems=tuple(named), posts=total)


def is_damage(error: Exception) -> bool:
    """Whether what SQLite said lies in the file, and not in the disk, a lock, or a wish to stop."""
    closed = isinstance(error, sqlite3.ProgrammingError)
    return not closed and not getattr(error, "sqlite_errorname", "").startswith(_NO_DAMAGE)


def _check_pages(connection: sqlite3.Connection) -> Iterator[str]:
    for (said,) in connection.execute(f"PRAGMA integrity_check({MAX_NAMED})"):
        if said != "ok":  # or a sentence a line, below the name of the database
            lines = [line for line in said.splitlines() if not line.startswith("***")]
            yield from (f"the file is damaged: {line}" for line in lines)
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {rowid} of {table} belongs to a row of {parent} that is not there"


def _check_posts(
    connection: sqlite3.Connection,
    texts_of: TextsOf,
    total: int,
    progress: ProgressCallback,
) -> Iterator[str]:
    """Each post's body and rows; then all texts together against the indexes."""
    bodies = BodyReader(connection)
    facets = facets_of_sets(connection)
    sums = IndexSums()
    damaged = False
    for done, post in enumerate(read_values(connection)):
        if done % REPORT_EVERY == 0:
            progress(Progress("check", done, total))
        if not is_whole(bodies, post.id):
            damaged = True
            yield file_is_damaged(connection, post.id)
            continue
        texts = texts_of(post.id)
        tokens = set(texts.tokens.text().split())
        with as_written(f"post {post.id}"):
            tokens.update(filter_tokens(facets.get(post.facet_set, ()), post.flags).split())
        sums.add(post.id, tokens, texts.title_tokens.split())
        with as_written(f"post {post.id}"):
            yield from check_post(connection, post, texts.title_key)
    if damaged:
        return  # the indexes cannot be compared with texts that are not there
    for table in sums.differences(connection):
        which = "full-text index" if table == "post_fts" else "index of titles"
        yield f"the {which} differs from the texts; import the folders into a new archive"


def is_whole(bodies: BodyReader, post_id: int) -> bool:
    """Whether the stored file of a post has its checksum."""
    try:
        body = bodies.read(post_id)
    except ValueError:
        return False
    return body is not None and checksum_of(body[0]) == body[1]
