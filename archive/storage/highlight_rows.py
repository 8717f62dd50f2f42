"""Rows of highlights: read whatever stands in them, and moved from post to post with their sums."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone

from archive.highlights import Anchor, Colour, Highlight, ListedHighlight
from archive.storage.keys import cast_text, hash_key

MAX_QUOTE = 5_000  # characters
MAX_NOTE = 20_000
MAX_AROUND = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

COLUMNS = (
    "id, source_id, post_key, colour, quote, before, after, place, note, created, changed, row_sum"
)
KINDS = "iiittttitttI"
"""What is in these columns, as :func:`archive.storage.salvage.fits` names it."""

VALUES = (
    "h.id, CAST(h.colour AS BLOB), CAST(substr(h.quote, 1, ?) AS BLOB),"
    " CAST(substr(h.before, -?) AS BLOB), CAST(substr(h.after, 1, ?) AS BLOB),"
    " CAST(h.place AS INTEGER), CAST(substr(h.note, 1, ?) AS BLOB), CAST(h.created AS BLOB),"
    " CAST(h.changed AS BLOB)"
)
"""What :func:`highlight_of` reads of a row ``h``, with places for the :data:`LIMITS`."""
LIMITS = (MAX_QUOTE, MAX_AROUND, MAX_AROUND, MAX_NOTE)

_TEXTS = ("colour", "quote", "before", "after", "note", "created", "changed")
_RAW = ", ".join(f"CAST({one} AS BLOB)" if one in _TEXTS else one for one in COLUMNS.split(", "))
_ARE_TEXTS = " AND ".join(f"typeof({one}) = 'text'" for one in _TEXTS)
_OF_POST = "(source_id, post_key) = (SELECT source_id, key FROM post WHERE id = ?)"
_SAID = "colour, quote, before, after, place, note"

_COLOURS = {colour.value: colour for colour in Colour}

Raw = tuple[int | bytes, ...]
"""The columns of a row, texts as their bytes: these may be no texts any more."""


def row_sum(values: Sequence[str | bytes | int]) -> int:
    """A hash of all that a row says, from ``source_id`` to ``changed``, to notice damage."""
    return hash_key(*values)


def is_whole(connection: sqlite3.Connection, number: int) -> bool:
    """Whether the row of this number is there and is as it was written."""
    rows = _raw(connection, "id = ?", (number,))
    return bool(rows) and _is_whole(rows[0])


def renew_sum(connection: sqlite3.Connection, number: int) -> None:
    """Keep the sum anew of a row that was whole until it was changed."""
    for row in _raw(connection, "id = ?", (number,)):
        _put_sum(connection, number, row_sum(row[1:-1]))


def copy_highlights(connection: sqlite3.Connection, post_id: int, key: int) -> None:
    """Those of *post_id* are also of the post that will have *key*, unless it has some."""
    rows = _raw(connection, _OF_POST, (post_id,))
    if not rows or _raw(connection, "source_id = ? AND post_key = ?", (rows[0][1], key)):
        return
    for row in rows:
        connection.execute(
            f"INSERT INTO highlight(source_id, post_key, {_SAID}, created, changed, row_sum)"
            f" SELECT source_id, ?, {_SAID}, created, changed, ? FROM highlight WHERE id = ?",
            (key, _sum_elsewhere(row, row[1], key), row[0]),
        )


def hand_over_highlights(connection: sqlite3.Connection, from_id: int, to_id: int) -> None:
    """Give those of a post to another one, but for those that it has alike."""
    connection.execute(
        f"DELETE FROM highlight WHERE {_OF_POST} AND ({_SAID}) IN"
        f" (SELECT {_SAID} FROM highlight WHERE {_OF_POST})",
        (from_id, to_id),
    )
    kept = connection.execute("SELECT source_id, key FROM post WHERE id = ?", (to_id,)).fetchone()
    for row in _raw(connection, _OF_POST, (from_id,)):
        connection.execute(
            "UPDATE highlight SET source_id = ?, post_key = ?, row_sum = ? WHERE id = ?",
            (*kept, _sum_elsewhere(row, *kept), row[0]),
        )


def damaged_highlights(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each highlight or note that is not as it was written."""
    for *row, are_texts in connection.execute(f"SELECT {_RAW}, {_ARE_TEXTS} FROM highlight"):
        if not (are_texts and _is_whole(tuple(row))):
            yield f"the highlight or note {row[0]} is damaged"


def _raw(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> list[Raw]:
    query = f"SELECT {_RAW} FROM highlight WHERE {condition} ORDER BY id"
    return connection.execute(query, values).fetchall()


def _is_whole(row: Raw) -> bool:
    return row_sum(row[1:-1]) == row[-1]


def _sum_elsewhere(row: Raw, source_id: int | bytes, key: int | bytes) -> int | bytes:
    """The sum of a row that is given to another post. A damaged one stays known as such."""
    return row_sum((source_id, key, *row[3:-1])) if _is_whole(row) else row[-1]


def _put_sum(connection: sqlite3.Connection, number: int, found: int) -> None:
    connection.execute("UPDATE highlight SET row_sum = ? WHERE id = ?", (found, number))


def written(one: Highlight) -> tuple[str | int, ...]:
    """The columns from ``colour`` to ``changed``."""
    times = (when.isoformat(timespec="seconds") for when in (one.created, one.changed))
    anchor = one.anchor
    return (
        one.colour.value, anchor.quote, anchor.before, anchor.after, anchor.place, one.note, *times,
    )  # fmt: skip


def highlight_of(row: Sequence[object]) -> Highlight:
    number, colour, quote, before, after, place, note, created, changed = row
    return Highlight(
        int(str(number)),
        _COLOURS.get(cast_text(colour), Colour.YELLOW),
        Anchor(cast_text(quote), cast_text(before), cast_text(after), int(str(place or 0))),
        cast_text(note),
        _time(created),
        _time(changed),
    )


def listed_of(row: Sequence[object]) -> ListedHighlight:
    *values, post_id, title, published, offset = row
    if not isinstance(post_id, int):
        return ListedHighlight(highlight_of(values), None, "", None)
    moment = _wall(published, offset)
    return ListedHighlight(highlight_of(values), post_id, cast_text(title), moment)


def _time(value: object) -> datetime:
    try:
        found = datetime.fromisoformat(cast_text(value))
    except ValueError:
        return _EPOCH
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _wall(seconds: object, offset: object) -> datetime | None:
    try:
        zone = timezone(timedelta(seconds=int(str(offset))))
        return datetime(1970, 1, 1, tzinfo=zone) + timedelta(seconds=int(str(seconds)))
    except (OverflowError, ValueError):
        return None
