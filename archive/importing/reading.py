"""Read a stored post again: the rules of its source, kept with the source.

What search knows, the text that is stored with the post, and what the viewer shows come from the
same original bytes by the same rules. The rules are kept in the archive, so that a post reads the
same with its folder gone; where they change, the importer reads every post of the source anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from hashlib import blake2b
from typing import TYPE_CHECKING

from archive.errors import PostFileError
from archive.importing.authors import authors_of
from archive.importing.cover import cover_html
from archive.importing.generators import GENERATOR_NAMES
from archive.importing.post_file import body_of, front_values_of
from archive.text.addresses import with_links_to_assets
from archive.text.complexity import too_complex
from archive.text.finishing import finished
from archive.text.html_text import Shown, as_written
from archive.text.markup import render
from archive.text.rules import BodyRules
from archive.text.sanitize import AssetOf, no_asset, plain_html, sanitize
from archive.text.visible import plain_text

if TYPE_CHECKING:
    from archive.importing.site_context import SiteContext


def _plain(value: object) -> object:
    """For JSON. A set has another order in every process."""
    return sorted(value) if isinstance(value, frozenset) else str(value)


_SUM = "sum"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _sum_of(values: Mapping[str, object]) -> str:
    return _digest(json.dumps(values, ensure_ascii=False))


def are_as_kept(text: str) -> bool:
    """Whether rules, JSON that can be read, are letter for letter those that were kept: they carry
    a sum. Those of development versions have none."""
    values = json.loads(text)
    if not isinstance(values, dict):
        return False
    known = values.pop(_SUM, None)
    names = {one.name for one in fields(ReadingRules)}
    return values.keys() <= names and (known is None or known == _sum_of(values))


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What an article has besides its body: who wrote it, and safe HTML of its cover, a picture
    that only the front matter names."""

    authors: tuple[str, ...] = ()
    cover_html: str = ""


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """How to read the posts of one source. ``fingerprint`` changes with anything that could
    change what a post is: dates, categories, permalinks, text."""

    rules: BodyRules = field(default_factory=BodyRules)
    language: str = ""
    fingerprint: str = ""

    @classmethod
    def of(cls, site: SiteContext) -> ReadingRules:
        """The rules of a folder as it is now."""
        values = asdict(site)
        for passing in ("now", "problems", "rules", "category_labels", "bundles"):
            del values[passing]
        text = json.dumps([values, site.rules.to_json()], sort_keys=True, default=_plain)
        return cls(
            rules=site.rules,
            language=site.language,
            fingerprint=_digest(text),
        )

    def to_json(self) -> str:
        """For the archive."""
        values = {
            "rules": self.rules.to_json(),
            "language": self.language,
            "fingerprint": self.fingerprint,
        }
        return json.dumps({**values, _SUM: _sum_of(values)}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> ReadingRules:
        """From the archive; what is not there gets its default.

        :raises ValueError: they are damaged (or a KeyError, or a TypeError)
        """
        values = json.loads(text)
        if not values:
            return cls()
        if values["rules"]["generator"] not in GENERATOR_NAMES:
            raise ValueError(f"there is no generator {values['rules']['generator']!r}")
        return cls(
            rules=BodyRules.from_json(values["rules"]),
            language=values["language"],
            fingerprint=values["fingerprint"],
        )

    def html(
        self, data: bytes, *, plain: Shown | bool = False, asset_of: AssetOf = no_asset
    ) -> str:
        """Safe HTML of a post file's body, with the pictures that *asset_of* has."""
        try:
            body = body_of(data, self.language, self.rules.generator)
        except PostFileError:
            return ""
        if plain == Shown.AS_WRITTEN:
            return plain_html(as_written(body), "its markup is not laid out here")
        reason = "it could not be read in bounded time" if plain else too_complex(body)
        if reason is not None:
            return plain_html(plain_text(body), reason)
        safe = sanitize(render(body, self.rules), self.rules, asset_of)
        return finished(with_links_to_assets(safe, asset_of))

    def head(self, data: bytes, body_html: str, asset_of: AssetOf = no_asset) -> ArticleHead:
        """What stands over *body_html*, which is what :meth:`html` gives."""
        try:
            values = front_values_of(data, self.language, self.rules.generator)
        except PostFileError:
            return ArticleHead()
        cover = cover_html(values, body_html, self.rules, asset_of)
        return ArticleHead(authors_of(values), cover)
