"""Addresses as Hugo makes them of names and titles.

``helpers/path.go`` (``UnicodeSanitize``, ``MakePathSanitized``), ``helpers/url.go``
(``URLize``) and ``resources/page/page_paths.go`` (``CreateTargetPaths``) of Hugo 0.111.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote_plus

_ALLOWED = frozenset("./\\_#+~-@")
_HEX = re.compile(r"%[0-9A-Fa-f]{2}")
_SPACES = frozenset("\t\n\v\f\r \x85\xa0")
_KEPT = "$&+,/:;=@~%"
_VALID = _KEPT + "!'()*[]?#"
_NO_ESCAPE = re.compile(rf"[\w.\-{re.escape(_VALID)}]*", re.ASCII)
_INDEX = "index"
_ENDING = ".html"


@dataclass(frozen=True, slots=True)
class PathRules:
    """``keep_case`` is Hugo's ``disablePathToLower``, ``plain_letters`` its
    ``removePathAccents``."""

    keep_case: bool = False
    plain_letters: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What the address of a page is made of, each "" where there is none.

    ``folder`` and ``name`` come from the file's path or the slug, ``expanded`` from a pattern of
    ``permalinks``, ``url`` from the front matter, which wins. ``prefix`` is the language's.
    """

    folder: str
    name: str
    expanded: str = ""
    url: str = ""
    prefix: str = ""
    ugly: bool = False


def sanitize(text: str, rules: PathRules) -> str:
    """Letters, digits and a few signs of *text*; blanks become single hyphens."""
    if rules.plain_letters:
        text = "".join(
            char
            for char in unicodedata.normalize("NFD", text)
            if unicodedata.category(char) != "Mn"
        )
        text = unicodedata.normalize("NFC", text)
    out: list[str] = []
    hyphen_due = was_hyphen = False
    for place, char in enumerate(text):
        if _is_allowed(char) or (char == "%" and _HEX.match(text, place)):
            was_hyphen = char == "-"
            if hyphen_due and not was_hyphen:
                out.append("-")
            hyphen_due = False
            out.append(char)
        elif out and not was_hyphen and _is_space(char):
            hyphen_due = True
    clean = "".join(out)
    return clean if rules.keep_case else _lower(clean)


def urlize(text: str, rules: PathRules) -> str:
    """*text* as one part of an address."""
    return escaped(sanitize(text, rules))


def escaped(address: str) -> str:
    """An address as Go writes one: what needs no escape stays, unless something else needs it."""
    path, sign, rest = re.match(r"([^?#]*)([?#]?)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    safe = _VALID if _NO_ESCAPE.fullmatch(path) else _KEPT
    return quote(path, safe=safe) + sign + quote(rest, safe=_VALID)


def unescaped(address: str) -> str:
    """A filled pattern as Hugo takes it up again: escapes undone, ``+`` as a blank."""
    return unquote_plus(address)


def target_link(target: Target, rules: PathRules) -> str:
    """The site-relative address of a page, escaped."""
    link = _link_of_url(target) if target.url else _link_of_page(target)
    bare = link.strip("/")
    link = f"/{bare}/" if link.endswith("/") and bare else f"/{bare}"
    # An address of the author's own stays as it was written.
    return escaped(link if target.url else sanitize(link, rules)) or "/"


def _link_of_url(target: Target) -> str:
    url = target.url
    link = path = join("/", url)
    if url.endswith("/") or "." not in url:
        path = join(path, _INDEX + _ENDING)
    if not path.endswith(f"/{_INDEX}{_ENDING}"):
        link = path
    elif not url.endswith("/"):
        link += "/"
    relative = not url.startswith("/")
    if relative and target.prefix and not url.startswith(f"/{target.prefix}"):
        link = join(target.prefix, link)
    return link


def _link_of_page(target: Target) -> str:
    is_index = target.name == _INDEX
    if is_index and not target.folder and not target.expanded:
        return f"/{target.prefix}/"
    path = join("/", target.expanded or f"{target.folder}/{target.name}")
    link = path.removesuffix(target.name) if is_index else path
    link += "/"
    if target.ugly or (is_index and not target.expanded):
        path = path.strip("/") + _ENDING
        if not path.endswith(f"/{_INDEX}{_ENDING}"):
            link = path
    return join(target.prefix, link) if target.prefix else link


def join(*parts: str) -> str:
    """Parts of a path put together and cleaned; a slash at the very end stays, once."""
    joined = posixpath.normpath("/".join(part for part in parts if part))
    if joined.startswith("//"):
        joined = joined[1:]
    return joined + "/" if parts[-1].endswith("/") and not joined.endswith("/") else joined


def _lower(text: str) -> str:
    """Lower case by single characters, one for one, as Go."""
    return text.lower() if text.isascii() else "".join(char.lower()[0] for char in text)


def _is_allowed(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in _ALLOWED
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"


def _is_space(char: str) -> bool:
    return char in _SPACES or unicodedata.category(char) in ("Zs", "Zl", "Zp")
