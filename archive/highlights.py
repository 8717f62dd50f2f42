"""What a reader marks in an article and writes beside it: frozen values that travel between the
layers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Colour(StrEnum):
    """The four colours of highlights."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a highlight belongs, in a way that outlives changes of the article.

    ``quote`` is the text as the reader saw it. ``before`` and ``after`` are what stood around it,
    and ``place`` is how many characters stood before it, all three without blanks: see
    :mod:`archive.text.anchors`. An empty quote means the post as a whole.
    """

    quote: str = ""
    before: str = ""
    after: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class Highlight:
    """One highlight, or a note on a whole post. ``note`` may be empty; times are UTC."""

    id: int
    colour: Colour
    anchor: Anchor
    note: str
    created: datetime
    changed: datetime

    @property
    def is_on_post(self) -> bool:
        """Whether it is a note on the post as a whole."""
        return not self.anchor.quote


@dataclass(frozen=True, slots=True)
class Placed:
    """A highlight and the characters of the article, blanks not counted, where it is now: from
    ``start`` to before ``end``, which are ``letters``. Both are None where its quote is not in the
    article any more, and of a note on the post as a whole."""

    highlight: Highlight
    start: int | None = None
    end: int | None = None
    letters: str = ""

    @property
    def is_unplaced(self) -> bool:
        """Whether it has lost its place."""
        return self.start is None and not self.highlight.is_on_post


@dataclass(frozen=True, slots=True)
class ListedHighlight:
    """A highlight and its post. ``post_id`` is None where a repair could not save the post."""

    highlight: Highlight
    post_id: int | None
    title: str
    published: datetime | None
