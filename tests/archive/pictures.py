"""Real pictures of a few bytes, and sites that refer to them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

RED, GREEN, BLUE = (254, 1, 2), (3, 252, 5), (6, 7, 250)
PDF = b"%PDF-1.4\n%%EOF\n"
FILM = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + bytes(64)
SOUND = b"ID3\x04\0\0\0\0\0\0" + bytes(64)


def png(color: tuple[int, int, int] = RED, width: int = 8, height: int = 8) -> bytes:
    """A picture of one colour; each size and colour is other bytes."""
    rows = (b"\0" + bytes(color) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def png_header(width: int, height: int) -> bytes:
    """The beginning of a picture that says to be of that size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def numbered(number: int) -> bytes:
    """Picture *number*, unlike all others."""
    return png(BLUE, width=8 + number)


def write_site(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write *files*, text or bytes by path, below *folder*."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        (folder / path).write_bytes(data)
    return folder


def post(body: str, **values: str) -> str:
    """A post of every generator: front matter with a title and a date, then *body*."""
    named = {"layout": "post", "title": "A post", "date": "2024-03-01 08:00:00", **values}
    front = "".join(f"{key}: {value}\n" for key, value in named.items())
    return f"---\n{front}---\n{body}\n"
