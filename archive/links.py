"""Where a link inside an article leads: into the archive, to the browser, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from archive.post import LinkKind, LinkTarget

_CONTROL = re.compile(r"[\x00-\x20\x7f]+")
_OWN_SCHEMES = frozenset({"post-url", "link", "ref", "wiki"})
"""What translated bodies write for links inside the site that no address is known of."""

_KEPT = "/-._~!$&'()*+,;=:@"
"""What an address keeps as it is, beside letters and digits."""

_PAGE_SOURCE = re.compile(r"(?:(?:^|(?<=/))(index))?\.(?:md|markdown|html?)$", re.IGNORECASE)
_CATEGORY_PAGE = re.compile(
    r"^/(?:category|categories|tag|tags)/([^/]+?)(?:\.html?|/|/index\.html?)?$"
)


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where the link stands: the post's own address and its site, and what the archive has.

    ``find_post`` answers a site-relative permalink, ``find_file`` the path of a post file, the
    end of one or the name of one without its ending (Jekyll's ``link`` and ``post_url``, Hugo's
    ``ref``), ``find_note`` what a wiki link names, ``find_category`` a name or slug.
    """

    permalink: str
    hosts: tuple[str, ...]
    base_url: str
    find_post: Callable[[str], int | None]
    find_file: Callable[[str], int | None]
    find_note: Callable[[str], int | None]
    find_category: Callable[[str], str | None]


def resolve_link(url: str, place: LinkPlace) -> LinkTarget:
    """What a click on *url* means. Never raises; what is not understood is refused."""
    try:
        return _resolve(url, place)
    except ValueError:  # the address, or the post's or the site's own that it is put on
        return LinkTarget(LinkKind.REFUSED, url)


def _resolve(url: str, place: LinkPlace) -> LinkTarget:
    cleaned = _CONTROL.sub("", url)
    parts = urlsplit(cleaned)
    host, _ = parts.hostname or "", parts.port
    scheme = parts.scheme.lower()
    if scheme in _OWN_SCHEMES:
        return _named(scheme, unquote(cleaned.partition(":")[2].partition("#")[0]), url, place)
    if scheme == "mailto":
        return LinkTarget(LinkKind.EXTERNAL, cleaned)
    if scheme not in ("", "http", "https") or parts.username or parts.password or "\\" in cleaned:
        return LinkTarget(LinkKind.REFUSED, url)
    inside = None
    if not host or host.casefold() in place.hosts:
        inside = _resolve_inside(parts, place)
    return inside or _outside(cleaned, scheme, host, place)


def _named(scheme: str, name: str, url: str, place: LinkPlace) -> LinkTarget:
    """A post by its name. Jekyll's ``link`` may also name a page of the site, which is outside."""
    post_id = place.find_note(name) if scheme == "wiki" else place.find_file(name)
    if post_id is not None:
        return LinkTarget(LinkKind.POST, url, post_id=post_id)
    if scheme == "link" and place.hosts and name.strip("/") and "\ufffd" not in name:
        path = _PAGE_SOURCE.sub(_page_ending, name.strip("/"))
        return _own_address(f"{place.base_url}/{quote(path)}", place)
    return LinkTarget(LinkKind.REFUSED, url)


def _page_ending(found: re.Match[str]) -> str:
    return "" if found[1] else ".html"


def _outside(cleaned: str, scheme: str, host: str, place: LinkPlace) -> LinkTarget:
    """The address for the browser, complete with scheme and host."""
    if not host:
        return _own_address(cleaned, place)
    return LinkTarget(LinkKind.EXTERNAL, cleaned if scheme else f"https:{cleaned}")


def _resolve_inside(parts: SplitResult, place: LinkPlace) -> LinkTarget | None:
    """A post, a category or the front page of the post's own site."""
    written = urljoin(place.permalink or "/", parts.path)
    if place.base_url and written.startswith(place.base_url + "/"):
        written = written[len(place.base_url) :]
    path = unquote(written)
    address = parts.geturl()
    # Generators escape what is not ASCII in their addresses; paths of plain folders are as is.
    forms = (written, path, quote(path, safe=_KEPT))
    for candidate in [spelling for form in forms for spelling in _spellings(form)]:
        post_id = place.find_post(candidate)
        if post_id is not None:
            return LinkTarget(LinkKind.POST, address, post_id=post_id)
    if path in ("/", "/index.html") or path == place.base_url:
        return LinkTarget(LinkKind.HOME, address)
    page = _CATEGORY_PAGE.match(path)
    name = page.group(1) if page else path.strip("/")
    category = place.find_category(name) if name else None
    if category is None and "/" in name:
        # ``../emnews/`` was written for an older address of the post: the last part still names
        # the category.
        category = place.find_category(name.rsplit("/", 1)[1])
    if category is not None:
        return LinkTarget(LinkKind.CATEGORY, address, category=category)
    return None


def _spellings(path: str) -> list[str]:
    """The forms in which the same permalink is written: with and without its ending."""
    bare = re.sub(r"(?:/index)?\.html?$|/$", "", path)
    return list(dict.fromkeys([path, bare, f"{bare}/", f"{bare}.html", f"{bare}/index.html"]))


def _own_address(cleaned: str, place: LinkPlace) -> LinkTarget:
    """A relative link to something of the site that the archive does not have."""
    if not place.hosts:
        return LinkTarget(LinkKind.REFUSED, cleaned)
    root = f"https://{place.hosts[0]}{place.base_url}{place.permalink or '/'}"
    return LinkTarget(LinkKind.EXTERNAL, urljoin(root, cleaned))
