"""Where in a list another day begins, and what that day is called, in the user's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

RECENT_DAYS = 7
"""So many days, today among them, each have a heading; those before have one for the month, and
for a day with more than one post."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The day of a row's post, and those of the rows above and below it; None where a row is not
    there or not known yet."""

    day: date
    above: date | None = None
    below: date | None = None


def row_heading(days: Neighbours, today: QDate | None = None) -> str:
    """What stands at a row where another day or month begins; else nothing. The first row of a
    list needs none: the bar above it says its day."""
    day, above = days.day, days.above
    if above is None or above == day:
        return ""
    shown, today = QDate(day.year, day.month, day.day), today or QDate.currentDate()
    ago = shown.daysTo(today)
    if 0 <= ago < RECENT_DAYS:
        return _spoken(ago) or _format(
            shown, QCoreApplication.translate("Dates", "dddd, d MMM", "heading of a day; Qt format")
        )
    if (above.year, above.month) != (day.year, day.month):
        pattern = QCoreApplication.translate("Dates", "MMMM yyyy", "heading of a month; Qt format")
        return _format(shown, pattern)
    if days.below == day:
        pattern = QCoreApplication.translate("Dates", "ddd, d MMM", "heading of an older day")
        return _format(shown, pattern)
    return ""


def day_title(day: date, today: QDate | None = None) -> tuple[str, str]:
    """A day for the bar above the list: its name, and in paler letters what there is to add."""
    shown, today = QDate(day.year, day.month, day.day), today or QDate.currentDate()
    pattern = QCoreApplication.translate("Dates", "dddd, d MMMM yyyy", "in an article; Qt format")
    written = _format(shown, pattern)
    spoken = _spoken(shown.daysTo(today))
    return (spoken, written) if spoken else (written, "")


def _spoken(ago: int) -> str:
    if ago == 0:
        return QCoreApplication.translate("Dates", "Today", "a heading")
    if ago == 1:
        return QCoreApplication.translate("Dates", "Yesterday", "a heading")
    return ""


def _format(day: QDate, pattern: str) -> str:
    return QLocale().toString(day, pattern)
