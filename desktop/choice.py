"""What is chosen in the sidebars. Plain Python, no Qt.

The sections stand in an order, from categories down. Each is counted within what is chosen above
it, so that a count is the number of posts that a click would show; and a click lets go of what was
chosen below.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto

from archive import FacetKind, PostFilter

SECTIONS = (
    FacetKind.CATEGORY,
    FacetKind.TAG,
    FacetKind.PUBLISHER,
    FacetKind.YEAR,
    FacetKind.LANGUAGE,
    FacetKind.SOURCE,
)
"""From top to bottom."""

Value = tuple[FacetKind, str]
_UNWANTED = "-"


class Pick(Enum):
    """How a value of a sidebar is chosen."""

    ONLY = auto()  # a click: this and nothing else of its section
    ALSO = auto()  # with Ctrl: this as well; where it is chosen already, no longer
    NOT = auto()  # with Alt: posts that do not have this; where it is so already, no longer


@dataclass(frozen=True, slots=True)
class Choice:
    """The values that posts must have, and those that they must not have, as they were chosen.

    Of categories and tags a post must have all; of what a post has only one, any.
    """

    wanted: tuple[Value, ...] = ()
    unwanted: tuple[Value, ...] = ()

    @classmethod
    def of(cls, kind: FacetKind, name: str) -> Choice:
        """Only this value."""
        return cls(wanted=((kind, name),))

    def picked(self, kind: FacetKind, name: str | None, pick: Pick = Pick.ONLY) -> Choice:
        """What is chosen after a value was picked; None stands for all of its section."""
        if pick is Pick.ONLY or name is None:
            kept = self.within(SECTIONS[: SECTIONS.index(kind)])
            return kept if name is None else replace(kept, wanted=(*kept.wanted, (kind, name)))
        value = (kind, name)
        wanted = tuple(one for one in self.wanted if one != value)
        unwanted = tuple(one for one in self.unwanted if one != value)
        if pick is Pick.ALSO and value not in self.wanted:
            wanted = (*wanted, value)
        if pick is Pick.NOT and value not in self.unwanted:
            unwanted = (*unwanted, value)
        return Choice(wanted, unwanted)

    def within(self, kinds: Iterable[FacetKind]) -> Choice:
        """What is chosen in these sections."""
        some = frozenset(kinds)
        return Choice(
            tuple(value for value in self.wanted if value[0] in some),
            tuple(value for value in self.unwanted if value[0] in some),
        )

    def above(self, kind: FacetKind) -> Choice:
        """What is chosen in the sections above one."""
        return self.within(SECTIONS[: SECTIONS.index(kind)])

    def wanted_of(self, kind: FacetKind) -> tuple[str, ...]:
        """The names that posts must have of one section."""
        return tuple(name for one, name in self.wanted if one is kind)

    def unwanted_of(self, kind: FacetKind) -> tuple[str, ...]:
        """The names that posts must not have of one section."""
        return tuple(name for one, name in self.unwanted if one is kind)

    def filter(self, query: str, *, hidden: bool) -> PostFilter:
        """The posts that a search finds within this."""
        return PostFilter(
            query=query,
            categories=self.wanted_of(FacetKind.CATEGORY),
            tags=self.wanted_of(FacetKind.TAG),
            publishers=self.wanted_of(FacetKind.PUBLISHER),
            sources=self.wanted_of(FacetKind.SOURCE),
            years=self.wanted_of(FacetKind.YEAR),
            languages=self.wanted_of(FacetKind.LANGUAGE),
            without=self.unwanted,
            hidden=hidden,
        )

    def as_texts(self) -> list[str]:
        """Each value as ``kind:name``, with a minus sign before what is unwanted."""
        return [
            *(f"{kind}:{name}" for kind, name in self.wanted),
            *(f"{_UNWANTED}{kind}:{name}" for kind, name in self.unwanted),
        ]

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> Choice:
        """What :meth:`as_texts` gave; what else is among them is left out."""
        choice = cls()
        for text in texts:
            kind, colon, name = text.removeprefix(_UNWANTED).partition(":")
            if colon and kind in SECTIONS:
                pick = Pick.NOT if text.startswith(_UNWANTED) else Pick.ALSO
                choice = choice.picked(FacetKind(kind), name, pick)
        return choice
