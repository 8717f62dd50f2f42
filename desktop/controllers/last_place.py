"""Where the reader was when the window was closed: filter and article, for the next start."""

from __future__ import annotations

from desktop.controllers.history import Place
from desktop.settings import LAST_CATEGORIES, LAST_POST, LAST_QUERY, LAST_TAGS, Settings


def keep_place(settings: Settings, place: Place) -> None:
    """Keep it for the next start."""
    settings.set(LAST_QUERY, place.query)
    settings.set(LAST_CATEGORIES, [place.category] if place.category else [])
    settings.set(LAST_TAGS, [place.tag] if place.tag else [])
    settings.set(LAST_POST, place.post_id or 0)


def last_place(settings: Settings) -> Place:
    """What was kept; without that, all posts."""
    categories, tags = settings.get(LAST_CATEGORIES), settings.get(LAST_TAGS)
    category, tag = next(iter(categories), None), next(iter(tags), None)
    return Place(category, tag, settings.get(LAST_QUERY), settings.get(LAST_POST) or None)


def forget_place(settings: Settings) -> None:
    """Keep nothing: the next archive starts at the top."""
    for setting in (LAST_QUERY, LAST_CATEGORIES, LAST_TAGS, LAST_POST):
        settings.reset(setting)
