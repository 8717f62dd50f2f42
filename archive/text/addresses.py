"""What an article calls files of its own site: the addresses of its pictures and attachments.

Nearly all news names nothing of its own site, so the first question is a cheap one, asked of the
prepared body; only where it says yes is the rendered body listened to, which has the addresses
exactly as the viewer will.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

from archive.text.chips import without_chips
from archive.text.rules import BodyRules
from archive.text.sanitize import AssetOf

MAX_ADDRESSES = 1_000
"""Of one post that are followed; the rest is left out, and the report says so."""

_PAGES = "html?|xhtml|md|markdown|mkdn?|mkdown|php|aspx?|jsp|xml|rss|atom|cgi"
_PAGE = re.compile(rf"\.(?:{_PAGES})\Z", re.IGNORECASE)
_FILE = re.compile(r"\.[a-z0-9]{1,8}\Z", re.IGNORECASE)
_LINK = re.compile(r"<a(?! class=\"address\")\b[^<>]*? href=\"([^\"]{1,4000})\"")

_START = r"\s*+[\"'<]?+"
_SOURCE = r"=(?:(?<=src=)|(?<=src\s=)|(?<=data=))" + _START
_HREF = r"=(?:(?<=href=)|(?<=href\s=))" + _START
_BRACKETED = r"\][(:]" + _START
_ENDING = rf"[^\s\"'<>()?#]{{0,500}}?\.(?!(?:{_PAGES})\b)[a-z0-9]{{1,8}}(?=[\s\"'<>()?#|\]]|\Z)"
_WIKI = re.compile(rf"\[\[(?:[^\[\]\n|#]{{1,500}}?\.(?!(?:{_PAGES})\b)[a-z0-9]{{1,8}})[|#\]]", re.I)


class Address(NamedTuple):
    """``written`` as it stands in the article; ``is_picture``: to be shown there, so that without
    it something is missing; else a link to a file."""

    written: str
    is_picture: bool


class LocalAddresses:
    """Collects what an article calls files of its own site, each once, in order.

    An :data:`archive.text.sanitize.AssetOf` that has nothing and remembers what it was asked for.
    One more than MAX_ADDRESSES are kept, so that the caller sees when there are too many.
    """

    def __init__(self, rules: BodyRules) -> None:
        self._rules = rules
        self._found: dict[str, Address] = {}

    def __call__(self, address: str) -> None:
        """A picture, sound, film or another embedded thing."""
        self._note(address, is_picture=True)

    def add_links(self, safe_html: str) -> None:
        """The links to files in the HTML that came of it."""
        for written in _LINK.findall(safe_html):
            address = without_chips(html.unescape(written))
            if names_file(address):
                self._note(address, is_picture=False)

    def _note(self, address: str, *, is_picture: bool) -> None:
        if len(self._found) <= MAX_ADDRESSES and is_local(address, self._rules):
            self._found.setdefault(address, Address(address, is_picture))

    def all(self) -> tuple[Address, ...]:
        """What was collected."""
        return tuple(self._found.values())


def with_links_to_assets(safe_html: str, asset_of: AssetOf) -> str:
    """*safe_html* with the links to files that the archive has leading there."""
    if "<a" not in safe_html:
        return safe_html

    def replace(found: re.Match[str]) -> str:
        asset = asset_of(without_chips(html.unescape(found[1])))
        if asset is None:
            return found[0]
        return f'{found[0][: found.start(1) - found.start()]}{html.escape(asset[0])}"'

    return _LINK.sub(replace, safe_html)


def names_file(address: str) -> bool:
    """Whether a link leads to a file to keep: it has an ending, and not that of a page."""
    path = re.split("[?#]", address, maxsplit=1)[0]
    return _FILE.search(path) is not None and _PAGE.search(path) is None


def is_local(address: str, rules: BodyRules) -> bool:
    """Whether an address means something of the site itself."""
    return _local(rules.hosts).match(address) is not None


def may_name_files(prepared: str, rules: BodyRules) -> bool:
    """Whether anything in a body may be a file of the site. Quick, and right where it says no.

    Each pattern begins with one character, which is looked for as fast as memory is read.
    """
    named, link, picture = _patterns(rules.hosts)
    if named.search(prepared) is not None:
        return True
    # In Markdown the same marks are around the address of a link and of a picture.
    is_picture = "!" in prepared and "![" in prepared
    if (picture if is_picture else link).search(prepared) is not None:
        return True
    return rules.generator == "obsidian" and _WIKI.search(prepared) is not None


@lru_cache(maxsize=32)
def _local(hosts: tuple[str, ...]) -> re.Pattern[str]:
    """The beginning of an address without a host, or with one of *hosts*. A drive of Windows and
    ``file:`` are local too: that they lead nowhere is worth a word."""
    own = "|".join(map(re.escape, hosts)) or r"(?!)"
    return re.compile(
        rf"(?:https?:)?//(?:{own})(?::\d+)?/|file:"
        r"|(?![a-z][a-z0-9+.-]+:|//|#|\s*\Z)(?=[^\s\"'<>()])"
        r"|wiki:",
        re.IGNORECASE,
    )


@lru_cache(maxsize=32)
def _patterns(hosts: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """An attribute with an address, a link of Markdown to a file, a picture of Markdown."""
    local = f"(?:{_local(hosts).pattern})"
    named = f"{_SOURCE}{local}|{_HREF}{local}{_ENDING}"
    link = f"{_BRACKETED}{local}{_ENDING}|{_BRACKETED}(?<=<){local}"  # blanks stand between <>
    sources = (named, link, _BRACKETED + local)
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)
