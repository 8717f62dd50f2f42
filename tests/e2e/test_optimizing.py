"""File → Optimise Archive…: the reader stays where they are, and everything is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import ArchiveInUseError, PostFilter, open_archive
from archive.storage.files import optimized_name
from archive.storage.schema import LATE_ID
from desktop.action_ids import ActionId
from tests.e2e.reader import Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

OLD = "---\ntitle: An old story\ndate: 2021-01-01 08:00:00 +0800\n---\nold\n"


@pytest.fixture
def late(full: Reader, site: Path) -> Reader:
    """The window of an archive in which one post, the oldest, came late."""
    (site / "_posts" / "2021-01-01-old.md").write_text(OLD, "utf-8")
    full.import_folder(site)
    full.wait_for_rows(63)
    return full


def path_of(reader: Reader) -> Path:
    path = reader.desktop.archives.path
    assert path is not None
    return path


def ids_of(path: Path) -> list[int]:
    with open_archive(path, read_only=True) as archive:
        assert archive.check().ok
        chunks = archive.iter_post_ids(PostFilter(hidden=True))
        return [one for chunk in chunks for one in chunk]


def wait_for_the_end(reader: Reader, beginning: str) -> None:
    reader.wait(lambda: reader.window.export_panel.text.startswith(beginning))


def test_the_reader_stays_where_they_are(late: Reader) -> None:
    path = path_of(late)
    assert max(ids_of(path)) > LATE_ID
    late.click_row(1)
    late.wait_for_article("Winter on the pier")
    late.scroll_to(400)
    late.choose(ActionId.STAR)
    late.choose(ActionId.OPTIMIZE)
    wait_for_the_end(late, "Optimised: ")
    (question,) = late.answers.questions
    assert path.stem in question
    assert "of free space" in question
    late.wait_for_rows(63)
    late.wait_for_article("Winter on the pier")
    late.wait(lambda: late.desktop.articles.scroll() == 400)
    assert late.window.post_list.current_row() == 1
    assert late.window.registry.action(ActionId.STAR).isChecked()
    assert ids_of(path) == list(range(63, 0, -1))
    assert late.answers.errors == []


def test_back_and_forward_lead_to_the_same_posts(late: Reader) -> None:
    """The oldest post came last, so its id and those of all others are others afterwards."""
    late.window.search_bar.focus_box()
    late.type("tag:harbour")
    late.wait_for_rows(2)
    late.click_row(1)
    late.wait_for_article("Winter on the pier")
    late.scroll_to(400)
    late.choose(ActionId.ALL_POSTS)
    late.wait_for_rows(63)
    late.click_row(62)
    late.wait_for_article("An old story")
    late.click_row(0)
    late.wait_for_article("Spring at the harbour")
    late.choose(ActionId.BACK)
    late.wait_for_article("An old story")
    late.choose(ActionId.OPTIMIZE)
    wait_for_the_end(late, "Optimised: ")
    late.wait_for_article("An old story")
    late.choose(ActionId.BACK)
    late.wait_for_article("Winter on the pier")
    late.wait_for_rows(63)
    late.choose(ActionId.BACK)
    late.wait_for_rows(2)
    assert late.window.search_bar.text() == "tag:harbour"
    late.wait(lambda: late.desktop.articles.scroll() == 400)
    for title in ("Winter on the pier", "An old story", "Spring at the harbour"):
        late.choose(ActionId.FORWARD)
        late.wait_for_article(title)
    assert not late.window.registry.action(ActionId.FORWARD).isEnabled()


def test_another_archive_does_not_get_the_place_of_one_that_is_gone(
    late: Reader, tmp_path: Path
) -> None:
    with open_archive(tmp_path / "other.fiche", create=True):
        pass
    place = late.desktop.browse.place()
    late.desktop.browse.return_to(place, late.desktop.browse.history)
    late.desktop.archives.open(tmp_path / "gone.fiche")
    late.wait(lambda: len(late.answers.errors) == 1)
    late.desktop.archives.open(tmp_path / "other.fiche")
    late.wait_for_rows(0)
    assert late.desktop.articles.post is None
    assert not late.window.registry.action(ActionId.BACK).isEnabled()


def test_a_search_stays_too(late: Reader, site: Path) -> None:
    late.window.search_bar.focus_box()
    late.type("tag:harbour")
    late.wait_for_rows(2)
    late.choose(ActionId.OPTIMIZE)
    wait_for_the_end(late, "Optimised: ")
    late.wait_for_rows(2)
    assert late.window.search_bar.text() == "tag:harbour"
    report = late.import_folder(site)  # and importing goes on as before
    assert (report.unchanged, report.found) == (63, 63)


def test_nothing_happens_without_a_yes(late: Reader) -> None:
    late.answers.says_yes = False
    late.choose(ActionId.OPTIMIZE)
    assert not late.desktop.work.is_busy()
    assert max(ids_of(path_of(late))) > LATE_ID


def test_it_can_be_cancelled(late: Reader) -> None:
    path = path_of(late)
    late.choose(ActionId.OPTIMIZE)
    late.window.export_panel.cancel_requested.emit()
    wait_for_the_end(late, "Stopped; the archive is as it was")
    assert max(ids_of(path)) > LATE_ID
    late.wait(lambda: not optimized_name(path).exists())
    late.choose(ActionId.OPTIMIZE)
    wait_for_the_end(late, "Optimised: ")
    assert max(ids_of(path)) == 63


def test_imports_wait(late: Reader, site: Path) -> None:
    late.choose(ActionId.OPTIMIZE)
    late.answers.folder = site
    late.choose(ActionId.IMPORT_FOLDER)
    assert "being optimised" in late.answers.errors[0]
    wait_for_the_end(late, "Optimised: ")


def test_who_else_has_it_open_is_not_disturbed(late: Reader) -> None:
    path = path_of(late)
    with open_archive(path, read_only=True) as other:
        assert other.post_count() == 63
        late.choose(ActionId.OPTIMIZE)
        wait_for_the_end(late, "The archive is as it was")
        assert "Close it there and try again" in late.answers.errors[0]
        assert str(ArchiveInUseError(path))
        assert other.post_count() == 63
    late.wait_for_rows(63)
    assert max(ids_of(path)) > LATE_ID
    assert not optimized_name(path).exists()


def test_a_damaged_file_is_named(late: Reader) -> None:
    path = path_of(late)
    late.choose(ActionId.CLOSE_ARCHIVE)
    with open_archive(path) as archive:
        archive.connection.execute("UPDATE post_source SET bytes = zeroblob(9) WHERE post_id = 2")
        name = archive.post(2).path
    late.desktop.archives.open(path)
    late.wait_for_rows(63)
    late.choose(ActionId.OPTIMIZE)
    wait_for_the_end(late, "Optimised: ")
    assert late.answers.errors == [
        f"1 file in the archive was damaged before. It was kept as it is:\n{name}"
    ]


def test_quitting_in_the_midst(late: Reader) -> None:
    path = path_of(late)
    late.choose(ActionId.OPTIMIZE)
    late.close()
    assert len(ids_of(path)) == 63
    with open_archive(path):
        pass
    assert not optimized_name(path).exists()
