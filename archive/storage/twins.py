"""Two posts that turn out to be one: which they are, and what goes over to the one that stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from archive.storage.highlight_rows import hand_over_highlights
from archive.storage.keys import hash_key


@dataclass(frozen=True, slots=True)
class Twin:
    """Another post with the same identity and the same bytes. ``is_natural``: it has the identity
    itself, not one that was made apart from it."""

    post_id: int
    is_natural: bool


def find_twin(
    connection: sqlite3.Connection, post_id: int, natural_key: int, permalink: str
) -> Twin | None:
    """The post that holds the same bytes as *post_id* and got its key from the same identity.

    Looked for among the posts with *permalink*, since these can be found at once.
    """
    rows = connection.execute(
        "SELECT p.id, p.key FROM post me JOIN post_source mine ON mine.post_id = me.id"
        " JOIN post_detail d ON d.permalink_key = (SELECT permalink_key FROM post_detail"
        "  WHERE post_id = me.id) AND d.permalink = ?2 AND d.post_id <> me.id"
        " JOIN post p ON p.id = d.post_id AND p.source_id = me.source_id"
        " JOIN post_source s ON s.post_id = p.id AND s.checksum = mine.checksum"
        " WHERE me.id = ?1 ORDER BY p.id",
        (post_id, permalink),
    ).fetchall()
    for other_id, key in rows:
        if key == natural_key:
            return Twin(other_id, is_natural=True)
        if key in {hash_key(natural_key, path) for path in _paths(connection, other_id)}:
            return Twin(other_id, is_natural=False)
    return None


def _paths(connection: sqlite3.Connection, post_id: int) -> Iterable[str]:
    rows = connection.execute("SELECT path FROM post_file WHERE post_id = ?", (post_id,))
    return [str(path) for (path,) in rows]


def hand_over(connection: sqlite3.Connection, from_id: int, to_id: int) -> None:
    """Give the files of a post, its former texts and what the user did with it to another."""
    hand_over_highlights(connection, from_id, to_id)
    names = {"gone": from_id, "kept": to_id}
    connection.execute("UPDATE post_file SET post_id = :kept WHERE post_id = :gone", names)
    connection.execute(
        "UPDATE post_version SET post_key = (SELECT key FROM post WHERE id = :kept)"
        " WHERE (source_id, post_key) = (SELECT source_id, key FROM post WHERE id = :gone)",
        names,
    )
    connection.execute(
        "INSERT INTO post_state(source_id, post_key, starred, read_at, position)"
        " SELECT kept.source_id, kept.key, s.starred, s.read_at, s.position"
        " FROM post kept, post gone JOIN post_state s"
        " ON s.source_id = gone.source_id AND s.post_key = gone.key"
        " WHERE kept.id = :kept AND gone.id = :gone"
        " ON CONFLICT(source_id, post_key) DO UPDATE SET starred = max(starred, excluded.starred),"
        " read_at = coalesce(read_at, excluded.read_at),"
        " position = coalesce(position, excluded.position)",
        names,
    )
    connection.execute(
        "DELETE FROM post_state"
        " WHERE (source_id, post_key) = (SELECT source_id, key FROM post WHERE id = :gone)",
        names,
    )
