"""The commands for the list and its chosen posts, as data: see :mod:`desktop.action_table`."""

from __future__ import annotations

from desktop.action_ids import ActionId as Id
from desktop.action_ids import ActionSpec, MenuId
from desktop.translatable import QT_TRANSLATE_NOOP

SELECTION_ACTIONS = (
    ActionSpec(Id.MARK_READ, QT_TRANSLATE_NOOP("Actions", "Mark as &Read"), MenuId.SELECTED),
    ActionSpec(Id.MARK_UNREAD, QT_TRANSLATE_NOOP("Actions", "Mark as &Unread"), MenuId.SELECTED),
    ActionSpec(
        Id.ADD_STARS,
        QT_TRANSLATE_NOOP("Actions", "Add &Star"),
        MenuId.SELECTED,
        separator=True,
    ),
    ActionSpec(Id.REMOVE_STARS, QT_TRANSLATE_NOOP("Actions", "Remove S&tar"), MenuId.SELECTED),
    ActionSpec(
        Id.COPY_LINKS,
        QT_TRANSLATE_NOOP("Actions", "&Copy Source Links"),
        MenuId.SELECTED,
        separator=True,
    ),
    ActionSpec(
        Id.EXPORT_SELECTED, QT_TRANSLATE_NOOP("Actions", "&Export Selected…"), MenuId.SELECTED
    ),
    ActionSpec(
        Id.SELECT_ALL,
        QT_TRANSLATE_NOOP("Actions", "Select &All in the List"),
        MenuId.SELECTED,
        separator=True,
    ),
)

DENSITY_ACTIONS = (
    ActionSpec(Id.DENSITY_COMFORTABLE, QT_TRANSLATE_NOOP("Actions", "&Two Lines"), MenuId.DENSITY),
    ActionSpec(Id.DENSITY_COMPACT, QT_TRANSLATE_NOOP("Actions", "&One Line"), MenuId.DENSITY),
)
