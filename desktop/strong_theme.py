"""The themes for who needs strong contrast: every text at 7 to 1, every border to be seen."""

from __future__ import annotations

from PySide6.QtGui import QPalette

Role = QPalette.ColorRole

LIGHT_HIGH, DARK_HIGH = "light high", "dark high"
"""Both words are classes of the article's page."""

STRONG_PALETTES: dict[str, dict[Role, str]] = {
    LIGHT_HIGH: {
        Role.Window: "#ffffff", Role.WindowText: "#000000", Role.Base: "#ffffff",
        Role.AlternateBase: "#f2f2f2", Role.Text: "#000000", Role.Button: "#ffffff",
        Role.ButtonText: "#000000", Role.BrightText: "#8a0f0a", Role.Link: "#00397a",
        Role.Highlight: "#00397a", Role.HighlightedText: "#ffffff",
        Role.ToolTipBase: "#ffffff", Role.ToolTipText: "#000000",
        Role.PlaceholderText: "#3a4048", Role.Mid: "#bdbdbd", Role.Midlight: "#dedede",
        Role.Dark: "#4a4a4a", Role.Light: "#ffffff", Role.Shadow: "#333333",
    },
    DARK_HIGH: {
        Role.Window: "#000000", Role.WindowText: "#ffffff", Role.Base: "#000000",
        Role.AlternateBase: "#161616", Role.Text: "#ffffff", Role.Button: "#000000",
        Role.ButtonText: "#ffffff", Role.BrightText: "#ffb3a6", Role.Link: "#a8d0ff",
        Role.Highlight: "#a8d0ff", Role.HighlightedText: "#000000",
        Role.ToolTipBase: "#000000", Role.ToolTipText: "#ffffff",
        Role.PlaceholderText: "#d2d2ce", Role.Mid: "#4d4d4d", Role.Midlight: "#333333",
        Role.Dark: "#a6a6a6", Role.Light: "#595959", Role.Shadow: "#c4c4c4",
    },
}  # fmt: skip

STRONG_STYLE = """
QSplitter::handle, QFrame#rule { background: palette(text); }
QToolTip { border: 1px solid palette(text); }
QMenu::separator { background: palette(text); }
QMenuBar::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QPushButton, QPushButton:flat, QLineEdit, QPlainTextEdit, QListView#names, QLabel#query-error,
QLabel#key-cap, QFrame#typography, QFrame#choice-box, QHeaderView::section,
QCheckBox::indicator:unchecked {
    border-color: palette(text);
}
QPushButton:default { border-color: palette(highlight); }
QPushButton:focus, QPushButton:flat:focus, QPushButton#chip:checked:focus {
    border: 2px solid palette(highlight); padding: 3px 13px;
}
QPushButton#chip:focus, QPushButton#chip:checked:focus { padding: 2px 9px; }
QPushButton#chip:checked:focus { border-color: palette(text); }
QLineEdit:focus { border: 2px solid palette(highlight); padding: 3px 3px; }
QPlainTextEdit:focus { border: 2px solid palette(highlight); padding: 1px; }
QScrollBar::handle { background: palette(shadow); }
QComboBox { border: 1px solid palette(text); border-radius: 4px; padding: 2px 8px; }
QProgressBar { border: 1px solid palette(text); }
"""
"""Behind the style sheet of the other themes."""
