"""What was listed and read when an archive was left, for the next start."""

from __future__ import annotations

from desktop.choice import Choice
from desktop.controllers.history import Place
from desktop.settings import LAST_CHOICE, LAST_POST, LAST_QUERY, Settings


def keep_place(settings: Settings, place: Place) -> None:
    """Keep filter and article; how far they were scrolled is not kept."""
    settings.set(LAST_QUERY, place.query)
    settings.set(LAST_CHOICE, place.choice.as_texts())
    settings.set(LAST_POST, place.post_id or 0)


def take_place(settings: Settings) -> Place:
    """What was kept, once: it belongs to one archive, and another one starts at its top."""
    chosen: list[str] = settings.get(LAST_CHOICE)
    place = Place(
        Choice.from_texts(chosen),
        settings.get(LAST_QUERY),
        settings.get(LAST_POST) or None,
    )
    forget_place(settings)
    return place


def forget_place(settings: Settings) -> None:
    """Keep nothing: the next archive starts at the top."""
    for setting in (LAST_QUERY, LAST_CHOICE, LAST_POST):
        settings.reset(setting)
