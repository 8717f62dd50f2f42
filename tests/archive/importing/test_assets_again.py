"""Importing again: unchanged assets cost a look, changed ones are kept anew, missing ones found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from archive import Cancelled, Importer, ImportOptions, ImportReport, Progress, open_archive
from tests.archive.library import import_into
from tests.archive.pictures import numbered, post, write_site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two posts and three pictures, of which one is in both; one is missing."""
    return write_site(
        tmp_path / "site",
        {
            "a.md": post("![1](1.png) ![both](both.png) ![gone](gone.png)"),
            "b.md": post("![2](2.png) ![both](both.png)", title="B"),
            "1.png": numbered(1), "2.png": numbered(2), "both.png": numbered(3),
        },
    )  # fmt: skip


@pytest.fixture
def path(folder: Path) -> Path:
    """The archive of it."""
    made = folder.parent / "a.fiche"
    report = import_into(made, folder)
    assert (report.added, report.assets, report.ignored) == (2, 3, 0)
    return made


def again(path: Path, folder: Path, **options: object) -> ImportReport:
    """Import again; whatever was done, the archive is whole."""
    report = import_into(path, folder, **options)
    with open_archive(path, read_only=True) as archive:
        assert archive.check().problems == ()
    return report


def rows(path: Path) -> tuple[int, int]:
    """How many bytes and how many files there are."""
    with open_archive(path) as archive:
        count = archive.connection.execute
        return (
            count("SELECT count(*) FROM asset").fetchone()[0],
            count("SELECT count(*) FROM asset_file").fetchone()[0],
        )


def asset(path: Path, name: str) -> bytes:
    with open_archive(path, read_only=True) as archive:
        found = archive.asset(1, name)
    assert found is not None
    return found[1]


def test_nothing_changed(path: Path, folder: Path) -> None:
    report = again(path, folder)
    assert (report.unchanged, report.assets, report.ignored, report.problems) == (2, 3, 0, [])
    assert rows(path) == (3, 3)


def test_an_unchanged_file_is_not_opened(path: Path, folder: Path) -> None:
    status = (folder / "1.png").stat()
    (folder / "1.png").write_bytes(bytes(status.st_size))
    os.utime(folder / "1.png", ns=(status.st_atime_ns, status.st_mtime_ns))
    again(path, folder)
    assert asset(path, "1.png") == numbered(1), "the same size and time"


def test_a_changed_picture_is_kept_anew(path: Path, folder: Path) -> None:
    (folder / "both.png").write_bytes(numbered(9))
    os.utime(folder / "both.png", ns=(1, 1))
    report = again(path, folder)
    assert (report.unchanged, report.updated, report.assets) == (2, 0, 3)
    assert asset(path, "both.png") == numbered(9)
    assert rows(path) == (4, 3), "what it was stays"


def test_a_changed_picture_that_cannot_be_kept(path: Path, folder: Path) -> None:
    with (folder / "both.png").open("wb") as file:
        file.truncate(40 << 20)
    report = again(path, folder)
    assert [(one.path, one.message) for one in report.problems] == [
        (
            "both.png",
            "“both.png” was not kept: it has 40 MB, and 32 MB are the limit;"
            " what was kept of it before stays",
        )
    ]
    assert asset(path, "both.png") == numbered(3)


def test_a_picture_that_was_missing_is_found_when_it_comes(path: Path, folder: Path) -> None:
    (folder / "gone.png").write_bytes(numbered(4))
    report = again(path, folder)
    assert (report.unchanged, report.assets, report.problems) == (2, 4, [])
    with open_archive(path, read_only=True) as archive:
        assert 'src="/gone.png"' in archive.article_html(archive.find_post("a.md").id)
        assert archive.problems() == []
        assert archive.search("has:problem").total == 0
    assert again(path, folder).unchanged == 2


def test_what_stays_missing_is_read_again_only_where_files_came(path: Path, folder: Path) -> None:
    (folder / "unused.png").write_bytes(numbered(5))
    report = again(path, folder)
    assert [one.code.value for one in report.problems] == ["asset-missing"]
    assert (report.unchanged, report.ignored) == (2, 1)
    assert again(path, folder).problems == [], "nothing came: nothing was read"


def test_a_picture_that_vanished_stays_in_the_archive(path: Path, folder: Path) -> None:
    (folder / "2.png").unlink()
    (folder / "b.md").write_text(post("![2](2.png) changed", title="B"), "utf-8")
    report = again(path, folder)
    assert (report.updated, report.assets) == (1, 2)
    assert asset(path, "2.png") == numbered(2)
    with open_archive(path, read_only=True) as archive:
        assert 'src="/2.png"' in archive.article_html(archive.find_post("b.md").id)


def test_a_picture_that_no_post_refers_to_any_more(path: Path, folder: Path) -> None:
    (folder / "b.md").write_text(post("no pictures", title="B"), "utf-8")
    report = again(path, folder)
    assert (report.updated, report.assets, report.ignored) == (1, 2, 1)
    with open_archive(path, read_only=True) as archive:
        assert archive.export_sources(folder.parent / "out") == 4


def test_the_same_picture_in_two_folders_is_kept_once(path: Path, folder: Path) -> None:
    write_site(folder.parent / "other", {"a.md": post("![x](1.png)"), "1.png": numbered(1)})
    report = again(path, folder.parent / "other")
    assert report.assets == 1
    assert rows(path) == (3, 4)


def test_a_dry_run_writes_nothing(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "dry.fiche"
    report = import_into(target, folder, dry_run=True)
    assert (report.added, report.assets, report.ignored) == (2, 3, 0)
    assert rows(target) == (0, 0)
    assert (import_into(target, folder).added, rows(target)) == (2, (3, 3))


def test_a_moved_post_finds_its_pictures_from_its_new_place(path: Path, folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "b.md").rename(folder / "deep" / "b.md")
    (folder / "deep" / "2.png").write_bytes(numbered(7))
    report = again(path, folder)
    assert (report.moved, report.unchanged) == (1, 1)
    with open_archive(path, read_only=True) as archive:
        html = archive.article_html(archive.find_post("deep/b.md").id)
    assert 'src="/deep/2.png"' in html
    assert 'src="/both.png"' in html, "from the root of the folder"


def test_an_import_that_was_stopped_is_completed(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "stopped.fiche"

    def stop(progress: Progress) -> None:
        if progress.stage == "read" and progress.done:
            raise Cancelled

    with open_archive(target, create=True) as archive:
        assert Importer(archive, ImportOptions(workers=0)).run([folder], stop).stopped
    report = again(target, folder)
    assert report.assets == 3
    assert asset(target, "1.png") == numbered(1)


def test_worker_processes_find_the_same(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "workers.fiche"
    report = import_into(target, folder, workers=1)
    assert (report.added, report.assets) == (2, 3)
    assert [one.code.value for one in report.problems] == ["asset-missing"]
