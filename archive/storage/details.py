"""What only the open post needs: slug, permalink, source link. Kept small.

On a news site these three say the same number three times behind the same beginnings. So a slug
that is the permalink's last part is not stored, source links share their beginnings (everything
up to the last ``/`` or ``=``), and an end that is the slug is not stored either: 65 bytes a post
instead of 170, 2.5 % of the whole archive.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.storage.connection import as_written
from archive.storage.keys import hash_key
from archive.storage.schema import FLAG_MISSING

MAX_PREFIXES_KEPT = 10_000
_BEGINNING = re.compile(r"^(.*[/=])([^/=]+/?)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Detail:
    """``source_link`` is None where the post has none. ``updated`` is in wall-clock seconds."""

    slug: str
    permalink: str
    source_link: str | None
    updated: int | None = None
    updated_offset: int | None = None


AssetLink = tuple[str, int | None]
"""(address in the article, id of the file or None), each address once."""


class PostValues(NamedTuple):
    """The columns of table ``post``, in their order."""

    id: int
    source_id: int
    key: int
    published: int
    published_offset: int
    title: str
    facet_set: int
    language: str | None
    words: int
    flags: int
    rules_id: int


def row_sum(post: PostValues, detail: Detail, assets: Sequence[AssetLink] = ()) -> int:
    """A hash of everything that the rows of a post say, to notice damage: its own, its details',
    and those of what it refers to. Whether its files are missing is left out: that is noted and
    taken back in place."""
    steady = post._replace(flags=post.flags & ~FLAG_MISSING)
    values = (
        detail.slug, detail.permalink, detail.source_link, detail.updated, detail.updated_offset,
    )  # fmt: skip
    return hash_key(json.dumps([*steady, *values, *sorted(assets)]))


def renew_row_sum(connection: sqlite3.Connection, post_id: int) -> None:
    """Keep the sum anew of a post that was given links to assets after it was written."""
    columns = ", ".join(PostValues._fields)
    row = connection.execute(f"SELECT {columns} FROM post WHERE id = ?", (post_id,)).fetchone()
    detail = read_detail(connection, post_id)
    if row is None or detail is None:
        return
    links = connection.execute(
        "SELECT address, asset_file_id FROM post_asset WHERE post_id = ?", (post_id,)
    ).fetchall()
    connection.execute(
        "UPDATE post_detail SET row_sum = ? WHERE post_id = ?",
        (row_sum(PostValues._make(row), detail, links), post_id),
    )


class DetailWriter:
    """Turns details into rows of ``post_detail``. For the writing connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._prefixes: dict[str, int] = {}

    def row(
        self, post: PostValues, detail: Detail, assets: Sequence[AssetLink] = ()
    ) -> tuple[object, ...]:
        """The row of a post that refers to *assets*, in the order of the table's columns."""
        slug = None if _last_part(detail.permalink) == detail.slug else detail.slug
        prefix, rest = self._split(detail.source_link)
        if rest == detail.slug and prefix is not None:
            rest = None
        key = hash_key(post.source_id, detail.permalink)
        return (
            post.id, detail.permalink, key, slug, prefix, rest, detail.updated,
            detail.updated_offset, row_sum(post, detail, assets),
        )  # fmt: skip

    def _split(self, link: str | None) -> tuple[int | None, str | None]:
        """(id of the beginning, the rest) of a link."""
        if link is None:
            return None, None
        found = _BEGINNING.match(link)
        if found is None:
            return None, link
        return self._prefix(found[1]), found[2]

    def _prefix(self, text: str) -> int:
        known = self._prefixes.get(text)
        if known is not None:
            return known
        self._connection.execute("INSERT OR IGNORE INTO link_prefix(text) VALUES (?)", (text,))
        row = self._connection.execute(
            "SELECT id FROM link_prefix WHERE text = ?", (text,)
        ).fetchone()
        if len(self._prefixes) > MAX_PREFIXES_KEPT:  # a site whose links share nothing
            self._prefixes.clear()
        self._prefixes[text] = int(row[0])
        return int(row[0])


def read_detail(connection: sqlite3.Connection, post_id: int) -> Detail | None:
    """The detail of a post, or None where there is no such post."""
    row = connection.execute(
        "SELECT d.permalink, d.slug, p.text, d.link_rest, d.updated, d.updated_offset"
        " FROM post_detail d LEFT JOIN link_prefix p ON p.id = d.link_prefix_id"
        " WHERE d.post_id = ?",
        (post_id,),
    ).fetchone()
    if row is None:
        return None
    permalink, stored_slug, prefix, rest, updated, offset = row
    with as_written(f"what is known of post {post_id}"):
        slug = _last_part(permalink) if stored_slug is None else stored_slug
        link = rest if prefix is None else prefix + (slug if rest is None else rest)
        return Detail(slug, permalink, link, updated, offset)


def _last_part(permalink: str) -> str:
    """The last part of an address, without its ending."""
    last = permalink.removesuffix("/").rpartition("/")[2]
    return last.removesuffix(".html" if last.endswith(".html") else ".htm")
