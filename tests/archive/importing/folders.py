"""Whole folders read as an import reads them, without an archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from archive.importing.discovery import Discovery
from archive.importing.post_file import ParsedPost, read_post
from archive.importing.site import SiteContext, read_site

DATA = Path(__file__).resolve().parents[2] / "data" / "posts"
NOW = datetime(2024, 6, 1, tzinfo=UTC)


def read_folder(
    folder: Path, generator: str = "auto", *, timezone: str | None = None, now: datetime = NOW
) -> tuple[SiteContext, dict[str, ParsedPost], Discovery]:
    """The site, its posts by path, and what discovery counted."""
    site = replace(read_site(folder, generator, timezone=timezone), now=now)
    discovery = Discovery(folder, site)
    posts = {file.path: read_post((folder / file.path).read_bytes(), file, site)
             for file in discovery}  # fmt: skip
    return site, posts, discovery


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write *files*, text by path, below *folder*."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="")
    return folder


def regular_files(folder: Path) -> int:
    """How many files a walk sees: none of folders whose names begin with a dot."""
    paths = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    return sum(not any(part[0] == "." for part in path.parts[:-1]) for path in paths)
