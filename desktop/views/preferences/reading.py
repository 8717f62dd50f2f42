"""Preferences → Reading: how articles are set."""

from __future__ import annotations

from desktop.settings import FACE, FONT_SCALE, INDENTS, LEADING, MEASURE, SCALES, SPACES, ZOOM
from desktop.translatable import QT_TRANSLATE_NOOP
from desktop.typography_settings import OWN
from desktop.views.preferences.row_table import PageSpec, RowSpec

_PERCENTS = tuple((scale, "") for scale in SCALES)

PAGE = PageSpec(
    QT_TRANSLATE_NOOP("Preferences", "Reading"),
    (
        RowSpec(
            FACE.key,
            QT_TRANSLATE_NOOP("Preferences", "Font"),
            FACE.default,
            (
                ("sans", QT_TRANSLATE_NOOP("Preferences", "Sans-serif")),
                ("serif", QT_TRANSLATE_NOOP("Preferences", "Serif")),
            ),
        ),
        RowSpec(
            FONT_SCALE.key,
            QT_TRANSLATE_NOOP("Preferences", "Text size of articles"),
            FONT_SCALE.default,
            _PERCENTS,
        ),
        RowSpec(
            ZOOM.key,
            QT_TRANSLATE_NOOP("Preferences", "Zoom"),
            ZOOM.default,
            _PERCENTS,
            hint=QT_TRANSLATE_NOOP("Preferences", "Ctrl and the wheel zoom too."),
        ),
        RowSpec(
            LEADING.key,
            QT_TRANSLATE_NOOP("Preferences", "Line height"),
            LEADING.default,
            (
                ("tight", QT_TRANSLATE_NOOP("Preferences", "Tight")),
                ("normal", QT_TRANSLATE_NOOP("Preferences", "Normal")),
                ("loose", QT_TRANSLATE_NOOP("Preferences", "Loose")),
            ),
        ),
        RowSpec(
            MEASURE.key,
            QT_TRANSLATE_NOOP("Preferences", "Line length"),
            MEASURE.default,
            (
                ("narrow", QT_TRANSLATE_NOOP("Preferences", "Short")),
                ("normal", QT_TRANSLATE_NOOP("Preferences", "Normal")),
                ("wide", QT_TRANSLATE_NOOP("Preferences", "Long")),
                ("full", QT_TRANSLATE_NOOP("Preferences", "Full")),
            ),
        ),
        RowSpec(
            INDENTS.key,
            QT_TRANSLATE_NOOP("Preferences", "Indent the first lines of paragraphs"),
            INDENTS.default,
        ),
        RowSpec(
            SPACES.key,
            QT_TRANSLATE_NOOP("Preferences", "Space between Chinese and Latin letters"),
            SPACES.default,
        ),
        RowSpec(
            OWN.key,
            QT_TRANSLATE_NOOP("Preferences", "Text and lines only for the open archive"),
            OWN.default,
            hint=QT_TRANSLATE_NOOP(
                "Preferences", "What is chosen above holds for it alone; the zoom for all."
            ),
        ),
    ),
)
