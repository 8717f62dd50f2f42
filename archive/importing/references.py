"""What a post refers to in its own folder: pictures and files, each with the paths to try.

Found in the worker process, where the post is read anyway. Which of the paths there is, is for
the process that walked the folder to say (:mod:`archive.importing.folder_files`), so that nothing
is looked up that the walk has not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from archive.importing.asset_paths import PagePlace, paths_to_try
from archive.importing.detection import OBSIDIAN
from archive.importing.front_pictures import front_pictures
from archive.text.addresses import MAX_ADDRESSES, Address, is_local

if TYPE_CHECKING:
    from archive.importing.site_context import SiteContext
    from archive.text.frontmatter import FrontMatter

MAX_PATH = 1_000
"""Characters of a path; no file has a longer one."""

_ATTACHMENT = re.compile(
    r"\.(?:7z|aac|apk|avi|avif|bmp|bz2|csv|deb|dmg|docx?|epub|exe|flac|gif|gz|jpe?g|key|m4[av]|mkv"
    r"|mobi|mov|mp[34]|numbers|od[pst]|og[gv]|opus|pages|pdf|png|pptx?|rar|rpm|rtf|svg|tar|tgz"
    r"|tiff?|txt|wav|webm|webp|xlsx?|xz|zip)\Z",
    re.IGNORECASE,
)
"""Files that nobody means to be a page: where one is linked and is not there, it is missing."""


class Reference(NamedTuple):
    """One file that a post refers to. Picklable.

    ``written`` is its address as it stands in the article. ``paths`` are relative to the imported
    folder, with ``/``, the likeliest first; odd bytes are surrogates, as :func:`os.fsdecode` has
    them. ``name`` is the end of a path that may be anywhere in the folder, or "". ``line`` counts
    from 1. ``needed``: say so where there is no such file. ``is_too_long``: there are no paths,
    because no file has such a long one.
    """

    written: str
    paths: tuple[str, ...]
    name: str
    line: int | None
    needed: bool
    is_too_long: bool = False


def references_of(
    addresses: Sequence[Address], front: FrontMatter, page: PagePlace, site: SiteContext
) -> tuple[Reference, ...]:
    """The references of a post: the *addresses* of its body, then those of its front matter.

    ``page.path`` is the file's path from the root of the site.
    """
    found = [
        _reference(
            one.written,
            page,
            site,
            line=_line_of(one.written, front),
            needed=one.is_picture or _ATTACHMENT.search(_path_of(one.written, site)) is not None,
        )
        for one in addresses[:MAX_ADDRESSES]
    ]
    for key, address in front_pictures(front.values):
        if is_local(address, site.rules):
            line = front.line_of(key)
            found.append(_reference(address, page, site, line=line, needed=True))
    return tuple(found)


def _path_of(address: str, site: SiteContext) -> str:
    """The path in an address, still encoded; "" where it is none of the site's."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if site.generator == OBSIDIAN and parts.scheme == "wiki":
        return parts.path
    if len(parts.scheme) > 1 and parts.scheme not in ("http", "https"):
        return ""
    return parts.path if len(parts.scheme) != 1 else ""


def _reference(
    address: str, page: PagePlace, site: SiteContext, *, line: int | None, needed: bool
) -> Reference:
    written = _path_of(address, site)
    found = [path for one in _spellings(written) for path in paths_to_try(one, page, site)]
    inside = site.inside
    paths = [path[len(inside) :] for path in dict.fromkeys(found) if path.startswith(inside)]
    kept = tuple(path for path in paths if path and len(path) <= MAX_PATH and "\0" not in path)
    anywhere = site.generator == OBSIDIAN and not written.startswith(("/", "."))
    name = _decoded(written).strip("/") if anywhere else ""
    is_too_long = not kept and any(len(path) > MAX_PATH for path in paths)
    return Reference(address, kept, name, line, needed, is_too_long)


def _spellings(written: str) -> Iterator[str]:
    """The path as it was meant, then as it is written: a name may have a ``%`` in it."""
    decoded = _decoded(written)
    yield decoded
    if "\\" in decoded:
        yield decoded.replace("\\", "/")
    if decoded != written:
        yield written


def _decoded(path: str) -> str:
    return unquote(path, errors="surrogateescape")


def _line_of(written: str, front: FrontMatter) -> int | None:
    """The line of the file on which an address stands, where it is found as it is written."""
    for text in (written, _decoded(written), written.removeprefix("wiki:")):
        place = front.body.find(text)
        if place >= 0:
            return front.body_line + front.body.count("\n", 0, place)
    return None
