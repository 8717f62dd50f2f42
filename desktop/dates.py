"""Dates as the list and the article show them, in the user's language."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from desktop.translatable import PLURAL, translate

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
HOURS_INTO_YESTERDAY = 6  # in the small hours, what was written late at night is of hours ago
DAYS_AGO = 7


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


def spoken_date(moment: datetime, now: datetime | None = None) -> str:
    """A date as people say it: ``3 hours ago``, ``yesterday 08:31``, ``3 days ago``; what is a week
    old or in the future has its day in words. Days are those of the post's own place.

    *now* is for a *moment* with an offset one with an offset, and for one without, one without.
    """
    now = datetime.now(moment.tzinfo) if now is None else now.astimezone(moment.tzinfo)
    now = now.replace(tzinfo=moment.tzinfo)
    days, passed = (now.date() - moment.date()).days, now - moment
    if moment.time() == time.min:
        return _day_ago(days, "") or long_date(moment)
    if -MINUTE < passed < MINUTE:
        return QCoreApplication.translate("Dates", "just now")
    if passed < -MINUTE or days >= DAYS_AGO:
        return long_date(moment)
    if passed < HOUR:
        minutes = passed // MINUTE
        text = translate("Dates", "{count} minutes ago", "", PLURAL, minutes)
        return text.format(count=minutes)
    if days == 0 or passed < HOURS_INTO_YESTERDAY * HOUR:
        hours = passed // HOUR
        return translate("Dates", "{count} hours ago", "", PLURAL, hours).format(count=hours)
    return _day_ago(days, _clock(moment))


def full_date(moment: datetime) -> str:
    """The day in words, the time to the second, and its zone: ``Monday, 28 February 2022 08:31:37
    (UTC+08:00)``; of a post that only says its day, that."""
    offset = moment.utcoffset()
    if moment.time() == time.min or offset is None:
        return long_date(moment)
    day = long_date(moment.replace(hour=0, minute=0, second=0, microsecond=0))
    text = QCoreApplication.translate("Dates", "{day} {time} ({zone})", "exactly; a time zone")
    return text.format(day=day, time=f"{moment:%H:%M:%S}", zone=_zone(offset))


def _zone(offset: timedelta) -> str:
    """``UTC+08:00``, to the minute."""
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(offset) // MINUTE, 60)
    return f"UTC{'-' if offset < timedelta() else '+'}{hours:02}:{minutes:02}"


def _day_ago(days: int, clock: str) -> str:
    """``yesterday 08:31``; nothing where it is a week ago or to come."""
    if days == 0:
        return QCoreApplication.translate("Dates", "today") + clock
    if days == 1:
        return QCoreApplication.translate("Dates", "yesterday") + clock
    if not 1 < days < DAYS_AGO:
        return ""
    return translate("Dates", "{count} days ago", "", PLURAL, days).format(count=days)


def exact_date(moment: datetime) -> str:
    """A date and time in figures, short and to be sorted by eye: ``2024-03-01 08:30``."""
    return f"{moment:%Y-%m-%d %H:%M}"


def _clock(moment: datetime) -> str:
    """The time after a day. A post that only says its day has midnight to the second in the
    archive; hardly any is published right then, and a time that nobody wrote misleads."""
    if moment.time() == time.min:
        return ""
    return QTime(moment.hour, moment.minute).toString(" HH:mm")
