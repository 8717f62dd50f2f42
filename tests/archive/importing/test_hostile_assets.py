"""Nothing outside of the folder is read, nothing blocks, and every limit is told."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from archive import ImportReport, open_archive
from archive.errors import PostFileError, TooLargeError
from archive.importing.inside import MAX_ASSET_BYTES, open_inside, read_inside
from archive.media import MAX_PIXELS
from tests.archive.library import import_into
from tests.archive.pictures import numbered, png_header, post, write_site

SECRET = b"\x89PNG\r\n\x1a\n a secret that is not for the archive"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="links and FIFOs are different")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty site; beside it lies what must not be read."""
    (tmp_path / "secret.png").write_bytes(SECRET)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.png").write_bytes(SECRET)
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def imported(folder: Path, **options: object) -> ImportReport:
    """Import; the archive is checked, and has none of the secret."""
    path = folder.parent / "a.fiche"
    report = import_into(path, folder, generator="plain", **options)
    with open_archive(path) as archive:
        assert archive.check().problems == ()
        kept = archive.connection.execute("SELECT bytes FROM asset").fetchall()
    assert SECRET not in [data for (data,) in kept]
    return report


def told(report: ImportReport) -> list[tuple[str, str]]:
    """Code and sentence of each problem."""
    return [(one.code.value, one.message) for one in report.problems]


@pytest.mark.parametrize(
    "address",
    [
        "../secret.png", "../../../../../../etc/passwd", "/../secret.png", "/etc/passwd",
        "pic/../../secret.png", "..%2Fsecret.png", "%2e%2e/secret.png", "..\\secret.png",
        "....//secret.png", "/%2e%2e/%2e%2e/secret.png", "pic/%00/../secret.png",
        "file:///etc/passwd", "a/" * 2_000 + "b.png", "%ff%fe.png", "~/secret.png", "//secret.png/x",
        "{outside}",
    ],
)  # fmt: skip
def test_a_path_that_leads_out_leads_nowhere(folder: Path, address: str) -> None:
    address = address.format(outside=folder.parent / "secret.png")
    write_site(folder, {"n/a.md": post(f'<img src="{address}">\n\n![x]({address})')})
    report = imported(folder)
    assert (report.added, report.failed, report.assets) == (1, 0, 0)
    assert {code for code, _ in told(report)} <= {"asset-missing"}


@posix_only
def test_links_are_not_followed(folder: Path) -> None:
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    (folder / "pic").symlink_to(folder.parent / "outside")
    (folder / "loop").symlink_to(folder)
    (folder / "inside.png").symlink_to(folder / "real.png")
    names = ("link.png", "pic/secret.png", "loop/loop/real.png", "inside.png", "real.png")
    body = " ".join(f"![x]({name})" for name in names)
    write_site(folder, {"a.md": post(body), "real.png": numbered(1)})
    report = imported(folder)
    assert report.assets == 1
    assert told(report) == [
        (
            "asset-not-kept",
            f"“{name}” is behind a link. Links are not followed; the article shows its address",
        )
        for name in names[:4]
    ]


@posix_only
def test_what_is_no_file_is_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.png")
    (folder / "folder.png").mkdir()
    write_site(folder, {"a.md": post("![x](pipe.png) ![x](folder.png) ![x](/dev/zero)")})
    report = imported(folder)
    assert [code for code, _ in told(report)] == ["asset-missing"] * 3


@posix_only
@pytest.mark.parametrize("kind", ["link", "folder link", "fifo", "folder", "gone"])
def test_what_becomes_something_else_after_the_walk(folder: Path, kind: str) -> None:
    """Between a look and the opening anybody may put something else there."""
    write_site(folder, {"pic/a.png": numbered(1)})
    picture = folder / "pic" / "a.png"
    picture.unlink()
    if kind == "link":
        picture.symlink_to(folder.parent / "secret.png")
    elif kind == "folder link":
        picture.parent.rmdir()
        picture.parent.symlink_to(folder.parent / "outside")
        picture = picture.with_name("secret.png")
    elif kind == "fifo":
        os.mkfifo(picture)
    elif kind == "folder":
        picture.mkdir()
    path = picture.relative_to(folder).as_posix().encode()
    with pytest.raises((OSError, PostFileError)):
        read_inside(os.fsencode(folder), path)
    with (folder / "free").open("wb") as before:
        number = before.fileno()
    with pytest.raises((OSError, PostFileError)):
        read_inside(os.fsencode(folder), path)
    with (folder / "free").open("wb") as after:
        assert after.fileno() == number, "nothing was left open"


@pytest.mark.parametrize("path", [b"", b"..", b"a/../b", b"/a", b"a//b", b"./a", b"a\0b", b"a/"])
def test_only_plain_paths_are_opened(folder: Path, path: bytes) -> None:
    with pytest.raises(PostFileError, match="leads out of the folder"):
        open_inside(os.fsencode(folder), path)


def test_a_huge_file_is_named_and_not_read(folder: Path) -> None:
    write_site(folder, {"a.md": post("![x](a.png)")})
    with (folder / "a.png").open("wb") as file:
        file.truncate(100 << 30)  # it has a hole, and no byte on the disk
    assert told(imported(folder)) == [
        ("asset-not-kept", "“a.png” was not kept: it has 102,400 MB, and 32 MB are the limit")
    ]
    assert told(imported(folder, dry_run=True)) == []  # unchanged


def test_the_limit_is_exact(folder: Path) -> None:
    write_site(folder, {"a.bin": b"abc"})
    root = os.fsencode(folder)
    assert read_inside(root, b"a.bin", limit=3) == b"abc"
    with pytest.raises(TooLargeError):
        read_inside(root, b"a.bin", limit=2)
    assert MAX_ASSET_BYTES == 32 << 20


def test_a_dry_run_says_what_is_too_large(folder: Path) -> None:
    write_site(folder, {"a.md": post("![x](a.png) ![y](b.png)"), "b.png": numbered(1)})
    with (folder / "a.png").open("wb") as file:
        file.truncate(MAX_ASSET_BYTES + 1)
    report = imported(folder, dry_run=True)
    assert [code for code, _ in told(report)] == ["asset-not-kept"]
    assert (report.assets, report.ignored) == (1, 1)


def test_a_picture_of_too_many_pixels_is_kept_and_not_shown(folder: Path) -> None:
    bomb = png_header(60_000, 60_000)
    assert MAX_PIXELS < 60_000 * 60_000
    write_site(folder, {"a.md": post("![x](a.png)"), "a.png": bomb})
    assert told(imported(folder)) == [
        ("asset-not-shown", "“a.png” is kept and not shown: it has 3,600 million pixels")
    ]
    with open_archive(folder.parent / "a.fiche", read_only=True) as archive:
        assert archive.asset(1, "a.png") == ("application/octet-stream", bomb)
        assert "<img" not in archive.article_html(1)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b"<html><script>alert(1)</script>"), ("a.png", b""), ("a.jpg", b"MZ\0\0"),
        ("a.svg", b"<html><svg></svg></html>"), ("a.gif", b"%PDF-1.4"), ("a.png", b"\xff"),
    ],
)  # fmt: skip
def test_what_only_calls_itself_a_picture_is_not_shown(
    folder: Path, name: str, data: bytes
) -> None:
    write_site(folder, {"a.md": post(f"![x]({name})"), name: data})
    assert told(imported(folder)) == []
    with open_archive(folder.parent / "a.fiche", read_only=True) as archive:
        media_type, kept = archive.asset(1, name) or ("", b"?")
        assert kept == data
        assert not media_type.startswith("image/")
        assert "<img" not in archive.article_html(1)


def test_names_that_differ_in_case_alone(folder: Path) -> None:
    if (folder / "SITE").exists() or (folder.parent / "SITE").exists():
        pytest.skip("they are one file here")
    files = {"Gate.png": numbered(1), "gate.png": numbered(2), "GATE.PNG": numbered(3)}
    body = "![x](Gate.png) ![x](gate.png) ![x](GATE.PNG) ![x](gATE.png)"
    write_site(folder, {"a.md": post(body), **files})
    report = imported(folder)
    assert (report.assets, told(report)) == (3, [])
    with open_archive(folder.parent / "a.fiche", read_only=True) as archive:
        assert {name: archive.asset(1, name) for name in files} == {
            name: ("image/png", data) for name, data in files.items()
        }
        shown = archive.article_html(1)
        assert shown.count('src="/GATE.PNG"') == 2, "of several that are alike, always the same"
        archive.export_sources(folder.parent / "out")
    for name, data in files.items():
        assert (folder.parent / "out" / "site" / name).read_bytes() == data


@posix_only
def test_names_that_are_no_text(folder: Path) -> None:
    odd = os.fsdecode("中".encode("gb18030") + b".png")
    latin = os.fsdecode(b"caf\xe9.png")
    body = "![a](%D6%D0.png) ![b](中.png) ![c](caf%E9.png) ![d](café.png)"
    write_site(folder, {"a.md": post(body), odd: numbered(1), latin: numbered(2)})
    report = imported(folder)
    assert (report.assets, told(report)) == (2, [])
    with open_archive(folder.parent / "a.fiche", read_only=True) as archive:
        html = archive.article_html(1)
        assert html.count('src="/%D6%D0.png"') == html.count('src="/caf%E9.png"') == 2
        assert archive.asset(1, odd) == ("image/png", numbered(1))
        archive.export_sources(folder.parent / "out")
    shutil.rmtree(folder.parent / "out" / "site" / "none", ignore_errors=True)
    assert (folder.parent / "out" / "site" / odd).read_bytes() == numbered(1)
    assert (folder.parent / "out" / "site" / latin).read_bytes() == numbered(2)
