"""Imports of many posts, of the same folder twice, of posts that take each other's place."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from archive import Importer, ImportFolderError, ImportOptions, PostFilter, open_archive
from archive.storage.bodies import FIRST_DICTIONARY, SAMPLES_NEEDED
from tests.archive.library import Library, ids_in, import_into, sum_of
from tests.factories import corpus


def _write(site: Path, path: str, title: str, text: str = "text") -> Path:
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: {title}\n---\n{text}\n", "utf-8")
    return file


def _titles(path: Path) -> list[str]:
    with open_archive(path, read_only=True) as archive:
        ids = [one for chunk in archive.iter_post_ids(PostFilter()) for one in chunk]
        return [post.title for post in archive.posts(ids)]


@pytest.mark.slow
def test_many_posts_share_a_dictionary(tmp_path: Path) -> None:
    site, path = tmp_path / "site", tmp_path / "a.fiche"
    posts = corpus(SAMPLES_NEEDED + 20, site)
    (site / "_posts/2024-01-02-binary.md").write_bytes(b"\xff" * 300_000)
    report = import_into(path, site)
    assert (report.added, report.failed) == (SAMPLES_NEEDED + 20, 1)
    _write(site, "_posts/2024-01-01-late.md", "late", "text " * 200)
    report = import_into(path, site)
    assert (report.added, report.unchanged) == (1, SAMPLES_NEEDED + 21)
    with open_archive(path, read_only=True) as archive:
        assert archive.check().problems == ()
        codecs = archive.connection.execute("SELECT DISTINCT codec FROM post_source").fetchall()
        assert (FIRST_DICTIONARY + 1,) in codecs
        assert archive.connection.execute("SELECT count(*) FROM dictionary").fetchone() == (1,)
        for post in posts[::50]:
            stored = archive.source_bytes(archive.find_post(post.path).id)
            assert stored == (site / post.path).read_bytes()
    assert path.stat().st_size < 2_500_000


def test_files_with_nothing_in_them_make_no_dictionary(tmp_path: Path) -> None:
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    for number in range(SAMPLES_NEEDED):
        (posts / f"2024-01-01-{number}.md").touch()
    report = import_into(tmp_path / "own.fiche", tmp_path / "site")
    assert (report.found, report.added) == (SAMPLES_NEEDED, SAMPLES_NEEDED)
    with open_archive(tmp_path / "own.fiche", read_only=True) as archive:
        assert archive.connection.execute("SELECT count(*) FROM dictionary").fetchone() == (0,)
        assert archive.check().problems == ()


def test_the_same_folder_twice_is_imported_once(library: Library, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(library.site)
    path = tmp_path / "own.fiche"
    twice = [library.site, library.site / ".." / "site", link]
    report = import_into(path, *twice)
    assert (report.found, report.added, len(report.sources)) == (40, 40, 1)
    with open_archive(path, read_only=True) as archive:
        assert all(post.other_paths == () for post in archive.posts(range(1, 41)))


def test_a_folder_below_another_is_a_source_of_its_own(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "own.fiche"
    report = import_into(path, library.site, library.site / "_posts")
    assert (report.found, report.added) == (80, 80)
    assert [source.name for source in report.sources] == ["site", "_posts"]


def test_several_folders_are_imported_in_the_order_of_dates(tmp_path: Path) -> None:
    for number, site in enumerate("abab"):
        _write(tmp_path / site, f"_posts/2024-01-0{number + 1}-x.md", f"{site}{number}")
    path = tmp_path / "own.fiche"
    import_into(path, tmp_path / "a", tmp_path / "b")
    assert _titles(path) == ["b3", "a2", "b1", "a0"]
    assert ids_in(path) == [4, 3, 2, 1], "no post came late"


def test_two_posts_of_one_name_with_other_texts_are_two(tmp_path: Path) -> None:
    site, path = tmp_path / "site", tmp_path / "own.fiche"
    _write(site, "_posts/2024-01-01-a.md", "first")
    _write(site, "old_post/2024-01-01-a.md", "second")
    report = import_into(path, site)
    assert (report.added, report.found) == (2, sum_of(report))
    assert sorted(_titles(path)) == ["first", "second"]
    assert import_into(path, site).unchanged == 2
    (site / "_posts/2024-01-01-a.md").unlink()
    report = import_into(path, site)
    assert (report.unchanged, report.missing) == (1, 1)


def test_a_file_that_moved_and_changed_is_the_same_post(tmp_path: Path) -> None:
    site, path = tmp_path / "site", tmp_path / "own.fiche"
    _write(site, "_posts/2024-01-01-a.md", "before")
    import_into(path, site)
    with open_archive(path) as archive:
        archive.set_starred([1], True)
    (site / "_posts/2024-01-01-a.md").unlink()
    _write(site, "old_post/2024-01-01-a.md", "after")
    report = import_into(path, site)
    assert (report.moved, report.added, report.missing) == (1, 0, 0)
    with open_archive(path, read_only=True) as archive:
        post = archive.find_post("old_post/2024-01-01-a.md")
        assert (post.title, post.starred, post.other_paths) == ("after", True, ())
        assert archive.check().problems == ()


@pytest.fixture
def twins(tmp_path: Path) -> tuple[Path, Path, Path]:
    """An archive of one post, which is starred, and the two files that it was read from."""
    site, path = tmp_path / "site", tmp_path / "own.fiche"
    files = [_write(site, f"{name}/2024-01-01-a.md", "a") for name in ("_posts", "old_post")]
    _write(site, "_posts/2024-01-02-b.md", "b")
    import_into(path, site)
    with open_archive(path) as archive:
        archive.set_starred([1], True)
    return path, *files


def _rewrite(path: Path, *files: Path, title: str) -> int:
    """Give files another text, import, and say how many posts there are of them."""
    site = files[0].parent.parent
    for file in files:
        _write(site, f"{file.parent.name}/{file.name}", title, f"text of {title}")
    report = import_into(path, site)
    assert report.found == sum_of(report) == 3
    with open_archive(path, read_only=True) as archive:
        assert archive.check().problems == ()
        return archive.post_count() - 1


def test_two_copies_that_are_rewritten_alike_stay_one_post(
    twins: tuple[Path, Path, Path],
) -> None:
    path, *files = twins
    assert _rewrite(path, *files, title="better") == 1
    assert import_into(path, files[0].parents[1]).unchanged == 3
    with open_archive(path, read_only=True) as archive:
        post = archive.find_post("_posts/2024-01-01-a.md")
        assert (post.title, post.starred, post.missing) == ("better", True, False)
        assert {post.path, *post.other_paths} == {
            "_posts/2024-01-01-a.md", "old_post/2024-01-01-a.md",
        }  # fmt: skip
        assert len(archive.versions(post.id)) == 1
        assert [one.other_places for one in archive.summaries([post.id])] == [1]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_copies_that_part_and_meet_again(
    twins: tuple[Path, Path, Path], order: tuple[int, int]
) -> None:
    path, *files = twins
    first, second = (files[number] for number in order)
    assert _rewrite(path, first, title="better") == 2
    with open_archive(path) as archive:
        ids = [archive.find_post(f"{file.parent.name}/{file.name}").id for file in files]
        assert len(set(ids)) == 2
        archive.set_read(ids, True)
    assert _rewrite(path, second, title="better") == 1
    with open_archive(path, read_only=True) as archive:
        post = archive.find_post("_posts/2024-01-01-a.md")
        assert (post.title, post.starred, post.read) == ("better", True, True)
        assert len(post.other_paths) == 1 and len(archive.versions(post.id)) == 1
        assert ids_in(path, "is:starred") == [post.id]


def test_a_copy_that_goes_back_to_what_it_was(twins: tuple[Path, Path, Path]) -> None:
    path, first, _second = twins
    before = first.read_text("utf-8")
    assert _rewrite(path, first, title="worse") == 2
    first.write_text(before, "utf-8")
    import_into(path, first.parents[1])
    with open_archive(path, read_only=True) as archive:
        assert archive.post_count() == 2 and archive.check().problems == ()
        post = archive.find_post("_posts/2024-01-01-a.md")
        assert (post.title, post.starred) == ("a", True)
        assert post.other_paths and len(archive.versions(post.id)) == 1


def test_posts_that_only_look_alike_are_not_joined(tmp_path: Path) -> None:
    """The same text and address under two names: two posts, before and after."""
    site, path = tmp_path / "site", tmp_path / "own.fiche"
    text = "---\ntitle: a\npermalink: /same/\n---\n{}\n"
    files = [site / "_posts" / f"2024-01-0{number}-{number}.md" for number in (1, 2)]
    files[0].parent.mkdir(parents=True)
    for words in ("one", "another"):
        for file in files:
            file.write_text(text.format(words), "utf-8")
        import_into(path, site)
        with open_archive(path, read_only=True) as archive:
            assert archive.post_count() == 2 and archive.check().problems == ()


def test_one_file_that_became_two(tmp_path: Path) -> None:
    """Renamed and copied: one of the new files is the post that was, the other is new."""
    site, path = tmp_path / "site", tmp_path / "own.fiche"
    file = _write(site, "_posts/2024-01-01-a.md", "a")
    import_into(path, site)
    for name in ("2024-01-01-b.md", "2024-01-01-c.md"):
        file.with_name(name).write_bytes(file.read_bytes())
    file.unlink()
    report = import_into(path, site)
    assert (report.moved, report.added, report.missing) == (1, 1, 0)
    with open_archive(path, read_only=True) as archive:
        assert archive.check().problems == ()
        assert archive.post_count() == 2


def test_a_file_that_moved_while_the_rules_changed_is_read_by_the_new_ones(tmp_path: Path) -> None:
    site, path = tmp_path / "site", tmp_path / "own.fiche"
    file = _write(site, "_posts/2024-01-01-a.md", "a")
    (site / "_config.yml").write_text("timezone: Asia/Shanghai\n", "utf-8")
    import_into(path, site)
    (site / "_config.yml").write_text("timezone: America/New_York\n", "utf-8")
    (site / "old_post").mkdir()
    file.rename(site / "old_post" / file.name)
    assert import_into(path, site).moved == 1
    with open_archive(path, read_only=True) as archive:
        assert archive.post(1).published.isoformat() == "2024-01-01T00:00:00-05:00"
        assert archive.check().problems == ()
    assert import_into(path, site).unchanged == 1


def test_a_post_that_was_missing_comes_back(tmp_path: Path) -> None:
    site, path = tmp_path / "site", tmp_path / "own.fiche"
    file = _write(site, "_posts/2024-01-01-a.md", "a")
    _write(site, "_posts/2024-01-02-b.md", "b")
    import_into(path, site)
    hidden = file.rename(tmp_path / "hidden.md")
    assert import_into(path, site).missing == 1
    assert len(_titles(path)) == 2
    hidden.rename(file)
    report = import_into(path, site)
    assert (report.unchanged, report.missing) == (2, 0)


def test_an_import_in_a_thread_with_a_worker(library: Library, tmp_path: Path) -> None:
    """As the window does it."""
    path = tmp_path / "own.fiche"
    found: list[int] = []

    def run() -> None:
        found.append(import_into(path, library.site, workers=1).added)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert found == [40]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = _write(tmp_path, "a.md", "a")
    with (
        open_archive(tmp_path / "own.fiche", create=True) as archive,
        pytest.raises(ImportFolderError, match=r"Cannot import .*a\.md: it is not a folder"),
    ):
        Importer(archive, ImportOptions(workers=0)).run([file])
