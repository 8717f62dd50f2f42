"""Whether somebody needs strong contrast: as the system says, or as the settings say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

Role = QPalette.ColorRole

STARKEST = 20.0
"""From this contrast on, of 21, the colours of a system are those of its high contrast."""


def wants_contrast(app: QApplication, choice: str) -> bool:
    """For *choice* ``normal`` or ``high`` that; for ``system`` what its settings ask for. Before
    Qt 6.10, which cannot be asked, the system's palette tells: the application's own is put aside
    for that, so a theme is to be applied next."""
    if choice != "system":
        return choice == "high"
    hints = getattr(app.styleHints(), "accessibility", None)
    if hints is not None:
        return bool(hints().contrastPreference() == Qt.ContrastPreference.HighContrast)
    app.setPalette(QPalette())
    return is_stark(app.palette())


def is_stark(palette: QPalette) -> bool:
    """Whether the colours are those of a high contrast: black and white, and one paper for all."""
    ink, paper = palette.color(Role.WindowText), palette.color(Role.Window)
    return has_one_paper(palette) and contrast(ink, paper) >= STARKEST


def has_one_paper(palette: QPalette) -> bool:
    """Whether windows and what is in them are of one colour, as strong contrast has it: then what
    else is coloured takes the colour of text."""
    return palette.color(Role.Window) == palette.color(Role.Base) == palette.color(Role.Button)


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours as WCAG has it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
