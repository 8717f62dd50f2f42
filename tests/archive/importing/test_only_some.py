"""Imports that look at chosen files alone: “try again” after a file was mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import PostNotFoundError, open_archive
from tests.archive.library import import_into, sum_of

BROKEN = '---\ntitle: "他说"好""\ndate: 2022-05-0{} 08:00:00 +0800\n---\n正文\n'
MENDED = "---\ntitle: 他说好\ndate: 2022-05-0{} 08:00:00 +0800\n---\n正文\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three files with bad front matter."""
    for number in (1, 2, 3):
        _write(tmp_path / "site", number, BROKEN)
    return tmp_path / "site"


@pytest.fixture
def path(site: Path, tmp_path: Path) -> Path:
    """An archive of these."""
    assert len(import_into(tmp_path / "own.fiche", site).problems) == 3
    return tmp_path / "own.fiche"


def _name(number: int) -> str:
    return f"_posts/2022-05-0{number}-a.md"


def _write(site: Path, number: int, text: str) -> None:
    file = site / _name(number)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.format(number), "utf-8")


def _problems(path: Path) -> list[str]:
    with open_archive(path, read_only=True) as archive:
        assert archive.check().problems == ()
        return [one.path for one in archive.problems()]


def _missing(path: Path) -> list[str]:
    with open_archive(path, read_only=True) as archive:
        return [post.path for post in archive.posts(range(1, 9)) if post.missing]


def test_only_what_was_asked_for_is_looked_at(site: Path, path: Path) -> None:
    for number in (1, 2, 4):
        _write(site, number, MENDED)
    (site / _name(3)).unlink()
    report = import_into(path, site, only=frozenset([_name(1)]))
    assert (report.found, report.updated, report.ignored) == (1, 1, 0)
    assert _problems(path) == [_name(2), _name(3)]
    with open_archive(path, read_only=True) as archive:
        assert archive.find_post(_name(1)).title == "他说好"
        assert archive.find_post(_name(2)).title == '他说"好"'
        with pytest.raises(PostNotFoundError):
            archive.find_post(_name(4))
    assert _missing(path) == [], "nobody looked whether it is there"
    report = import_into(path, site)
    assert (report.added, report.updated, report.unchanged, report.missing) == (1, 1, 1, 1)


def test_a_chosen_file_that_is_gone_is_missing_and_can_come_back(site: Path, path: Path) -> None:
    for number in (1, 2):
        (site / _name(number)).unlink()
    report = import_into(path, site, only=frozenset([_name(1)]))
    assert (report.found, report.missing) == (0, 1)
    assert _missing(path) == [_name(1)]
    import_into(path, site, only=frozenset([_name(3)]))
    assert _missing(path) == [_name(1)], "what was missing before still is"
    _write(site, 1, MENDED)
    assert import_into(path, site, only=frozenset([_name(1)])).missing == 0


def test_a_chosen_file_is_read_though_it_is_unchanged(site: Path, path: Path) -> None:
    with open_archive(path) as archive:
        archive.connection.execute("UPDATE problem SET message = 'of long ago'")
        archive.set_starred([1], True)
    report = import_into(path, site, only=frozenset([_name(1)]))
    assert (report.found, report.unchanged, sum_of(report)) == (1, 1, 1)
    with open_archive(path, read_only=True) as archive:
        messages = {one.path: one.message for one in archive.problems()}
        assert messages.pop(_name(1)) != "of long ago"
        assert set(messages.values()) == {"of long ago"}
        post = archive.find_post(_name(1))
        assert post.starred and archive.versions(post.id) == []
        assert archive.check().problems == ()


def test_problems_of_files_that_gave_no_post(site: Path, path: Path, tmp_path: Path) -> None:
    for number in (6, 7):
        (site / _name(number)).symlink_to(tmp_path / "elsewhere.md")
    import_into(path, site)
    assert _problems(path)[:2] == [_name(6), _name(7)]
    (site / _name(6)).unlink()
    (site / _name(7)).unlink()
    _write(site, 6, MENDED)
    report = import_into(path, site, only=frozenset([_name(6)]))
    assert (report.found, report.added) == (1, 1)
    assert _problems(path)[:1] == [_name(7)], "the other one was not looked at"


def test_a_whole_folder_may_be_chosen(site: Path, path: Path) -> None:
    for number in (1, 2, 4):
        _write(site, number, MENDED)
    report = import_into(path, site, only=frozenset(["_posts", "_post", "elsewhere/_posts"]))
    assert (report.found, report.added, report.updated, report.unchanged) == (4, 1, 2, 1)
    assert _problems(path) == [_name(3)]


def test_two_copies_of_a_post_stay_one(site: Path, path: Path) -> None:
    copy = site / "old_post" / "2022-05-01-a.md"
    copy.parent.mkdir()
    copy.write_bytes((site / _name(1)).read_bytes())
    import_into(path, site)
    only = frozenset([_name(1), "old_post/2022-05-01-a.md"])
    assert import_into(path, site, only=only).unchanged == 2
    with open_archive(path, read_only=True) as archive:
        assert archive.post_count() == 3
        assert archive.find_post(_name(1)).other_paths == ("old_post/2022-05-01-a.md",)
        assert archive.check().problems == ()
