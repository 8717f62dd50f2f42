"""Article → Contents…: the headings of the article on show, and which one is being read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from desktop.action_ids import ActionId
from desktop.controllers.articles import ArticlesController
from desktop.controllers.jump_targets import key_of
from desktop.models.facets import fold_typed
from desktop.views.choice_box import ChoiceBox
from desktop.views.choice_rows import ChoiceRow
from desktop.views.main_window import MainWindow
from desktop.views.viewer.headings import Heading
from desktop.views.viewer.place import ReadingPlace
from desktop.views.viewer.viewer import PostViewer

MOST_WITH_PINYIN = 200  # headings: the pinyin of more takes longer than a key may


def plain_key(text: str, _name: str) -> str:
    """What is searched of a heading, without its pinyin."""
    return fold_typed(text)


class ContentsController(QObject):
    """Shows the headings in a box, marks the one that is being read, and goes to one."""

    def __init__(self, window: MainWindow, articles: ArticlesController) -> None:
        super().__init__(window)
        self._window, self._articles = window, articles
        self.box = ChoiceBox(window)
        self._shown: Sequence[Heading] = ()
        self._place: tuple[int, int] = (0, -1)  # post, number of the heading
        self.box.typed.connect(self.on_typed)
        self.box.chosen.connect(self.on_chosen)
        self.box.left.connect(window.give_focus_back)
        window.registry.bind(ActionId.CONTENTS, self.open)

    def use_viewer(self, viewer: PostViewer) -> None:
        """The viewer is here, and says where it is read."""
        viewer.place_changed.connect(self.on_place_changed)

    def on_place_changed(self, post_id: int, place: ReadingPlace) -> None:
        """Another part of the article is read."""
        self._place = post_id, place.heading

    def open(self) -> None:
        """Show them all, at the one that is being read."""
        if not self._articles.headings:
            return
        translate = QCoreApplication.translate
        self.box.set_words(
            translate("Contents", "Heading of this article"),
            translate("Contents", "Contents"),
            translate("Contents", "No heading has that name."),
        )
        self.box.open_box()
        self.on_typed("")

    def on_typed(self, text: str) -> None:
        """Show those that have it in their text, or in its pinyin."""
        wanted = fold_typed(text)
        headings = self._articles.headings
        if wanted:
            keys = key_of if len(headings) <= MOST_WITH_PINYIN else plain_key
            headings = tuple(one for one in headings if wanted in keys(one.text, one.text))
        here = self._here()
        self._shown = headings
        reading = QCoreApplication.translate("Contents", "you are here")
        rows = [
            ChoiceRow(one.text, reading if one is here else "", level=0 if wanted else one.level)
            for one in headings
        ]
        at = next((row for row, one in enumerate(headings) if one is here), 0)
        self.box.set_rows(rows, 0 if wanted else at)

    def _here(self) -> Heading | None:
        """The heading that is being read: of those that say something, the last one above."""
        post, (post_id, number) = self._articles.post, self._place
        if post is None or post.id != post_id:
            return None
        above = [one for one in self._articles.headings if one.number <= number]
        return above[-1] if above else None

    def on_chosen(self, row: int) -> None:
        """Go there."""
        if self._window.viewer is not None:
            self._window.viewer.go_to_heading(self._shown[row].number)
