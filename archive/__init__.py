"""The core of Microfiche: an archive of posts in one SQLite file. Knows nothing of any window.

Everything that a program needs is here::

    from pathlib import Path
    from archive import Importer, open_archive

    with open_archive(Path("news.fiche"), create=True) as archive:
        report = Importer(archive).run([Path("~/sites/news").expanduser()])
        for hit in archive.search("武清 -高铁").hits:
            print(hit.published, hit.title.text)
"""

from importlib import import_module
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
    BeginningLostError,
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
from archive.importing.options import GENERATOR_NAMES, ImportOptions
from archive.post import LinkKind, LinkTarget, Post, PostSummary, PostVersion, Snippet, Source
from archive.progress import (
    CheckReport,
    ImportReport,
    OptimizeReport,
    Problem,
    ProblemCode,
    Progress,
    ProgressCallback,
    RepairReport,
    Severity,
    ignore_progress,
)
from archive.query import (
    BRANCHES_OF,
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
from archive.query_writing import has_query, query_of
from archive.search_query import parse_query, unknown_field
from archive.search_tree import State, TextField, facet_key
from archive.storage.bulk_marks import Mark, MarkedPosts
from archive.storage.saved_searches import usable_name
from archive.text.nested_names import last_name, level_of, parent_of
from archive.text.pinyin import name_key

if TYPE_CHECKING:
    from archive.backup import back_up
    from archive.highlight_export import highlights_markdown
    from archive.highlights import Anchor, Colour, Highlight, ListedHighlight, Placed
    from archive.importing.importer import Importer
    from archive.optimizing import (
        Optimized,
        has_room_for_copy,
        prepare_optimized,
        room_needed,
        take_over,
    )
    from archive.placing import place_highlights, unplaced_ids
    from archive.quick_check import check_quickly, was_import_cut_off
    from archive.repairing import open_damaged, repair_archive
    from archive.statistics import PostLength, Statistics
    from archive.storage.highlight_rows import MAX_QUOTE
    from archive.text.anchors import anchor_of, letters
    from archive.text.spelling import spelling_in
    from archive.text.to_markdown import html_to_markdown
    from archive.title_words import title_query

_WHEN_ASKED_FOR = {
    "archive.backup": ("back_up",),
    "archive.highlight_export": ("highlights_markdown",),
    "archive.highlights": ("Anchor", "Colour", "Highlight", "ListedHighlight", "Placed"),
    "archive.importing.importer": ("Importer",),
    "archive.optimizing": (
        "Optimized",
        "has_room_for_copy",
        "prepare_optimized",
        "room_needed",
        "take_over",
    ),
    "archive.placing": ("place_highlights", "unplaced_ids"),
    "archive.quick_check": ("check_quickly", "was_import_cut_off"),
    "archive.repairing": ("open_damaged", "repair_archive"),
    "archive.statistics": ("PostLength", "Statistics"),
    "archive.storage.highlight_rows": ("MAX_QUOTE",),
    "archive.text.anchors": ("anchor_of", "letters"),
    "archive.text.spelling": ("spelling_in",),
    "archive.text.to_markdown": ("html_to_markdown",),
    "archive.title_words": ("title_query",),
}
"""Modules that are seldom needed, or not to begin with: a window is there sooner without them."""

_MODULE_OF = {name: module for module, names in _WHEN_ASKED_FOR.items() for name in names}


def __getattr__(name: str) -> object:
    """A name of one of the modules that are imported when they are first asked for."""
    if name in _MODULE_OF:
        return getattr(import_module(_MODULE_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def validate_query(query: str) -> None:
    """Check that a query can be read; an empty one finds everything and is fine.

    :raises SearchQueryError: says where and why it cannot
    """
    if query.strip():
        parse_query(query)


__all__ = [
    "BRANCHES_OF",
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
    "BeginningLostError",
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
    "Mark",
    "MarkedPosts",
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
    "RepairReport",
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
    "check_quickly",
    "facet_key",
    "form_errors",
    "has_dates",
    "has_query",
    "has_room_for_copy",
    "highlights_markdown",
    "html_to_markdown",
    "ignore_progress",
    "last_name",
    "letters",
    "level_of",
    "make_archive",
    "name_key",
    "names_in",
    "names_text",
    "open_archive",
    "open_damaged",
    "parent_of",
    "place_highlights",
    "prepare_optimized",
    "query_of",
    "read_form",
    "repair_archive",
    "room_needed",
    "spelling_in",
    "take_back",
    "take_over",
    "title_query",
    "unknown_field",
    "unplaced_ids",
    "usable_name",
    "validate_query",
    "was_import_cut_off",
    "within_dates",
    "without_dates",
    "write_form",
]
