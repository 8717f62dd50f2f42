"""The sidebars: what can be chosen, how many posts each choice has, what is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCollator, QCoreApplication, QLocale, QObject, Signal

from archive import Archive, FacetCount, FacetKind, Facets, PostFilter
from desktop.action_ids import SECTION_ACTIONS
from desktop.choice import SECTIONS, Choice, Pick
from desktop.jobs import Job, Worker
from desktop.settings import SECTIONS_BY_NAME, SECTIONS_SHOWN, Settings
from desktop.views.main_window import MainWindow
from desktop.views.sidebar import Sidebar

ALWAYS_SHOWN = (FacetKind.CATEGORY, FacetKind.TAG)
_PINYIN = QLocale(QLocale.Language.Chinese, QLocale.Script.SimplifiedHanScript)


@dataclass(frozen=True, slots=True)
class Section:
    """What one sidebar shows: its values, and how many posts its row for all stands for."""

    counts: Sequence[FacetCount]
    total: int


class FacetsTask:
    """Counts for every section, each under its own filter; equal filters are counted once."""

    def __init__(
        self, filters: Mapping[FacetKind, PostFilter], by_name: frozenset[FacetKind]
    ) -> None:
        self._filters, self._by_name = filters, by_name

    def __call__(self, archive: Archive, job: Job) -> dict[FacetKind, Section]:
        """What each section shows."""
        counted: dict[PostFilter, Facets] = {}
        sections = {}
        for kind, wanted in self._filters.items():
            if wanted not in counted:
                job.make_way()
                counted[wanted] = archive.facets(wanted)
            facets = counted[wanted]
            counts = in_order(counts_of(facets, kind), by_name=kind in self._by_name)
            sections[kind] = Section(counts, total_of(facets))
        return sections


def counts_of(facets: Facets, kind: FacetKind) -> Sequence[FacetCount]:
    """The counts of one kind; years from the last to the first."""
    if kind is FacetKind.YEAR:
        return sorted(facets.years, key=lambda one: -int(one.name))
    return {
        FacetKind.CATEGORY: facets.categories,
        FacetKind.TAG: facets.tags,
        FacetKind.PUBLISHER: facets.publishers,
        FacetKind.SOURCE: facets.sources,
    }[kind]


def in_order(counts: Sequence[FacetCount], *, by_name: bool) -> Sequence[FacetCount]:
    """By name: Chinese by pinyin, numbers by their value. Else as they are, by count."""
    if not by_name:
        return counts
    collator = QCollator(_PINYIN)
    collator.setNumericMode(True)
    return sorted(counts, key=lambda one: collator.sortKey(one.label))


def total_of(facets: Facets) -> int:
    """How many posts were counted: each has exactly one year."""
    return sum(year.count for year in facets.years)


class FacetsController(QObject):
    """``chosen()`` when the user chose something."""

    chosen = Signal()

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._sidebars = window.sidebars
        self._reader: Worker | None = None
        self._asked = ("", False)
        self.choice = Choice()
        self._labels: dict[str, str] = {}
        for sidebar in self._sidebars.values():
            sidebar.picked.connect(self.on_picked)
            sidebar.order_wanted.connect(self.on_order_wanted)
            sidebar.filter_finished.connect(window.post_list.setFocus)
        for action in SECTION_ACTIONS.values():
            window.registry.bind(action, self.on_section_triggered)
        window.language_changed.connect(self.retranslate)
        self.retranslate()
        self._show_sections()

    def set_reader(self, reader: Worker | None) -> None:
        """Count in this archive from now on."""
        self._reader = reader
        self.select(Choice())
        for sidebar in self._sidebars.values():
            sidebar.set_counts((), 0)

    def select(self, choice: Choice) -> None:
        """Choose without telling anybody. A section with something chosen is shown."""
        self.choice = choice
        for kind, sidebar in self._sidebars.items():
            sidebar.select(*choice.wanted_of(kind), unwanted=choice.unwanted_of(kind))
        for kind in {kind for kind, _ in (*choice.wanted, *choice.unwanted)}:
            self._sidebars[kind].setVisible(True)

    def chosen_labels(self) -> list[str]:
        """What is chosen, as people call it."""
        without = QCoreApplication.translate("Facets", "not {name}")
        return [
            *(self._label(kind, name) for kind, name in self.choice.wanted),
            *(without.format(name=self._label(kind, name)) for kind, name in self.choice.unwanted),
        ]

    def _label(self, kind: FacetKind, name: str) -> str:
        """What people call a value, as far as it is known here."""
        return self._labels.get(name, name) if kind is FacetKind.CATEGORY else name

    def count(self, query: str, *, hidden: bool) -> None:
        """Count anew under a search; the sidebars follow when it is done."""
        self._asked = query, hidden
        if self._reader is None:
            return
        filters = {
            kind: self.choice.above(kind).filter(query, hidden=hidden)
            for kind, sidebar in self._sidebars.items()
            if not sidebar.isHidden()
        }
        job = self._reader.run_latest("facets", FacetsTask(filters, self._by_name()))
        job.succeeded.connect(self.on_counted)

    def on_counted(self, sections: dict[FacetKind, Section]) -> None:
        """Show the new counts."""
        for kind, section in sections.items():
            self._sidebars[kind].set_counts(section.counts, section.total)
        categories = sections[FacetKind.CATEGORY].counts
        self._labels.update({one.name: one.label for one in categories})

    def on_picked(self, kind: FacetKind, name: str | None, pick: Pick) -> None:
        """A value, or all of a section."""
        self.select(self.choice.picked(kind, name, pick))
        self.chosen.emit()

    def on_order_wanted(self, kind: FacetKind, by_name: bool) -> None:
        """A section is to be in another order."""
        kept = [one for one in self._settings.get(SECTIONS_BY_NAME) if one != kind]
        self._settings.set(SECTIONS_BY_NAME, [*kept, kind.value] if by_name else kept)
        self._show_sections()
        query, hidden = self._asked
        self.count(query, hidden=hidden)

    def on_section_triggered(self) -> None:
        """View → Sidebar Sections → one of them. What was chosen in a section that goes is let go
        of: nobody could see it any more."""
        registry = self._window.registry
        shown = [
            kind for kind, action in SECTION_ACTIONS.items() if registry.action(action).isChecked()
        ]
        self._settings.set(SECTIONS_SHOWN, [kind.value for kind in shown])
        kept = self.choice.within((*ALWAYS_SHOWN, *shown))
        is_less = kept != self.choice
        self.select(kept)
        self._show_sections()
        query, hidden = self._asked
        if is_less:
            self.chosen.emit()
        else:
            self.count(query, hidden=hidden)

    def _show_sections(self) -> None:
        shown, by_name = self._settings.get(SECTIONS_SHOWN), self._by_name()
        for kind, sidebar in self._sidebars.items():
            sidebar.setVisible(kind in ALWAYS_SHOWN or kind in shown)
            sidebar.show_order(by_name=kind in by_name)
        for kind, action in SECTION_ACTIONS.items():
            self._window.registry.set_checked(action, kind in shown)

    def _by_name(self) -> frozenset[FacetKind]:
        kept = self._settings.get(SECTIONS_BY_NAME)
        return frozenset(kind for kind in SECTIONS if kind in kept)

    def step_forward(self) -> None:
        """Go → Next in the Sidebar."""
        self._sidebar().step(1)

    def step_back(self) -> None:
        """Go → Previous in the Sidebar."""
        self._sidebar().step(-1)

    def retranslate(self) -> None:
        """Say the headings anew."""
        translate = QCoreApplication.translate
        words = {
            FacetKind.CATEGORY: (
                translate("Facets", "Categories"),
                translate("Facets", "All posts"),
                translate("Facets", "No category matches"),
            ),
            FacetKind.TAG: (
                translate("Facets", "Tags"),
                translate("Facets", "All tags"),
                translate("Facets", "No tag matches"),
            ),
            FacetKind.PUBLISHER: (
                translate("Facets", "Publishers"),
                translate("Facets", "All publishers"),
                translate("Facets", "No publisher matches"),
            ),
            FacetKind.YEAR: (
                translate("Facets", "Years"),
                translate("Facets", "All years"),
                translate("Facets", "No year matches"),
            ),
            FacetKind.SOURCE: (
                translate("Facets", "Folders"),
                translate("Facets", "All folders"),
                translate("Facets", "No folder matches"),
            ),
        }
        for kind, sidebar in self._sidebars.items():
            sidebar.set_titles(*words[kind])

    def _sidebar(self) -> Sidebar:
        """The sidebar that has the focus, else the first."""
        focus = self._window.focusWidget()
        for sidebar in self._sidebars.values():
            if focus is not None and sidebar.isAncestorOf(focus):
                return sidebar
        return self._window.categories
