"""What was listed and read when an archive was left, for the next start."""

from __future__ import annotations

from desktop.controllers.history import Place
from desktop.settings import LAST_CATEGORIES, LAST_POST, LAST_QUERY, LAST_TAGS, Settings


def keep_place(settings: Settings, place: Place) -> None:
    """Keep filter and article; how far they were scrolled is not kept."""
    settings.set(LAST_QUERY, place.query)
    settings.set(LAST_CATEGORIES, [place.category] if place.category else [])
    settings.set(LAST_TAGS, [place.tag] if place.tag else [])
    settings.set(LAST_POST, place.post_id or 0)


def take_place(settings: Settings) -> Place:
    """What was kept, once: it belongs to one archive, and another one starts at its top."""
    categories, tags = settings.get(LAST_CATEGORIES), settings.get(LAST_TAGS)
    place = Place(
        next(iter(categories), None),
        next(iter(tags), None),
        settings.get(LAST_QUERY),
        settings.get(LAST_POST) or None,
    )
    forget_place(settings)
    return place


def forget_place(settings: Settings) -> None:
    """Keep nothing: the next archive starts at the top."""
    for setting in (LAST_QUERY, LAST_CATEGORIES, LAST_TAGS, LAST_POST):
        settings.reset(setting)
