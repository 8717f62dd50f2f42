"""The order of names in the sidebars."""

from __future__ import annotations

from archive import FacetCount, FacetKind
from desktop.controllers.facet_counts import in_order


def labels(*names: str, by_name: bool) -> list[str]:
    counts = [FacetCount(FacetKind.TAG, name, name, 1) for name in names]
    return [one.label for one in in_order(counts, by_name=by_name)]


def test_by_name_chinese_goes_by_pinyin_and_numbers_by_their_value() -> None:
    names = ("证券", "10月", "重庆", "apple", "北京", "9月", "长江", "安徽", "Zebra")
    assert labels(*names, by_name=False) == list(names)
    found = labels(*names, by_name=True)
    assert [name for name in found if not name.isascii()] == [
        "9月", "10月", "安徽", "北京", "重庆", "长江", "证券",
    ]  # fmt: skip
    assert found.index("apple") < found.index("Zebra")
