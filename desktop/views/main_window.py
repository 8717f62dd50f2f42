"""The window: smart folders, sidebars, list and article side by side, menus, status bar. No logic.

Controllers reach its parts by the public attributes; the viewer joins later by
:meth:`MainWindow.install_viewer`, because starting Chromium takes longer than showing the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QSurface
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archive import FacetKind
from desktop.action_ids import ActionId, MenuId
from desktop.actions import ActionRegistry
from desktop.choice import SECTIONS
from desktop.icons import app_icon, icon
from desktop.views.banner import Banner
from desktop.views.highlights_page import HighlightsPage
from desktop.views.import_panel import ImportPanel
from desktop.views.notice import Notice
from desktop.views.post_list import PostListView
from desktop.views.problems_page import ProblemsPage
from desktop.views.search_bar import SearchBar
from desktop.views.sidebar import Sidebar
from desktop.views.smart_folders import SmartFolders
from desktop.views.status_line import StatusLine
from desktop.views.timeline import TimelineView
from desktop.views.welcome import WelcomePage
from desktop.views.work_panel import WorkPanel

if TYPE_CHECKING:
    from desktop.views.viewer.viewer import PostViewer

WINDOW_SIZE = QSize(1280, 800)
PANE_WIDTHS = (220, 400, 660)
LEAST_WIDTHS = (120, 180, 360)
"""In a narrow window sidebars and list give way: nobody reads an article of two words a line. But
half of a small screen must be enough for all three."""
TOOL_ICON_SIZE = QSize(20, 20)
ARTICLE_TOOLS: tuple[ActionId | None, ...] = (
    ActionId.BACK,
    ActionId.FORWARD,
    None,
    ActionId.STAR,
    ActionId.READ,
    None,
    ActionId.OPEN_SOURCE,
    ActionId.COPY_LINK,
    ActionId.SHOW_FILE,
    ActionId.CONTENTS,
    ActionId.TYPOGRAPHY,
)


class MainWindow(QMainWindow):
    """Signals: ``close_requested(QCloseEvent)``: whoever objects calls ``event.ignore()``;
    ``language_changed()`` and ``palette_changed()`` after its own parts have followed.
    """

    close_requested = Signal(object)
    language_changed = Signal()
    palette_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowIcon(app_icon())
        self.resize(WINDOW_SIZE)
        self.registry = ActionRegistry(self)
        self.banner = Banner()
        self.welcome = WelcomePage()
        self.search_bar = SearchBar()
        self.post_list = PostListView()
        self.sidebars = {kind: Sidebar(kind) for kind in SECTIONS}
        self.categories = self.sidebars[FacetKind.CATEGORY]
        self.tags = self.sidebars[FacetKind.TAG]
        self.timeline = TimelineView()
        self.smart_folders = SmartFolders()
        self.problems_folder = self.smart_folders.problems
        self.problems_page = ProblemsPage()
        self.highlights_page = HighlightsPage()
        self._pages: list[QWidget] = [self.problems_page, self.highlights_page]
        self.import_panel = ImportPanel()
        self.export_panel, self.paper_panel = WorkPanel("export"), WorkPanel("paper")
        self.status_line = StatusLine()
        self.notice = Notice()
        self.highlight_notice = Notice()
        self.viewer: PostViewer | None = None
        self._last_focus: QWidget = self.post_list
        self._count, self._address = QLabel(), ""
        self._form, self._sort = QToolButton(), QToolButton()
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._sidebars = QSplitter(Qt.Orientation.Vertical)
        self._left, self._list, self._article = QWidget(), QWidget(), QWidget()
        self._tools = QToolBar()
        self._stack = QStackedWidget()
        self._build()
        self._retranslate()
        panels = (self.import_panel, self.export_panel, self.paper_panel)
        for panel in (*panels, self.notice, self.highlight_notice):
            panel.left.connect(self.give_focus_back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.on_focus_changed)
        self.show_welcome()

    # What is on show

    def show_welcome(self) -> None:
        """Show the page for people who have nothing to read yet."""
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.setFocus()
        self._count.clear()

    def show_reader(self) -> None:
        """Show the three panes."""
        self._stack.setCurrentWidget(self._panes)

    def is_reading(self) -> bool:
        """Whether the three panes are on show."""
        return self._stack.currentWidget() is self._panes

    def show_problems(self, shown: bool) -> None:
        """Show the page of problems in the place of list and article, or these again."""
        self.show_page(self.problems_page if shown else None)

    def show_page(self, page: QWidget | None) -> None:
        """Show one of the pages in the place of list and article, or, without one, these again."""
        self.show_address("")  # the pointer is no longer over a link of the article
        for one in self._pages:
            one.setVisible(one is page)
        self.problems_folder.setChecked(page is self.problems_page)
        self.smart_folders.show_choice(page is None)
        for sidebar in self.sidebars.values():
            sidebar.show_choice(page is None)
        for pane in (self._list, self._article):
            pane.setVisible(page is None)

    def show_highlights(self, shown: bool) -> None:
        """Show the page of highlights in the place of list and article, or these again."""
        self.show_page(self.highlights_page if shown else None)

    def is_showing_highlights(self) -> bool:
        """Whether the page of highlights is on show."""
        return not self.highlights_page.isHidden()

    def add_page(self, page: QWidget) -> None:
        """One more page, made when it is first asked for; :meth:`show_page` shows it."""
        page.hide()
        self._pages.append(page)
        self._panes.addWidget(page)
        self._panes.setStretchFactor(self._panes.count() - 1, 1)

    def page(self) -> QWidget | None:
        """The page on show in the place of list and article."""
        return next((one for one in self._pages if not one.isHidden()), None)

    def is_showing_problems(self) -> bool:
        """Whether the page of problems is on show."""
        return not self.problems_page.isHidden()

    def install_viewer(self, viewer: PostViewer) -> None:
        """Put the article's viewer into its pane."""
        self.viewer = viewer
        layout = self._article.layout()
        assert layout is not None
        layout.takeAt(layout.count() - 1)  # the empty place
        layout.addWidget(viewer)
        viewer.link_hovered.connect(self.show_address)

    def article_tool(self, action_id: ActionId) -> QWidget:
        """The button of an action above the article; the window where there is none on show."""
        button = self._tools.widgetForAction(self.registry.action(action_id))
        return button if button is not None and button.isVisible() else self

    def show_count(self, text: str) -> None:
        """Say in the status bar how many posts the list has."""
        self._count.setText(text)

    def count_text(self) -> str:
        """What :meth:`show_count` said last."""
        return self._count.text()

    def show_address(self, address: str) -> None:
        """Show where the link under the pointer leads; nothing takes it away again."""
        if self.page() is not None:
            address = ""  # late news of an article that a page has covered
        # Only it, not what something else said meanwhile.
        if address or self.statusBar().currentMessage() == self._address:
            self.statusBar().showMessage(address)
        self._address = address

    def show_archive_name(self, name: str) -> None:
        """Put the archive's name into the title bar."""
        self.setWindowTitle(f"{name} — Microfiche" if name else "Microfiche")

    def show_sidebar(self, kind: FacetKind, shown: bool) -> None:
        """Show one of the sidebars, or hide it."""
        self.sidebars[kind].setVisible(shown)
        # Before it is on the screen a splitter does not say that it needs less room now.
        self._sidebars.updateGeometry()

    def set_sidebars_visible(self, visible: bool) -> None:
        """Show or hide the pane with smart folders, categories and tags."""
        self._left.setVisible(visible)

    def set_full_screen(self, full: bool) -> None:
        """Fill the screen, or go back."""
        if full:
            self.showFullScreen()
        else:
            self.showNormal()

    def focus_next_pane(self) -> None:
        """Walk the focus around: smart folders, sidebars, list, article."""
        panes: list[QWidget] = [self.smart_folders, *self.sidebars.values()]
        panes += [*self._pages, self.timeline, self.post_list]
        if self.viewer is not None:
            panes.append(self.viewer)
        panes = [pane for pane in panes if pane.isVisible()]
        now = self.focusWidget()
        here = next(
            (index for index, pane in enumerate(panes) if now and pane.isAncestorOf(now)), -1
        )
        if panes:
            target = panes[(here + 1) % len(panes)]
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Remember where in the three panes the reader is."""
        if now is not None and self._panes.isAncestorOf(now):
            self._last_focus = now

    def give_focus_back(self) -> None:
        """Put the cursor where the reader was last: list, article, or one of the sidebars."""
        # What Chromium draws in is a widget of its own, which may be another one by now.
        was_here = shiboken6.isValid(self._last_focus) and self._last_focus.isVisible()
        target = self._last_focus if was_here else self.post_list
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # Its place on the screen

    def state(self) -> list[QByteArray]:
        """Geometry and splitters, to be kept for the next start."""
        return [self.saveGeometry(), self._panes.saveState(), self._sidebars.saveState()]

    def expect_viewer(self) -> None:
        """Before the window is shown: make it one that Chromium can draw in.

        Else Qt makes another window when the viewer joins, and on X11 the keys go nowhere until
        the window manager has given that one the focus.
        """
        if QGuiApplication.platformName() == "xcb":
            self.create()
            self.windowHandle().setSurfaceType(QSurface.SurfaceType.OpenGLSurface)

    def restore(self, state: list[QByteArray]) -> None:
        """Take up what :meth:`state` gave; what is damaged or from another version is ignored."""
        restorers = (self.restoreGeometry, self._panes.restoreState, self._sidebars.restoreState)
        for restore, value in zip(restorers, state, strict=False):
            if not value.isEmpty():
                restore(value)

    # Events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the controllers first."""
        event.accept()
        self.close_requested.emit(event)

    def event(self, event: QEvent) -> bool:
        """On a screen of another scale, have every part make its icons anew, as for a theme."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            for part in (self, *self.findChildren(QWidget)):
                QCoreApplication.sendEvent(part, QEvent(QEvent.Type.PaletteChange))
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self.registry.retranslate()
            self._retranslate()
            self.language_changed.emit()
        elif event.type() == QEvent.Type.PaletteChange:
            self.registry.refresh_icons()
            self._sort.setIcon(icon("sort"))
            self.palette_changed.emit()
        super().changeEvent(event)

    # Building

    def _build(self) -> None:
        for sidebar in self.sidebars.values():
            self._sidebars.addWidget(sidebar)
        self._fill_left_pane()
        self._fill_list_pane()
        self._fill_article_pane()
        for pane in (
            self._left,
            self._list,
            self._article,
            self.problems_page,
            self.highlights_page,
        ):
            self._panes.addWidget(pane)
        for pane, width in zip((self._left, self._list, self._article), LEAST_WIDTHS, strict=True):
            pane.setMinimumWidth(width)
        self.problems_page.hide()
        self.highlights_page.hide()
        for splitter in (self._panes, self._sidebars):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self._panes.setSizes(list(PANE_WIDTHS))
        self._panes.setStretchFactor(2, 1)
        self._panes.setStretchFactor(3, 1)
        self._panes.setStretchFactor(4, 1)
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self._panes)
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self._count.setContentsMargins(8, 0, 8, 0)
        self.statusBar().addWidget(self._count)
        self.statusBar().addWidget(self.status_line, 1)
        self.statusBar().addPermanentWidget(self.notice)
        self.statusBar().addPermanentWidget(self.highlight_notice)
        self.statusBar().addPermanentWidget(self.paper_panel)
        self.statusBar().addPermanentWidget(self.export_panel)
        self.statusBar().addPermanentWidget(self.import_panel)

    def _fill_left_pane(self) -> None:
        layout = QVBoxLayout(self._left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.smart_folders)
        layout.addWidget(self._sidebars, 1)

    def _fill_list_pane(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 6, 6)
        top.setSpacing(4)
        top.addWidget(self.search_bar, 1)
        self._form.setAutoRaise(True)
        self._form.setDefaultAction(self.registry.action(ActionId.SEARCH_FORM))
        self._form.setIconSize(TOOL_ICON_SIZE)
        top.addWidget(self._form, 0, Qt.AlignmentFlag.AlignTop)
        self._sort.setAutoRaise(True)
        self._sort.setIcon(icon("sort"))
        self._sort.setIconSize(TOOL_ICON_SIZE)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort.setMenu(self.registry.menu(MenuId.SORT))
        top.addWidget(self._sort, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self._list)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.timeline)
        layout.addWidget(self.post_list, 1)

    def _fill_article_pane(self) -> None:
        self._tools.setIconSize(TOOL_ICON_SIZE)
        self._tools.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for action_id in ARTICLE_TOOLS:
            if action_id is None:
                self._tools.addSeparator()
            else:
                self._tools.addAction(self.registry.action(action_id))
        layout = QVBoxLayout(self._article)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tools)
        layout.addStretch()  # the place of the viewer until it is there

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._sort.setToolTip(translate("MainWindow", "Sort"))
        self._sort.setAccessibleName(translate("MainWindow", "Sort"))
        self._tools.setWindowTitle(translate("MainWindow", "Article"))
