"""The names of all commands and menus, and the shape of one row of the command table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QAction

from archive import FacetKind, SortOrder

Role = QAction.MenuRole


class MenuId(StrEnum):
    """The menus, top level first. Those with ``recent`` are filled while the program runs."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    GO = "go"
    ARTICLE = "article"
    HELP = "help"
    IMPORT_RECENT = "import-recent"
    KEEP_UP_TO_DATE = "keep-up-to-date"
    OPEN_RECENT = "open-recent"
    SECTIONS = "sections"
    SORT = "sort"
    DENSITY = "density"
    SELECTED = "selected"
    THEME = "theme"
    LANGUAGE = "language"
    HIGHLIGHTS = "highlights"
    COPY_AS = "copy-as"


class ActionId(StrEnum):
    """One name per command."""

    IMPORT_FOLDER = "import-folder"
    IMPORT_REPORT = "import-report"
    NEW_ARCHIVE = "new-archive"
    OPEN_ARCHIVE = "open-archive"
    CLOSE_ARCHIVE = "close-archive"
    EXPORT = "export"
    BACK_UP = "back-up"
    CHECK = "check"
    REPAIR = "repair"
    OPTIMIZE = "optimize"
    QUIT = "quit"
    COPY = "copy"
    SEARCH = "search"
    SEARCH_FORM = "search-form"
    SAVE_SEARCH = "save-search"
    FIND = "find"
    FIND_NEXT = "find-next"
    FIND_PREVIOUS = "find-previous"
    PREFERENCES = "preferences"
    SIDEBARS = "sidebars"
    SECTION_PUBLISHERS = "section-publishers"
    SECTION_YEARS = "section-years"
    SECTION_LANGUAGES = "section-languages"
    SECTION_SOURCES = "section-sources"
    TIMELINE = "timeline"
    CALENDAR = "calendar"
    STATISTICS = "statistics"
    HIDDEN_POSTS = "hidden-posts"
    SORT_NEWEST = "sort-newest"
    SORT_OLDEST = "sort-oldest"
    SORT_TITLE = "sort-title"
    SORT_RELEVANCE = "sort-relevance"
    DENSITY_COMFORTABLE = "density-comfortable"
    DENSITY_COMPACT = "density-compact"
    MARK_READ = "mark-read"
    MARK_UNREAD = "mark-unread"
    ADD_STARS = "add-stars"
    REMOVE_STARS = "remove-stars"
    COPY_LINKS = "copy-links"
    EXPORT_SELECTED = "export-selected"
    SELECT_ALL = "select-all"
    THEME_SYSTEM = "theme-system"
    THEME_LIGHT = "theme-light"
    THEME_DARK = "theme-dark"
    THEME_SEPIA = "theme-sepia"
    LANGUAGE_SYSTEM = "language-system"
    LANGUAGE_EN = "language-en"
    LANGUAGE_ZH_CN = "language-zh_CN"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    ZOOM_RESET = "zoom-reset"
    TYPOGRAPHY = "typography"
    FULL_SCREEN = "full-screen"
    NEXT_POST = "next-post"
    PREVIOUS_POST = "previous-post"
    NEXT_UNREAD = "next-unread"
    PREVIOUS_UNREAD = "previous-unread"
    SCROLL_DOWN = "scroll-down"
    SCROLL_UP = "scroll-up"
    BACK = "back"
    FORWARD = "forward"
    NEXT_FACET = "next-facet"
    PREVIOUS_FACET = "previous-facet"
    NEXT_PANE = "next-pane"
    JUMP = "jump"
    ALL_POSTS = "all-posts"
    PROBLEMS = "problems"
    HIGHLIGHTS = "highlights"
    OPEN_SOURCE = "open-source"
    STAR = "star"
    READ = "read"
    COPY_LINK = "copy-link"
    HIGHLIGHT = "highlight"
    HIGHLIGHT_YELLOW = "highlight-yellow"
    HIGHLIGHT_GREEN = "highlight-green"
    HIGHLIGHT_BLUE = "highlight-blue"
    HIGHLIGHT_PINK = "highlight-pink"
    NOTE = "note"
    REMOVE_HIGHLIGHT = "remove-highlight"
    NEXT_HIGHLIGHT = "next-highlight"
    PREVIOUS_HIGHLIGHT = "previous-highlight"
    SHOW_FILE = "show-file"
    CONTENTS = "contents"
    VERSIONS = "versions"
    COPY_MARKDOWN = "copy-markdown"
    COPY_TEXT = "copy-text"
    COPY_RICH_TEXT = "copy-rich-text"
    COPY_CITATION = "copy-citation"
    COPY_TITLE_LINK = "copy-title-link"
    PRINT = "print"
    SAVE_PDF = "save-pdf"
    SHORTCUTS = "shortcuts"
    CHANGE_KEYS = "change-keys"
    USER_GUIDE = "user-guide"
    OPEN_SAMPLE = "open-sample"
    ABOUT = "about"


EXCLUSIVE_MENUS = (MenuId.SORT, MenuId.DENSITY, MenuId.THEME, MenuId.LANGUAGE)


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """One menu. A submenu names its ``parent`` and the action that it stands before."""

    id: MenuId
    text: str
    parent: MenuId | None = None
    before: ActionId | None = None


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command. ``keys`` are portable key sequences, the first is shown in the menu.

    The actions of a menu in :data:`EXCLUSIVE_MENUS` are choices that exclude each other.
    ``separator``: a line stands above it.
    """

    id: ActionId
    text: str
    menu: MenuId
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    separator: bool = False
    role: QAction.MenuRole = Role.NoRole


SECTION_ACTIONS = {
    FacetKind.PUBLISHER: ActionId.SECTION_PUBLISHERS,
    FacetKind.YEAR: ActionId.SECTION_YEARS,
    FacetKind.LANGUAGE: ActionId.SECTION_LANGUAGES,
    FacetKind.SOURCE: ActionId.SECTION_SOURCES,
}
"""The command for each section of the sidebars that can be switched on."""

SORT_ACTIONS = {
    SortOrder.NEWEST: ActionId.SORT_NEWEST,
    SortOrder.OLDEST: ActionId.SORT_OLDEST,
    SortOrder.TITLE: ActionId.SORT_TITLE,
    SortOrder.RELEVANCE: ActionId.SORT_RELEVANCE,
}
"""The command for each order of the list."""
