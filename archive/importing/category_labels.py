"""What people read for a category: the titles of a Jekyll site's category pages.

A page with ``layout: category`` names its category in ``category:`` and gives it a title. Where
the page names two words (``category: a b``), posts with the same line have two categories, so the
whole and each word get the title; a page of the word's own wins.
"""

from __future__ import annotations

import os
from pathlib import Path

from archive.errors import EncodingError
from archive.importing.walk import EntryKind, Walk, read_head
from archive.text.encoding import decode
from archive.text.frontmatter import parse_front_matter
from archive.text.values import text_of

MAX_PAGES = 50_000
MAX_PAGE_BYTES = 4_096

_NO_PAGES = frozenset({"_posts"})
_PAGE_EXTENSIONS = (".html", ".htm", ".md", ".markdown")


def read_category_labels(folder: Path) -> dict[str, str]:
    """Labels by category, from the pages anywhere below ``folder``. Never raises."""
    whole: dict[str, str] = {}
    opened = 0
    walk = Walk(os.fspath(folder), without=_NO_PAGES)
    for path, name, kind in walk:
        if kind is not EntryKind.FILE or not _may_be_page(name):
            continue
        opened += 1
        if opened > MAX_PAGES:
            break
        found = _read_page(walk.full(path))
        if found is not None:
            whole[found[0]] = found[1]
    labels = {word: label for name, label in whole.items() for word in name.split()}
    return {**labels, **whole}


def _may_be_page(name: str) -> bool:
    dated = name[:4].isdigit() and name[4:5] == "-"
    return name.endswith(_PAGE_EXTENSIONS) and not dated


def _read_page(path: str) -> tuple[str, str] | None:
    try:
        head = read_head(path, MAX_PAGE_BYTES)
        if b"layout:" not in head:
            return None
        values = parse_front_matter(decode(head).text).values
    except (OSError, EncodingError):
        return None
    name, title = text_of(values.get("category")).strip(), text_of(values.get("title")).strip()
    return (name, title) if values.get("layout") == "category" and name and title else None
