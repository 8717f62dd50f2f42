"""The address of a post of Hexo (``lib/plugins/filter/post_permalink.ts``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha1

from archive.importing.generators.hexo_lists import js_text
from archive.importing.hexo_settings import HexoSettings
from archive.text.hexo_slug import encoded, fill_pattern, slugize
from archive.text.hugo_paths import join

_HASH_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Post:
    """What an address can be made of. ``slug`` has the folders of the file, ``paths`` a path for
    each category, ``values`` the front matter."""

    settings: HexoSettings
    slug: str
    title: str
    date: datetime
    paths: Sequence[tuple[str, ...]]
    values: Mapping[str, object]


def hexo_permalink(post: Post) -> str:
    """The site-relative address, escaped, without the site's ``root``."""
    settings = post.settings
    own = post.values.get("permalink")
    path = js_text(own) if own else fill_pattern(settings.permalink, _values(post))
    if settings.post_asset_folder and not path.endswith(("/", ".html")):
        path += "/"
    path = f"/{path.lstrip('/')}"
    address = encoded(join("/", path) if "/.." in path else path)  # never above the site
    if not settings.trailing_index:
        address = address.removesuffix("index.html") if address.endswith("/index.html") else address
    if not settings.trailing_html and not address.endswith("/index.html"):
        address = address.removesuffix(".html")
    return address


def _values(post: Post) -> dict[str, str]:
    date, settings = post.date, post.settings
    seconds = int(date.timestamp())
    digest = sha1(f"{post.slug}{seconds}".encode(), usedforsecurity=False).hexdigest()
    own = {key: js_text(value) for key, value in post.values.items() if value is not None}
    return {
        **settings.permalink_defaults,
        **own,
        "title": post.slug,
        "name": post.slug.rpartition("/")[2],
        "post_title": slugize(post.title, 1),
        "year": f"{date.year:04d}", "month": f"{date.month:02d}", "day": f"{date.day:02d}",
        "hour": f"{date.hour:02d}", "minute": f"{date.minute:02d}", "second": f"{date.second:02d}",
        "i_month": str(date.month), "i_day": str(date.day), "timestamp": str(seconds),
        "hash": digest[:_HASH_LENGTH],
        "category": _category(post),
    }  # fmt: skip


def _category(post: Post) -> str:
    if not post.paths:
        return post.settings.default_category
    names = (post.settings.category_map.get(name) or name for name in post.paths[-1])
    return "/".join(slugize(name, post.settings.filename_case) for name in names)
