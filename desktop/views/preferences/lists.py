"""Preferences → List and Sidebars: which posts are listed, how, and what stands beside them."""

from __future__ import annotations

from archive import FacetKind
from desktop.settings import DENSITY, SHOW_HIDDEN, SIDEBARS_VISIBLE, SORT, TIMELINE_VISIBLE
from desktop.translatable import QT_TRANSLATE_NOOP
from desktop.views.preferences.row_table import Choices, PageSpec, RowSpec

BY_COUNT, BY_NAME = "count", "name"

_ORDERS: Choices = (
    (BY_COUNT, QT_TRANSLATE_NOOP("Preferences", "Most posts first")),
    (BY_NAME, QT_TRANSLATE_NOOP("Preferences", "By name")),
)
_YEARS: Choices = (
    (BY_COUNT, QT_TRANSLATE_NOOP("Preferences", "Newest year first")),
    (BY_NAME, QT_TRANSLATE_NOOP("Preferences", "Oldest year first")),
)


def section_key(kind: FacetKind) -> str:
    """The row that shows a section of the sidebars."""
    return f"section/{kind}"


def order_key(kind: FacetKind) -> str:
    """The row of the order of a section."""
    return f"order/{kind}"


def _section(kind: FacetKind, label: str) -> RowSpec:
    return RowSpec(section_key(kind), label, default=False)


def _order(kind: FacetKind, label: str) -> RowSpec:
    return RowSpec(order_key(kind), label, BY_COUNT, _YEARS if kind is FacetKind.YEAR else _ORDERS)


PAGE = PageSpec(
    QT_TRANSLATE_NOOP("Preferences", "List and Sidebars"),
    (
        RowSpec(
            SORT.key,
            QT_TRANSLATE_NOOP("Preferences", "Order of the list"),
            SORT.default,
            (
                ("newest", QT_TRANSLATE_NOOP("Preferences", "Newest first")),
                ("oldest", QT_TRANSLATE_NOOP("Preferences", "Oldest first")),
                ("title", QT_TRANSLATE_NOOP("Preferences", "By title")),
                ("relevance", QT_TRANSLATE_NOOP("Preferences", "Best match first")),
            ),
        ),
        RowSpec(
            DENSITY.key,
            QT_TRANSLATE_NOOP("Preferences", "Rows of the list"),
            DENSITY.default,
            (
                ("comfortable", QT_TRANSLATE_NOOP("Preferences", "Two lines")),
                ("compact", QT_TRANSLATE_NOOP("Preferences", "One line")),
            ),
        ),
        RowSpec(
            SHOW_HIDDEN.key,
            QT_TRANSLATE_NOOP("Preferences", "List drafts and hidden posts too"),
            SHOW_HIDDEN.default,
        ),
        RowSpec(
            TIMELINE_VISIBLE.key,
            QT_TRANSLATE_NOOP("Preferences", "Show the timeline"),
            TIMELINE_VISIBLE.default,
        ),
        RowSpec(
            SIDEBARS_VISIBLE.key,
            QT_TRANSLATE_NOOP("Preferences", "Show the sidebars"),
            SIDEBARS_VISIBLE.default,
        ),
        _section(
            FacetKind.PUBLISHER, QT_TRANSLATE_NOOP("Preferences", "Show publishers in the sidebars")
        ),
        _section(FacetKind.YEAR, QT_TRANSLATE_NOOP("Preferences", "Show years in the sidebars")),
        _section(
            FacetKind.LANGUAGE, QT_TRANSLATE_NOOP("Preferences", "Show languages in the sidebars")
        ),
        _section(
            FacetKind.SOURCE, QT_TRANSLATE_NOOP("Preferences", "Show folders in the sidebars")
        ),
        _order(FacetKind.CATEGORY, QT_TRANSLATE_NOOP("Preferences", "Order of categories")),
        _order(FacetKind.TAG, QT_TRANSLATE_NOOP("Preferences", "Order of tags")),
        _order(FacetKind.PUBLISHER, QT_TRANSLATE_NOOP("Preferences", "Order of publishers")),
        _order(FacetKind.YEAR, QT_TRANSLATE_NOOP("Preferences", "Order of years")),
        _order(FacetKind.LANGUAGE, QT_TRANSLATE_NOOP("Preferences", "Order of languages")),
        _order(FacetKind.SOURCE, QT_TRANSLATE_NOOP("Preferences", "Order of folders")),
    ),
)
