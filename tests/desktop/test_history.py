"""Back and forward, also where posts have other ids than they had."""

from __future__ import annotations

from archive import FacetKind
from desktop.choice import Choice
from desktop.controllers.history import History, Place

CATEGORY = Choice.of(FacetKind.CATEGORY, "c")


def visited(*places: Place) -> History:
    made = History()
    for place in places:
        made.visit(place)
    return made


def test_the_way_back_and_forward() -> None:
    history = visited(Place(post_id=1), Place(post_id=2), Place(post_id=2), Place(query="a"))
    assert history.back() == Place(post_id=2)
    assert history.back() == Place(post_id=1)
    assert history.back() is None and not history.can_go_back()
    assert history.forward() == Place(post_id=2)
    history.visit(Place(post_id=3))
    assert not history.can_go_forward()


def test_posts_have_other_ids() -> None:
    history = visited(
        Place(post_id=1), Place(query="a", post_id=2), Place(Choice.of(FacetKind.TAG, "t"))
    )
    history.back()
    history.leave(120, (1, 7))
    assert history.post_ids() == {1, 2}
    moved = history.with_ids({1: 11, 2: 12})
    here = moved.here()
    assert here is not None
    assert here == Place(query="a", post_id=12)
    assert (here.scroll, here.list_place) == (120, (11, 7))
    assert moved.back() == Place(post_id=11)
    moved.forward()
    assert moved.forward() == Place(Choice.of(FacetKind.TAG, "t"))
    assert history.here() == Place(query="a", post_id=2), "as it was"


def test_posts_that_are_gone_are_left_out() -> None:
    history = visited(*(Place(post_id=number) for number in (1, 2, 3)))
    assert history.with_ids({1: 1, 3: 3}).back() == Place(post_id=1)
    history.back()
    moved = history.with_ids({1: 5, 3: 7})
    assert moved.here() == Place(post_id=5)
    assert moved.forward() == Place(post_id=7)
    assert history.with_ids({3: 7}).here() == Place(post_id=7)
    empty = history.with_ids({})
    assert empty.here() is None and not empty.can_go_back() and not empty.can_go_forward()
    assert Place(list_place=(4, 1)).with_ids({}).list_place is None


def test_a_list_becomes_its_first_article_and_a_query_the_one_that_is_typed_on() -> None:
    history = visited(Place(post_id=1), Place(CATEGORY), Place(CATEGORY, post_id=2))
    assert history.back() == Place(post_id=1)
    history = visited(Place(), *(Place(query=text) for text in ("p", "pi", "pier", "pie", "sea")))
    assert history.back() == Place(query="pie")
    assert history.back() == Place()
    history = visited(Place(query="is:unread"), Place(query="is:starred"), Place(query=""))
    assert [history.back(), history.back()] == [Place(query="is:starred"), Place(query="is:unread")]


def test_posts_that_were_read_last_come_first() -> None:
    history = visited(
        Place(post_id=1), Place(post_id=2), Place(Choice.of(FacetKind.TAG, "t")), Place(post_id=1)
    )
    assert history.recent_posts() == [1, 2]
