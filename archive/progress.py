"""What long work says while it runs and when it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from archive.post import Source
from archive.query import Facets


class Severity(StrEnum):
    """``ERROR``: the file gave no post. ``WARNING``: it gave one, with something repaired."""

    ERROR = "error"
    WARNING = "warning"


class ProblemCode(StrEnum):
    """Stable words for what can be wrong with a file; part of the command line's promise."""

    FRONT_MATTER_REPAIRED = "front-matter-repaired"
    FRONT_MATTER_UNCLOSED = "front-matter-unclosed"
    FRONT_MATTER_MISSING = "front-matter-missing"
    FRONT_MATTER_UNREADABLE = "front-matter-unreadable"
    FRONT_MATTER_TOO_LARGE = "front-matter-too-large"
    DUPLICATE_KEY = "duplicate-key"
    VALUE_CONVERTED = "value-converted"
    TITLE_MISSING = "title-missing"
    DATE_MISSING = "date-missing"
    DATE_INVALID = "date-invalid"
    SOURCE_LINK_EMPTY = "source-link-empty"
    ENCODING_GUESSED = "encoding-guessed"
    TEXT_REPAIRED = "text-repaired"  # NUL, surrogates, a last character cut off
    UNDECODABLE = "undecodable"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_COMPLEX = "too-complex"  # shown and searched as plain text
    FILE_NAME = "file-name"  # the name is not UTF-8
    NAME_TWICE = "name-twice"  # another's but for capital letters or the spelling of accents
    VANISHED = "vanished"
    UNREADABLE = "unreadable"  # permission, I/O error
    NOT_A_FILE = "not-a-file"  # link, FIFO, device, socket
    ASSET_MISSING = "asset-missing"  # a picture or file that a post refers to is not there
    ASSET_NOT_KEPT = "asset-not-kept"  # it is there, and too large, a link, no regular file …
    ASSET_NOT_SHOWN = "asset-not-shown"  # it is kept, and past the limits of what is shown
    CONFIG_UNREADABLE = "config-unreadable"
    FAILED = "failed"  # a defect of ours: please report


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one file. ``path`` is relative to the source, with ``/``;
    ``line`` counts from 1."""

    path: str
    line: int | None
    severity: Severity
    code: ProblemCode
    message: str
    source: str = ""
    post_id: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is. ``total`` is None while it is not known. ``speed`` is per second."""

    stage: str  # "scan", "read", "finish", "check", "export", "backup", "repair"; of optimising
    # "look", "learn", "index", "merge", "copy", "pack", "prove", "keep", "replace"
    done: int
    total: int | None = None
    path: str = ""
    problems: int = 0
    speed: float = 0.0


ProgressCallback = Callable[[Progress], None]
"""Called a few times a second at most; may raise :class:`archive.errors.Cancelled`."""


def ignore_progress(progress: Progress) -> None:
    """The callback of callers who do not want to know."""


@dataclass(slots=True)
class ImportReport:
    """The result of one import; :meth:`fiche import --json` prints exactly these fields.

    ``found == added + updated + moved + unchanged + failed`` always holds for a run that was
    not stopped.
    """

    archive: str
    sources: list[Source] = field(default_factory=list)
    found: int = 0
    added: int = 0
    updated: int = 0
    moved: int = 0
    unchanged: int = 0
    failed: int = 0
    ignored: int = 0
    missing: int = 0
    assets: int = 0
    seconds: float = 0.0
    stopped: bool = False
    problems: list[Problem] = field(default_factory=list)
    facets: Facets | None = None
    """Only of a dry run: the categories and tags as they would be. Not part of the JSON."""

    @property
    def not_read(self) -> int:
        """How many of the files found were left when the import was stopped: it had not come to
        them. Not part of the JSON, where the other counts say as much."""
        done = self.added + self.updated + self.moved + self.unchanged + self.failed
        return max(0, self.found - done) if self.stopped else 0


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What :meth:`Archive.check` found. ``problems`` are sentences, worst first."""

    ok: bool
    problems: Sequence[str] = ()
    posts: int = 0


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What :func:`repair_archive` could save: ``posts`` are in the new archive, ``lost`` are not.
    ``problems`` are sentences."""

    posts: int
    lost: int
    problems: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class OptimizeReport:
    """What :func:`optimize_archive` did: ``renumbered`` of the ``posts`` have another id now.
    ``before`` and ``after`` are bytes of the file. ``damaged`` are the paths of files that came
    damaged and were kept as they are, ``doubtful`` of those whose post may be known wrongly, as
    before. ``copy`` is the archive as it was, or None where ``no_copy`` says why there is none."""

    posts: int
    renumbered: int
    before: int
    after: int
    seconds: float = 0.0
    damaged: Sequence[str] = ()
    doubtful: Sequence[str] = ()
    copy: Path | None = None
    no_copy: str = ""

    @property
    def problems(self) -> list[str]:
        """The same as sentences."""
        said = [f"no copy of the archive was kept: {self.no_copy}"] if self.no_copy else []
        said += [f"the file “{path}” is damaged; it was kept as it is" for path in self.damaged]
        return said + [
            f"what is known of “{path}” may be wrong, as before" for path in self.doubtful
        ]
