"""What is chosen in the sidebars, and what a click, with Ctrl or with Alt makes of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive import FacetKind, PostFilter
from desktop.choice import SECTIONS, Choice, Pick

CATEGORY, TAG, YEAR = FacetKind.CATEGORY, FacetKind.TAG, FacetKind.YEAR
PICKS = st.lists(
    st.tuples(
        st.sampled_from(SECTIONS),
        st.sampled_from(["a", "b", "-c:d", "天津"]),
        st.sampled_from(Pick),
    ),
    max_size=12,
)


def picked(picks: list[tuple[FacetKind, str, Pick]]) -> Choice:
    choice = Choice()
    for kind, name, pick in picks:
        choice = choice.picked(kind, name, pick)
    return choice


def test_a_click_keeps_what_is_chosen_above_and_lets_go_of_the_rest() -> None:
    choice = Choice.of(CATEGORY, "news").picked(TAG, "harbour").picked(YEAR, "2022")
    assert choice.wanted == ((CATEGORY, "news"), (TAG, "harbour"), (YEAR, "2022"))
    assert choice.picked(TAG, "spring").wanted == ((CATEGORY, "news"), (TAG, "spring"))
    assert choice.picked(TAG, None) == Choice.of(CATEGORY, "news")
    assert choice.picked(CATEGORY, None) == Choice()


def test_ctrl_adds_and_takes_away_alt_refuses_and_no_longer_refuses() -> None:
    one = Choice.of(TAG, "a")
    both = one.picked(TAG, "b", Pick.ALSO)
    assert both.wanted_of(TAG) == ("a", "b")
    assert both.picked(TAG, "b", Pick.ALSO) == one
    refused = both.picked(TAG, "b", Pick.NOT)
    assert (refused.wanted_of(TAG), refused.unwanted_of(TAG)) == (("a",), ("b",))
    assert refused.picked(TAG, "b", Pick.NOT) == one
    assert refused.picked(TAG, "b", Pick.ALSO) == both
    assert refused.picked(TAG, "c").unwanted == ()


def test_what_is_chosen_above_a_section_counts_for_it() -> None:
    choice = picked([(CATEGORY, "n", Pick.ONLY), (TAG, "t", Pick.NOT), (YEAR, "2022", Pick.ALSO)])
    assert choice.above(CATEGORY) == Choice()
    assert choice.above(TAG) == Choice.of(CATEGORY, "n")
    assert choice.above(YEAR) == Choice(((CATEGORY, "n"),), ((TAG, "t"),))


def test_as_a_filter() -> None:
    choice = picked([(kind, f"{kind}1", Pick.ALSO) for kind in SECTIONS])
    choice = choice.picked(TAG, "no", Pick.NOT)
    assert choice.filter("film", hidden=True) == PostFilter(
        query="film",
        categories=("category1",),
        tags=("tag1",),
        publishers=("publisher1",),
        sources=("source1",),
        years=("year1",),
        languages=("language1",),
        without=((TAG, "no"),),
        hidden=True,
    )


@given(PICKS)
def test_nothing_is_both_wanted_and_not_and_texts_bring_it_back(
    picks: list[tuple[FacetKind, str, Pick]],
) -> None:
    choice = picked(picks)
    assert not set(choice.wanted) & set(choice.unwanted)
    assert Choice.from_texts(choice.as_texts()) == choice


@given(st.lists(st.text()))
def test_any_kept_text_can_be_read(texts: list[str]) -> None:
    choice = Choice.from_texts(texts)
    assert Choice.from_texts(choice.as_texts()) == choice
