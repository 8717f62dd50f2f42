"""Every command of the program as data: its words, its menu, its keys.

This table is the only place that knows a menu's order or a shortcut. The menus and the list of
keys under Help are built from it. Keys follow the conventions of feed readers: ``j``/``k`` to
walk, ``n`` for the next unread, ``b`` to open the source, ``/`` to search.

Texts are marked with ``QT_TRANSLATE_NOOP`` and translated when they are shown.
"""

from __future__ import annotations

from desktop.action_ids import ActionId as Id
from desktop.action_ids import ActionSpec, MenuId, MenuSpec, Role
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
    MenuSpec(MenuId.SORT, QT_TRANSLATE_NOOP("Actions", "S&ort"), MenuId.VIEW, Id.HIDDEN_POSTS),
    MenuSpec(MenuId.THEME, QT_TRANSLATE_NOOP("Actions", "&Theme"), MenuId.VIEW, Id.ZOOM_IN),
    MenuSpec(
        MenuId.HIGHLIGHTS,
        QT_TRANSLATE_NOOP("Actions", "&Highlights"),
        MenuId.ARTICLE,
        Id.SHOW_FILE,
    ),
    MenuSpec(MenuId.LANGUAGE, QT_TRANSLATE_NOOP("Actions", "&Language"), MenuId.VIEW, Id.ZOOM_IN),
)

FILE_ACTIONS = (
    ActionSpec(
        Id.IMPORT_FOLDER,
        QT_TRANSLATE_NOOP("Actions", "&Import Folder…"),
        MenuId.FILE,
        ("Ctrl+O",),
        "import",
    ),
    ActionSpec(
        Id.IMPORT_REPORT, QT_TRANSLATE_NOOP("Actions", "Import &Report"), MenuId.FILE, (), "report"
    ),
    ActionSpec(
        Id.NEW_ARCHIVE,
        QT_TRANSLATE_NOOP("Actions", "&New Archive…"),
        MenuId.FILE,
        ("Ctrl+N",),
        "new",
        separator=True,
    ),
    ActionSpec(
        Id.OPEN_ARCHIVE,
        QT_TRANSLATE_NOOP("Actions", "&Open Archive…"),
        MenuId.FILE,
        ("Ctrl+Shift+O",),
        "archive",
    ),
    ActionSpec(
        Id.CLOSE_ARCHIVE, QT_TRANSLATE_NOOP("Actions", "Close &Archive"), MenuId.FILE, ("Ctrl+W",)
    ),
    ActionSpec(
        Id.EXPORT,
        QT_TRANSLATE_NOOP("Actions", "&Export…"),
        MenuId.FILE,
        ("Ctrl+E",),
        "export",
        separator=True,
    ),
    ActionSpec(Id.BACK_UP, QT_TRANSLATE_NOOP("Actions", "&Back Up Archive…"), MenuId.FILE, ()),
    ActionSpec(Id.OPTIMIZE, QT_TRANSLATE_NOOP("Actions", "Opti&mise Archive…"), MenuId.FILE, ()),
    ActionSpec(
        Id.QUIT,
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        MenuId.FILE,
        ("Ctrl+Q",),
        "quit",
        separator=True,
        role=Role.QuitRole,
    ),
)

EDIT_ACTIONS = (
    ActionSpec(Id.COPY, QT_TRANSLATE_NOOP("Actions", "&Copy"), MenuId.EDIT, ("Ctrl+C",), "copy"),
    ActionSpec(
        Id.SEARCH,
        QT_TRANSLATE_NOOP("Actions", "&Search All Posts"),
        MenuId.EDIT,
        ("/", "Ctrl+Shift+F"),
        "search",
        separator=True,
    ),
    ActionSpec(
        Id.SEARCH_FORM,
        QT_TRANSLATE_NOOP("Actions", "Search F&orm…"),
        MenuId.EDIT,
        ("F4",),
        "form",
    ),
    ActionSpec(
        Id.SAVE_SEARCH,
        QT_TRANSLATE_NOOP("Actions", "Sa&ve Search…"),
        MenuId.EDIT,
        ("Ctrl+D",),
        "bookmark",
    ),
    ActionSpec(
        Id.FIND, QT_TRANSLATE_NOOP("Actions", "&Find in Article…"), MenuId.EDIT, ("Ctrl+F",)
    ),
    ActionSpec(
        Id.FIND_NEXT, QT_TRANSLATE_NOOP("Actions", "Find &Next"), MenuId.EDIT, ("F3", "Ctrl+G")
    ),
    ActionSpec(
        Id.FIND_PREVIOUS,
        QT_TRANSLATE_NOOP("Actions", "Find &Previous"),
        MenuId.EDIT,
        ("Shift+F3", "Ctrl+Shift+G"),
    ),
    ActionSpec(
        Id.PREFERENCES,
        QT_TRANSLATE_NOOP("Actions", "Prefe&rences…"),
        MenuId.EDIT,
        ("Ctrl+,",),
        "preferences",
        separator=True,
        role=Role.PreferencesRole,
    ),
)

VIEW_ACTIONS = (
    ActionSpec(
        Id.SIDEBARS,
        QT_TRANSLATE_NOOP("Actions", "&Sidebars"),
        MenuId.VIEW,
        ("F9",),
        "sidebar",
        checkable=True,
    ),
    ActionSpec(
        Id.HIDDEN_POSTS,
        QT_TRANSLATE_NOOP("Actions", "&Drafts and Hidden Posts"),
        MenuId.VIEW,
        checkable=True,
    ),
    ActionSpec(Id.SORT_NEWEST, QT_TRANSLATE_NOOP("Actions", "&Newest First"), MenuId.SORT),
    ActionSpec(Id.SORT_OLDEST, QT_TRANSLATE_NOOP("Actions", "&Oldest First"), MenuId.SORT),
    ActionSpec(Id.SORT_TITLE, QT_TRANSLATE_NOOP("Actions", "By &Title"), MenuId.SORT),
    ActionSpec(Id.SORT_RELEVANCE, QT_TRANSLATE_NOOP("Actions", "Best &Match First"), MenuId.SORT),
    ActionSpec(Id.THEME_SYSTEM, QT_TRANSLATE_NOOP("Actions", "As the S&ystem"), MenuId.THEME),
    ActionSpec(Id.THEME_LIGHT, QT_TRANSLATE_NOOP("Actions", "&Light"), MenuId.THEME),
    ActionSpec(Id.THEME_DARK, QT_TRANSLATE_NOOP("Actions", "&Dark"), MenuId.THEME),
    ActionSpec(Id.THEME_SEPIA, QT_TRANSLATE_NOOP("Actions", "&Sepia"), MenuId.THEME),
    ActionSpec(Id.LANGUAGE_SYSTEM, QT_TRANSLATE_NOOP("Actions", "As the S&ystem"), MenuId.LANGUAGE),
    #: The names of languages stay in their own language.
    ActionSpec(Id.LANGUAGE_EN, QT_TRANSLATE_NOOP("Actions", "&English"), MenuId.LANGUAGE),
    #: The names of languages stay in their own language.
    ActionSpec(Id.LANGUAGE_ZH_CN, QT_TRANSLATE_NOOP("Actions", "简体中文(&C)"), MenuId.LANGUAGE),
    ActionSpec(
        Id.ZOOM_IN,
        QT_TRANSLATE_NOOP("Actions", "Zoom &In"),
        MenuId.VIEW,
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
        separator=True,
    ),
    ActionSpec(
        Id.ZOOM_OUT, QT_TRANSLATE_NOOP("Actions", "Zoom O&ut"), MenuId.VIEW, ("Ctrl+-",), "zoom-out"
    ),
    ActionSpec(
        Id.ZOOM_RESET, QT_TRANSLATE_NOOP("Actions", "&Actual Size"), MenuId.VIEW, ("Ctrl+0",)
    ),
    ActionSpec(
        Id.FULL_SCREEN,
        QT_TRANSLATE_NOOP("Actions", "&Full Screen"),
        MenuId.VIEW,
        ("F11",),
        checkable=True,
        separator=True,
    ),
)

GO_ACTIONS = (
    ActionSpec(Id.NEXT_POST, QT_TRANSLATE_NOOP("Actions", "&Next Post"), MenuId.GO, ("J",), "down"),
    ActionSpec(
        Id.PREVIOUS_POST, QT_TRANSLATE_NOOP("Actions", "&Previous Post"), MenuId.GO, ("K",), "up"
    ),
    ActionSpec(Id.NEXT_UNREAD, QT_TRANSLATE_NOOP("Actions", "Next &Unread"), MenuId.GO, ("N",)),
    ActionSpec(
        Id.PREVIOUS_UNREAD,
        QT_TRANSLATE_NOOP("Actions", "Previous Un&read"),
        MenuId.GO,
        ("Shift+N",),
    ),
    ActionSpec(
        Id.SCROLL_DOWN,
        QT_TRANSLATE_NOOP("Actions", "Scroll &Down, Then Next Unread"),
        MenuId.GO,
        ("Space",),
        separator=True,
    ),
    ActionSpec(
        Id.SCROLL_UP, QT_TRANSLATE_NOOP("Actions", "&Scroll Up"), MenuId.GO, ("Shift+Space",)
    ),
    ActionSpec(
        Id.BACK,
        QT_TRANSLATE_NOOP("Actions", "&Back"),
        MenuId.GO,
        ("Alt+Left",),
        "back",
        separator=True,
    ),
    ActionSpec(
        Id.FORWARD, QT_TRANSLATE_NOOP("Actions", "&Forward"), MenuId.GO, ("Alt+Right",), "forward"
    ),
    ActionSpec(
        Id.NEXT_FACET,
        QT_TRANSLATE_NOOP("Actions", "N&ext in the Sidebar"),
        MenuId.GO,
        ("Z", "]"),
        separator=True,
    ),
    ActionSpec(
        Id.PREVIOUS_FACET,
        QT_TRANSLATE_NOOP("Actions", "Pre&vious in the Sidebar"),
        MenuId.GO,
        ("A", "["),
    ),
    ActionSpec(Id.NEXT_PANE, QT_TRANSLATE_NOOP("Actions", "Ne&xt Pane"), MenuId.GO, ("F6",)),
    ActionSpec(
        Id.ALL_POSTS,
        QT_TRANSLATE_NOOP("Actions", "&All Posts"),
        MenuId.GO,
        ("Ctrl+1",),
        "home",
        separator=True,
    ),
    ActionSpec(
        Id.PROBLEMS, QT_TRANSLATE_NOOP("Actions", "Pr&oblems"), MenuId.GO, ("Ctrl+2",), "warning"
    ),
    ActionSpec(
        Id.HIGHLIGHTS,
        QT_TRANSLATE_NOOP("Actions", "&Highlights and Notes"),
        MenuId.GO,
        ("Ctrl+3",),
        "note",
    ),
)

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

HELP_ACTIONS = (
    ActionSpec(
        Id.SHORTCUTS, QT_TRANSLATE_NOOP("Actions", "&Keys"), MenuId.HELP, ("?",), "keyboard"
    ),
    ActionSpec(
        Id.USER_GUIDE, QT_TRANSLATE_NOOP("Actions", "&User Guide"), MenuId.HELP, ("F1",), "help"
    ),
    ActionSpec(
        Id.OPEN_SAMPLE,
        QT_TRANSLATE_NOOP("Actions", "Open the &Sample"),
        MenuId.HELP,
        separator=True,
    ),
    ActionSpec(
        Id.ABOUT,
        QT_TRANSLATE_NOOP("Actions", "&About Microfiche"),
        MenuId.HELP,
        separator=True,
        role=Role.AboutRole,
    ),
)

ACTIONS: tuple[ActionSpec, ...] = (
    *FILE_ACTIONS,
    *EDIT_ACTIONS,
    *VIEW_ACTIONS,
    *GO_ACTIONS,
    *ARTICLE_ACTIONS,
    *HIGHLIGHT_ACTIONS,
    *HELP_ACTIONS,
)
