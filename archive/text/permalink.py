"""Slugs and addresses as Jekyll 4 makes them.

Rules from Jekyll's ``lib/jekyll/utils.rb`` (slugs), ``lib/jekyll/url.rb`` and
``lib/jekyll/drops/url_drop.rb`` (placeholders, escaping, cleaning up).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
"""The named permalink styles. Everything else is a template itself."""

_SAFE = (
    "-._~!$&'()*+,;=:@/?"  # what the address of a page keeps as it is, beside letters and digits
)
_ALL_SAFE = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:@/?]*")
_SLASHES = re.compile("/{2,}")
_LONG = 1_000
"""Characters of a template that is not remembered."""
_PLACEHOLDER = re.compile(r":([a-z_]+)")
_PRETTY_MARKS = frozenset("._~!$&'()+,;=@")
_NOT_DEFAULT_ASCII = re.compile(r"[^A-Za-z0-9]+")
_NOT_PRETTY_ASCII = re.compile(r"[^A-Za-z0-9._~!$&'()+,;=@]+")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def template_for(style: str) -> str:
    """The template of a ``permalink:`` setting: the name of a style, or a template."""
    return STYLES.get(style.lstrip(":"), style)


def titleize(slug: str) -> str:
    """The title that Jekyll gives to a post without one: ``a-b`` is ``A B``."""
    words = slug.split("-")
    while words and not words[-1]:  # Ruby's split drops empty pieces at the end only
        words.pop()
    return " ".join(word[:1].title() + downcase(word[1:]) for word in words)


def downcase(text: str) -> str:
    """Lower case by single characters, as Ruby: a Greek sigma at the end of a word is no other."""
    return text.lower() if text.isascii() else "".join(map(str.lower, text))


def slugify(text: str, mode: str = "default", *, cased: bool = False) -> str:
    """Jekyll's slug of ``text``.

    ``mode``: ``raw`` (blanks become hyphens), ``default`` (all but letters, marks and digits),
    ``pretty`` (keeps a few more signs), ``ascii``, ``latin`` (accents removed first);
    any other mode leaves the text. Lower case unless ``cased``.
    """
    if mode == "raw":
        slug = _BLANKS.sub("-", text)
    elif mode == "ascii":
        slug = _NOT_DEFAULT_ASCII.sub("-", text)
    elif mode == "pretty":
        slug = _hyphenate(text, _NOT_PRETTY_ASCII, _PRETTY_MARKS)
    elif mode in ("default", "latin"):
        plain = _without_accents(text) if mode == "latin" else text
        slug = _hyphenate(plain, _NOT_DEFAULT_ASCII, frozenset())
    else:
        return text if cased else downcase(text)
    slug = slug.removeprefix("-").removesuffix("-")
    return slug if cased else downcase(slug)


def _hyphenate(text: str, not_ascii: re.Pattern[str], marks: frozenset[str]) -> str:
    if text.isascii():
        return not_ascii.sub("-", text)
    out: list[str] = []
    for char in text:
        category = unicodedata.category(char)
        if category[0] in "LM" or category == "Nd" or char in marks:
            out.append(char)
        elif not out or out[-1] != "-":
            out.append("-")
    return "".join(out)


def _without_accents(text: str) -> str:
    """Accented Latin letters without their accents; what else is not ASCII becomes ``?``."""
    special = {"ß": "ss", "Æ": "AE", "æ": "ae", "Ø": "O", "ø": "o", "Œ": "OE", "œ": "oe",
               "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Þ": "Th", "þ": "th", "ð": "d"}  # fmt: skip
    out = []
    for char in text:
        first = unicodedata.normalize("NFD", char)[0]
        out.append(special.get(char, first if first.isascii() else "?"))
    return "".join(out)


class UrlParts(NamedTuple):
    """What the placeholders of a template stand for. ``path`` is the file's path without its
    extension and without ``_posts``; ``date`` is wall time in the site's zone."""

    slug: str
    basename: str
    path: str
    extension: str
    date: datetime
    categories: Sequence[str]
    collection: str = "posts"


_Value = Callable[[UrlParts], str]


def permalink(template: str, parts: UrlParts) -> str:
    """The site-relative address. Placeholders that do not exist stay as they are."""
    address = ""
    for text, value in _pieces(template) if len(template) <= _LONG else _read_pieces(template):
        address += text if value is None else _quoted(value(parts))
    return _clean(address)


def _quoted(text: str) -> str:
    return text if _ALL_SAFE.fullmatch(text) else quote(text, safe=_SAFE)


def _read_pieces(template: str) -> tuple[tuple[str, _Value | None], ...]:
    """Texts of *template* as they are, and what gives the text of a placeholder."""
    pieces: list[tuple[str, _Value | None]] = []
    end = 0
    for found in _PLACEHOLDER.finditer(template):
        pieces.append((template[end : found.start()], None))
        name, end = found[1], found.end()
        if (value := _VALUES.get(name)) is not None:
            pieces.append(("", value))
        elif (value := _VALUES.get(name.removesuffix("_"))) is not None:
            pieces += [("", value), ("_", None)]
        else:
            pieces.append((found[0], None))
    return (*pieces, (template[end:], None))


_pieces = lru_cache(maxsize=64)(_read_pieces)


def _clean(address: str) -> str:
    """Jekyll's clean-up: one slash at the front, none doubled, no way upwards."""
    cleaned = ("/" + address).replace("..", "/").replace("./", "")
    return _SLASHES.sub("/", cleaned) if "//" in cleaned else cleaned


def _unique(words: Sequence[str]) -> str:
    return "/".join(dict.fromkeys(words))


_VALUES: dict[str, _Value] = {
    "title": lambda p: slugify(p.slug, "pretty", cased=True),
    "slug": lambda p: slugify(p.slug),
    "name": lambda p: slugify(p.basename),
    "basename": lambda p: p.basename,
    "path": lambda p: p.path,
    "collection": lambda p: p.collection,
    "output_ext": lambda p: p.extension,
    "categories": lambda p: _unique([downcase(c) for c in p.categories]),
    "slugified_categories": lambda p: _unique([slugify(c) for c in p.categories]),
    "year": lambda p: f"{p.date.year:04d}",
    "month": lambda p: f"{p.date.month:02d}",
    "day": lambda p: f"{p.date.day:02d}",
    "hour": lambda p: f"{p.date.hour:02d}",
    "minute": lambda p: f"{p.date.minute:02d}",
    "second": lambda p: f"{p.date.second:02d}",
    "i_day": lambda p: str(p.date.day),
    "i_month": lambda p: str(p.date.month),
    "short_month": lambda p: _MONTHS[p.date.month - 1][:3],
    "long_month": lambda p: _MONTHS[p.date.month - 1],
    "short_year": lambda p: f"{p.date.year % 100:02d}",
    "w_year": lambda p: str(p.date.isocalendar().year),
    "week": lambda p: f"{p.date.isocalendar().week:02d}",
    "w_day": lambda p: str(p.date.isoweekday()),
    "short_day": lambda p: _DAYS[p.date.weekday()][:3],
    "long_day": lambda p: _DAYS[p.date.weekday()],
    "y_day": lambda p: f"{p.date.timetuple().tm_yday:03d}",
}
