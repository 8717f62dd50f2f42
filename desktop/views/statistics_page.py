"""The page of statistics: figures of the whole archive as charts, and the tables behind them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from archive import FacetCount, PostLength, Statistics
from desktop.messages import number
from desktop.periods import day_text, posts_text
from desktop.views.chart_section import ChartSection

WEEK = 7
MARGIN, BODY_MARGIN, COLUMN_SPACE = 16, 10, 28  # pixels


class StatisticsPage(QWidget):
    """Signals: ``year_requested(int)``, ``category_requested(str)``, ``publisher_requested(str)``,
    ``post_requested(int)``: show the posts behind a bar; ``copy_requested(str)``; ``left()`` at
    Escape; ``stop_requested()``: count no further.

    Setters: :meth:`show_figures`, :meth:`show_counting`. What is in it is made part by part, since
    all together would have the window stand still for longer than one sees; :attr:`is_made` when
    the last part is there, and figures that came before are shown then.
    """

    year_requested = Signal(int)
    category_requested = Signal(str)
    publisher_requested = Signal(str)
    post_requested = Signal(int)
    copy_requested = Signal(str)
    stop_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statistics_page")
        self.title, self.dates = QLabel(), QLabel()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.title.setFont(font)
        self.as_tables, self.stop = QPushButton(), QPushButton()
        self.as_tables.setCheckable(True)
        self.years, self.weekdays, self.hours = ChartSection(), ChartSection(), ChartSection()
        self.categories, self.publishers = ChartSection(), ChartSection()
        self.longest, self.shortest = ChartSection(), ChartSection()
        self.sections = (
            self.years, self.weekdays, self.hours, self.categories, self.publishers, self.longest,
            self.shortest,
        )  # fmt: skip
        self._figures: Statistics | None = None
        self._is_counting = self.is_made = False
        self._unmade = list(self.sections)
        self._making = QTimer(self)
        self._making.timeout.connect(self._make_next)
        self._making.start(0)
        self._build()
        self._connect()
        self.setFocusProxy(self.as_tables)
        self._retranslate()

    def show_figures(self, figures: Statistics | None, *, is_new_language: bool = False) -> None:
        """Show these, or nothing. Names that are the same as before are left alone."""
        before, self._figures = self._figures, figures
        if not self.is_made:
            return
        self._show_words()
        if figures is None:
            for section in self.sections:
                section.show_counts(("", ""), (), _no_cell)
            return
        self._show_times(figures)
        if before is None or before.categories is not figures.categories or is_new_language:
            self._show_names(self.categories, figures.categories)
            self._show_names(self.publishers, figures.publishers)
        self._show_posts(self.longest, figures.longest)
        self._show_posts(self.shortest, figures.shortest)

    def show_counting(self, is_counting: bool) -> None:
        """Whether more is on its way."""
        self._is_counting = is_counting
        self.stop.setVisible(is_counting)
        self._show_words()

    def _make_next(self) -> None:
        """One part more; what was asked for meanwhile is done when all are there."""
        self._unmade.pop(0).make()
        if self._unmade:
            return
        self._making.stop()
        self.is_made = True
        figures, self._figures = self._figures, None
        for section in self.sections:
            section.show_as_table(self.as_tables.isChecked())
            self.as_tables.toggled.connect(section.show_as_table)
        self._retranslate()
        self.show_figures(figures)
        self._arrange()

    def _show_words(self) -> None:
        translate, figures = QCoreApplication.translate, self._figures
        if figures is None or not self.is_made:
            self.title.setText(translate("Statistics", "Statistics"))
            self.dates.clear()
            return
        words = translate("Statistics", "{count} words and Chinese characters")
        parts = [posts_text(figures.done), words.format(count=number(figures.words))]
        if figures.done < figures.total:
            text = translate("Statistics", "of {count}, counting…")
            if not self._is_counting:
                text = translate("Statistics", "of {count}, stopped")
            parts[0] = f"{parts[0]} {text.format(count=number(figures.total))}"
        self.title.setText(" · ".join(parts))
        if not figures.total:
            self.dates.setText(
                translate(
                    "Statistics", "There are no posts yet. File → Import Folder… brings some in."
                )
            )
        elif figures.first is not None and figures.newest is not None:
            text = translate("Statistics", "First post: {first} · newest: {newest}")
            self.dates.setText(
                text.format(first=day_text(figures.first), newest=day_text(figures.newest))
            )

    def _show_times(self, figures: Statistics) -> None:
        translate = QCoreApplication.translate
        posts, words = translate("Statistics", "Posts"), translate("Statistics", "Words")
        years = list(figures.years.items())
        self.years.show_counts(
            (translate("Statistics", "Year"), posts, words),
            [counts[0] for _year, counts in years],
            lambda row, column: years[row][1][column - 1] if column else str(years[row][0]),
        )
        first = QLocale().firstDayOfWeek().value - 1
        days = [(first + day) % WEEK for day in range(WEEK)]
        self.weekdays.show_counts(
            (translate("Statistics", "Weekday"), posts),
            [figures.weekdays[day] for day in days],
            lambda row, column: (
                figures.weekdays[days[row]]
                if column
                else QLocale().standaloneDayName(days[row] + 1, QLocale.FormatType.LongFormat)
            ),
        )
        self.hours.show_counts(
            (translate("Statistics", "Hour"), posts),
            figures.hours,
            lambda row, column: figures.hours[row] if column else f"{row:02}:00",
        )

    def _show_names(self, section: ChartSection, names: Sequence[FacetCount]) -> None:
        translate = QCoreApplication.translate
        section.show_counts(
            (translate("Statistics", "Name"), translate("Statistics", "Posts")),
            [one.count for one in names],
            lambda row, column: names[row].count if column else names[row].label,
        )

    def _show_posts(self, section: ChartSection, posts: Sequence[PostLength]) -> None:
        translate = QCoreApplication.translate
        section.show_counts(
            (translate("Statistics", "Title"), translate("Statistics", "Words")),
            [one.words for one in posts],
            lambda row, column: posts[row].words if column else posts[row].title,
        )

    # What is asked for by a bar

    def on_year_chosen(self, row: int) -> None:
        """A year."""
        if self._figures is not None:
            self.year_requested.emit(list(self._figures.years)[row])

    def on_category_chosen(self, row: int) -> None:
        """A category."""
        if self._figures is not None:
            self.category_requested.emit(self._figures.categories[row].name)

    def on_publisher_chosen(self, row: int) -> None:
        """A publisher."""
        if self._figures is not None:
            self.publisher_requested.emit(self._figures.publishers[row].name)

    def on_long_chosen(self, row: int) -> None:
        """One of the longest posts."""
        if self._figures is not None:
            self.post_requested.emit(self._figures.longest[row].id)

    def on_short_chosen(self, row: int) -> None:
        """One of the shortest posts."""
        if self._figures is not None:
            self.post_requested.emit(self._figures.shortest[row].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self._figures is not None:
                self.show_figures(self._figures, is_new_language=True)
        super().changeEvent(event)

    def _label_toggle(self, as_tables: bool) -> None:
        translate = QCoreApplication.translate
        text = (
            translate("Statistics", "As Charts")
            if as_tables
            else translate("Statistics", "As Tables")
        )
        self.as_tables.setText(text)

    def _connect(self) -> None:
        self.years.chosen.connect(self.on_year_chosen)
        self.categories.chosen.connect(self.on_category_chosen)
        self.publishers.chosen.connect(self.on_publisher_chosen)
        self.longest.chosen.connect(self.on_long_chosen)
        self.shortest.chosen.connect(self.on_short_chosen)
        self.as_tables.toggled.connect(self._label_toggle)
        self.stop.clicked.connect(self.stop_requested)
        for section in self.sections:
            section.copy_requested.connect(self.copy_requested)

    def _build(self) -> None:
        for label in (self.title, self.dates):
            label.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.stop)
        top.addWidget(self.as_tables)
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, BODY_MARGIN, 0)
        columns.setSpacing(COLUMN_SPACE)
        # Widgets, since one that is hidden takes no room, not even the space beside it.
        self._right, self._columns = QWidget(), (QVBoxLayout(), QVBoxLayout())
        for part, column in zip((QWidget(), self._right), self._columns, strict=True):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)  # each chart brings the room below it
            column.addStretch(1)
            part.setLayout(column)
            columns.addWidget(part, 1)
        self._area = QScrollArea()
        self._area.setWidget(body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 10, MARGIN, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.dates)
        layout.addWidget(self._area, 1)
        self._arrange()

    def columns(self) -> int:
        """In how many columns the charts stand: two, or one in a narrow window."""
        return 1 if self._right.isHidden() else 2

    def _arrange(self) -> None:
        """Put the charts into as many columns as there is room for."""
        widest = max(section.minimumSizeHint().width() for section in self.sections)
        bar = self._area.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * MARGIN - BODY_MARGIN - bar
        number = 2 if room >= 2 * widest + COLUMN_SPACE else 1
        left, right = self._columns
        if left.count() > 1 and number == self.columns():
            return
        for section in self.sections:
            # Not by takeAt(): its items would live on, and remember how high the charts were.
            for column in self._columns:
                column.removeWidget(section)
            is_right = number > 1 and section in (self.hours, self.publishers, self.shortest)
            column = right if is_right else left
            column.insertWidget(column.count() - 1, section)
        self._right.setVisible(number > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._area.setAccessibleName(translate("Statistics", "Statistics"))
        self._label_toggle(self.as_tables.isChecked())
        self.stop.setText(translate("Statistics", "Stop"))
        self._show_words()
        if not self.is_made:
            return
        self.years.set_title(translate("Statistics", "Years"))
        self.weekdays.set_title(translate("Statistics", "Days of the week"))
        self.hours.set_title(translate("Statistics", "Hours of the day"))
        self.categories.set_title(translate("Statistics", "Categories"))
        self.publishers.set_title(translate("Statistics", "Publishers"))
        self.longest.set_title(translate("Statistics", "Longest posts"))
        self.shortest.set_title(translate("Statistics", "Shortest posts"))


def _no_cell(_row: int, _column: int) -> str:
    return ""
