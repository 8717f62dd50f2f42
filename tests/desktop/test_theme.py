"""The palettes: everything that is to be read can be read."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMenu,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from desktop.contrast import contrast, is_stark
from desktop.paths import resource
from desktop.strong_theme import DARK_HIGH, LIGHT_HIGH, STRONG_PALETTES
from desktop.theme import (
    CHINESE_FAMILIES,
    DARK,
    LIGHT,
    SEPIA,
    apply_font,
    apply_theme,
    palette_of,
    resolve_theme,
)
from desktop.views.post_delegate import DOT_COLOR, MARK_DARK, MARK_LIGHT, STAR_COLOR
from desktop.views.viewer.article import PAPER
from desktop.views.viewer.inks import INKS
from desktop.views.viewer.text_style import FAINT, INK, LINK, MARK, MARK_INK

THEMES = (LIGHT, SEPIA, DARK, LIGHT_HIGH, DARK_HIGH)
READABLE = 4.5  # WCAG 2.2, 1.4.3: text
LEAST = {theme: 7.0 if theme in STRONG_PALETTES else READABLE for theme in THEMES}
"""The contrast of text; by 1.4.6 where somebody asks for strong contrast."""
VISIBLE = 3.0  # WCAG 2.2, 1.4.11: what is not text
Role = QPalette.ColorRole


def test_the_measure_is_right() -> None:
    assert contrast(QColor("#ffffff"), QColor("#000000")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


TEXTS = [
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.Text, Role.Mid),  # the chosen row where the cursor is not
    (Role.ButtonText, Role.Button),
    (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.AlternateBase),
    (Role.PlaceholderText, Role.Window),  # hints
    (Role.Link, Role.Base),
    (Role.Link, Role.Window),
    (Role.BrightText, Role.Window),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "behind"), TEXTS)
def test_text_can_be_read(theme: str, text: Role, behind: Role) -> None:
    palette = palette_of(theme)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        found = contrast(palette.color(group, text), palette.color(group, behind))
        assert found >= LEAST[theme], f"{text.name} on {behind.name}: {found:.2f}"


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_disabled_is_paler_but_there(theme: str) -> None:
    palette = palette_of(theme)
    for text, behind in TEXTS[:2]:
        normal = contrast(palette.color(text), palette.color(behind))
        pale = contrast(
            palette.color(QPalette.ColorGroup.Disabled, text),
            palette.color(QPalette.ColorGroup.Disabled, behind),
        )
        assert 2 <= pale < normal


@pytest.mark.parametrize("theme", THEMES)
def test_the_list_s_marks_can_be_seen(theme: str) -> None:
    base = palette_of(theme).color(Role.Base)
    assert contrast(DOT_COLOR, base) >= VISIBLE
    assert contrast(STAR_COLOR, base) >= 2.5  # a filled star, beside the same word in the menu
    assert contrast(QColor("#fff4c2"), MARK_DARK) >= READABLE
    assert contrast(QColor("#1f2328"), MARK_LIGHT) >= READABLE


@pytest.mark.parametrize("theme", THEMES)
def test_the_plain_article_can_be_read(theme: str) -> None:
    paper = QColor(PAPER[theme])
    for ink in (INK, FAINT, LINK):
        assert contrast(QColor(ink[theme]), paper) >= LEAST[theme]
    assert contrast(QColor(MARK_INK[theme]), QColor(MARK[theme])) >= LEAST[theme]


@pytest.mark.parametrize("theme", THEMES)
def test_the_article_page_can_be_read(theme: str) -> None:
    sheet = resource("viewer", "themes.css").read_text(encoding="utf-8")
    rule = re.search(rf"html\.{re.escape(theme.replace(' ', '.'))} \{{(.*?)\}}", sheet, re.DOTALL)
    assert rule is not None
    colors = {name: QColor(value) for name, value in re.findall(r"--([\w-]+): (#\w+);", rule[1])}
    assert colors["paper"] == QColor(PAPER[theme]), "the widget behind the page has its colour"
    for paper in ("paper", "tint"):
        for ink in ("ink", "faint", "link", "accent", *(f"ink-{name}" for name in INKS[theme])):
            found = contrast(colors[ink], colors[paper])
            assert found >= LEAST[theme], f"--{ink} on --{paper}: {found:.2f}"
    assert contrast(colors["mark-ink"], colors["mark"]) >= LEAST[theme]


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_is_applied_to_the_whole_application(qapp: QApplication, theme: str) -> None:
    word, *high = theme.split(" ")
    assert apply_theme(qapp, word, "high" if high else "normal") == theme
    for role in (Role.Window, Role.Base, Role.Text, Role.Highlight):
        assert qapp.palette().color(role) == palette_of(theme).color(role)


@pytest.mark.parametrize("theme", THEMES)
def test_buttons_of_questions_have_no_pictures(
    qapp: QApplication, qtbot: QtBot, theme: str
) -> None:
    """Their pictures would be those of some desktop, black on black in ours."""
    apply_theme(qapp, theme.split(" ", maxsplit=1)[0])
    cancel = QMessageBox.StandardButton.Cancel
    message = QMessageBox(QMessageBox.Icon.Question, "", "Whether?", cancel)
    file_dialog = QFileDialog(None, "", "", "")
    file_dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    for dialog in (message, file_dialog):
        qtbot.addWidget(dialog)
        box = dialog.findChild(QDialogButtonBox)
        assert box.buttons()
        for button in box.buttons():
            button.ensurePolished()
            assert button.icon().isNull()


def test_the_system_s_theme_is_one_of_ours(qapp: QApplication) -> None:
    assert resolve_theme("system", qapp) in (LIGHT, DARK)
    assert resolve_theme("no such theme", qapp) in (LIGHT, DARK)
    assert apply_theme(qapp, "system") == resolve_theme("system", qapp)


@pytest.mark.parametrize("chinese", [True, False])
def test_the_font_begins_with_a_family_of_the_window_s_language(
    qapp: QApplication, chinese: bool
) -> None:
    before = qapp.font()
    apply_font(qapp, chinese=chinese)
    families = qapp.font().families()
    assert qapp.font().pointSizeF() == before.pointSizeF()
    is_han = [one in CHINESE_FAMILIES for one in families]
    assert is_han == sorted(is_han, reverse=chinese)
    assert len(set(is_han)) > 1 or not set(QFontDatabase.families()) & set(CHINESE_FAMILIES)


@pytest.mark.parametrize("chinese", [True, False])
def test_another_family_takes_the_place_of_the_other_language(
    qapp: QApplication, qtbot: QtBot, chinese: bool
) -> None:
    apply_theme(qapp, LIGHT)
    apply_font(qapp, chinese=not chinese)
    label = QLabel("“We’ll see”")
    qtbot.addWidget(label)
    label.ensurePolished()
    apply_font(qapp, chinese=chinese)
    apply_theme(qapp, LIGHT)
    assert label.font().families() == qapp.font().families()


def test_a_menu_has_as_much_room_below_its_entries_as_above(
    qapp: QApplication, qtbot: QtBot
) -> None:
    apply_theme(qapp, LIGHT)
    menu = QMenu()
    qtbot.addWidget(menu)
    first, last = menu.addAction("first"), menu.addAction("last")
    menu.resize(menu.sizeHint())
    above = menu.actionGeometry(first).top()
    assert menu.height() - 1 - menu.actionGeometry(last).bottom() == above > 2


def test_strong_contrast_is_chosen_or_the_system_s(qapp: QApplication) -> None:
    assert resolve_theme("light", qapp, "high") == LIGHT_HIGH
    assert resolve_theme("sepia", qapp, "high") == LIGHT_HIGH
    assert resolve_theme("dark", qapp, "high") == DARK_HIGH
    assert resolve_theme("dark", qapp, "normal") == DARK
    assert resolve_theme("dark", qapp, "system") in (DARK, DARK_HIGH)
    assert {theme: is_stark(palette_of(theme)) for theme in THEMES} == {
        theme: theme in STRONG_PALETTES for theme in THEMES
    }


@pytest.mark.parametrize("theme", STRONG_PALETTES)
def test_borders_are_to_be_seen_in_strong_contrast(theme: str) -> None:
    palette = palette_of(theme)
    for line in (Role.Text, Role.Highlight, Role.Dark, Role.Shadow):
        assert contrast(palette.color(line), palette.color(Role.Base)) >= LEAST[theme]
    for fill in (Role.Mid, Role.Midlight, Role.AlternateBase):
        assert contrast(palette.color(Role.Text), palette.color(fill)) >= LEAST[theme]


@pytest.mark.parametrize(
    ("choice", "strength"),
    [(DARK, "normal"), (LIGHT, "normal"), (SEPIA, "normal"), (DARK, "high"), (LIGHT, "high")],
)
def test_what_a_menu_can_switch_on_has_a_box(
    choice: str, strength: str, qapp: QApplication, qtbot: QtBot
) -> None:
    before = qapp.palette()
    try:
        theme = apply_theme(qapp, choice, strength)
        menu = QMenu()
        qtbot.addWidget(menu)
        menu.addAction("Full Screen").setCheckable(True)
        menu.popup(QPoint(0, 0))
        qtbot.waitExposed(menu)
        row = menu.actionGeometry(menu.actions()[0])
        picture = menu.grab().toImage()
        line = [picture.pixelColor(x, row.center().y()) for x in range(row.left() + 3, 24)]
        paper = palette_of(theme).color(Role.Base)
        assert max(contrast(color, paper) for color in line) >= VISIBLE
    finally:
        menu.close()
        qapp.setPalette(before)
        qapp.setStyleSheet("")
