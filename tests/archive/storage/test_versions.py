"""What a file held before it was rewritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from archive import ArchiveCorruptError, PostNotFoundError, open_archive
from tests.archive.library import Library, import_into

POST = "---\nlayout: post\ntitle: {title}\ndate: {date}\n---\n{body}\n"


def text_of(body: str, *, date: str = "2024-03-01 08:00:00", title: str = "Ferry") -> str:
    return POST.format(title=title, date=date, body=body)


def test_each_rewrite_is_kept(post_file: Callable[..., Path], archive_path: Path) -> None:
    texts = [text_of("one"), text_of("two", date="2024-03-02 08:00:00"), text_of("three")]
    for text in texts:
        file = post_file("_posts/2024-03-01-ferry.md", text)
        import_into(archive_path, file.parent.parent)
    file.touch()
    assert import_into(archive_path, file.parent.parent).unchanged == 1
    with open_archive(archive_path) as archive:
        post_id = archive.find_post("_posts/2024-03-01-ferry.md").id
        versions = archive.versions(post_id)
        assert [archive.version_bytes(one.id).decode() for one in versions] == texts[1::-1]
        assert versions[0].kept_at >= versions[1].kept_at
        assert archive.source_bytes(post_id).decode() == texts[2]
        assert archive.check().ok


def test_other_rules_make_no_version(post_file: Callable[..., Path], archive_path: Path) -> None:
    file = post_file("_posts/2024-03-01-ferry.md", text_of("one"))
    site = file.parent.parent
    import_into(archive_path, site, timezone="Asia/Shanghai")
    import_into(archive_path, site, timezone="Europe/Lisbon")
    with open_archive(archive_path) as archive:
        post = archive.find_post("_posts/2024-03-01-ferry.md")
        assert post.published.utcoffset() is not None
        assert archive.versions(post.id) == []


def test_versions_of_nothing(library: Library) -> None:
    with open_archive(library.path, read_only=True) as archive:
        assert archive.versions(987_654) == []
        with pytest.raises(PostNotFoundError):
            archive.version_bytes(1)


@pytest.mark.parametrize("change", ["bytes = x'00'", "checksum = x'00'", "bytes = 'text'"])
def test_damage_is_found(post_file: Callable[..., Path], archive_path: Path, change: str) -> None:
    for body in ("one", "two"):
        file = post_file("_posts/2024-03-01-ferry.md", text_of(body))
        import_into(archive_path, file.parent.parent)
    Library(archive_path, file.parent.parent, []).execute(f"UPDATE post_version SET {change}")
    with open_archive(archive_path) as archive:
        (version,) = archive.versions(archive.find_post("_posts/2024-03-01-ferry.md").id)
        with pytest.raises(ArchiveCorruptError):
            archive.version_bytes(version.id)
        assert archive.check().problems == ("the former text 1 of a post is damaged",)
