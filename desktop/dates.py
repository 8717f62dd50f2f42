"""Dates as the list and the article show them, in the user's language."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime


def short_date(moment: datetime, today: QDate | None = None) -> str:
    """A date for a list row: the time of day for this year's posts, the year for older ones.

    *moment* is shown as the wall clock of its own place; no zone is converted.
    """
    today = today or QDate.currentDate()
    day = QDate(moment.year, moment.month, moment.day)
    locale = QLocale()
    if day.year() == today.year():
        pattern = QCoreApplication.translate("Dates", "d MMM", "this year, in a list; Qt format")
        return f"{locale.toString(day, pattern)}{_clock(moment)}"
    pattern = QCoreApplication.translate("Dates", "d MMM yyyy", "another year, in a list")
    return locale.toString(day, pattern)


def long_date(moment: datetime) -> str:
    """A date for an article's head: in words, with the time if it has one."""
    day = QDate(moment.year, moment.month, moment.day)
    pattern = QCoreApplication.translate("Dates", "dddd, d MMMM yyyy", "in an article; Qt format")
    return f"{QLocale().toString(day, pattern)}{_clock(moment)}"


def exact_date(moment: datetime) -> str:
    """A date and time in figures, short and to be sorted by eye: ``2024-03-01 08:30``."""
    return f"{moment:%Y-%m-%d %H:%M}"


def _clock(moment: datetime) -> str:
    """The time after a day. A post that only says its day has midnight to the second in the
    archive; hardly any is published right then, and a time that nobody wrote misleads."""
    if moment.time() == time.min:
        return ""
    return QTime(moment.hour, moment.minute).toString(" HH:mm")
