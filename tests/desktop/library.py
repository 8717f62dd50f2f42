"""The shape of what the fixture ``library`` gives, for the tests' annotations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.factories import WrittenPost


@dataclass(frozen=True)
class Library:
    """An archive that was imported from made posts, whose files are ``posts``, oldest first."""

    path: Path
    posts: list[WrittenPost]
