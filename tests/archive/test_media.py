"""Media types and sizes are told from bytes, whatever the bytes are."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.media import (
    MAX_SVG_BYTES,
    SVG,
    UNKNOWN,
    can_be_denser,
    media_type_of,
    pixels_of,
    too_much_to_show,
)
from tests.archive.pictures import FILM, PDF, SOUND, png, png_header

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
    b"\xff\xfe\x00\x04hi\xff\xff\xc2\x00\x0b\x08" + struct.pack(">HH", 30, 40) + b"\x01\x01\x11\0"
)
GIF = b"GIF89a" + struct.pack("<HH", 7, 9) + bytes(20)
BMP = b"BM" + bytes(12) + struct.pack("<Iii", 40, 11, -13) + bytes(40)
WEBP_LOSSY = b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + struct.pack("<HH", 17, 19)
WEBP_LOSSLESS = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 22 | 28 << 14)
WEBP_EXTENDED = b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x1d\0\0\x1f\0\0"
AVIF = (
    b"\0\0\0\x1cftypavif" + bytes(16) + b"\0\0\0\x14ispe\0\0\0\0" + struct.pack(">II", 5, 6)
    + b"\0\0\0\x14ispe\0\0\0\0" + struct.pack(">II", 50, 60)
)  # fmt: skip
DRAWING = (
    b'<?xml version="1.0"?>\n<!-- a --><!-- b -->\n<svg xmlns="x" width="12px" height=\'34.5\'/>'
)


@pytest.mark.parametrize(
    ("data", "media_type", "pixels"),
    [
        (png(width=3, height=5), "image/png", 15),
        (JPEG, "image/jpeg", 1_200),
        (GIF, "image/gif", 63),
        (BMP, "image/bmp", 143),
        (WEBP_LOSSY, "image/webp", 17 * 19),
        (WEBP_LOSSLESS, "image/webp", 23 * 29),
        (WEBP_EXTENDED, "image/webp", 30 * 32),
        (AVIF, "image/avif", 3_000),
        (DRAWING, SVG, 12 * 34),
        (b"\xef\xbb\xbf <svg viewBox='0 0 1 1'>", SVG, None),
        (b"<!DOCTYPE svg PUBLIC 'x'><svg>", SVG, None),
        (b"\0\0\x01\0\x01\0\x10\x10", "image/x-icon", None),
        (b"II*\0", "image/tiff", None),
        (SOUND, "audio/mpeg", None),
        (b"\xff\xfb\x90d", "audio/mpeg", None),
        (b"fLaC", "audio/flac", None),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav", None),
        (b"OggS\0\x02" + bytes(22) + b"\x01\x1eOpusHead", "audio/ogg", None),
        (b"OggS\0\x02" + bytes(22) + b"\x01\x2a\x80theora", "video/ogg", None),
        (b"\0\0\0\x20ftypM4A ", "audio/mp4", None),
        (FILM, "video/mp4", None),
        (b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x82\x84webm", "video/webm", None),
        (b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x82\x88matroska", "video/x-matroska", None),
        (b"RIFF\0\0\0\0AVI LIST", "video/x-msvideo", None),
        (PDF, "application/pdf", None),
        (b"PK\x03\x04", "application/zip", None),
        (b"words", "text/plain", None),
        (b"<html><svg></svg>", "text/plain", None),
        (b"BM is how this text begins", "text/plain", None),
        (b"", UNKNOWN, None),
        (b"\x01\0\x02", UNKNOWN, None),
    ],
)
def test_what_bytes_are(data: bytes, media_type: str, pixels: int | None) -> None:
    assert media_type_of(data) == media_type
    assert pixels_of(data, media_type) == pixels


@pytest.mark.parametrize("data", [png(), JPEG, GIF, BMP, WEBP_LOSSY, WEBP_EXTENDED, AVIF, DRAWING])
def test_a_picture_that_was_cut_off_does_no_harm(data: bytes) -> None:
    for end in range(len(data)):
        media_type = media_type_of(data[:end])
        assert (pixels_of(data[:end], media_type) or 0) >= 0


@given(st.binary(max_size=300), st.sampled_from([png(), JPEG, GIF, BMP, WEBP_LOSSY, AVIF, DRAWING]))
def test_any_bytes_do_no_harm(noise: bytes, picture: bytes) -> None:
    for data in (noise, picture[:16] + noise, picture + noise):
        media_type = media_type_of(data)
        pixels_of(data, media_type)
        too_much_to_show(data, media_type)


@pytest.mark.parametrize(
    "data",
    [
        b"<!--" * 2_000_000, b"<!---->" * 500_000, b"<!-- -->" * 500_000 + b"<svg", b" " * 5_000_000,
        b"\xff\xd8\xff" + b"\xff" * 5_000_000, b"\xff\xd8\xff" + b"\xff\xe0\0\x02" * 1_000_000,
        b"\0\0\0\x1cftypavif" + b"ispe" * 1_000_000, b"<svg " + b"width='1' " * 500_000,
    ],
)  # fmt: skip
def test_bombs_are_answered(data: bytes) -> None:
    """A quadratic way would not come to an end."""
    assert (pixels_of(data, media_type_of(data)) or 0) >= 0


def test_what_is_too_much_to_show() -> None:
    assert too_much_to_show(png(), "image/png") is None
    assert too_much_to_show(png_header(10_000, 10_000), "image/png") is None
    said = too_much_to_show(png_header(10_000, 10_001), "image/png")
    assert said == "it has 100 million pixels"
    assert too_much_to_show(b"<svg>" + bytes(MAX_SVG_BYTES), SVG) == (
        "it is a drawing of more than 4 MB"
    )
    assert too_much_to_show(PDF, "application/pdf") is None


def test_only_what_is_not_compressed_yet_is_tried() -> None:
    assert can_be_denser(SVG) and can_be_denser("application/pdf") and can_be_denser("text/plain")
    assert not any(map(can_be_denser, ("image/png", "video/mp4", "application/zip")))
