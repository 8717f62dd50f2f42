"""Every drawing that the program names is there, and can be seen in every theme."""

from __future__ import annotations

import ast
import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

import desktop
import desktop.icons
from desktop.action_table import ACTIONS
from desktop.icons import SIZES, app_icon, icon, pixmap
from desktop.models.problems import ICONS
from desktop.paths import resource
from desktop.theme import DARK, LIGHT, SEPIA, palette_of

DRAWINGS = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "app")


def named_in_the_code() -> set[str]:
    """Every name that the code asks ``icon`` or ``pixmap`` for in so many words."""
    found = set()
    for path in sorted(Path(desktop.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("icon", "pixmap"):
                name = node.args[0]
                found |= {name.value} if isinstance(name, ast.Constant) else set()
    return found


NAMED = named_in_the_code() | {spec.icon for spec in ACTIONS if spec.icon} | set(ICONS.values())


def colors(image: QImage) -> set[str]:
    """The colours of the pixels that are not seen through."""
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_what_is_named_is_there() -> None:
    assert len(NAMED) > 20
    assert NAMED - set(DRAWINGS) == set()


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_on_a_chosen_row_has_the_colour_of_its_text(
    qapp: QApplication, name: str
) -> None:
    for theme in (LIGHT, SEPIA, DARK):
        qapp.setPalette(palette_of(theme))
        ink = palette_of(theme).color(QPalette.ColorRole.HighlightedText)
        image = icon(name).pixmap(QSize(32, 32), QIcon.Mode.Selected).toImage()
        assert colors(image) == {ink.name()}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_seen_in_the_colour_of_the_text(qapp: QApplication, name: str) -> None:
    for theme in (LIGHT, SEPIA, DARK):
        qapp.setPalette(palette_of(theme))
        ink = palette_of(theme).color(QPalette.ColorRole.WindowText)
        image = icon(name).pixmap(QSize(32, 32)).toImage()
        assert colors(image) == {ink.name()}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_has_one_ink(name: str) -> None:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"#\w+", text)) == {"#000"}, "only its shape is used"
    assert "currentColor" not in text
    assert "script" not in text


@pytest.mark.parametrize("size", SIZES)
def test_an_icon_has_every_size_and_is_paler_when_disabled(qapp: QApplication, size: int) -> None:
    qapp.setPalette(palette_of("light"))
    made = icon("star")
    assert made.pixmap(QSize(size, size)).width() == size
    normal = made.pixmap(QSize(size, size)).toImage()
    disabled = made.pixmap(QSize(size, size), QIcon.Mode.Disabled).toImage()
    assert colors(normal) == {palette_of("light").color(QPalette.ColorRole.WindowText).name()}
    assert colors(disabled) != colors(normal)


def test_an_icon_is_drawn_for_the_scale_of_its_screen(qapp: QApplication) -> None:
    qapp.setPalette(palette_of("light"))
    made = icon("star").pixmap(QSize(16, 16), 2.0)
    assert (made.width(), made.devicePixelRatio()) == (32, 2.0)
    assert colors(made.toImage()) == {
        palette_of("light").color(QPalette.ColorRole.WindowText).name()
    }
    assert icon("star").actualSize(QSize(90, 40)) == QSize(SIZES[-1], SIZES[-1])


def test_an_icon_is_drawn_when_it_is_needed_and_once(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    drawn: list[int] = []
    draw = desktop.icons._tinted
    monkeypatch.setattr(
        desktop.icons, "_tinted", lambda *what: (drawn.append(what[1]), draw(*what))[1]
    )
    made = icon("star")
    assert drawn == []
    for _time in range(2):
        made.pixmap(QSize(16, 16))
        QIcon(made).pixmap(QSize(16, 16))
    assert drawn == [16]


def test_an_icon_keeps_the_colours_it_was_made_in(qapp: QApplication) -> None:
    qapp.setPalette(palette_of("light"))
    made = icon("star")
    copied = QIcon(made)
    copied.addPixmap(QPixmap(8, 8))  # Qt asks for a clone; who let it go would crash here
    gc.collect()
    qapp.setPalette(palette_of("dark"))
    ink = palette_of("light").color(QPalette.ColorRole.WindowText).name()
    for one in (made, copied):
        assert colors(one.pixmap(QSize(24, 24)).toImage()) == {ink}


def test_a_pixmap_takes_any_colour(qapp: QApplication) -> None:
    assert qapp is not None
    made = pixmap("warning", 18, QColor("#d08a00"))
    assert (made.width(), made.devicePixelRatio()) == (36, 2.0)
    assert colors(made.toImage()) == {"#d08a00"}


def test_the_program_s_own_icon_has_its_own_colours(qapp: QApplication) -> None:
    assert qapp is not None
    image = app_icon().pixmap(64, 64).toImage()
    assert len(colors(image)) > 1
    for name in ("app.ico", "app.icns"):
        assert resource("icons", name).stat().st_size > 1_000


def test_a_drawing_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-drawing")
