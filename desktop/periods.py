"""Days, months and years in words, and how many posts they have."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.messages import number
from desktop.translatable import PLURAL, translate

MONTHS = 12


def month_number(day: date) -> int:
    """Months counted from the year 0, so that they can be added."""
    return day.year * MONTHS + day.month - 1


def month_start(months: int) -> date:
    """The first day of a month counted so; before or after the calendar its first or last day."""
    if months < MONTHS:
        return date.min
    if months >= (date.max.year + 1) * MONTHS:
        return date.max
    return date(months // MONTHS, months % MONTHS + 1, 1)


def day_text(day: date) -> str:
    """A day in words: “5 March 2022”."""
    return _text(day, QCoreApplication.translate("Periods", "d MMMM yyyy", "a day; Qt format"))


def month_text(day: date) -> str:
    """The month of a day in words: “March 2022”."""
    return _text(day, QCoreApplication.translate("Periods", "MMMM yyyy", "a month; Qt format"))


def short_month_text(day: date) -> str:
    """The month of a day where there is little room: “Mar”."""
    return _text(day, QCoreApplication.translate("Periods", "MMM", "a month on a scale; Qt format"))


def weekday_text(day: date) -> str:
    """A day with its weekday: “Saturday, 5 March 2022”."""
    pattern = QCoreApplication.translate("Periods", "dddd, d MMMM yyyy", "a day; Qt format")
    return _text(day, pattern)


def period_text(first: date, end: date) -> str:
    """A day, a month, a year or several, from *first* on and before *end*."""
    if end - first <= timedelta(days=1):
        return day_text(first)
    months = month_number(end) - month_number(first)
    if months == 1 and first.day == 1:
        return month_text(first)
    last = end - timedelta(days=1)
    if first.day == 1 and first.month == 1 and months >= MONTHS - 1:
        return str(first.year) if last.year == first.year else f"{first.year}–{last.year}"
    return f"{day_text(first)} – {day_text(last)}"


def posts_text(count: int) -> str:
    """“1 post”, “12,345 posts”."""
    return translate("Periods", "{count} posts", "", PLURAL, count).format(count=number(count))


def period_posts(first: date, end: date, count: int) -> str:
    """“March 2022 · 12,345 posts”."""
    return f"{period_text(first, end)} · {posts_text(count)}"


def _text(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
