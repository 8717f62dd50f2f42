"""How a post is cited: in the manner of its own language, whatever the window speaks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from archive import Post

_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def citation(post: Post, today: date) -> str:
    """One line. Chinese posts follow GB/T 7714 for what is online, with *today* as the day on which
    it was read: ``发布者. 标题[EB/OL]. (2024-03-01)[2024-05-06]. 地址.``; all others are
    ``Publisher. “Title”. 1 March 2024. Address``. What is not known is left out.
    """
    title = " ".join(post.title.split())
    publisher = " ".join((post.publisher or "").split()).rstrip(".")
    link = post.source_link or ""
    if (post.language or "").startswith("zh"):
        medium = "[EB/OL]" if link else ""
        read = f"[{today.isoformat()}]" if link else ""
        days = f"({post.published.date().isoformat()}){read}"
        parts = [publisher, f"{title}{medium}", days, link]
    else:
        day = post.published.date()
        spoken = _ENGLISH.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
        parts = [publisher, f"“{title}”", spoken]
        return ". ".join(part for part in parts if part) + f". {link}".rstrip()
    return ". ".join(part for part in parts if part) + "."
