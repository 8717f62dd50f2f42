"""What the ``post:`` scheme can answer: the files of the articles on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

Asset: TypeAlias = tuple[str, bytes]
"""Media type and bytes of a picture, sound or film."""

AssetAnswer: TypeAlias = Callable[[Asset | None], None]
AssetLookup: TypeAlias = Callable[[int, str, AssetAnswer], None]
"""Called with a post's id, the path of a file in its source, and where the answer goes."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One answer of the scheme: a media type and the bytes."""

    media_type: str
    data: bytes


class ArticleStore:
    """Files in memory, by host and path. An address that is not in here does not exist."""

    def __init__(self) -> None:
        self._articles: dict[str, dict[str, StoredFile]] = {}
        self._standing: dict[str, str | None] = {}

    def put(self, host: str, files: dict[str, StoredFile]) -> None:
        """Offer an article: its files by path (``/…``). Replaces what that host offered."""
        self._articles[host] = files

    def drop(self, host: str) -> None:
        """Offer nothing under this host any more."""
        self._articles.pop(host, None)

    def find(self, host: str, path: str) -> StoredFile | None:
        """Return a file of an article on screen, or None."""
        return self._articles.get(host, {}).get(path)

    def holds(self, host: str) -> bool:
        """Tell whether an article with this host is on screen."""
        return host in self._articles

    def stand(self, page: str, article: str | None = None) -> None:
        """Say which article is in a page that stays, by the hosts of both."""
        self._standing[page] = article

    def end(self, page: str) -> None:
        """That page stays no longer, and offers nothing."""
        self._standing.pop(page, None)
        self.drop(page)

    def stands(self, host: str) -> bool:
        """Tell whether this is the host of a page that stays."""
        return host in self._standing

    def may_ask(self, page: str, host: str) -> bool:
        """Tell whether what is asked for at *host* belongs to the page that asks: to itself, or
        to the article that is in it now."""
        return host in (page, self._standing.get(page))
