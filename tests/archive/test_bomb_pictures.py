"""Pictures of 50,000 by 50,000 in a few bytes: never shown, whichever way they say it."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from archive import open_archive
from archive.importing.assets import MAX_NAMED
from archive.media import media_type_of, too_much_to_show
from tests.archive.library import import_into
from tests.archive.pictures import png, png_header, post, write_site

HUGE = 50_000


def gif(screen: int, frame: int, *, palette: bool = False, comments: int = 0) -> bytes:
    head = b"GIF89a" + struct.pack("<HHBBB", screen, screen, 0xF7 if palette else 0, 0, 0)
    head += bytes(768) if palette else b""
    head += b"\x21\xfe\x03abc\0" * comments
    return head + b"\x2c" + struct.pack("<HHHHB", 0, 0, frame, frame, 0) + b"\x02\x01\0\0;"


def webp(kind: bytes, body: bytes) -> bytes:
    chunk = kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def jpeg(size: int, segments: int = 0) -> bytes:
    comments = b"\xff\xfe\0\x02" * segments
    frame = b"\xff\xc0\0\x11\x08" + struct.pack(">HH", size, size) + b"\x03" + bytes(9)
    return b"\xff\xd8" + comments + frame + b"\xff\xd9"


def avif(size: int, before: int = 0) -> bytes:
    free = struct.pack(">I4s", 8 + before, b"free") + bytes(before)
    return (
        b"\0\0\0\x1cftypavif"
        + bytes(16)
        + free
        + b"\0\0\0\x14ispe\0\0\0\0"
        + struct.pack(">II", size, size)
    )


def bmp(size: int, header: int = 40) -> bytes:
    sizes = struct.pack("<HH" if header == 12 else "<II", size, size)
    return b"BM" + bytes(12) + struct.pack("<I", header) + sizes + bytes(40)


def svg(size: int) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}px"/>'.encode()


BOMBS = {
    "png": png_header(HUGE, HUGE),
    "gif": gif(HUGE, 1),
    "gif by its first frame": gif(1, HUGE),
    "gif behind its palette": gif(1, HUGE, palette=True, comments=9),
    "webp": webp(b"VP8X", bytes(4) + (HUGE - 1).to_bytes(3, "little") * 2),
    "jpeg": jpeg(HUGE),
    "jpeg behind comments": jpeg(HUGE, 499),
    "jpeg behind too many comments": jpeg(HUGE, 5_000),
    "avif": avif(HUGE),
    "avif behind nothing": avif(HUGE, 100_000),
    "avif of no size": b"\0\0\0\x1cftypavif" + bytes(16),
    "bmp": bmp(HUGE),
    "old bmp": bmp(HUGE, 12),
    "svg": svg(HUGE),
}
SOUND = {
    "png": png(), "gif": gif(9, 9), "gif with comments": gif(9, 9, palette=True, comments=600),
    "jpeg": jpeg(900, 99), "avif": avif(900, 9_000), "bmp": bmp(900), "old bmp": bmp(900, 12),
    "svg": svg(900), "webp": webp(b"VP8X", bytes(4) + (900).to_bytes(3, "little") * 2),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_too_much(name: str) -> None:
    assert media_type_of(BOMBS[name]).startswith("image/")
    said = too_much_to_show(BOMBS[name], media_type_of(BOMBS[name]))
    assert said in ("it has 2,500 million pixels", "it does not say how large it is")


@pytest.mark.parametrize("name", SOUND)
def test_a_usual_picture_is_not(name: str) -> None:
    assert too_much_to_show(SOUND[name], media_type_of(SOUND[name])) is None


def test_bombs_are_kept_told_and_boxes(tmp_path: Path) -> None:
    bombs = list(BOMBS.values())[:MAX_NAMED]
    files: dict[str, str | bytes] = {f"{n}.bin": data for n, data in enumerate(bombs)}
    body = "\n".join(f"![bomb {name}]({name})" for name in files)
    write_site(tmp_path / "site", {"a.md": post(body), **files})
    report = import_into(tmp_path / "a.fiche", tmp_path / "site", generator="plain")
    assert [one.code.value for one in report.problems] == ["asset-not-shown"] * len(bombs)
    with open_archive(tmp_path / "a.fiche", read_only=True) as archive:
        html = archive.article_html(1)
        assert "<img" not in html
        assert html.count("In the archive, not shown") == len(bombs)


def test_an_archive_that_calls_a_bomb_a_picture_is_not_believed(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {"a.md": post("![x](a.png)"), "a.png": BOMBS["png"]})
    import_into(tmp_path / "a.fiche", tmp_path / "site", generator="plain")
    with open_archive(tmp_path / "a.fiche") as archive:
        archive.connection.execute("UPDATE asset SET media_type = 'image/png'")
        assert archive.asset(1, "a.png") == ("application/octet-stream", BOMBS["png"])
