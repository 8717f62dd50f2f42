"""Where a file may lie that a post calls by an address: each generator's rules, as paths to try.

Sources: Jekyll's docs on assets and ``relative_url``; Hugo's docs on page bundles, ``static`` and
``assets``; Hexo's on post asset folders (``lib/models/post_asset.ts``); Obsidian's help on links
to files. What no generator would find is tried last: from the file itself, from the root.

Nothing is opened here. A path that leads out of the site is no path to try.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from archive.importing.detection import HEXO, HUGO, JEKYLL, OBSIDIAN
from archive.importing.generators.base import stem_of

if TYPE_CHECKING:
    from archive.importing.site_context import SiteContext

HUGO_ROOTS = ("static", "assets")
"""Folders whose files are published at the root of a Hugo site."""


class PagePlace(NamedTuple):
    """Where a post is: ``path`` of its file from the site's root, ``permalink`` on the site."""

    path: str
    permalink: str

    @property
    def folder(self) -> str:
        """The folder of the file, with ``/`` at its end; "" for the root."""
        return self.path[: self.path.rfind("/") + 1]

    @property
    def page_folder(self) -> str:
        """The folder of the page on the site, from its root, with ``/`` at its end."""
        return self.permalink[: self.permalink.rfind("/") + 1].lstrip("/")


def paths_to_try(path: str, page: PagePlace, site: SiteContext) -> list[str]:
    """Where in the site the file may be that a post calls *path*, the likeliest first.

    *path* is decoded and without the address of the site; paths from the root begin with ``/``.
    """
    roots = _roots(page, site)
    found: list[str | None] = []
    if path.startswith("/"):
        for below in _below_base(path, site.rules.base_url):
            found += [joined(root, below) for root in roots]
            found += _beside(joined("", below), page, site)
    else:
        on_site = joined(page.page_folder, path, clamped=True)
        beside = [joined(own, path) for own in _own_folders(page, site)]
        published = [joined(root, on_site or "") for root in roots]
        by_file = [joined(page.folder, path)]
        if site.generator == JEKYLL:
            found += [*published, *by_file]
        else:
            found += [*beside, *by_file, *published]
        found += _beside(on_site, page, site)
        found += [joined(root, path) for root in roots]
    return list(dict.fromkeys(one for one in found if one))


def _roots(page: PagePlace, site: SiteContext) -> tuple[str, ...]:
    """The folders whose files are published at the site's root."""
    if site.generator == JEKYLL:
        around = page.folder.partition("_posts/")[0] if "_posts/" in page.folder else ""
        return ("", around) if around else ("",)  # a source of its own, such as Octopress has
    if site.generator == HUGO and site.hugo is not None:
        content = (f"{folder.path}/" for folder in site.hugo.content)
        return (*(f"{root}/" for root in HUGO_ROOTS), *content)
    if site.generator == HEXO and site.hexo is not None:
        return (f"{site.hexo.source}/",)
    return ("",)


def _own_folders(page: PagePlace, site: SiteContext) -> Iterator[str]:
    """The folders that belong to one post alone."""
    if site.generator == HEXO:
        yield f"{page.folder}{stem_of(page.path)}/"
    elif site.generator == OBSIDIAN:
        yield ""  # a path in a vault is first a path from its root


def _beside(on_site: str | None, page: PagePlace, site: SiteContext) -> list[str | None]:
    """Files that are published beside a page lie in the folder that is its own."""
    if not on_site or not page.page_folder or not on_site.startswith(page.page_folder):
        return []
    rest = on_site[len(page.page_folder) :]
    if site.generator == HUGO:
        return [joined(page.folder, rest)]
    return [joined(own, rest) for own in _own_folders(page, site)] if site.generator == HEXO else []


def _below_base(path: str, base_url: str) -> Iterator[str]:
    """*path* without the part below which the site stands; then as it is."""
    base = f"/{base_url.strip('/')}/"
    if base != "//" and path.startswith(base):
        yield path[len(base) :]
    yield path.lstrip("/")


def joined(folder: str, path: str, *, clamped: bool = False) -> str | None:
    """*path* from *folder*, without ``.`` and ``..``; None where it leads out of the root, which
    a browser (*clamped*) takes for the root."""
    parts = folder.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            if parts:
                parts.pop()
            elif not clamped:
                return None
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
