"""What a caller of an import may choose."""

from __future__ import annotations

from dataclasses import dataclass

GENERATOR_NAMES = ("jekyll", "hugo", "hexo", "obsidian", "plain")
"""Every name that a person may give."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import. ``workers`` is how many processes read files; None: as the machine has.

    With ``only`` (paths within the folder, files or whole folders) nothing else is looked at, and
    these files are read even where they seem unchanged.
    """

    generator: str = "auto"
    timezone: str | None = None
    dry_run: bool = False
    workers: int | None = None
    only: frozenset[str] | None = None
