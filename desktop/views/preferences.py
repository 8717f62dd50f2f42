"""The preferences: a form made of the settings that a person may want to choose."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import FONT_SCALE, LANGUAGE, THEME, Setting, Settings

SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
MARGIN = 20
FIELD_WIDTH = 240

Choices = list[tuple[Any, str]]


class PreferencesDialog(QDialog):
    """``changed(setting, value)`` at each choice: there is nothing to confirm. ``text_size`` is
    the one that holds now, if that is not the one in the settings."""

    changed = Signal(object, object)

    def __init__(
        self, settings: Settings, parent: QWidget | None = None, text_size: float | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self._form = QFormLayout()
        self._form.setVerticalSpacing(12)
        self._form.setHorizontalSpacing(16)
        self._labels: dict[str, QLabel] = {}
        self._boxes: dict[str, QComboBox] = {}
        rows: tuple[Setting[Any], ...] = (THEME, LANGUAGE, FONT_SCALE)
        for setting in rows:
            is_known = setting is FONT_SCALE and text_size is not None
            self._add_row(setting, text_size if is_known else settings.get(setting))
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._hint.setObjectName("hint")
        self._hint.setMinimumWidth(FIELD_WIDTH)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(MARGIN)
        layout.addLayout(self._form)
        layout.addWidget(self._hint)
        layout.addWidget(buttons)
        self._retranslate()

    def box(self, setting: Setting[Any]) -> QComboBox:
        """The field of a setting."""
        return self._boxes[setting.key]

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, which may be chosen right here."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _add_row(self, setting: Setting[Any], value: object) -> None:
        box = QComboBox()
        box.setObjectName(setting.key)
        box.setMinimumWidth(FIELD_WIDTH)
        for choice, text in choices_of(setting, value):
            box.addItem(text, choice)
        box.setCurrentIndex(box.findData(value))
        box.setProperty("setting", setting)
        box.activated.connect(self._on_activated)
        label = QLabel()
        label.setBuddy(box)
        self._labels[setting.key], self._boxes[setting.key] = label, box
        self._form.addRow(label, box)

    def _on_activated(self, index: int) -> None:
        box = self.sender()
        assert isinstance(box, QComboBox)
        self.changed.emit(box.property("setting"), box.itemData(index, Qt.ItemDataRole.UserRole))

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self.setWindowTitle(translate("Preferences", "Preferences"))
        for setting, text in (
            (THEME, translate("Preferences", "Theme")),
            (LANGUAGE, translate("Preferences", "Language")),
            (FONT_SCALE, translate("Preferences", "Text size of articles")),
        ):
            box = self._boxes[setting.key]
            self._labels[setting.key].setText(text)
            for index, (_choice, label) in enumerate(choices_of(setting, box.currentData())):
                box.setItemText(index, label)
        self._hint.setText(
            translate("Preferences", "Every choice is kept at once. Ctrl and the wheel zoom too.")
        )


def choices_of(setting: Setting[Any], value: object) -> Choices:
    """(value, words) of what a setting may be; a text size of other origin is among them too."""
    translate = QCoreApplication.translate
    system = translate("Preferences", "As the system")
    if setting is THEME:
        return [
            ("system", system),
            ("light", translate("Preferences", "Light")),
            ("sepia", translate("Preferences", "Sepia")),
            ("dark", translate("Preferences", "Dark")),
        ]
    if setting is LANGUAGE:
        # The names of languages stay in their own language.
        return [("system", system), ("en", "English"), ("zh_CN", "简体中文")]
    scales = sorted({*SCALES, value} if isinstance(value, float) else SCALES)
    return [(scale, f"{QLocale().toString(round(scale * 100))} %") for scale in scales]
