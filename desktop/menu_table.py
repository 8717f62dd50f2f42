"""Every menu of the program as data: its words, and the menu that it is in."""

from __future__ import annotations

from desktop.action_ids import ActionId as Id
from desktop.action_ids import MenuId, MenuSpec
from desktop.translatable import QT_TRANSLATE_NOOP

MENUS: tuple[MenuSpec, ...] = (
    MenuSpec(MenuId.FILE, QT_TRANSLATE_NOOP("Actions", "&File")),
    MenuSpec(MenuId.EDIT, QT_TRANSLATE_NOOP("Actions", "&Edit")),
    MenuSpec(MenuId.VIEW, QT_TRANSLATE_NOOP("Actions", "&View")),
    MenuSpec(MenuId.GO, QT_TRANSLATE_NOOP("Actions", "&Go")),
    MenuSpec(MenuId.ARTICLE, QT_TRANSLATE_NOOP("Actions", "&Article")),
    MenuSpec(MenuId.HELP, QT_TRANSLATE_NOOP("Actions", "&Help")),
    MenuSpec(
        MenuId.IMPORT_RECENT,
        QT_TRANSLATE_NOOP("Actions", "Import Re&cent"),
        MenuId.FILE,
        Id.IMPORT_REPORT,
    ),
    MenuSpec(
        MenuId.KEEP_UP_TO_DATE,
        QT_TRANSLATE_NOOP("Actions", "&Keep Up to Date"),
        MenuId.FILE,
        Id.IMPORT_REPORT,
    ),
    MenuSpec(
        MenuId.OPEN_RECENT,
        QT_TRANSLATE_NOOP("Actions", "Open Recen&t"),
        MenuId.FILE,
        Id.CLOSE_ARCHIVE,
    ),
    MenuSpec(
        MenuId.SECTIONS,
        QT_TRANSLATE_NOOP("Actions", "Sidebar Sectio&ns"),
        MenuId.VIEW,
        Id.HIDDEN_POSTS,
    ),
    MenuSpec(MenuId.SORT, QT_TRANSLATE_NOOP("Actions", "S&ort"), MenuId.VIEW, Id.HIDDEN_POSTS),
    MenuSpec(
        MenuId.DENSITY,
        QT_TRANSLATE_NOOP("Actions", "Ro&ws of the List"),
        MenuId.VIEW,
        Id.HIDDEN_POSTS,
    ),
    MenuSpec(
        MenuId.SELECTED,
        QT_TRANSLATE_NOOP("Actions", "Se&lected Posts"),
        MenuId.ARTICLE,
        Id.SHOW_FILE,
    ),
    MenuSpec(MenuId.THEME, QT_TRANSLATE_NOOP("Actions", "&Theme"), MenuId.VIEW, Id.ZOOM_IN),
    MenuSpec(
        MenuId.HIGHLIGHTS,
        QT_TRANSLATE_NOOP("Actions", "&Highlights"),
        MenuId.ARTICLE,
        Id.SHOW_FILE,
    ),
    MenuSpec(MenuId.COPY_AS, QT_TRANSLATE_NOOP("Actions", "Copy &As"), MenuId.ARTICLE, Id.CONTENTS),
    MenuSpec(MenuId.LANGUAGE, QT_TRANSLATE_NOOP("Actions", "&Language"), MenuId.VIEW, Id.ZOOM_IN),
)
