"""Do the rows of an archive agree with each other? What is kept twice, in whatever form, is
compared: counts with what they count, keys with what they are made of, posts with their sums."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

from archive.storage.connection import as_written
from archive.storage.details import PostValues, read_detail, row_sum
from archive.storage.keys import hash_key, raw_path, shown_path
from archive.storage.months import DAY_OF_POST, month_of_day
from archive.storage.schema import FLAG_HIDDEN
from archive.text.pinyin import plain_name

_ROWS_OF_POSTS = (
    ("post_source", "post_id"),
    ("post_detail", "post_id"),
    ("post_title_order", "post_id"),
    ("post_file", "post_id"),
    ("post_fts_docsize", "id"),
    ("title_fts_docsize", "id"),
)
_FACETS = (
    "SELECT f.kind, f.name, f.label, f.name_key, f.count, coalesce(c.n, 0) FROM facet f LEFT JOIN ("
    " SELECT i.facet_id AS facet_id, sum(s.n) AS n FROM"
    " (SELECT facet_set, count(*) AS n FROM post WHERE (flags & 1) = 0 GROUP BY 1) s"
    " JOIN (SELECT DISTINCT facet_set_id, facet_id FROM facet_set_item) i"
    " ON i.facet_set_id = s.facet_set GROUP BY 1) c ON c.facet_id = f.id"
)


def check_rows(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each thing that is wrong, whole tables at a time."""
    yield from _rows_of_posts(connection)
    yield from _facets(connection)
    yield from _facet_sets(connection)
    yield from _files(connection)
    yield from _months(connection)


def _rows_of_posts(connection: sqlite3.Connection) -> Iterator[str]:
    """Each post has a row everywhere, and nothing else has."""
    for table, column in _ROWS_OF_POSTS:
        posts, others = "SELECT id FROM post", f"SELECT {column} FROM {table}"
        for (post_id,) in connection.execute(f"{posts} EXCEPT {others}"):
            yield f"post {post_id} has no row in {table}"
        for (post_id,) in connection.execute(f"{others} EXCEPT {posts}"):
            yield f"{table} has a row of post {post_id}, which is not there"


def _facets(connection: sqlite3.Connection) -> Iterator[str]:
    for kind, name, label, key, kept, counted in connection.execute(_FACETS):
        if kept != counted:
            yield f"the {kind} {name!r} is said to have {kept} posts and has {counted}"
        # Only this much: another version of the dictionary may give another pinyin.
        if not {plain_name(str(label)), plain_name(str(name))} <= set(str(key).split(" ")):
            yield f"the names of the {kind} {name!r} are damaged"


def _facet_sets(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute(
        "SELECT s.id FROM facet_set s WHERE s.key <> coalesce((SELECT group_concat(facet_id) FROM"
        " (SELECT facet_id FROM facet_set_item WHERE facet_set_id = s.id ORDER BY position)), '')"
    )
    for (set_id,) in rows:
        yield f"the combination {set_id} of categories and tags is damaged"


def _files(connection: sqlite3.Connection) -> Iterator[str]:
    for source_id, path, key in connection.execute(
        "SELECT source_id, path, path_key FROM post_file"
    ):
        if not isinstance(path, str | bytes):
            yield f"the path {path!r} is damaged"
        elif key != hash_key(source_id, raw_path(path)):
            yield f"the path {shown_path(path)!r} is damaged"


def _months(connection: sqlite3.Connection) -> Iterator[str]:
    counted: Counter[int] = Counter()
    rows = connection.execute(
        f"SELECT {DAY_OF_POST}, count(*) FROM post WHERE (flags & ?) = 0 GROUP BY 1",
        (FLAG_HIDDEN,),
    )
    with as_written("a date"):
        for day, count in rows:
            counted[month_of_day(day)] += count
    for month, kept in connection.execute("SELECT month, count FROM month_count"):
        if counted.pop(month, 0) != kept:
            yield f"the number of posts in the month {month} is kept wrongly"
    for month in counted:
        yield f"the number of posts in the month {month} is not kept"


def read_values(connection: sqlite3.Connection) -> Iterator[PostValues]:
    """The rows of all posts by their ids."""
    rows = connection.execute(
        "SELECT id, source_id, key, published, published_offset, title, facet_set, language,"
        " words, flags, rules_id FROM post ORDER BY id"
    )
    return map(PostValues._make, rows)


def path_of(connection: sqlite3.Connection, post_id: int) -> str:
    """The path by which people know a post, whatever is left of it."""
    row = connection.execute(
        "SELECT CAST(path AS BLOB) FROM post_file WHERE post_id = ? ORDER BY missing, id LIMIT 1",
        (post_id,),
    ).fetchone()
    return "?" if row is None or row[0] is None else shown_path(row[0])


def file_is_damaged(connection: sqlite3.Connection, post_id: int) -> str:
    """That sentence of a post, with the path by which people know it."""
    return f"the file of post {post_id} is damaged: “{path_of(connection, post_id)}”"


def check_post(connection: sqlite3.Connection, post: PostValues, title_key: str) -> Iterator[str]:
    """A sentence for each thing that is wrong with the rows of one post."""
    detail = read_detail(connection, post.id)
    kept = connection.execute(
        "SELECT row_sum, permalink_key FROM post_detail WHERE post_id = ?", (post.id,)
    ).fetchone()
    if detail is not None and kept is not None:
        links = connection.execute(
            "SELECT address, asset_file_id FROM post_asset WHERE post_id = ?", (post.id,)
        ).fetchall()
        sums = row_sum(post, detail, links), hash_key(post.source_id, detail.permalink)
        if kept != sums:
            yield f"what is known of post {post.id} is damaged: “{path_of(connection, post.id)}”"
    row = connection.execute(
        "SELECT 1 FROM post_title_order WHERE title_key = ? AND post_id = ?", (title_key, post.id)
    ).fetchone()
    if row is None:
        yield f"the title of post {post.id} has no place in the order of titles"
