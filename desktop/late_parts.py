"""The parts of the window that nobody needs to see the first rows of a list.

To import and to make them takes as long as all the rest of the window, so they come when the list
is on the screen.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject

from desktop.controllers.archives import ArchivesController
from desktop.controllers.articles import ArticlesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.calendar import CalendarController
from desktop.controllers.care import CareController
from desktop.controllers.contents import ContentsController
from desktop.controllers.copying import CopyingController
from desktop.controllers.crash_check import CrashCheckController
from desktop.controllers.help import HelpController
from desktop.controllers.highlights import HighlightsController
from desktop.controllers.highlights_page import HighlightsPageController
from desktop.controllers.imports import ImportsController
from desktop.controllers.jumping import JumpController
from desktop.controllers.keeping import KeepingController
from desktop.controllers.keys import KeysController
from desktop.controllers.long_work import LongWork
from desktop.controllers.look import LookController
from desktop.controllers.preferences import Doers, PreferencesController
from desktop.controllers.printing import PrintingController
from desktop.controllers.problems import ProblemsController
from desktop.controllers.quiet_imports import QuietImportsController
from desktop.controllers.related import RelatedController
from desktop.controllers.smart_folders import SmartFoldersController
from desktop.controllers.states import StatesController
from desktop.controllers.statistics import StatisticsController
from desktop.controllers.typography import TypographyController
from desktop.i18n import Translations
from desktop.settings import Settings
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow
from desktop.views.viewer.viewer import PostViewer


class EarlyParts(Protocol):
    """What :class:`desktop.app.Desktop` has already, and these are made of."""

    window: MainWindow
    settings: Settings
    asker: Asker
    translations: Translations
    archives: ArchivesController
    articles: ArticlesController
    browse: BrowseController
    folders: SmartFoldersController
    states: StatesController
    imports: ImportsController
    quiet: QuietImportsController
    problems: ProblemsController
    look: LookController
    typography: TypographyController
    keeping: KeepingController
    work: LongWork


class LateParts(QObject):
    """The controllers that come late."""

    def __init__(self, desktop: EarlyParts) -> None:
        super().__init__(desktop.window)
        window, archives, browse = desktop.window, desktop.archives, desktop.browse
        self.contents = ContentsController(window, desktop.articles)
        self.highlights = HighlightsController(window, archives, desktop.articles, desktop.states)
        self.highlights_page = HighlightsPageController(
            window, desktop.asker, archives, browse, self.highlights
        )
        self.related = RelatedController(window, archives, desktop.articles)
        self.copying = CopyingController(window, desktop.asker, archives, desktop.articles)
        self.printing = PrintingController(window, desktop.asker, archives, desktop.articles)
        self.calendar = CalendarController(window, archives, browse)
        self.statistics = StatisticsController(window, archives, browse)
        self.jumping = JumpController(window, desktop.settings, archives, browse, desktop.folders)
        self.keys = KeysController(window, desktop.settings)
        self.preferences = PreferencesController(
            window,
            desktop.settings,
            desktop.asker,
            Doers(
                desktop.look,
                desktop.typography,
                self.keys,
                desktop.imports,
                archives,
                desktop.keeping,
            ),
        )
        self.care = CareController(window, desktop.asker, archives, desktop.work)
        self.crash_check = CrashCheckController(window, archives, browse, desktop.work)
        self.crash_check.damage_found.connect(self.care.show_damage)
        self.help = HelpController(window, desktop.translations, archives)
        for imports in (desktop.imports, desktop.quiet):
            for part in (self.calendar, self.statistics, self.highlights, self.highlights_page):
                imports.refresh_wanted.connect(part.refresh)
        desktop.states.changed.connect(self.highlights_page.refresh)
        self.jumping.posts_wanted.connect(desktop.problems.leave)

    def use_viewer(self, viewer: PostViewer) -> None:
        """The article viewer is here."""
        self.contents.use_viewer(viewer)
        self.highlights.use_viewer(viewer)
        self.related.use_viewer(viewer)
