"""Where things lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.paths import data_folder, default_archive, resource, settings_file


def test_resources_are_found() -> None:
    assert resource("viewer", "article.html").is_file()
    assert resource("sample", "_posts").is_dir()


@pytest.mark.parametrize("parts", [("..", "pyproject.toml"), ("icons", "..", "..", "README.md")])
def test_nothing_outside_of_the_resources_is_one(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="outside"):
        resource(*parts)


def test_everything_of_the_user_s_can_be_put_elsewhere(microfiche_home: Path) -> None:
    assert data_folder() == microfiche_home
    assert settings_file() == microfiche_home / "settings.ini"
    assert default_archive() == microfiche_home / "library.fiche"
    assert not microfiche_home.exists(), "asking makes nothing"


def test_else_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    for nothing in (None, ""):
        if nothing is None:
            monkeypatch.delenv("MICROFICHE_HOME")
        else:
            monkeypatch.setenv("MICROFICHE_HOME", nothing)
        assert data_folder().is_absolute()
        assert settings_file().is_absolute()
        assert default_archive().suffix == ".fiche"
