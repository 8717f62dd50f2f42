"""The viewer's own addresses: ``post://a17/…`` is the article of post 17 and what belongs to it.

Each article is a host, and so an origin, of its own. A bare number would not do as a host:
browsers read it as an IPv4 address. The path of an article is the permalink it had on its site,
so that relative links in it resolve as they did there. Below ``/-/`` lies what we add.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, unquote

from PySide6.QtCore import QUrl

SCHEME = "post"
OWN_FOLDER = "/-/"
MAX_PERMALINK = 4_000
# Segments of dots alone, and surrogates, which stand in for bytes that are no text.
BAD_IN_PERMALINK = re.compile(r"/\.\.?(/|$)|[\ud800-\udfff]")
EXTERNAL_SCHEMES = frozenset({"http", "https"})
NAMED_SCHEMES = frozenset({"post-url", "link", "ref", "wiki"})
"""Links that name a post of the archive, as the archive writes them into articles."""


class OwnLinkKind(StrEnum):
    """What a link within the app leads to."""

    CATEGORY = "category"
    TAG = "tag"
    PUBLISHER = "publisher"
    POST = "post"  # another post; its id stands before the words that are shown of it
    PLACE = "place"  # another file that is the same post
    PATH = "path"  # a path of the article's own site: a link that its author wrote


@dataclass(frozen=True, slots=True)
class OwnLink:
    """A clicked ``post:`` link: the article it stood in, and where it leads.

    ``value`` is the name of the category, tag or publisher, the id of a post with its title, the
    path of the file, or the path of a page with query and fragment.
    """

    post_id: int
    kind: OwnLinkKind
    value: str


def article_host(post_id: int) -> str:
    """Return the host of an article: ``a17``."""
    return f"a{post_id}"


def article_url(post_id: int, permalink: str = "/") -> QUrl:
    """Return the address of an article page; a permalink that cannot be a path becomes ``/``.

    A browser takes ``.`` and ``..`` out of paths, and then asks for what we do not have.
    """
    url = QUrl(f"{SCHEME}://{article_host(post_id)}/")
    is_path = permalink.startswith("/") and not permalink.startswith(("//", OWN_FOLDER))
    is_odd = BAD_IN_PERMALINK.search(permalink) or len(permalink) > MAX_PERMALINK
    if is_path and not is_odd:
        url.setPath(permalink, QUrl.ParsingMode.DecodedMode)
    return url


def own_link(post_id: int, kind: OwnLinkKind, name: str) -> str:
    """Return ``post://a17/-/category/~NAME``, percent-encoded, for a link in the article's head.

    The mark before the name is for names such as ``..``, which are no path of their own.
    Never link to a PATH: these are written by the authors of articles.
    """
    return f"{SCHEME}://{article_host(post_id)}{OWN_FOLDER}{kind}/~{quote(name, safe='')}"


def read_own_link(url: QUrl) -> OwnLink | None:
    """Take a ``post:`` address apart; None for any other address, or one that is not ours."""
    host = url.host()
    number = host.removeprefix("a")
    if url.scheme() != SCHEME or number == host or not (number.isascii() and number.isdigit()):
        return None
    path = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    for kind in (
        OwnLinkKind.CATEGORY, OwnLinkKind.TAG, OwnLinkKind.PUBLISHER, OwnLinkKind.PLACE,
        OwnLinkKind.POST,
    ):  # fmt: skip
        prefix = f"{OWN_FOLDER}{kind}/~"
        if path.startswith(prefix):
            return OwnLink(int(number), kind, unquote(path.removeprefix(prefix)))
    return OwnLink(int(number), OwnLinkKind.PATH, path + after_path(url))


def readable(address: str) -> str:
    """Return what a person should see of an address: of our own ones only where they lead."""
    own = read_own_link(QUrl(address))
    if own is None:
        return address
    if own.kind is OwnLinkKind.POST:
        return own.value.partition(" ")[2]
    return unquote(own.value) if own.kind is OwnLinkKind.PATH else own.value


def after_path(url: QUrl) -> str:
    """Return query and fragment with their marks, percent-encoded."""
    encoded = QUrl.ComponentFormattingOption.FullyEncoded
    query = f"?{url.query(encoded)}" if url.hasQuery() else ""
    return query + (f"#{url.fragment(encoded)}" if url.hasFragment() else "")


def is_external(url: QUrl) -> bool:
    """Tell whether the system's browser or mail program may be given this address.

    Only http and https with a host and without a name or password before it (a known way to
    disguise the host), and mailto.
    """
    if not url.isValid():
        return False
    if url.scheme() == "mailto":
        return bool(url.path())
    return url.scheme() in EXTERNAL_SCHEMES and bool(url.host()) and not url.userInfo()


def without_fragment(url: QUrl) -> QUrl:
    """Return the address of the page alone, to compare pages."""
    return QUrl(url.toString(QUrl.ComponentFormattingOption.FullyEncoded).partition("#")[0])


def is_link(url: QUrl) -> bool:
    """Tell whether a click on this address may leave the viewer as ``link_activated``."""
    if url.scheme() in NAMED_SCHEMES:
        return bool(url.path())
    return is_external(url) or read_own_link(url) is not None
