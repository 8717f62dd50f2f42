"""The model of a sidebar: its rows, its row for everything, and its filter."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt

from archive import FacetCount, FacetKind, open_archive
from desktop.models.facets import COUNT_ROLE, NAME_ROLE, FacetModel, fold_typed
from tests.desktop.library import Library


@pytest.fixture
def categories(library: Library) -> Sequence[FacetCount]:
    """The categories of a real archive."""
    with open_archive(library.path, read_only=True) as archive:
        return archive.facets().categories


@pytest.fixture
def model(categories: Sequence[FacetCount]) -> FacetModel:
    """The categories, with a row for all posts."""
    made = FacetModel()
    made.set_all_label("All posts")
    made.set_counts(categories, 300)
    return made


def labels(model: FacetModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_model_keeps_to_qts_rules(
    model: FacetModel, categories: Sequence[FacetCount], qtmodeltester: object
) -> None:
    qtmodeltester.check(model)
    qtmodeltester.check(FacetModel())
    model.set_filter("gang")
    model.set_counts(categories, 300)
    qtmodeltester.check(model)


def test_rows_are_the_counts_below_the_row_for_all(
    model: FacetModel, categories: Sequence[FacetCount]
) -> None:
    assert labels(model) == ["All posts", *(one.label for one in categories)]
    first, second = model.index(0), model.index(1)
    assert (first.data(NAME_ROLE), first.data(COUNT_ROLE)) == (None, 300)
    assert (second.data(NAME_ROLE), second.data(COUNT_ROLE)) == (
        categories[0].name,
        categories[0].count,
    )
    assert second.data(Qt.ItemDataRole.ToolTipRole) == categories[0].name
    assert first.data(Qt.ItemDataRole.ToolTipRole) is None
    accessible = second.data(Qt.ItemDataRole.AccessibleTextRole)
    assert accessible == f"{categories[0].label}, {categories[0].count}"
    assert second.data(Qt.ItemDataRole.DecorationRole) is None


def test_indexes_that_are_no_rows_have_no_data(model: FacetModel) -> None:
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0)) == 0
    late = model.index(model.rowCount() - 1)
    model.set_counts([], 0)
    assert model.data(late) is None


@pytest.mark.parametrize(
    "typed", ["港湾日报", "gangwanribao", "gangwanri", "GANGWANRI", "gwrb", "ＧＷＲＢ", " gw rb "]
)
def test_names_are_found_by_label_name_pinyin_and_initials(model: FacetModel, typed: str) -> None:
    model.set_filter(typed)
    assert labels(model) == ["港湾日报新闻"]


def test_the_filter_takes_the_row_for_all_away_and_gives_it_back(model: FacetModel) -> None:
    model.set_filter("haian")
    assert labels(model) == ["海岸晚报新闻"]
    model.set_filter("nothing like this")
    assert labels(model) == []
    model.set_filter("  ")
    assert labels(model)[0] == "All posts"
    assert model.rowCount() == 5


def test_new_counts_pass_the_filter_that_is_typed(
    model: FacetModel, categories: Sequence[FacetCount]
) -> None:
    model.set_filter("haian")
    model.set_counts([*categories, FacetCount(FacetKind.CATEGORY, "x", "X", 1, "x")], 301)
    assert labels(model) == ["海岸晚报新闻"]
    model.set_filter("")
    assert model.index(0).data(COUNT_ROLE) == 301
    assert labels(model)[-1] == "X"


def test_rows_are_found_by_name(model: FacetModel) -> None:
    assert model.row_of(None) == 0
    for row in range(1, model.rowCount()):
        assert model.row_of(model.index(row).data(NAME_ROLE)) == row
    assert model.row_of("nobody") is None
    model.set_filter("haian")
    assert model.row_of(None) is None
    assert model.row_of("haianwanbao") == 0
    model.set_filter("")
    model.set_all_label("")
    assert model.row_of(None) is None
    assert model.row_of(model.index(0).data(NAME_ROLE)) == 0


def test_the_row_for_all_has_no_name_that_a_value_could_have(model: FacetModel) -> None:
    """A tag may be called anything, "All posts" and the empty text too."""
    odd = [FacetCount(FacetKind.TAG, name, name, 1, name) for name in ("", "All posts", "None")]
    model.set_counts(odd, 3)
    assert [model.row_of(one.name) for one in odd] == [1, 2, 3]
    assert [model.index(row).data(NAME_ROLE) for row in range(4)] == [None, "", "All posts", "None"]


def test_a_tool_tip_is_never_markup(model: FacetModel) -> None:
    name = '<img src="file:///etc/hostname">'
    model.set_counts([FacetCount(FacetKind.TAG, name, "label", 1)], 1)
    tip = model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_typed_text_is_folded_as_the_archive_folds_names(
    categories: Sequence[FacetCount],
) -> None:
    for one in categories:
        assert fold_typed(one.label) in one.name_key
        assert fold_typed(one.name) in one.name_key
