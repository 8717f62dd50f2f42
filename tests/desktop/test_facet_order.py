"""The order of names in the sidebars."""

from __future__ import annotations

from archive import FacetCount, FacetKind, Facets
from desktop.choice import SECTIONS
from desktop.models.facet_order import counts_of, in_order


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


def test_every_section_has_its_counts() -> None:
    def one(kind: FacetKind, name: str, count: int = 1) -> FacetCount:
        return FacetCount(kind, name, name, count, name)

    facets = Facets(
        categories=[one(FacetKind.CATEGORY, "keel", 2), one(FacetKind.CATEGORY, "news")],
        category_branches=[
            one(FacetKind.CATEGORY_BRANCH, "ship/", 2), one(FacetKind.CATEGORY_BRANCH, "ship/keel/", 2),
        ],
        tags=[one(FacetKind.TAG, "spring")],
        years=[one(FacetKind.YEAR, "2022", 2), one(FacetKind.YEAR, "2024")],
        languages=[one(FacetKind.LANGUAGE, "ja"), one(FacetKind.LANGUAGE, "xx")],
    )  # fmt: skip
    found = {kind: counts_of(facets, kind) for kind in SECTIONS}
    assert [count.name for count in found[FacetKind.CATEGORY]] == ["ship/", "ship/keel/", "news"]
    assert [count.name for count in found[FacetKind.TAG]] == ["spring"]
    assert [count.name for count in found[FacetKind.YEAR]] == ["2024", "2022"]
    assert [(count.label, count.name_key) for count in found[FacetKind.LANGUAGE]] == [
        ("Japanese", "ja japanese"), ("xx", "xx xx"),
    ]  # fmt: skip
