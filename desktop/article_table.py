"""The commands for the article on show, as data: see :mod:`desktop.action_table`."""

from __future__ import annotations

from desktop.action_ids import ActionId as Id
from desktop.action_ids import ActionSpec, MenuId
from desktop.translatable import QT_TRANSLATE_NOOP

ARTICLE_ACTIONS = (
    ActionSpec(
        Id.OPEN_SOURCE,
        QT_TRANSLATE_NOOP("Actions", "&Open Source Link"),
        MenuId.ARTICLE,
        ("B", "O", "Ctrl+Return", "Ctrl+Enter"),
        "external",
    ),
    ActionSpec(
        Id.COPY_LINK,
        QT_TRANSLATE_NOOP("Actions", "&Copy Source Link"),
        MenuId.ARTICLE,
        ("Ctrl+Shift+C",),
        "link",
    ),
    ActionSpec(
        Id.CONTENTS,
        QT_TRANSLATE_NOOP("Actions", "Co&ntents…"),
        MenuId.ARTICLE,
        ("Ctrl+T",),
        "contents",
    ),
    ActionSpec(
        Id.STAR,
        QT_TRANSLATE_NOOP("Actions", "&Star"),
        MenuId.ARTICLE,
        ("S",),
        "star",
        checkable=True,
        separator=True,
    ),
    ActionSpec(
        Id.READ,
        QT_TRANSLATE_NOOP("Actions", "&Read"),
        MenuId.ARTICLE,
        ("M", "R", "U"),
        "read",
        checkable=True,
    ),
    ActionSpec(
        Id.SHOW_FILE,
        QT_TRANSLATE_NOOP("Actions", "Show Original &File"),
        MenuId.ARTICLE,
        ("Ctrl+U",),
        "file",
        separator=True,
    ),
    ActionSpec(Id.VERSIONS, QT_TRANSLATE_NOOP("Actions", "&Versions…"), MenuId.ARTICLE),
    ActionSpec(
        Id.COPY_CITATION, QT_TRANSLATE_NOOP("Actions", "&Citation"), MenuId.COPY_AS, ("Ctrl+Alt+C",)
    ),
    ActionSpec(
        Id.COPY_TITLE_LINK, QT_TRANSLATE_NOOP("Actions", "Title with &Link"), MenuId.COPY_AS
    ),
    ActionSpec(
        Id.COPY_MARKDOWN,
        QT_TRANSLATE_NOOP("Actions", "&Markdown"),
        MenuId.COPY_AS,
        separator=True,
    ),
    ActionSpec(Id.COPY_TEXT, QT_TRANSLATE_NOOP("Actions", "Plain &Text"), MenuId.COPY_AS),
    ActionSpec(Id.COPY_RICH_TEXT, QT_TRANSLATE_NOOP("Actions", "&Rich Text"), MenuId.COPY_AS),
    ActionSpec(
        Id.PRINT,
        QT_TRANSLATE_NOOP("Actions", "&Print…"),
        MenuId.ARTICLE,
        ("Ctrl+P",),
        separator=True,
    ),
    ActionSpec(Id.SAVE_PDF, QT_TRANSLATE_NOOP("Actions", "Save as P&DF…"), MenuId.ARTICLE),
)

HIGHLIGHT_ACTIONS = (
    ActionSpec(Id.HIGHLIGHT, QT_TRANSLATE_NOOP("Actions", "&Highlight"), MenuId.HIGHLIGHTS, ("H",)),
    ActionSpec(
        Id.NOTE, QT_TRANSLATE_NOOP("Actions", "N&ote…"), MenuId.HIGHLIGHTS, ("Shift+H",), "note"
    ),
    ActionSpec(
        Id.HIGHLIGHT_YELLOW,
        QT_TRANSLATE_NOOP("Actions", "&Yellow"),
        MenuId.HIGHLIGHTS,
        ("1",),
        separator=True,
    ),
    ActionSpec(
        Id.HIGHLIGHT_GREEN, QT_TRANSLATE_NOOP("Actions", "&Green"), MenuId.HIGHLIGHTS, ("2",)
    ),
    ActionSpec(Id.HIGHLIGHT_BLUE, QT_TRANSLATE_NOOP("Actions", "&Blue"), MenuId.HIGHLIGHTS, ("3",)),
    ActionSpec(Id.HIGHLIGHT_PINK, QT_TRANSLATE_NOOP("Actions", "&Pink"), MenuId.HIGHLIGHTS, ("4",)),
    ActionSpec(
        Id.REMOVE_HIGHLIGHT,
        QT_TRANSLATE_NOOP("Actions", "&Remove Highlight"),
        MenuId.HIGHLIGHTS,
        ("0",),
    ),
    ActionSpec(
        Id.NEXT_HIGHLIGHT,
        QT_TRANSLATE_NOOP("Actions", "&Next Highlight"),
        MenuId.HIGHLIGHTS,
        (".",),
        "down",
        separator=True,
    ),
    ActionSpec(
        Id.PREVIOUS_HIGHLIGHT,
        QT_TRANSLATE_NOOP("Actions", "Pre&vious Highlight"),
        MenuId.HIGHLIGHTS,
        (",",),
        "up",
    ),
)
