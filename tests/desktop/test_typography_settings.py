"""An archive's own typography wins while it is open, and goes without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.settings import FACE, FONT_SCALE, INDENTS, MEASURE, Settings
from desktop.typography_settings import OWN, TYPOGRAPHY, TypographySettings, setting_of

ONE, OTHER = Path("/data/新闻.fiche"), Path("/data/notes.fiche")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


def test_without_an_archive_there_is_nothing_of_its_own(settings: Settings) -> None:
    kept = TypographySettings(settings)
    kept.set_own(True)
    assert not kept.is_own()
    kept.set(FACE, "serif")
    assert settings.get(FACE) == "serif"


def test_an_archive_s_own_choices_win(settings: Settings) -> None:
    kept = TypographySettings(settings)
    kept.set(MEASURE, "wide")
    kept.use(ONE)
    assert kept.get(MEASURE) == "wide", "all archives have it"
    kept.set_own(True)
    assert kept.get(MEASURE) == "wide", "it begins as it was"
    kept.set(MEASURE, "full")
    kept.set(FONT_SCALE, 1.5)
    kept.use(OTHER)
    assert (kept.get(MEASURE), kept.get(FONT_SCALE), kept.is_own()) == ("wide", 1.0, False)
    kept.set(INDENTS, True)
    kept.use(ONE)
    assert (kept.get(MEASURE), kept.get(FONT_SCALE), kept.get(INDENTS)) == ("full", 1.5, False)
    kept.reset()
    assert kept.is_own()
    assert all(kept.get(setting) == setting.default for setting in TYPOGRAPHY)
    kept.set_own(False)
    assert (kept.get(MEASURE), kept.get(INDENTS)) == ("wide", True)


def test_they_survive_the_file_and_leave_no_trace(settings: Settings, tmp_path: Path) -> None:
    kept = TypographySettings(settings)
    kept.use(ONE)
    kept.set_own(True)
    kept.set(FACE, "serif")
    settings.sync()
    again = TypographySettings(Settings(tmp_path / "settings.ini"))
    again.use(ONE)
    assert (again.is_own(), again.get(FACE)) == (True, "serif")
    kept.set_own(False)
    settings.sync()
    assert "archive-" not in (tmp_path / "settings.ini").read_text("utf-8")


def test_odd_paths_and_values_do_no_harm(settings: Settings) -> None:
    kept = TypographySettings(settings)
    for path in (Path("/a\udc80b.fiche"), Path("x" * 5000), Path("/a/[b]/c=d;e.fiche")):
        kept.use(path)
        kept.set_own(True)
        kept.set(FACE, "serif")
        assert kept.get(FACE) == "serif"
    assert settings.get(FACE) == "sans"
    with pytest.raises(ValueError, match="face"):
        kept.set(FACE, "gothic")
    assert setting_of(OWN, ONE).key != setting_of(OWN, OTHER).key
