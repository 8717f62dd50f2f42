"""The sidebars: what can be chosen, how many posts each choice has, what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from archive import BRANCHES_OF, FacetKind
from desktop.action_ids import SECTION_ACTIONS
from desktop.choice import SECTIONS, Choice, Pick
from desktop.controllers.facet_counts import FacetsTask, Section
from desktop.jobs import Worker
from desktop.language_names import language_name
from desktop.settings import SECTIONS_BY_NAME, SECTIONS_SHOWN, UNFOLDED, Settings
from desktop.views.main_window import MainWindow
from desktop.views.sidebar import Sidebar

ALWAYS_SHOWN = (FacetKind.CATEGORY, FacetKind.TAG)
MAX_UNFOLDED = 1_000
"""As many are remembered: they are read at every start."""


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
            sidebar.folded.connect(self.on_folded)
            sidebar.filter_finished.connect(window.post_list.setFocus)
        for action in SECTION_ACTIONS.values():
            window.registry.bind(action, self.on_section_triggered)
        window.language_changed.connect(self.retranslate)
        self.retranslate()
        self._show_sections()
        self._unfold()

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
            self._window.show_sidebar(kind, True)
            if kind in SECTION_ACTIONS:
                self._window.registry.set_checked(SECTION_ACTIONS[kind], True)

    def chosen_labels(self) -> list[str]:
        """What is chosen, as people call it."""
        without = QCoreApplication.translate("Facets", "not {name}")
        return [
            *(self._label(kind, name) for kind, name in self.choice.wanted),
            *(without.format(name=self._label(kind, name)) for kind, name in self.choice.unwanted),
        ]

    def _label(self, kind: FacetKind, name: str) -> str:
        """What people call a value, as far as it is known here."""
        if kind is FacetKind.LANGUAGE:
            return language_name(name)
        if name.endswith("/") and kind in BRANCHES_OF:
            return name[:-1].replace("/", " / ")
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

    def on_folded(self) -> None:
        """Branches were folded or unfolded: they will be so at the next start too."""
        texts = [
            f"{kind}:{name}"
            for kind, sidebar in self._sidebars.items()
            for name in sorted(sidebar.unfolded())
        ]
        self._settings.set(UNFOLDED, texts[:MAX_UNFOLDED])

    def _unfold(self) -> None:
        kept = [text.partition(":") for text in self._settings.get(UNFOLDED)]
        for kind, sidebar in self._sidebars.items():
            sidebar.set_unfolded(name for one, _, name in kept if one == kind)

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
            self._window.show_sidebar(kind, kind in ALWAYS_SHOWN or kind in shown)
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
            FacetKind.LANGUAGE: (
                translate("Facets", "Languages"),
                translate("Facets", "All languages"),
                translate("Facets", "No language matches"),
            ),
            FacetKind.SOURCE: (
                translate("Facets", "Folders"),
                translate("Facets", "All folders"),
                translate("Facets", "No folder matches"),
            ),
        }
        for kind, sidebar in self._sidebars.items():
            sidebar.set_titles(*words[kind])
        if not self._sidebars[FacetKind.LANGUAGE].isHidden():  # their names are others now
            query, hidden = self._asked
            self.count(query, hidden=hidden)

    def _sidebar(self) -> Sidebar:
        """The sidebar that has the focus, else the first."""
        focus = self._window.focusWidget()
        for sidebar in self._sidebars.values():
            if focus is not None and sidebar.isAncestorOf(focus):
                return sidebar
        return self._window.categories
