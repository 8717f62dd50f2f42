"""Go → Jump To…: one box that leads to commands, smart folders, categories, tags and posts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.action_ids import ActionId
from desktop.action_table import ACTIONS
from desktop.actions import plain, translated
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.jump_targets import (
    Found,
    JumpTask,
    Names,
    RecentTask,
    Target,
    TargetKind,
    matching,
)
from desktop.controllers.smart_folders import SmartFoldersController
from desktop.dates import short_date
from desktop.menu_table import MENUS
from desktop.messages import describe_error, number
from desktop.settings import JUMPED_TO, Settings
from desktop.views.choice_box import ChoiceBox
from desktop.views.choice_rows import ChoiceRow
from desktop.views.main_window import MainWindow

RECENT_POSTS = 8


class JumpController(QObject):
    """Fills the box and goes where it leads. ``posts_wanted()`` where that is a list or a post."""

    posts_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        archives: ArchivesController,
        browse: BrowseController,
        folders: SmartFoldersController,
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._archives = window, settings, archives
        self._browse, self._folders = browse, folders
        self.box = ChoiceBox(window)
        self._given: list[Target] = []
        self._names = Names(())
        self._named: list[Target] = []
        self._posts: list[Target] = []
        self._shown: list[Target] = []
        self.box.typed.connect(self.on_typed)
        self.box.chosen.connect(self.on_chosen)
        self.box.left.connect(window.give_focus_back)
        archives.archive_closed.connect(self.box.close_box)
        window.registry.bind(ActionId.JUMP, self.open)

    def open(self) -> None:
        """Show the box with what was gone to last."""
        translate = QCoreApplication.translate
        self.box.set_words(
            translate("Jump", "Command, folder, category, tag or title"),
            translate("Jump", "Jump to"),
            translate("Jump", "Nothing here has that name."),
        )
        self._given = [*self._commands(), *self._searches()]
        self._names = Names(self._given)
        self._named, self._posts = [], []
        self.box.open_box()
        self._ask_recent()

    # What there is

    def _commands(self) -> list[Target]:
        """The commands that can be given now; a choice of a submenu is named with its menu."""
        registry = self._window.registry
        menus = {one.id: one for one in MENUS}
        found = []
        for spec in ACTIONS:
            action = registry.action(spec.id)
            if not action.isEnabled() or spec.id is ActionId.JUMP:
                continue
            label, menu = plain(action.text()), menus[spec.menu]
            if menu.parent is not None:
                #: A choice of a submenu, as in "Theme: Dark".
                words = QCoreApplication.translate("Jump", "{menu}: {choice}")
                label = words.format(menu=plain(translated(menu.text)), choice=label)
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            icon = spec.icon or "keyboard"
            found.append(Target(TargetKind.COMMAND, spec.id, label, keys, icon))
        return found

    def _searches(self) -> list[Target]:
        return [
            Target(TargetKind.SEARCH, query, label, icon=icon)
            for icon, label, query in self._folders.shown()
        ]

    # Asking

    def _ask_recent(self) -> None:
        recent = [self._split(one) for one in self._settings.get(JUMPED_TO)]
        reader = self._archives.reader
        if reader is None:
            known = {(one.kind.value, one.key): one for one in self._given}
            self._show_names([known[one] for one in recent if one in known])
            return
        task = RecentTask(recent, self._recent_posts(), self._names)
        job = reader.run_latest("jump", task, urgent=True)
        job.partial.connect(self.on_found)
        job.failed.connect(self.on_failed)

    def _recent_posts(self) -> list[int]:
        """The posts that were read last, without the one on show."""
        here = self._browse.place().post_id
        posts = [one for one in self._browse.history.recent_posts() if one != here]
        return posts[:RECENT_POSTS]

    @staticmethod
    def _split(entry: str) -> tuple[str, str]:
        kind, _colon, key = entry.partition(":")
        return kind, key

    def on_typed(self, text: str) -> None:
        """Look for it; an older search that still runs is dropped."""
        reader = self._archives.reader
        if not text.strip():
            self._named, self._posts = [], []
            self._ask_recent()
        elif reader is None:
            self._show_names(matching(self._given, text))
        else:
            task = JumpTask(text, self._names, hidden=self._browse.post_filter().hidden)
            job = reader.run_latest("jump", task, urgent=True)
            job.partial.connect(self.on_found)
            job.succeeded.connect(self.on_found)
            job.failed.connect(self.on_failed)

    # What comes of it

    def on_found(self, found: Found) -> None:
        """Names or posts are here. The posts of before stay until the new ones come: nothing is to
        flicker while somebody types."""
        if self.box.isHidden() or found.typed.strip() != self._typed():
            return
        if not found.are_posts:
            self._named = list(found.targets)
            if self._named or self._posts or not found.typed.strip():  # else wait for the posts
                self._show()
        else:
            self._posts = list(found.targets)
            self._show()

    def _typed(self) -> str:
        return self.box.text().strip()

    def on_failed(self, error: Exception) -> None:
        """The archive cannot be read; the commands are there all the same."""
        self._window.banner.show_message(describe_error(error))
        self._posts = []
        self._show_names(matching(self._given, self.box.text()))

    def _show_names(self, targets: Sequence[Target]) -> None:
        self._named = list(targets)
        self._show()

    def _show(self) -> None:
        self._shown = [*self._named, *self._posts]
        self.box.set_rows([self._row(one) for one in self._shown])

    def _row(self, one: Target) -> ChoiceRow:
        translate = QCoreApplication.translate
        detail = one.detail
        if one.kind is TargetKind.POST:
            detail = short_date(datetime.fromisoformat(one.detail))
        elif one.kind is TargetKind.SEARCH:
            detail = translate("Jump", "Smart folder")
        elif one.kind is TargetKind.CATEGORY:
            detail = translate("Jump", "Category · {count}").format(count=number(int(one.detail)))
        elif one.kind is TargetKind.TAG:
            detail = translate("Jump", "Tag · {count}").format(count=number(int(one.detail)))
        return ChoiceRow(one.label, detail, one.icon)

    # Going there

    def on_chosen(self, row: int) -> None:
        """Go there, and offer it first next time."""
        one = self._shown[row]
        if one.kind is TargetKind.COMMAND:
            self._window.registry.action(ActionId(one.key)).trigger()
        else:
            self.posts_wanted.emit()
            self._window.post_list.setFocus()
        if one.kind is TargetKind.SEARCH:
            self._browse.show_search(one.key)
        elif one.kind is TargetKind.CATEGORY:
            self._browse.show_category(one.key)
        elif one.kind is TargetKind.TAG:
            self._browse.show_tag(one.key)
        elif one.kind is TargetKind.POST:
            self._browse.show_post(int(one.key))
            return  # ids of posts change, and their history is kept elsewhere
        self._settings.add_recent(JUMPED_TO, f"{one.kind}:{one.key}")
