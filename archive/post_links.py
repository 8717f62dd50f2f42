"""Links inside the articles of an archive: what :mod:`archive.links` asks for, from its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import unquote

from archive.links import LinkPlace, resolve_link
from archive.post import LinkKind, LinkTarget
from archive.storage.assets import AssetStore
from archive.storage.bodies import BodyReader
from archive.storage.keys import typed_path, without_surrogates
from archive.storage.post_names import PostNames
from archive.storage.posts import PostReader

if TYPE_CHECKING:
    from archive.importing.reading import ReadingRules


MAX_READ = 20_000
"""Posts that are looked into for one link."""


class PostLinks:
    """Resolves links on any connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._posts = PostReader(connection)
        self._names = PostNames(connection)
        self._bodies = BodyReader(connection)
        self._assets = AssetStore(connection)

    def resolve(self, post_id: int, source_id: int, reading: ReadingRules, url: str) -> LinkTarget:
        """Where *url* leads in the article of a post that is read by *reading*."""
        asset = self._asset(source_id, url)
        if asset is not None:
            return LinkTarget(LinkKind.ASSET, asset)

        def find_note(name: str) -> int | None:
            found = self._names.by_note(source_id, name)
            if found is not None or not name.strip():
                return found
            # All that reads front matter comes with it: a window is there sooner without.
            from archive.importing.aliases import post_with_alias  # noqa: PLC0415

            files = self._files(source_id)
            return post_with_alias(name, files, reading.rules.generator, reading.language)

        place = LinkPlace(
            permalink=self._posts.permalink(post_id),
            hosts=reading.rules.hosts,
            base_url=reading.rules.base_url,
            find_post=lambda path: self._posts.by_permalink(source_id, path),
            find_file=lambda name: self._names.by_file(source_id, name),
            find_note=find_note,
            find_category=self._posts.category_named,
        )
        return resolve_link(without_surrogates(url), place)

    def _asset(self, source_id: int, url: str) -> str | None:
        """The path of the asset that an article's link leads to."""
        if not url.startswith("/") or url.startswith("//"):
            return None
        written = url.partition("?")[0].partition("#")[0]
        path = unquote(written, errors="surrogateescape").strip("/")
        return None if self._assets.find(source_id, typed_path(path)) is None else path

    def _files(self, source_id: int) -> Iterator[tuple[int, bytes]]:
        """(id, bytes) of the posts of a source, damaged ones left out."""
        ids = self._connection.execute(
            "SELECT id FROM post WHERE source_id = ? ORDER BY id LIMIT ?", (source_id, MAX_READ)
        ).fetchall()
        for (post_id,) in ids:
            found = None
            with suppress(ValueError):
                found = self._bodies.read(post_id)
            if found is not None:
                yield post_id, found[0]
