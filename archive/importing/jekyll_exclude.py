"""Which posts a Jekyll site leaves out by its settings ``exclude`` and ``include``.

Source: ``lib/jekyll/entry_filter.rb`` and ``DEFAULT_EXCLUDES`` in ``configuration.rb`` of Jekyll
4.3. A pattern leaves out what it matches as a glob in which ``*`` and ``?`` stand for a ``/`` too,
and all that begins with it as it is written. Jekyll asks of each folder above a ``_posts``, and
then of the file itself; a folder or a file that ``include`` names, by its name or by what is below
``_posts``, stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import translate
from functools import lru_cache
from typing import NamedTuple

from archive.text.values import text_of

MAX_PATTERNS = 200  # of a setting; what comes after is passed over
MAX_PATTERN = 300  # characters

_ALWAYS = (
    ".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules",
    "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/",
)  # fmt: skip
_SPECIAL = ("_posts", "_drafts")


class LeftOut(NamedTuple):
    """The two settings of a site; nothing of them can be damaged, only empty."""

    exclude: tuple[str, ...] = _ALWAYS
    include: tuple[str, ...] = ()

    def has(self, path: str) -> bool:
        """Whether Jekyll does not read the post at *path*, relative to the site's source."""
        *folders, _ = parts = path.split("/")
        above = next((i for i, part in enumerate(folders) if part in _SPECIAL), len(folders))
        return any(
            _fits(self.exclude, entry) and not _fits(self.include, *names)
            for entry, names in _entries(parts, above)
        )


USUALLY = LeftOut()
"""Of a site without these settings."""


def left_out(exclude: object, include: object) -> LeftOut:
    """The settings as they were written: lists of texts, or something else, which is none."""
    included = _texts(include)
    excluded = (*_texts(exclude), *_ALWAYS)
    return LeftOut(tuple(one for one in excluded if one not in included), included)


def _texts(written: object) -> tuple[str, ...]:
    found = map(text_of, written) if isinstance(written, list) else ()
    cleaned = (one.lstrip("/") for one in found)
    return tuple(one for one in cleaned if 0 < len(one) <= MAX_PATTERN)[:MAX_PATTERNS]


def _entries(parts: list[str], above: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What Jekyll asks of: (path from the source, names that ``include`` may give), of folders
    with a ``/`` at the end."""
    for depth in range(above):
        yield "/".join(parts[: depth + 1]) + "/", (parts[depth] + "/",)
    yield "/".join(parts), ("/".join(parts[above + 1 :]), parts[-1])


def _fits(patterns: tuple[str, ...], *entries: str) -> bool:
    if not patterns:
        return False
    fits = _compiled(patterns)
    return any(
        fits.match(entry.removesuffix("/")) or entry.startswith(patterns) for entry in entries
    )


@lru_cache(maxsize=16)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(translate(one.replace("[^", "[!")) for one in patterns))
