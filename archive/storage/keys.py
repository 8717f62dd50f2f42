"""Numbers that stand for texts in indexes: half the size of the texts, and never shown."""

from __future__ import annotations

import os
from hashlib import blake2b

from archive.storage.connection import as_written


def hash_key(*parts: str | bytes | int) -> int:
    """A signed 64-bit number of *parts*, the same on every machine and in every version."""
    digest = blake2b(digest_size=8)
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(4, "little"))
        digest.update(data)
    return int.from_bytes(digest.digest(), "little", signed=True)


def stored_path(raw: bytes) -> str | bytes:
    """What the archive keeps of a path: text where it is UTF-8, else the bytes themselves.

    SQLite cannot take the surrogates with which Python stands in for undecodable names.
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw


def typed_path(text: str) -> bytes:
    """The bytes of a path as it comes from a shell, with a surrogate for each odd byte."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character, which is in no file's name
        return without_surrogates(text).encode("utf-8")


def without_surrogates(text: str) -> str:
    """*text* with U+FFFD for what SQLite cannot take: halves of characters, odd bytes."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def cast_text(stored: object) -> str:
    """The text of what SQL was asked to cast to bytes; "" where a damaged row has nothing there."""
    return stored.decode("utf-8", "replace") if isinstance(stored, bytes) else ""


def shown_path(stored: str | bytes) -> str:
    """A path for people: undecodable bytes become U+FFFD.

    :raises DamagedError: *stored* is no path
    """
    if isinstance(stored, str):
        return stored
    with as_written("a path"):
        return stored.decode("utf-8", "replace")


def raw_path(stored: str | bytes) -> bytes:
    """The bytes of a stored path, for the file system.

    :raises DamagedError: *stored* is no path
    """
    if isinstance(stored, bytes):
        return stored
    with as_written("a path"):
        return os.fsencode(stored)
