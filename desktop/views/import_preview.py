"""What an import would do, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimeZone, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from archive import GENERATOR_NAMES, FacetKind, ImportReport, Progress
from desktop.large_text import resize_for_text
from desktop.messages import describe_progress, plain_tip
from desktop.models.facet_order import counts_of, in_order
from desktop.translatable import QT_TRANSLATE_NOOP
from desktop.views.import_report import count_cell
from desktop.views.sidebar import Sidebar

SIZE = (720, 600)
COUNTS_PER_ROW = 4
AUTO = "auto"
GENERATOR_LABELS = {
    "jekyll": "Jekyll",
    "hugo": "Hugo",
    "hexo": "Hexo",
    "obsidian": "Obsidian",
    "plain": QT_TRANSLATE_NOOP("ImportPreview", "Plain folder"),
}


class ImportPreviewDialog(QDialog):
    """Signals: ``options_changed(generator, timezone)``: look at the folder again by these rules
    (``"auto"`` and None: as the folder says); ``accepted()`` to import by them.
    """

    options_changed = Signal(str, object)

    def __init__(self, folder: Path, archive: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_preview")
        translate = QCoreApplication.translate
        title = translate("ImportPreview", "Import “{folder}” into “{archive}”")
        self.setWindowTitle(title.format(folder=folder.name, archive=archive.stem))
        self.source = self._place(folder, folder.name)
        self.target = self._place(archive, archive.stem)
        resize_for_text(self, *SIZE)
        self.generator = self._box()
        self.timezone = self._box()
        self.progress_bar = QProgressBar()
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setFixedHeight(8)
        self.status = QLabel()
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self._counts = QGridLayout()
        self._counts.setHorizontalSpacing(28)
        self.categories = Sidebar(FacetKind.CATEGORY, can_sort=False)
        self.categories.set_titles(
            translate("ImportPreview", "Categories"),
            nothing=translate("Facets", "No category matches"),
        )
        self.tags = Sidebar(FacetKind.TAG, can_sort=False)
        self.tags.set_titles(
            translate("ImportPreview", "Tags"), nothing=translate("Facets", "No tag matches")
        )
        self._build()
        self.set_choices(AUTO, None, known_generator="", known_timezone="")

    @property
    def chosen_generator(self) -> str:
        """``auto``, or whose rules are to be followed."""
        return str(self.generator.currentData())

    @property
    def chosen_timezone(self) -> str | None:
        """The zone of dates without an offset, or None for what the folder says."""
        return self.timezone.currentData() or None

    def set_choices(
        self, generator: str, timezone: str | None, *, known_generator: str, known_timezone: str
    ) -> None:
        """Offer every generator and zone; what the folder itself says stands first."""
        translate = QCoreApplication.translate
        told = translate("ImportPreview", "As the folder says")
        told_known = translate("ImportPreview", "As the folder says ({known})")
        names = [(name, self._generator_label(name)) for name in GENERATOR_NAMES]
        zones = [(zone, zone) for zone in all_zones()]
        for box, first, known, rest, chosen in (
            (self.generator, AUTO, self._generator_label(known_generator), names, generator),
            (self.timezone, "", known_timezone, zones, timezone or ""),
        ):
            box.clear()
            box.addItem(told_known.format(known=known) if known else told, first)
            for value, label in rest:
                box.addItem(label, value)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def show_looking(self) -> None:
        """The folder is being looked at; the import may be started all the same."""
        self.status.setText(QCoreApplication.translate("ImportPreview", "Looking at the folder…"))
        self.progress_bar.setRange(0, 0)
        self.progress_bar.show()

    def show_progress(self, progress: Progress) -> None:
        """How far the look is."""
        self.progress_bar.setRange(0, progress.total or 0)
        self.progress_bar.setValue(progress.done)
        self.status.setText(describe_progress(progress))

    def show_report(self, report: ImportReport, warning: str) -> None:
        """What an import would do; *warning* is said in words where it needs a second thought."""
        self.progress_bar.hide()
        self.status.setText(warning)
        self.status.setVisible(bool(warning))
        while (item := self._counts.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        problems = (
            QCoreApplication.translate("ImportPreview", "Problems"), len(report.problems)
        )  # fmt: skip
        for position, (label, count) in enumerate([*planned_rows(report), problems]):
            row, column = divmod(position, COUNTS_PER_ROW)
            self._counts.addWidget(count_cell(label, count), row, column)
        if report.facets is not None:
            for kind, sidebar in (
                (FacetKind.CATEGORY, self.categories),
                (FacetKind.TAG, self.tags),
            ):
                sidebar.set_counts(in_order(counts_of(report.facets, kind), by_name=False))

    def show_failure(self, sentence: str) -> None:
        """The folder cannot be looked at."""
        self.progress_bar.hide()
        self.status.setText(sentence)
        self.status.show()
        self.import_button.setEnabled(False)

    @staticmethod
    def _place(path: Path, name: str) -> QLabel:
        label = QLabel(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(plain_tip(str(path)))
        return label

    def _box(self) -> QComboBox:
        box = QComboBox()
        box.setMaxVisibleItems(20)
        box.activated.connect(self._on_chosen)
        return box

    def _on_chosen(self, _index: int) -> None:
        self.status.show()
        self.options_changed.emit(self.chosen_generator, self.chosen_timezone)

    def _build(self) -> None:
        translate = QCoreApplication.translate
        form = QFormLayout()
        form.addRow(translate("ImportPreview", "From the folder"), self.source)
        form.addRow(translate("ImportPreview", "Into the archive"), self.target)
        form.addRow(translate("ImportPreview", "Kind of site"), self.generator)
        form.addRow(translate("ImportPreview", "Time zone of dates without one"), self.timezone)
        lists = QHBoxLayout()
        lists.setSpacing(16)
        lists.addWidget(self.categories)
        lists.addWidget(self.tags)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.import_button = QPushButton(translate("ImportPreview", "Import"))
        self.import_button.setObjectName("import_now")
        self.import_button.setDefault(True)
        buttons.addButton(self.import_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.progress_bar)
        layout.addWidget(self.status)
        layout.addLayout(self._counts)
        layout.addLayout(lists, 1)
        layout.addWidget(buttons)

    @staticmethod
    def _generator_label(name: str) -> str:
        return QCoreApplication.translate("ImportPreview", GENERATOR_LABELS.get(name, name))


def planned_rows(report: ImportReport) -> list[tuple[str, int]]:
    """The counts of the report in the words of what is to come: nothing is written yet."""
    translate = QCoreApplication.translate
    always = [
        (translate("ImportPreview", "Found"), report.found),
        (translate("ImportPreview", "New"), report.added),
        (translate("ImportPreview", "Changed"), report.updated),
        (translate("ImportPreview", "Unchanged"), report.unchanged),
    ]
    sometimes = [
        (translate("ImportPreview", "Moved"), report.moved),
        (translate("ImportPreview", "Not readable"), report.failed),
        (translate("ImportPreview", "Missing"), report.missing),
        (translate("ImportPreview", "Images and files"), report.assets),
        (translate("ImportPreview", "Other files"), report.ignored),
    ]
    return always + [(label, count) for label, count in sometimes if count]


def all_zones() -> Sequence[str]:
    """The names of all time zones that are places: ``Asia/Shanghai``."""
    names = (bytes(name.data()).decode("ascii") for name in QTimeZone.availableTimeZoneIds())
    places = (name for name in names if "/" in name and not name.startswith("Etc/"))
    return [*sorted(places), "UTC"]
