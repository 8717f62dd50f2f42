"""The colours and fonts of the window: light, sepia, dark, or as the system has it; and with strong
contrast for who needs it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from desktop.contrast import wants_contrast
from desktop.strong_theme import DARK_HIGH, LIGHT_HIGH, STRONG_PALETTES, STRONG_STYLE

Role = QPalette.ColorRole
Group = QPalette.ColorGroup

LIGHT, SEPIA, DARK, SYSTEM = "light", "sepia", "dark", "system"

LATIN_FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans")
CHINESE_FAMILIES = (
    "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)  # fmt: skip
"""Families that look well together; those that are installed are used, in this order."""

_PALETTES: dict[str, dict[Role, str]] = {
    LIGHT: {
        Role.Window: "#f4f4f2", Role.WindowText: "#1f2328", Role.Base: "#ffffff",
        Role.AlternateBase: "#f7f7f5", Role.Text: "#1f2328", Role.Button: "#ececea",
        Role.ButtonText: "#1f2328", Role.BrightText: "#b3261e", Role.Link: "#0b57a4",
        Role.Highlight: "#2f6fb3", Role.HighlightedText: "#ffffff",
        Role.ToolTipBase: "#ffffff", Role.ToolTipText: "#1f2328",
        Role.PlaceholderText: "#686f78", Role.Mid: "#d4d4d0", Role.Midlight: "#e6e6e3",
        Role.Dark: "#b5b5b0", Role.Light: "#ffffff", Role.Shadow: "#8c8c88",
    },
    SEPIA: {
        Role.Window: "#efe6d4", Role.WindowText: "#3a2f22", Role.Base: "#f8f1e3",
        Role.AlternateBase: "#f3ead9", Role.Text: "#3a2f22", Role.Button: "#e6dac3",
        Role.ButtonText: "#3a2f22", Role.BrightText: "#a33a1f", Role.Link: "#7a4a12",
        Role.Highlight: "#8a6234", Role.HighlightedText: "#fffaf0",
        Role.ToolTipBase: "#f8f1e3", Role.ToolTipText: "#3a2f22",
        Role.PlaceholderText: "#74634d", Role.Mid: "#d6c8ad", Role.Midlight: "#e2d6bf",
        Role.Dark: "#b7a686", Role.Light: "#fffaf0", Role.Shadow: "#8d7d61",
    },
    DARK: {
        Role.Window: "#202225", Role.WindowText: "#e3e5e8", Role.Base: "#17191b",
        Role.AlternateBase: "#1c1e21", Role.Text: "#e3e5e8", Role.Button: "#2b2e32",
        Role.ButtonText: "#e3e5e8", Role.BrightText: "#ff8a80", Role.Link: "#7fb6f0",
        Role.Highlight: "#2d5f94", Role.HighlightedText: "#ffffff",
        Role.ToolTipBase: "#2b2e32", Role.ToolTipText: "#e3e5e8",
        Role.PlaceholderText: "#949aa2", Role.Mid: "#3a3e43", Role.Midlight: "#2f3337",
        Role.Dark: "#50555c", Role.Light: "#44484e", Role.Shadow: "#6b7178",
    },
    **STRONG_PALETTES,
}  # fmt: skip

_STYLE = """
QToolTip { padding: 3px 6px; border: 1px solid palette(mid); }
QSplitter::handle { background: palette(mid); }
QStatusBar::item { border: none; }
QMenuBar { padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: palette(midlight); }
QMenu { padding: 4px 0; }
QMenu::separator { height: 1px; background: palette(mid); margin: 4px 8px; }
QHeaderView::section {
    background: palette(window); border: none; border-bottom: 1px solid palette(mid);
    border-right: 1px solid palette(mid); padding: 4px 3px;
}
QToolBar { border: none; spacing: 2px; padding: 3px 6px; }
QPushButton {
    background: palette(button); border: 1px solid palette(mid); border-radius: 6px;
    padding: 4px 14px;
}
QPushButton:hover { background: palette(midlight); }
QPushButton:pressed { background: palette(mid); }
QPushButton:default { border-color: palette(highlight); }
QPushButton:focus { border-color: palette(link); }
QPushButton:flat { background: transparent; border: 1px solid transparent; }
QPushButton:flat:hover { background: palette(midlight); }
QPushButton:flat:focus { border-color: palette(link); }
QPushButton#chip { padding: 3px 10px; }
QPushButton#chip:checked {
    background: palette(highlight); color: palette(highlighted-text);
    border-color: palette(highlight);
}
QPushButton#chip:checked:focus { border-color: palette(text); }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLineEdit {
    background: palette(base); border: 1px solid palette(mid); border-radius: 6px;
    padding: 4px 4px;
}
QLineEdit:focus { border-color: palette(link); }
QLineEdit[readOnly="true"] { background: palette(window); }
QPlainTextEdit {
    background: palette(base); border: 1px solid palette(mid); border-radius: 6px; padding: 2px;
}
QPlainTextEdit:focus { border-color: palette(link); }
QListView#names { border: 1px solid palette(mid); padding: 3px 0; }
QListView#names::item { padding: 4px 8px; }
QListView#names::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QLabel#query-error {
    background: palette(base); border: 1px solid palette(mid); border-radius: 6px;
    padding: 5px 8px;
}
QFrame#choice-box {
    background: palette(base); border: 1px solid palette(dark); border-radius: 10px;
}
QFrame#choice-box QListView { background: palette(base); }
QLabel#field-error { color: palette(bright-text); }
QLabel#key-cap {
    background: palette(base); border: 1px solid palette(mid); border-bottom-width: 2px;
    border-radius: 5px; padding: 1px 6px;
}
QLabel#between-keys, QLabel#hint { color: palette(placeholder-text); }
QFrame#typography { background: palette(window); border: 1px solid palette(dark); }
QCheckBox::indicator { width: 13px; height: 13px; }
QCheckBox::indicator:unchecked {
    width: 11px; height: 11px;
    background: palette(base); border: 1px solid palette(shadow); border-radius: 3px;
}
QFrame#rule { background: palette(mid); border: none; }
QProgressBar { background: palette(mid); border: none; border-radius: 4px; }
QProgressBar::chunk { background: palette(highlight); border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: palette(dark); border-radius: 4px; margin: 1px 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: palette(shadow); }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


BOXED = ("QMenu", "QCheckBox")
"""What has boxes to tick. The style draws their frames darker than the window, which in a dark
theme cannot be seen."""
OVER_FRAME = 127
"""So much lighter, in hundredths, is a window than the frame that the style draws for it."""


def resolve_theme(choice: str, app: QApplication, contrast: str = SYSTEM) -> str:
    """The theme to use for *choice*: the system's own where that is asked for. *contrast* is
    ``normal``, ``high``, or as the system has it."""
    if choice not in (LIGHT, SEPIA, DARK):
        scheme = app.styleHints().colorScheme()
        choice = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    if wants_contrast(app, contrast):
        return DARK_HIGH if choice == DARK else LIGHT_HIGH
    return choice


def apply_theme(app: QApplication, choice: str, contrast: str = SYSTEM) -> str:
    """Give the whole application the colours of *choice*; the theme that was used."""
    theme = resolve_theme(choice, app, contrast)
    app.setStyle("Fusion")
    app.setPalette(palette_of(theme))
    for name in BOXED:
        app.setPalette(boxed_palette(theme), name)  # type: ignore[arg-type]  # the stub is wrong
    app.setStyleSheet(_STYLE + STRONG_STYLE if theme in STRONG_PALETTES else _STYLE)
    return theme


def apply_font(app: QApplication, *, chinese: bool) -> None:
    """A font that has Latin and Chinese characters, at the system's own size.

    Quotation marks and apostrophes are the same characters in both scripts and as wide as a
    Chinese one in a Chinese font, so the first family is one of the window's own language.
    """
    installed = set(QFontDatabase.families())
    latin = [family for family in LATIN_FAMILIES if family in installed] or _system_latin()
    han = [family for family in CHINESE_FAMILIES if family in installed]
    families = [*han, *latin] if chinese else [*latin, *han]
    if families:
        font = QFont(app.font())
        font.setFamilies(families)
        app.setFont(font)


def in_order(font: QFont, *, chinese: bool) -> QFont:
    """The same font for text of the other script: with its Chinese families first, or last."""
    families = font.families()
    ordered = sorted(families, key=lambda one: (one in CHINESE_FAMILIES) != chinese)
    if ordered == families:
        return font
    found = QFont(font)
    found.setFamilies(ordered)
    return found


def _system_latin() -> list[str]:
    """The system's own family, unless that is a Chinese one."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    family = QFontInfo(font).family()
    chinese = QFontDatabase.WritingSystem.SimplifiedChinese
    return [] if chinese in QFontDatabase.writingSystems(family) else [family]


def palette_of(theme: str) -> QPalette:
    """The palette of a theme. What is disabled is half as strong."""
    palette = QPalette()
    colors = {role: QColor(value) for role, value in _PALETTES[theme].items()}
    for role, color in colors.items():
        palette.setColor(role, color)
    for role, behind in (
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.ButtonText, Role.Button),
    ):
        palette.setColor(Group.Disabled, role, _mixed(colors[role], colors[behind]))
    palette.setColor(Group.Disabled, Role.Highlight, colors[Role.Mid])
    return palette


def boxed_palette(theme: str) -> QPalette:
    """The palette of a theme, with frames of boxes in its colour for such marks."""
    palette = palette_of(theme)
    frame = palette.color(Role.Shadow)
    palette.setColor(Role.Window, frame.lighter(OVER_FRAME))
    return palette


def _mixed(one: QColor, other: QColor) -> QColor:
    return QColor(
        (one.red() + other.red()) // 2,
        (one.green() + other.green()) // 2,
        (one.blue() + other.blue()) // 2,
    )
