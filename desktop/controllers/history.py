"""Back and forward: the places that were visited. Plain Python, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.choice import Choice

KEPT = 100


@dataclass(frozen=True, slots=True)
class Place:
    """What was chosen in the sidebars and searched for, and the article that was read.

    ``scroll`` is how many pixels down it was read, ``list_place`` (a post, pixels below the upper
    edge) where the list was scrolled to: known of places that were left, and no part of what makes
    a place another one.
    """

    choice: Choice = field(default_factory=Choice)
    query: str = ""
    post_id: int | None = None
    scroll: int | None = field(default=None, compare=False)
    list_place: tuple[int, int] | None = field(default=None, compare=False)

    def has_same_list(self, other: Place) -> bool:
        """Whether both places show the same list of posts."""
        return (self.choice, self.query) == (other.choice, other.query)

    def becomes(self, other: Place) -> bool:
        """Whether *other* takes its place, instead of following it: a list of which an article is
        read now, or a query that somebody goes on typing."""
        if self.post_id is None and self.has_same_list(other):
            return True
        is_typed = (self.choice, self.post_id) == (other.choice, other.post_id)
        shorter, longer = sorted((self.query, other.query), key=len)
        return is_typed and bool(shorter) and longer.startswith(shorter)

    def post_ids(self) -> set[int]:
        """The posts that it knows by their ids."""
        ids = {self.post_id, self.list_place[0] if self.list_place else None}
        return {one for one in ids if one is not None}

    def with_ids(self, new_ids: Mapping[int, int]) -> Place:
        """The same place where posts have other ids; of those that have none it knows nothing."""
        post_id = None if self.post_id is None else new_ids.get(self.post_id)
        list_place = None
        if self.list_place is not None and self.list_place[0] in new_ids:
            list_place = (new_ids[self.list_place[0]], self.list_place[1])
        return replace(self, post_id=post_id, list_place=list_place)


class History:
    """A line of places with a position in it, as in a web browser."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    def visit(self, place: Place) -> None:
        """Go to a new place: what lay ahead is forgotten."""
        here = self.here()
        if here == place:
            return
        end = self._at if here is not None and here.becomes(place) else self._at + 1
        self._places = [*self._places[:end], place][-KEPT:]
        self._at = len(self._places) - 1

    def here(self) -> Place | None:
        """The place of now."""
        return self._places[self._at] if self._places else None

    def leave(self, scroll: int | None, list_place: tuple[int, int] | None) -> None:
        """Keep where the place of now was scrolled to, for whoever comes back."""
        here = self._places[self._at]
        self._places[self._at] = replace(here, scroll=scroll, list_place=list_place)

    def back(self) -> Place | None:
        """Go one place back; None at the beginning."""
        return self._go(-1)

    def forward(self) -> Place | None:
        """Go one place ahead; None at the end."""
        return self._go(1)

    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._at < len(self._places) - 1

    def recent_posts(self) -> list[int]:
        """The posts that were read, each once, the last one first."""
        found = (place.post_id for place in reversed(self._places))
        return list(dict.fromkeys(one for one in found if one is not None))

    def post_ids(self) -> set[int]:
        """The posts that its places know by their ids."""
        return {post_id for place in self._places for post_id in place.post_ids()}

    def with_ids(self, new_ids: Mapping[int, int]) -> History:
        """The same where posts have other ids; places whose post is gone are left out."""
        moved = [place.with_ids(new_ids) for place in self._places]
        kept = [
            number
            for number, (was, now) in enumerate(zip(self._places, moved, strict=True))
            if was.post_id is None or now.post_id is not None
        ]
        found = History()
        found._places = [moved[number] for number in kept]
        before = sum(number <= self._at for number in kept)
        found._at = max(before, 1) - 1 if kept else -1
        return found

    def _go(self, by: int) -> Place | None:
        at = self._at + by
        if not 0 <= at < len(self._places):
            return None
        self._at = at
        return self._places[at]
