"""The core of Microfiche: an archive of posts in one SQLite file. Knows nothing of any window.

Everything that a program needs is here::

    from pathlib import Path
    from archive import Importer, open_archive

    with open_archive(Path("news.fiche"), create=True) as archive:
        report = Importer(archive).run([Path("~/sites/news").expanduser()])
        for hit in archive.search("武清 -高铁").hits:
            print(hit.published, hit.title.text)
"""

from typing import TYPE_CHECKING

from archive.counting import asks_for_marks
from archive.database import Archive, open_archive
from archive.errors import (
    ArchiveCorruptError,
    ArchiveError,
    ArchiveInUseError,
    ArchiveLockedError,
    ArchiveReadOnlyError,
    ArchiveTooNewError,
    Cancelled,
    DiskFullError,
    ExportError,
    ImportFolderError,
    NameTakenError,
    NoRoomError,
    NotAnArchiveError,
    PostNotFoundError,
    SavedSearchError,
    SearchQueryError,
    StorageError,
)
from archive.fresh import NewFile, make_archive, take_back
from archive.highlight_export import highlights_markdown
from archive.highlights import Anchor, Colour, Highlight, ListedHighlight, Placed
from archive.importing.options import GENERATOR_NAMES, ImportOptions
from archive.placing import place_highlights, unplaced_ids
from archive.post import LinkKind, LinkTarget, Post, PostSummary, PostVersion, Snippet, Source
from archive.progress import (
    CheckReport,
    ImportReport,
    OptimizeReport,
    Problem,
    ProblemCode,
    Progress,
    ProgressCallback,
    Severity,
    ignore_progress,
)
from archive.query import (
    FacetCount,
    FacetKind,
    Facets,
    PostCount,
    PostFilter,
    SavedSearch,
    SearchHit,
    SearchResult,
    SortOrder,
)
from archive.query_dates import has_dates, within_dates, without_dates
from archive.query_form import NAME_FIELDS, QueryForm, form_errors, names_in, names_text, write_form
from archive.query_reading import read_form
from archive.query_writing import query_of
from archive.search_query import parse_query, unknown_field
from archive.search_tree import State, TextField, facet_key
from archive.statistics import PostLength, Statistics
from archive.storage.highlight_rows import MAX_QUOTE
from archive.storage.saved_searches import usable_name
from archive.text.anchors import anchor_of, letters
from archive.text.pinyin import name_key
from archive.text.spelling import spelling_in
from archive.text.to_markdown import html_to_markdown
from archive.title_words import title_query

if TYPE_CHECKING:
    from archive.backup import back_up
    from archive.importing.importer import Importer
    from archive.optimizing import Optimized, prepare_optimized, room_needed, take_over

_OPTIMIZING = ("Optimized", "prepare_optimized", "room_needed", "take_over")


def __getattr__(name: str) -> object:
    """What is seldom needed when it is first asked for: a window is there sooner without."""
    if name == "Importer":
        from archive.importing.importer import Importer  # noqa: PLC0415

        return Importer
    if name == "back_up":
        from archive.backup import back_up  # noqa: PLC0415

        return back_up
    if name in _OPTIMIZING:
        from archive import optimizing  # noqa: PLC0415

        return getattr(optimizing, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def validate_query(query: str) -> None:
    """Check that a query can be read; an empty one finds everything and is fine.

    :raises SearchQueryError: says where and why it cannot
    """
    if query.strip():
        parse_query(query)


__all__ = [
    "GENERATOR_NAMES",
    "MAX_QUOTE",
    "NAME_FIELDS",
    "Anchor",
    "Archive",
    "ArchiveCorruptError",
    "ArchiveError",
    "ArchiveInUseError",
    "ArchiveLockedError",
    "ArchiveReadOnlyError",
    "ArchiveTooNewError",
    "Cancelled",
    "CheckReport",
    "Colour",
    "DiskFullError",
    "ExportError",
    "FacetCount",
    "FacetKind",
    "Facets",
    "Highlight",
    "ImportFolderError",
    "ImportOptions",
    "ImportReport",
    "Importer",
    "LinkKind",
    "LinkTarget",
    "ListedHighlight",
    "NameTakenError",
    "NewFile",
    "NoRoomError",
    "NotAnArchiveError",
    "OptimizeReport",
    "Optimized",
    "Placed",
    "Post",
    "PostCount",
    "PostFilter",
    "PostLength",
    "PostNotFoundError",
    "PostSummary",
    "PostVersion",
    "Problem",
    "ProblemCode",
    "Progress",
    "ProgressCallback",
    "QueryForm",
    "SavedSearch",
    "SavedSearchError",
    "SearchHit",
    "SearchQueryError",
    "SearchResult",
    "Severity",
    "Snippet",
    "SortOrder",
    "Source",
    "State",
    "Statistics",
    "StorageError",
    "TextField",
    "anchor_of",
    "asks_for_marks",
    "back_up",
    "facet_key",
    "form_errors",
    "has_dates",
    "highlights_markdown",
    "html_to_markdown",
    "ignore_progress",
    "letters",
    "make_archive",
    "name_key",
    "names_in",
    "names_text",
    "open_archive",
    "place_highlights",
    "prepare_optimized",
    "query_of",
    "read_form",
    "room_needed",
    "spelling_in",
    "take_back",
    "take_over",
    "title_query",
    "unknown_field",
    "unplaced_ids",
    "usable_name",
    "validate_query",
    "within_dates",
    "without_dates",
    "write_form",
]
