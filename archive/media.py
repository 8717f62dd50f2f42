"""What the bytes of a picture, sound or film say they are. Names and endings are never believed.

Only the beginning of a file is read, in bounded time, and nothing is decoded. Bytes that are of no
kind known here are :data:`UNKNOWN`, which nobody shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from archive.drawings import MAX_PICTURES, MAX_SHAPES, TooDeepError, read_drawing

UNKNOWN = "application/octet-stream"
SVG = "image/svg+xml"
SHOWN = ("image/", "audio/", "video/")
"""Beginnings of the media types that an article shows; all else is only kept."""

MAX_PIXELS = 100_000_000
"""Of a picture that is shown. Four bytes each when it is decoded: 400 MB."""

MAX_SVG_BYTES = 4 << 20
"""A longer drawing is not shown: to draw it may take for ever."""

MAX_DRAWINGS = 2
"""Drawings within each other; the innermost may hold pictures."""

_HEAD = 4_096
_GIF_BLOCKS = 500
_AVIF_SIZES = 100
_JPEG_SEGMENTS = 500
_MARKS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"\x00\x00\x01\x00", "image/x-icon"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
)
_BRANDS = {
    b"avif": "image/avif", b"avis": "image/avif", b"heic": "image/heic", b"heix": "image/heic",
    b"mif1": "image/heic", b"M4A ": "audio/mp4", b"M4B ": "audio/mp4", b"qt  ": "video/quicktime",
}  # fmt: skip
_NOT_DENSER = ("image/svg", "image/bmp", "image/tiff", "audio/wav", "text/")
_SVG_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,500}>\s*+)?(?:<!--.*?-->\s*+)*+"
    rb"(?:<!DOCTYPE\s++svg[^>\[]{0,500}>\s*+)?(?:<!--.*?-->\s*+)*+<svg[\s>]",
    re.DOTALL,
)
_SVG_TAG = re.compile(rb"<svg\b([^>]{0,2000})", re.DOTALL)
_SVG_LENGTH = re.compile(rb"\s(width|height)\s*=\s*[\"']\s*(\d{1,12})(?:\.\d+)?\s*(?:px)?\s*[\"']")
_FILM_IN_OGG = (b"theora", b"BBCD", b"OVP80")
_BMP_HEADERS = frozenset({12, 40, 52, 56, 108, 124})
_SOUND_FRAMES = frozenset(bytes((0xFF, second)) for second in b"\xfb\xfa\xf3\xf2\xf1\xf9")


def media_type_of(data: bytes) -> str:
    """The media type, told from the bytes alone."""
    for place, mark, media_type in _MARKS:
        if data.startswith(mark, place) and (not place or data.startswith(b"RIFF")):
            return media_type
    return _by_container(data) or _by_text(data)


def _by_container(data: bytes) -> str | None:
    """Kinds whose first bytes alone do not tell them."""
    found = None
    if data[:2] == b"BM" and _little(data, 14, 4) in _BMP_HEADERS:
        found = "image/bmp"
    elif data[4:8] == b"ftyp":
        found = _BRANDS.get(data[8:12], "video/mp4")
    elif data.startswith(b"OggS"):
        found = "video/ogg" if any(one in data[:128] for one in _FILM_IN_OGG) else "audio/ogg"
    elif data.startswith(b"\x1aE\xdf\xa3"):
        found = "video/webm" if b"webm" in data[:128] else "video/x-matroska"
    elif data[:2] in _SOUND_FRAMES:
        found = "audio/mpeg"
    return found


def _by_text(data: bytes) -> str:
    if _SVG_START.match(data[:_HEAD]):
        return SVG
    return UNKNOWN if not data or b"\0" in data[:_HEAD] else "text/plain"


def pixels_of(data: bytes, media_type: str) -> int | None:
    """Width times height as the header says; None where it says nothing that is known here."""
    size = _size_of(data, media_type)
    return None if size is None else size[0] * size[1]


def _size_of(data: bytes, media_type: str) -> tuple[int, int] | None:
    read = _SIZES.get(media_type)
    return None if read is None else read(data)


def _png_size(data: bytes) -> tuple[int, int] | None:
    return (_big(data, 16, 4), _big(data, 20, 4)) if data[12:16] == b"IHDR" else None


def _gif_size(data: bytes) -> tuple[int, int]:
    """The screen, or the first frame where that is larger: a browser enlarges the screen then."""
    screen = _little(data, 6, 2), _little(data, 8, 2)
    flags = _little(data, 10, 1)
    place = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    for _ in range(_GIF_BLOCKS):
        if data[place : place + 1] == b"\x2c":
            right = _little(data, place + 1, 2) + _little(data, place + 5, 2)
            bottom = _little(data, place + 3, 2) + _little(data, place + 7, 2)
            return max(screen[0], right), max(screen[1], bottom)
        if data[place : place + 1] == b"\x21":  # an extension, whose parts say their lengths
            place += 2
        length = _little(data, place, 1)
        place += 1 + length
        if place >= len(data):
            break
    return screen


def _bmp_size(data: bytes) -> tuple[int, int]:
    if _little(data, 14, 4) == 12:  # noqa: PLR2004  (the oldest header)
        return _little(data, 18, 2), _little(data, 20, 2)
    return _little(data, 18, 4), abs(int.from_bytes(data[22:26], "little", signed=True))


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """From the first frame header; a picture of thousands of segments says nothing."""
    place = 2
    for _ in range(_JPEG_SEGMENTS):
        place = data.find(b"\xff", place)
        while 0 <= place < len(data) - 1 and data[place + 1] == 0xFF:  # noqa: PLR2004  (filling)
            place += 1
        if place < 0 or place + 9 > len(data):
            return None
        kind = data[place + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004
            return _big(data, place + 7, 2), _big(data, place + 5, 2)
        alone = kind == 0x01 or 0xD0 <= kind <= 0xD8  # noqa: PLR2004  (has no length)
        place += 2 if alone else 2 + max(2, _big(data, place + 2, 2))
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + _little(data, 24, 3), 1 + _little(data, 27, 3)
    if kind == b"VP8L":
        bits = _little(data, 21, 4)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        return _little(data, 26, 2) & 0x3FFF, _little(data, 28, 2) & 0x3FFF
    return None


def _avif_size(data: bytes) -> tuple[int, int] | None:
    """The largest of the sizes that the properties of its parts name."""
    sizes: list[tuple[int, int]] = []
    place = data.find(b"ispe")
    while place >= 0 and len(sizes) < _AVIF_SIZES:
        sizes.append((_big(data, place + 8, 4), _big(data, place + 12, 4)))
        place = data.find(b"ispe", place + 4)
    return max(sizes, key=lambda size: size[0] * size[1], default=None)


def _svg_size(data: bytes) -> tuple[int, int] | None:
    tag = _SVG_TAG.search(data[: 2 * _HEAD])
    lengths = dict(_SVG_LENGTH.findall(tag[1])) if tag else {}
    if len(lengths) < 2:  # noqa: PLR2004  (width and height)
        return None
    return int(lengths[b"width"]), int(lengths[b"height"])


def too_much_to_show(data: bytes, media_type: str) -> str | None:
    """Why an article does not show this picture, as the end of a sentence; None where it does."""
    if media_type == SVG:
        return _too_much_to_draw(data, MAX_DRAWINGS)
    pixels = pixels_of(data, media_type)
    if pixels is None and media_type in _SIZES:
        return "it does not say how large it is"
    return _too_many(pixels or 0)


def _too_many(pixels: int) -> str | None:
    return f"it has {pixels / 1_000_000:,.0f} million pixels" if pixels > MAX_PIXELS else None


def _too_much_to_draw(data: bytes, depth: int) -> str | None:
    """The same of a drawing, which may hold pictures and other drawings."""
    if len(data) > MAX_SVG_BYTES:
        return f"it is a drawing of more than {MAX_SVG_BYTES >> 20} MB"
    try:
        drawing = read_drawing(data)
    except TooDeepError:
        return "it is a drawing that is nested too deeply"
    if drawing.shapes > MAX_SHAPES:
        return f"it is a drawing of more than {MAX_SHAPES:,} shapes"
    if len(drawing.pictures) > MAX_PICTURES:
        return f"it is a drawing with more than {MAX_PICTURES:,} pictures"
    inner = [(one, media_type_of(one)) for one in drawing.pictures]
    pixels = pixels_of(data, SVG) or 0
    pixels += sum(pixels_of(one, kind) or 0 for one, kind in inner if kind != SVG)
    drawings = [one for one, kind in inner if kind == SVG]
    if drawings and depth == 1:
        return "it is a drawing that is nested too deeply"
    reasons = (_too_much_to_draw(one, depth - 1) for one in drawings)
    return _too_many(pixels) or next((one for one in reasons if one is not None), None)


def can_be_denser(media_type: str) -> bool:
    """Whether compressing is worth a try: most pictures, sounds and films are compressed."""
    if media_type.startswith(_NOT_DENSER):
        return True
    return not media_type.startswith(SHOWN) and media_type not in _DENSE


_DENSE = frozenset(
    {"application/zip", "application/gzip", "application/x-7z-compressed", "application/vnd.rar"}
)


def _big(data: bytes, place: int, width: int) -> int:
    return int.from_bytes(data[place : place + width], "big")


def _little(data: bytes, place: int, width: int) -> int:
    return int.from_bytes(data[place : place + width], "little")


_SIZES: dict[str, Callable[[bytes], tuple[int, int] | None]] = {
    "image/png": _png_size,
    "image/gif": _gif_size,
    "image/bmp": _bmp_size,
    "image/jpeg": _jpeg_size,
    "image/webp": _webp_size,
    "image/avif": _avif_size,
    SVG: _svg_size,
}
