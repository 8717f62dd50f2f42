"""The dictionaries that bodies are packed with. Without its dictionary no post of an archive can
be read, so each is in the file twice: in table ``dictionary``, and packed in ``meta``, which is
written when an import ends, far away from the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

import zstandard

from archive.storage.bodies import FIRST_DICTIONARY, BodyReader
from archive.storage.salvage import Salvage, Say, fits, raise_unless_damage

_LEVEL = 9  # of the copy: 30 ms
SHARE_OF_COPY = 0.5
"""About how large a copy is, beside its dictionary."""

_LARGEST = 16 * 1024 * 1024
_TRIED = 50  # bodies, to see which of two dictionaries is the right one


def newest_dictionary(connection: sqlite3.Connection) -> tuple[int, bytes | None]:
    """(id, bytes) of the dictionary for new posts; (0, None) where there is none."""
    row = connection.execute("SELECT id, bytes FROM dictionary ORDER BY id DESC LIMIT 1").fetchone()
    return (0, None) if row is None else (int(row[0]), bytes(row[1]))


def add_dictionary(connection: sqlite3.Connection, dictionary: bytes) -> int:
    """Store a new dictionary, inside the caller's transaction; its id."""
    cursor = connection.execute("INSERT INTO dictionary(bytes) VALUES (?)", (dictionary,))
    return int(cursor.lastrowid or 0)


def keep_dictionaries(
    connection: sqlite3.Connection, known: Mapping[int, bytes], newest: int
) -> None:
    """Store those of *known* that bodies need, and of the others only *newest*, the one for new
    posts; inside the caller's transaction."""
    rows = connection.execute(
        "SELECT codec FROM post_source UNION SELECT codec FROM post_version"
        " UNION SELECT codec FROM asset"
    )
    needed = {codec - FIRST_DICTIONARY for (codec,) in rows if isinstance(codec, int)} | {newest}
    connection.executemany(
        "INSERT OR IGNORE INTO dictionary(id, bytes) VALUES (?, ?)",
        sorted((number, data) for number, data in known.items() if number in needed),
    )


def copy_dictionaries(connection: sqlite3.Connection) -> None:
    """Make sure that each dictionary has its copy, inside the caller's transaction."""
    rows = connection.execute(
        "SELECT id, bytes FROM dictionary d"
        " WHERE NOT EXISTS (SELECT 1 FROM meta WHERE key = 'copy of dictionary ' || d.id)"
    ).fetchall()
    packer = zstandard.ZstdCompressor(level=_LEVEL)
    connection.executemany(
        "INSERT INTO meta(key, value) VALUES (?, ?)",
        [(_key(number), packer.compress(data)) for number, data in rows],
    )


def damaged_dictionaries(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each that differs from its copy. An import that was stopped leaves none."""
    for number, data in connection.execute("SELECT id, bytes FROM dictionary").fetchall():
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (_key(number),)).fetchone()
        if row is not None and _unpacked(row[0]) != data:
            yield f"the dictionary {number} differs from its copy"


def saved_dictionaries(old: Salvage, say: Say) -> dict[int, bytes]:
    """The dictionaries of a damaged archive by their ids: from the table or from the copies,
    whichever can unpack what was packed with them."""
    found = dict(old.rows("dictionary", "id, bytes", "ib"))
    copies: dict[int, bytes] = {}
    for key, value in old.small_rows("meta", "key, value", "t?"):
        number = key.removeprefix(_key(""))
        copy = _unpacked(value)
        if number != key and number.isdecimal() and copy is not None:
            copies[int(number)] = copy
    for number, copy in copies.items():
        kept = found.get(number)
        if kept != copy and (
            kept is None or _unpacks(old, number, copy) > _unpacks(old, number, kept)
        ):
            say(f"the dictionary {number} is damaged; its copy is used")
            found[number] = copy
    return found


def _unpacks(old: Salvage, number: int, dictionary: bytes) -> int:
    """How many of some bodies come out whole with *dictionary*."""
    reader = BodyReader(old.connection, {number: dictionary})
    whole = tried = 0
    query = "SELECT codec, bytes, checksum FROM post_source WHERE codec = ? LIMIT ?"
    try:
        for row in old.connection.execute(query, (number + FIRST_DICTIONARY, _TRIED)):
            tried += 1
            whole += fits(row, "ibb") and reader.proven_record(*row) is not None
    except sqlite3.DatabaseError as error:
        raise_unless_damage(error)
    return whole


def _key(number: object) -> str:
    return f"copy of dictionary {number}"


def _unpacked(value: object) -> bytes | None:
    if not isinstance(value, bytes):
        return None
    try:
        return zstandard.ZstdDecompressor().decompress(value, max_output_size=_LARGEST)
    except zstandard.ZstdError:
        return None
