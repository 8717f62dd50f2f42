"""An archive that was made for nothing is taken back, and no other is."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import Importer, ImportOptions, NewFile, make_archive, open_archive, take_back
from archive.storage.lock import WriteLock
from tests.factories import corpus


@pytest.fixture
def made(archive_path: Path) -> NewFile:
    """An archive that was made just now."""
    made = make_archive(archive_path)
    assert made is not None
    return made


def test_an_empty_one_is_removed_with_what_lies_beside_it(
    made: NewFile, archive_path: Path
) -> None:
    with open_archive(archive_path) as archive:
        assert take_back(archive, made)
    assert list(archive_path.parent.iterdir()) == []


@pytest.mark.usefixtures("made")
def test_a_file_that_was_there_is_not_made(archive_path: Path) -> None:
    before = archive_path.read_bytes()
    assert make_archive(archive_path) is None
    assert archive_path.read_bytes() == before
    (other := archive_path.with_name("notes.txt")).write_text("mine", "utf-8")
    assert make_archive(other) is None and other.read_text("utf-8") == "mine"


def test_one_with_posts_stays(made: NewFile, archive_path: Path) -> None:
    corpus(1, archive_path.parent / "news")
    with open_archive(archive_path) as archive:
        Importer(archive, ImportOptions(workers=0)).run([archive_path.parent / "news"])
        assert not take_back(archive, made)
        assert archive.post_count() == 1, "it is open still"


def test_one_that_is_only_read_stays(made: NewFile, archive_path: Path) -> None:
    with open_archive(archive_path, read_only=True) as archive:
        assert not take_back(archive, made)
    assert archive_path.is_file()


def test_another_file_in_its_place_stays(made: NewFile, archive_path: Path) -> None:
    away = archive_path.rename(archive_path.with_name("away.fiche"))
    assert make_archive(archive_path) not in (None, made)
    with open_archive(archive_path) as archive:
        assert not take_back(archive, made)
    assert archive_path.is_file() and away.is_file()


def test_one_that_somebody_takes_up_at_once_stays(
    made: NewFile, archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = open_archive(archive_path)
    close = archive.close
    taken: list[WriteLock] = []

    def close_and_be_overtaken() -> None:
        close()
        taken.append(WriteLock(archive_path))

    monkeypatch.setattr(archive, "close", close_and_be_overtaken)
    assert not take_back(archive, made)
    taken[0].release()
    assert archive_path.is_file()
