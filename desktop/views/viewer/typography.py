"""How an article is set: the choices of a reader, as values that both views understand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SANS, SERIF = "sans", "serif"
TIGHT, NORMAL, LOOSE = "tight", "normal", "loose"
NARROW, WIDE, FULL = "narrow", "wide", "full"

LEADINGS: Final = {TIGHT: 0.87, NORMAL: 1.0, LOOSE: 1.18}
"""How many times our own line height, which depends on the language of the article."""

MEASURES: Final = {NARROW: 30, NORMAL: 38, WIDE: 50, FULL: None}
"""The longest line in ems, which is as many Chinese characters; None: as wide as the window."""


@dataclass(frozen=True, slots=True)
class Typography:
    """``scale`` is the lasting text size, 1.0 being ours. ``indents``: the first line of a
    paragraph begins further right. ``spaces``: between Chinese and Latin letters is some room."""

    scale: float = 1.0
    face: str = SANS
    leading: str = NORMAL
    measure: str = NORMAL
    indents: bool = False
    spaces: bool = True

    def style(self, zoom: float) -> str:
        """The variables that article.css builds on, as one ``style`` attribute."""
        ems = MEASURES[self.measure]
        return (
            f"--scale: {self.scale * zoom:.3f}; --airy: {LEADINGS[self.leading]};"
            f" --measure: {'none' if ems is None else f'{ems}em'}"
        )

    def words(self) -> str:
        """What is on, as words of the ``data-type`` attribute."""
        words = [self.face]
        words += ["indents"] if self.indents else []
        words += [] if self.spaces else ["unspaced"]
        return " ".join(words)
