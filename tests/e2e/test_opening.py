"""Which archive is open, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from archive import ImportOptions, open_archive
from desktop.settings import LAST_ARCHIVE, RECENT_ARCHIVES, RECENT_FOLDERS, Settings
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e


def test_paths_are_remembered_for_starts_in_other_folders(
    make_reader: Callable[[], Reader], site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_archive(Path("own.fiche"), create=True):
        pass
    reader = make_reader()
    reader.start(Path("own.fiche"))
    reader.wait_for_rows(0)
    reader.desktop.imports.on_confirmed(Path(site.name), ImportOptions())
    reader.wait_for_import(1)
    settings = Settings()
    assert settings.get(LAST_ARCHIVE) == str(tmp_path / "own.fiche")
    assert settings.get(RECENT_ARCHIVES) == [str(tmp_path / "own.fiche")]
    assert settings.get(RECENT_FOLDERS) == [str(site)]
    reader.close()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    again = make_reader()
    again.start()
    again.wait_for_rows(62)
