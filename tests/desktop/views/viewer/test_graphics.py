"""How a process draws is decided by what its machine has, and by whoever has chosen already."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from desktop.views.viewer.graphics import (
    BACKEND_VARIABLE,
    CHOICES,
    choose_graphics,
    has_graphics_card,
)


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux on which nobody has chosen."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in CHOICES:
        monkeypatch.setenv(name, "")


@pytest.mark.parametrize("card", ["dri/renderD128", "nvidia0", "dxg"])
def test_a_card_draws(tmp_path: Path, card: str) -> None:
    (tmp_path / card).parent.mkdir(exist_ok=True)
    (tmp_path / card).touch()
    assert has_graphics_card(tmp_path)
    choose_graphics(tmp_path)
    assert not os.environ[BACKEND_VARIABLE]


def test_without_a_card_the_processor_draws(tmp_path: Path) -> None:
    (tmp_path / "dri").mkdir()
    (tmp_path / "dri" / "card0").touch()  # a screen, and nothing that draws
    (tmp_path / "nvidia-caps").mkdir()
    choose_graphics(tmp_path)
    assert os.environ[BACKEND_VARIABLE] == "software"


@pytest.mark.parametrize("name", CHOICES)
def test_who_has_chosen_keeps_the_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "opengl")
    choose_graphics(tmp_path)
    assert os.environ[name] == "opengl"
    assert os.environ[BACKEND_VARIABLE] != "software"


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_have_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert has_graphics_card(tmp_path)
