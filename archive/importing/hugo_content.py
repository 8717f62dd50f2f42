"""What a look at the whole content of a Hugo site tells: bundles, sections and their cascades.

A folder with an ``index.md`` is one page, and other files in it or below belong to that page
(``hugolib/pages_capture.go``). A folder with an ``_index.md`` is a section, whose ``cascade``
holds for all pages below it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from archive.errors import EncodingError
from archive.importing.hugo_place import BRANCH, LEAF, ContentPlace, place_in_content
from archive.importing.hugo_settings import Cascade, HugoSettings, cascades_of
from archive.importing.walk import EntryKind, Walk, read_head
from archive.progress import Problem, ProblemCode, Severity
from archive.text.encoding import decode
from archive.text.frontmatter import MAX_TOLD
from archive.text.go_values import go_text
from archive.text.hugo_front import parse_hugo

MAX_BRANCHES = 20_000
MAX_BRANCH_BYTES = 131_072


@dataclass(slots=True)
class HugoContent:
    """``bundles`` are site-relative folders that are one page; ``sections`` folders of the
    content; ``labels`` the titles of the pages of categories, by the folder's name; ``problems``
    are those of sections with a cascade."""

    bundles: set[str] = field(default_factory=set)
    sections: set[str] = field(default_factory=set)
    cascades: list[Cascade] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def look_at_content(site: Path, settings: HugoSettings, alone: Path | None = None) -> HugoContent:
    """Walk the content below the folder *site*; *alone* is content without a site. Raises
    nothing."""
    found = HugoContent()
    for folder in settings.content:
        walk = Walk(os.fspath(alone or site / folder.path))
        for below, name, kind in walk:
            if kind is not EntryKind.FILE or not name.startswith((f"{LEAF}.", f"{BRANCH}.")):
                continue
            path = f"{folder.path}/{below}"
            place = place_in_content(path, settings)
            if place is None or is_plain_html(name, walk.full(below)):
                continue
            if place.is_leaf:
                if place.folder:
                    found.bundles.add(path.rpartition("/")[0])
            elif place.name == BRANCH and len(found.sections) < MAX_BRANCHES:
                found.sections.add(place.folder.rstrip("/"))
                _read_branch(path, walk.full(below), place, settings, found)
    return found


def is_plain_html(name: str, path: str) -> bool:
    """Whether a file is HTML that does not begin with front matter: no page to Hugo."""
    if not name.lower().endswith((".html", ".htm")):
        return False
    try:
        head = read_head(path)
    except OSError:
        return True
    return is_html_head(head.decode("utf-8", "replace"))


def is_html_head(head: str) -> bool:
    """Whether a text begins with a tag. A comment may have front matter in it."""
    start = head.lstrip("\ufeff \t\r\n")
    return start.startswith("<") and not start.startswith("<!--")


def _read_branch(
    shown: str, path: str, place: ContentPlace, settings: HugoSettings, found: HugoContent
) -> None:
    try:
        data = read_head(path, MAX_BRANCH_BYTES)
        has_cascade = b"cascade" in data.lower()
        if not has_cascade and not _is_category(place, settings):
            return
        front = parse_hugo(decode(data).text)
    except (OSError, EncodingError):
        return
    values = front.values
    if has_cascade and len(found.problems) < MAX_TOLD:
        shown = os.fsencode(shown).decode("utf-8", "replace")
        found.problems += [
            Problem(shown, line, Severity.WARNING, ProblemCode.CONFIG_UNREADABLE, sentence)
            for _, line, sentence in front.problems
        ]
    found.cascades += cascades_of(values.get("cascade"), place.folder, place.language)
    title = go_text(values.get("title")).strip()
    if title and _is_category(place, settings):
        found.labels[place.folder.rstrip("/").rpartition("/")[2]] = title


def _is_category(place: ContentPlace, settings: HugoSettings) -> bool:
    first, slash, rest = place.folder.rstrip("/").partition("/")
    return bool(slash and rest) and first in settings.category_keys
