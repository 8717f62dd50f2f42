"""A reader who knows no index: says of each post whether a query holds, by looking at it.

Only folding is shared with the program (``tests/archive/text/test_fold.py`` holds that against
Unicode's own rules). What runs and words are is decided here by the names of characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path

from archive import SortOrder, open_archive
from archive.text.fold import fold
from tests.archive.library import ids_in

WITHOUT_BLANKS = (
    "CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "CJK RADICAL", "KANGXI", "IDEOGRAPHIC ITERATION",
    "IDEOGRAPHIC NUMBER ZERO", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "THAI CHARACTER",
)  # fmt: skip
GAP = 8


@cache
def kind_of(character: str) -> str:
    """``run``, ``word``, ``line`` or ``gap``."""
    if character == "\n":
        return "line"
    category = unicodedata.category(character)
    if unicodedata.name(character, "").startswith(WITHOUT_BLANKS) and category[0] in "LNM":
        return "run"
    return "word" if character.isalnum() or category in ("Mn", "Mc", "Me") else "gap"


Stretch = tuple[str, str]


@lru_cache(maxsize=4096)
def cut(text: str) -> list[Stretch]:
    """Folded *text* in stretches of one kind."""
    found: list[Stretch] = []
    for character in text:
        kind = kind_of(character)
        if found and found[-1][0] == kind:
            found[-1] = kind, found[-1][1] + character
        else:
            found.append((kind, character))
    return found


def has_tokens(text: str) -> bool:
    """Whether there is anything to look for."""
    return any(kind in ("run", "word") for kind, _ in cut(fold(text)))


def says(text: str, wanted: str, *, prefix: bool = False) -> bool:
    """Whether folded *text* says *wanted*, with the last word only begun where *prefix*."""
    parts = [part for part in cut(fold(wanted)) if part[0] in ("run", "word")]
    if len(parts) == 1 and parts[0][0] == "run":
        return parts[0][1] in text
    stretches = cut(text)
    return any(
        _says_from(stretches, start, parts, prefix=prefix)
        for start, (kind, _) in enumerate(stretches)
        if kind == parts[0][0]
    )


def _says_from(stretches: list[Stretch], place: int, parts: list[Stretch], *, prefix: bool) -> bool:
    last = len(parts) - 1
    for number, (kind, part) in enumerate(parts):
        if number and place < len(stretches) and stretches[place][0] == "gap":
            if len(stretches[place][1]) > GAP:
                return False
            place += 1
        if place >= len(stretches) or stretches[place][0] != kind:
            return False
        text = stretches[place][1]
        if kind == "word":
            fits = text.startswith(part) if prefix and number == last else text == part
        elif number == 0:
            fits = text.endswith(part)
        else:
            fits = text.startswith(part) if number == last else text == part
        if not fits:
            return False
        place += 1
    return True


@dataclass(frozen=True)
class Row:
    """One post as a reader sees it; ``states`` are what ``is:`` and ``has:`` ask for."""

    id: int
    title: str
    text: str
    published: datetime
    names: dict[str, tuple[str, ...]]
    paths: tuple[str, ...]
    states: frozenset[str]

    @property
    def places(self) -> dict[str, str]:
        """Folded, by the name of the field."""
        return {"title": fold(self.title), "text": fold(self.text)}

    def says(self, wanted: str, place: str = "", *, prefix: bool = False) -> bool:
        """Whether title or text says it, or the one that *place* names."""
        return any(
            says(text, wanted, prefix=prefix)
            for name, text in self.places.items()
            if place in ("", name)
        )

    def is_filed(self, kind: str, name: str) -> bool:
        """Whether it has this category, tag, publisher or source, by name or label."""
        return _key(name) in map(_key, self.names[kind])

    def is_at(self, part: str) -> bool:
        """Whether one of its paths has this in it."""
        return any(_key(part) in _key(path) for path in self.paths)


def _key(text: str) -> str:
    return " ".join(fold(text).split())


Holds = Callable[[Row], bool]


class Rows(list[Row]):
    """Posts that are printed in short."""

    def __repr__(self) -> str:
        return f"{len(self)} posts"


def read_rows(path: Path) -> Rows:
    """Every post of an archive, hidden ones too."""
    with open_archive(path, read_only=True) as archive:
        problems = {problem.path for problem in archive.problems()}
        return Rows(
            Row(
                id=post.id,
                title=post.title,
                text=archive.article_text(post.id),
                published=post.published.replace(tzinfo=None),
                names={
                    "category": (*post.categories, *post.category_labels),
                    "tag": post.tags,
                    "publisher": (post.publisher,) if post.publisher else (),
                    "source": (post.source,),
                },
                paths=(post.path, *post.other_paths),
                states=frozenset(
                    {
                        "is:read" if post.read else "is:unread",
                        *(["is:starred"] if post.starred else []),
                        *(["is:hidden"] if post.hidden else []),
                        *(["is:missing"] if post.missing else []),
                        *(["has:image"] if b"<img" in archive.source_bytes(post.id) else []),
                        *(["has:problem"] if post.path in problems else []),
                    }
                ),
            )
            for post in archive.posts(ids_in(path, hidden=True))
        )


def in_order(rows: list[Row], sort: SortOrder) -> list[int]:
    """The ids of *rows* in the order that a list has them in."""
    if sort is SortOrder.TITLE:
        ascii_lower = str.maketrans({chr(code): chr(code + 32) for code in range(65, 91)})
        rows = sorted(
            rows, key=lambda row: (fold(row.title)[:12], row.title.translate(ascii_lower), row.id)
        )
    else:
        rows = sorted(
            rows, key=lambda row: (row.published, row.id), reverse=sort is not SortOrder.OLDEST
        )
    return [row.id for row in rows]
