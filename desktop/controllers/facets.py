"""The two sidebars: what can be chosen, how many posts each choice has, what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from archive import Archive, FacetCount, Facets, PostFilter
from desktop.jobs import Job, Worker
from desktop.views.main_window import MainWindow
from desktop.views.sidebar import Sidebar


class FacetsTask:
    """Counts for both sidebars: categories of the whole search, tags within the category."""

    def __init__(self, outer: PostFilter, inner: PostFilter) -> None:
        self._outer, self._inner = outer, inner

    def __call__(self, archive: Archive, job: Job) -> tuple[Facets, Facets]:
        """(facets for the categories, facets for the tags)."""
        outer = archive.facets(self._outer)
        job.make_way()
        inner = outer if self._inner == self._outer else archive.facets(self._inner)
        return outer, inner


class FacetsController(QObject):
    """A category is chosen first, then perhaps a tag within it: so each count is the number of
    posts that a click would show. ``chosen()`` when the user chose something."""

    chosen = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reader: Worker | None = None
        self.category: str | None = None
        self.tag: str | None = None
        self._labels: dict[str, str] = {}
        window.categories.facet_selected.connect(self.on_category_chosen)
        window.tags.facet_selected.connect(self.on_tag_chosen)
        for sidebar in (window.categories, window.tags):
            sidebar.filter_finished.connect(window.post_list.setFocus)
        window.language_changed.connect(self.retranslate)
        self.retranslate()

    def set_reader(self, reader: Worker | None) -> None:
        """Count in this archive from now on."""
        self._reader = reader
        self.select(None, None)
        self._show((), ())

    def select(self, category: str | None, tag: str | None) -> None:
        """Choose without telling anybody."""
        self.category, self.tag = category, tag
        self._window.categories.select(category)
        self._window.tags.select(tag)

    def label_of(self, category: str) -> str:
        """What people call a category, as far as it is known here."""
        return self._labels.get(category, category)

    def count(self, query: str, *, hidden: bool) -> None:
        """Count anew under a search; the sidebars follow when it is done."""
        if self._reader is None:
            return
        outer = PostFilter(query=query, hidden=hidden)
        chosen = (self.category,) if self.category else ()
        inner = PostFilter(query=query, categories=chosen, hidden=hidden)
        job = self._reader.run_latest("facets", FacetsTask(outer, inner))
        job.succeeded.connect(self.on_counted)

    def on_counted(self, counted: tuple[Facets, Facets]) -> None:
        """Show the new counts."""
        outer, inner = counted
        self._labels.update({one.name: one.label for one in outer.categories})
        window = self._window
        window.categories.set_counts(outer.categories, total_of(outer))
        window.tags.set_counts(inner.tags, total_of(inner))

    def on_category_chosen(self, name: str | None) -> None:
        """A category, or all: the tag below it no longer counts."""
        self.category, self.tag = name, None
        self._window.tags.select(None)
        self.chosen.emit()

    def on_tag_chosen(self, name: str | None) -> None:
        """A tag within the category."""
        self.tag = name
        self.chosen.emit()

    def step_forward(self) -> None:
        """Go → Next in the Sidebar."""
        self._sidebar().step(1)

    def step_back(self) -> None:
        """Go → Previous in the Sidebar."""
        self._sidebar().step(-1)

    def retranslate(self) -> None:
        """Say the headings anew."""
        translate = QCoreApplication.translate
        self._window.categories.set_titles(
            translate("Facets", "Categories"),
            translate("Facets", "All posts"),
            translate("Facets", "No category matches"),
        )
        self._window.tags.set_titles(
            translate("Facets", "Tags"),
            translate("Facets", "All tags"),
            translate("Facets", "No tag matches"),
        )

    def _sidebar(self) -> Sidebar:
        """The sidebar that has the focus, else the upper one."""
        tags = self._window.tags
        focus = self._window.focusWidget()
        has_focus = focus is not None and tags.isAncestorOf(focus)
        return tags if has_focus else self._window.categories

    def _show(self, categories: tuple[FacetCount, ...], tags: tuple[FacetCount, ...]) -> None:
        self._window.categories.set_counts(categories, 0)
        self._window.tags.set_counts(tags, 0)


def total_of(facets: Facets) -> int:
    """How many posts were counted: each has exactly one year."""
    return sum(year.count for year in facets.years)
