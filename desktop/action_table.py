"""Every command of the program as data: its words, its menu, its keys.

This table, with :mod:`desktop.article_table` and :mod:`desktop.menu_table`, is the only place that
knows a menu's order or a shortcut. The menus and the list of
keys under Help are built from it. Keys follow the conventions of feed readers: ``j``/``k`` to
walk, ``n`` for the next unread, ``b`` to open the source, ``/`` to search.

Texts are marked with ``QT_TRANSLATE_NOOP`` and translated when they are shown.
"""

from __future__ import annotations

from desktop.action_ids import ActionId as Id
from desktop.action_ids import ActionSpec, MenuId, Role
from desktop.article_table import ARTICLE_ACTIONS, HIGHLIGHT_ACTIONS
from desktop.list_table import DENSITY_ACTIONS, SELECTION_ACTIONS
from desktop.translatable import QT_TRANSLATE_NOOP

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
    ActionSpec(Id.CHECK, QT_TRANSLATE_NOOP("Actions", "C&heck Archive"), MenuId.FILE, ()),
    ActionSpec(Id.REPAIR, QT_TRANSLATE_NOOP("Actions", "Re&pair Archive…"), MenuId.FILE, ()),
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
        Id.SECTION_PUBLISHERS,
        QT_TRANSLATE_NOOP("Actions", "&Publishers"),
        MenuId.SECTIONS,
        checkable=True,
    ),
    ActionSpec(
        Id.SECTION_YEARS, QT_TRANSLATE_NOOP("Actions", "&Years"), MenuId.SECTIONS, checkable=True
    ),
    ActionSpec(
        Id.SECTION_LANGUAGES,
        QT_TRANSLATE_NOOP("Actions", "&Languages"),
        MenuId.SECTIONS,
        checkable=True,
    ),
    ActionSpec(
        Id.SECTION_SOURCES,
        QT_TRANSLATE_NOOP("Actions", "&Folders"),
        MenuId.SECTIONS,
        checkable=True,
    ),
    ActionSpec(
        Id.TIMELINE,
        QT_TRANSLATE_NOOP("Actions", "Ti&meline"),
        MenuId.VIEW,
        ("F8",),
        "timeline",
        checkable=True,
    ),
    ActionSpec(Id.CALENDAR, QT_TRANSLATE_NOOP("Actions", "Calenda&r"), MenuId.VIEW, (), "calendar"),
    ActionSpec(
        Id.STATISTICS, QT_TRANSLATE_NOOP("Actions", "Statisti&cs"), MenuId.VIEW, (), "statistics"
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
    ActionSpec(Id.THEME_SEPIA, QT_TRANSLATE_NOOP("Actions", "&Sepia"), MenuId.THEME),
    ActionSpec(Id.THEME_DARK, QT_TRANSLATE_NOOP("Actions", "&Dark"), MenuId.THEME),
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
        Id.TYPOGRAPHY,
        QT_TRANSLATE_NOOP("Actions", "T&ext and Colours…"),
        MenuId.VIEW,
        ("Ctrl+Shift+T",),
        "text",
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
        Id.JUMP,
        QT_TRANSLATE_NOOP("Actions", "&Jump To…"),
        MenuId.GO,
        ("Ctrl+J",),
        "search",
        separator=True,
    ),
    ActionSpec(
        Id.ALL_POSTS,
        QT_TRANSLATE_NOOP("Actions", "&All Posts"),
        MenuId.GO,
        ("Ctrl+1",),
        "home",
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

HELP_ACTIONS = (
    ActionSpec(
        Id.SHORTCUTS, QT_TRANSLATE_NOOP("Actions", "&Keys"), MenuId.HELP, ("?",), "keyboard"
    ),
    ActionSpec(Id.CHANGE_KEYS, QT_TRANSLATE_NOOP("Actions", "&Change Keys…"), MenuId.HELP),
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
    *SELECTION_ACTIONS,
    *DENSITY_ACTIONS,
    *HELP_ACTIONS,
)
