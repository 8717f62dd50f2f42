"""The tables of an archive, and whether a file has exactly these.

Migrations make them (:mod:`archive.storage.migrations`), each in one transaction with its record.
``user_version`` repeats how many there are, so that an older program refuses a newer file.

=================  ==========================================================================
table              one row is
=================  ==========================================================================
meta               a named setting of the archive
source             an imported folder
reading_rules      how posts of a source were read; a post that is read again reads the same
dictionary         a zstd dictionary, trained on this archive's posts, never changed
post               a post, as narrow as the list needs it; ids grow with the wall date
post_detail        what only the open post needs
link_prefix        a beginning that many source links share
post_source        the original bytes of a post file and its text, compressed, and a checksum
post_version       the former bytes of a post file that was rewritten
post_file          a file that a post was read from; several may name one post
asset              the bytes of a picture or another file that posts refer to, once each
asset_file         a file of a folder that is in use, and which bytes it has
post_asset         what a post calls a file, and which file that is
post_title_order   the order of titles
facet              a category, tag, publisher, language …, with its count of visible posts
facet_set          a combination of facets that posts have: list, order and repeats kept
month_count        how many visible posts a month has
post_state         what the user did with a post; keyed so that no import ever touches it
highlight          a highlight in a post or a note on it; keyed in the same way
saved_search       a query that the user gave a name
problem            something wrong with a file, until the file is read again without it
import_run         one import, finished or not
post_fts           the full-text index (tokens made by us; see docs/notes/search.md)
title_fts          the index of titles, with positions
=================  ==========================================================================
"""

from __future__ import annotations

import sqlite3
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from archive.errors import ArchiveTooNewError

Schema: TypeAlias = frozenset[tuple[str, str, str]]
"""(kind, name, SQL) of each object."""

LATE_ID = 1_000_000_000
"""Ids below are dense and in the order of wall dates. A post that arrives with a date before
the newest one gets an id from here on; readers merge these few by date."""

INDEX_PAGE_BYTES = 8150
"""A page of the full-text indexes: two fit one of the file's, with what SQLite adds and the few
bytes by which FTS5 may exceed it."""

FLAG_HIDDEN = 1  # draft, unpublished, future or unreadable: not in lists unless asked for
FLAG_DRAFT = 2
FLAG_MISSING = 4  # none of its files was in the folder at the last import
FLAG_UNREADABLE = 8  # the file gave no post; its bytes are kept
FLAG_IMAGE = 16
FLAG_PROBLEM = 32
FLAG_PLAIN = 64  # too complex to render in bounded time: shown and searched as plain text
FLAG_AS_WRITTEN = 128  # in a markup that is not laid out: shown and searched as it is written

FIRST_SCHEMA = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    """CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,      -- shown, and the folder's name in an export
        folder TEXT NOT NULL,           -- where it was at the last import
        generator TEXT NOT NULL,
        timezone TEXT NOT NULL,
        title TEXT NOT NULL,
        url TEXT NOT NULL,
        last_import TEXT                -- UTC, ISO 8601
    )""",
    """CREATE TABLE reading_rules (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source(id),
        settings TEXT NOT NULL          -- JSON; never changed, since posts were read by it
    )""",
    "CREATE TABLE dictionary (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
    """CREATE TABLE post (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source(id),
        key INTEGER NOT NULL,               -- hash of its path-independent identity
        published INTEGER NOT NULL,         -- wall-clock seconds, as if the clock were UTC
        published_offset INTEGER NOT NULL,  -- seconds east of UTC at that moment
        title TEXT NOT NULL,
        facet_set INTEGER NOT NULL REFERENCES facet_set(id),
        language TEXT,
        words INTEGER NOT NULL,
        flags INTEGER NOT NULL,
        rules_id INTEGER NOT NULL REFERENCES reading_rules(id)
    )""",
    # newest first for lists without a query; date limits to id limits
    "CREATE INDEX post_visible_by_date ON post(published, id) WHERE (flags & 1) = 0",
    # import: is this the post that was at another path?
    "CREATE INDEX post_by_key ON post(key)",
    # is:missing: few of many, which are looked for all the time to be counted
    "CREATE INDEX post_missing ON post(id) WHERE (flags & 4) <> 0",
    "CREATE TABLE link_prefix (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
    """CREATE TABLE post_detail (
        post_id INTEGER PRIMARY KEY REFERENCES post(id),
        permalink TEXT NOT NULL,
        permalink_key INTEGER NOT NULL,     -- hash of source and permalink
        slug TEXT,                          -- NULL: the permalink's last part, without its ending
        link_prefix_id INTEGER REFERENCES link_prefix(id),
        link_rest TEXT,                     -- NULL beside a prefix: the slug
        updated INTEGER,                    -- wall-clock seconds
        updated_offset INTEGER,
        row_sum INTEGER NOT NULL            -- hash of all that this and the post's row say
    )""",
    # a click on a link to another post of the site
    "CREATE INDEX post_detail_by_permalink ON post_detail(permalink_key)",
    """CREATE TABLE post_source (
        post_id INTEGER PRIMARY KEY REFERENCES post(id),
        codec INTEGER NOT NULL,             -- 0 as is, 1 zstd, from 16 on zstd with dictionary -16
        checksum BLOB NOT NULL,             -- BLAKE2b, 16 bytes, of the original bytes
        bytes BLOB NOT NULL                 -- the post's record, see storage/records.py
    )""",
    """CREATE TABLE post_version (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source(id),
        post_key INTEGER NOT NULL,          -- as in post.key
        kept_at TEXT NOT NULL,              -- UTC, ISO 8601
        codec INTEGER NOT NULL,             -- as in post_source
        checksum BLOB NOT NULL,
        bytes BLOB NOT NULL
    )""",
    "CREATE INDEX post_version_by_post ON post_version(post_key)",  # the versions of an open post
    """CREATE TABLE post_file (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source(id),
        post_id INTEGER NOT NULL REFERENCES post(id),
        path NOT NULL,                      -- TEXT with /, BLOB where the name is not UTF-8
        path_key INTEGER NOT NULL,          -- hash of source and path
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        missing INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX post_file_by_path ON post_file(path_key)",  # import and `fiche show PATH`
    "CREATE INDEX post_file_by_post ON post_file(post_id)",  # the paths of a listed post
    """CREATE TABLE asset (
        id INTEGER PRIMARY KEY,
        checksum BLOB NOT NULL UNIQUE,      -- BLAKE2b, 16 bytes, of the original bytes
        media_type TEXT NOT NULL,           -- told from the bytes, see archive/media.py
        codec INTEGER NOT NULL,             -- as in post_source
        bytes BLOB NOT NULL
    )""",
    """CREATE TABLE asset_file (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source(id),
        asset_id INTEGER NOT NULL REFERENCES asset(id),
        path NOT NULL,                      -- as in post_file
        path_key INTEGER NOT NULL,          -- hash of source and path
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL
    )""",
    "CREATE INDEX asset_file_by_path ON asset_file(path_key)",  # import and the viewer
    """CREATE TABLE post_asset (
        post_id INTEGER NOT NULL REFERENCES post(id),
        address TEXT NOT NULL,              -- as it stands in the article or the front matter
        asset_file_id INTEGER REFERENCES asset_file(id),  -- NULL: missing, or not kept
        PRIMARY KEY (post_id, address)
    ) WITHOUT ROWID""",
    # import: the posts to read again when files came that may be what was missing
    "CREATE INDEX post_asset_missing ON post_asset(post_id) WHERE asset_file_id IS NULL",
    """CREATE TABLE post_title_order (
        title_key TEXT NOT NULL,            -- the first characters of the folded title
        post_id INTEGER NOT NULL,
        PRIMARY KEY (title_key, post_id)
    ) WITHOUT ROWID""",
    """CREATE TABLE facet (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,                 -- category, tag, publisher, source
        name TEXT NOT NULL,
        label TEXT NOT NULL,
        name_key TEXT NOT NULL,             -- label, name, pinyin and initials, folded
        count INTEGER NOT NULL DEFAULT 0,   -- visible posts
        UNIQUE (kind, name)
    )""",
    "CREATE TABLE facet_set (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)",
    """CREATE TABLE facet_set_item (
        facet_set_id INTEGER NOT NULL REFERENCES facet_set(id),
        position INTEGER NOT NULL,
        facet_id INTEGER NOT NULL REFERENCES facet(id),
        PRIMARY KEY (facet_set_id, position)
    ) WITHOUT ROWID""",
    "CREATE TABLE month_count (month INTEGER PRIMARY KEY, count INTEGER NOT NULL)",  # 202202
    """CREATE TABLE post_state (
        source_id INTEGER NOT NULL REFERENCES source(id),
        post_key INTEGER NOT NULL,
        starred INTEGER NOT NULL DEFAULT 0,
        read_at TEXT,                       -- UTC, ISO 8601; NULL while unread
        position REAL,                      -- how far it was read, 0 to 1
        PRIMARY KEY (source_id, post_key)
    ) WITHOUT ROWID""",
    """CREATE TABLE highlight (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source(id),
        post_key INTEGER NOT NULL,          -- as in post_state
        colour TEXT NOT NULL,               -- yellow, green, blue, pink
        quote TEXT NOT NULL,                -- empty: a note on the whole post
        before TEXT NOT NULL,               -- without blanks, as is "after"
        after TEXT NOT NULL,
        place INTEGER NOT NULL,             -- characters before the quote, without blanks
        note TEXT NOT NULL,
        created TEXT NOT NULL,              -- UTC, ISO 8601
        changed TEXT NOT NULL,
        row_sum INTEGER NOT NULL            -- hash of all columns but id
    )""",
    # the highlights of an open post; has:note
    "CREATE INDEX highlight_by_post ON highlight(source_id, post_key)",
    """CREATE TABLE saved_search (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        query TEXT NOT NULL,                -- as typed; it may be one that cannot be read any more
        position INTEGER NOT NULL           -- in the list of them
    )""",
    """CREATE TABLE import_run (
        id INTEGER PRIMARY KEY,
        started TEXT NOT NULL,              -- UTC, ISO 8601
        finished TEXT,                      -- NULL: interrupted, to be completed
        report TEXT                         -- JSON, counts only
    )""",
    """CREATE TABLE problem (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source(id),
        path TEXT NOT NULL,
        line INTEGER,
        severity TEXT NOT NULL,
        code TEXT NOT NULL,
        message TEXT NOT NULL,
        post_id INTEGER
    )""",
    "CREATE INDEX problem_by_path ON problem(source_id, path)",  # a file that is read again
    """CREATE VIRTUAL TABLE post_fts USING fts5(
        tokens, content='', detail=none, tokenize='ascii')""",
    """CREATE VIRTUAL TABLE title_fts USING fts5(
        title, content='', tokenize='ascii')""",
    f"INSERT INTO post_fts(post_fts, rank) VALUES('pgsz', {INDEX_PAGE_BYTES})",
    f"INSERT INTO title_fts(title_fts, rank) VALUES('pgsz', {INDEX_PAGE_BYTES})",
)

VERSION = 1
"""How many migrations there are; ``user_version`` of a file that has them all."""

SCHEMA_SUM = "1241771070de7606e7ac9b2efd157d54"
"""The sum over the schema that all migrations make. A file that has it needs no more looking at:
to make the same schema in memory, and to import what makes it, takes a tenth of a second."""


def is_current(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file has every migration.

    :raises ArchiveTooNewError: the file has more migrations than this program knows
    """
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > VERSION:
        raise ArchiveTooNewError(path, f"version {found}, this program knows {VERSION}")
    return found == VERSION


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Every object of the schema but SQLite's own statistics, which come and go."""
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    )
    # In a damaged file they may be numbers or bytes, and then no schema of ours.
    return frozenset((str(kind), str(name), str(sql)) for kind, name, sql in rows)


def schema_sum(schema: Schema) -> str:
    """A sum over a schema, whatever the order of its objects."""
    return blake2b(repr(sorted(schema)).encode(), digest_size=16).hexdigest()
