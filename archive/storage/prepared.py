"""What a read of one file gives to be stored: a post, and the file that it came from."""

from __future__ import annotations

from dataclasses import dataclass

from archive.progress import Problem
from archive.storage.details import Detail
from archive.storage.facets import FacetNames
from archive.text.token_codes import TokenCodes


@dataclass(frozen=True, slots=True)
class PreparedPost:
    """A post ready to be stored: made in a worker process, one picklable value.

    ``published`` is wall-clock seconds as if the clock were UTC, its offset is in
    seconds east. ``tokens`` are for the full-text index, ``title_tokens`` for the titles' index.
    ``rules_id`` are the rules that it was read by. ``assets`` are (address in the article, id of
    the asset's file, or None where there is none to be had).
    """

    key: int
    published: int
    published_offset: int
    title: str
    title_key: str
    language: str | None
    words: int
    flags: int
    detail: Detail
    names: FacetNames
    codec: int
    body: bytes
    checksum: bytes
    tokens: TokenCodes
    title_tokens: str
    rules_id: int
    problems: tuple[Problem, ...] = ()
    assets: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file as the archive remembers it."""

    source_id: int
    path: str | bytes
    path_key: int
    size: int
    mtime_ns: int
